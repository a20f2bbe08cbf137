import config from '@payload-config'
import { assetsOf } from '@/platform/domains'

type Context = { params: Promise<{ name: string }> }

/** The stylesheets and scripts of pages that are made as text. The address carries their digest, so they may be kept for ever. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params
  const asset = assetsOf(await config).find((one) => one.name === name)
  if (!asset) return new Response('Not found', { status: 404 })
  const { pathname, search } = new URL(request.url)
  const isNamed = pathname + search === (await asset.href())
  return new Response(await asset.body(), {
    headers: { 'Content-Type': asset.type, 'Cache-Control': isNamed ? 'public, max-age=31536000, immutable' : 'no-cache' },
  })
}
