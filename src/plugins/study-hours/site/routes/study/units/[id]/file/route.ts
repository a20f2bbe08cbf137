import config from '@payload-config'
import { REST_GET } from '@payloadcms/next/routes'
import { loadSiteUnit } from '../../../../../..'
import { disposition } from '@/platform/http/disposition'
import { siteRequest } from '@/platform/site/request'

type Context = { params: Promise<{ id: string }> }

/**
 * A unit's PDF, to be read inside the study page, so that the page stays in front and its time counts. Uploads are handed over as
 * files to keep everywhere else; here the type is known to be a PDF, and no other type is given out.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { req, user } = await siteRequest()
  const file = user ? (await loadSiteUnit({ req, id: (await params).id }))?.file : undefined
  if (!file?.filename || file.mimeType !== 'application/pdf') return new Response('Not found', { status: 404 })
  const answer = await REST_GET(config)(request, { params: Promise.resolve({ slug: ['study-files', 'file', file.filename] }) })
  if (!answer.ok) return new Response('Not found', { status: answer.status })
  const headers = new Headers({
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition('inline', file.originalName || file.filename),
    'Cache-Control': 'private, no-cache',
  })
  for (const name of ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified']) {
    const value = answer.headers.get(name)
    if (value) headers.set(name, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
