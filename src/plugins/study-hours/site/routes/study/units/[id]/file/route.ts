import { loadSiteUnit } from '../../../../../../desk/operations/my-unit'
import { siteRequest } from '@/platform/site/request'
import { shownFile } from '@/platform/site/shown-file'

type Context = { params: Promise<{ id: string }> }

/**
 * A unit's PDF, to be read inside the study page, so that the page stays in front and its time counts. Uploads are handed over as
 * files to keep everywhere else; here the type is known to be a PDF, and no other type is given out.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { req, user } = await siteRequest()
  const file = user ? (await loadSiteUnit({ req, id: (await params).id }))?.file : undefined
  if (!file?.filename || file.mimeType !== 'application/pdf') return new Response('Not found', { status: 404 })
  return shownFile({
    request,
    slug: 'study-files',
    filename: file.filename,
    name: file.originalName || file.filename,
    type: 'application/pdf',
  })
}
