import { loadSiteUnit } from '../../../../../../desk/operations/my-unit'
import { siteRequest } from '@/platform/site/request'

type Context = { params: Promise<{ id: string }> }

/** The captions of a unit's film, as WebVTT. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { req, user } = await siteRequest()
  const captions = user ? (await loadSiteUnit({ req, id: (await params).id }))?.file?.captions : undefined
  if (!captions) return new Response('Not found', { status: 404 })
  const text = captions.startsWith('WEBVTT') ? captions : `WEBVTT\n\n${captions}`
  return new Response(text, { headers: { 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'private, no-cache' } })
}
