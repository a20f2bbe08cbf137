import config from '@payload-config'
import { createLocalReq, getPayload, logoutOperation } from 'payload'
import { safeNext } from '@/platform/site/paths'

/** Ends the session in the database and in the browser. The cookie is SameSite=Lax, so no other site can post this for somebody. */
export async function POST(request: Request): Promise<Response> {
  const payload = await getPayload({ config })
  const form = await request.formData()
  const headers = new Headers(request.headers)
  headers.delete('origin')
  headers.set('sec-fetch-site', 'same-origin')
  const { user } = await payload.auth({ headers })
  if (user?.collection === 'users')
    await logoutOperation({ allSessions: false, collection: payload.collections.users, req: await createLocalReq({ user }, payload) })
  return new Response(null, {
    status: 303,
    headers: {
      Location: safeNext(form.get('next'), '/'),
      'Set-Cookie': `${payload.config.cookiePrefix}-token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
      'Cache-Control': 'no-store',
    },
  })
}
