import { safeNext } from '@/platform/site/paths'
import { SIZE_COOKIE, SIZES, THEME_COOKIE, THEMES } from '@/platform/site/preferences'

const YEAR_S = 31_536_000

/** Keeps the reader's choice of type size and light, for browsers without scripts, and goes back to the page. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const headers = new Headers({ Location: safeNext(form.get('next'), '/'), 'Cache-Control': 'no-store' })
  const keep = (name: string, value: string | undefined) => {
    if (value) headers.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`)
  }
  keep(
    THEME_COOKIE,
    THEMES.find((theme) => theme === form.get('theme')),
  )
  keep(
    SIZE_COOKIE,
    SIZES.find((size) => size === form.get('size')),
  )
  return new Response(null, { status: 303, headers })
}
