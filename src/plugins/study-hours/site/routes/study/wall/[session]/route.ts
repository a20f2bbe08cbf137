import { loadWall, type Wall } from '../../../../../attendance/operations/wall'
import { describeError, DomainError } from '@/kernel/errors'
import { cookieOf, readPreferences } from '@/platform/site/preferences'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment, siteRequest } from '@/platform/site/request'
import { readerAssets } from '@/collections/materials'
import { errorPageHtml } from '@/platform/site/error-page'
import { studyAssets } from '../../../../assets'
import { wallPath } from '../../../../study-paths'
import { wallPageHtml } from '../../../../wall-page'

type Context = { params: Promise<{ lang: string; session: string }> }

/** The QR code for the classroom wall, for those who keep the attendance of the session. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang, session } = await params
  const language = languageOfSegment(lang)
  const preferences = readPreferences(cookieOf(request.headers.get('cookie')))
  const { req, user } = await siteRequest()
  if (!user) {
    const login = `${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, wallPath(session)))}`
    return new Response(null, { status: 303, headers: { Location: login, 'Cache-Control': 'no-store' } })
  }
  let wall: Wall | { refusal: string }
  try {
    wall = await loadWall({ req, sessionId: session })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.status === 404) return html(errorPageHtml({ language, preferences, css: await readerAssets.css.href() }), 404)
    wall = { refusal: describeError(error.code, language, error.details) }
  }
  const assets = {
    readerCss: await readerAssets.css.href(),
    css: await studyAssets.css.href(),
    script: await studyAssets.wall.href(),
  }
  return html(wallPageHtml({ language, preferences, assets, session, wall }), 'refusal' in wall ? 403 : 200)
}

function html(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } })
}
