import { loadWall, type Wall } from '@/plugins/study-hours'
import { describeError, DomainError } from '@/kernel/errors'
import { cookieOf, readPreferences } from '@/app/(site)/_lib/preferences'
import { localPath } from '@/app/(site)/_lib/paths'
import { languageOfSegment, siteRequest } from '@/app/(site)/_lib/request'
import { readerAssets } from '@/app/(site)/_reader/assets'
import { errorPageHtml } from '@/app/(site)/_reader/error-page'
import { studyAssets } from '@/app/(site)/_study/assets'
import { wallPath } from '@/app/(site)/_study/study-paths'
import { wallPageHtml } from '@/app/(site)/_study/wall-page'

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
    if (error.status === 404) return html(errorPageHtml({ language, preferences, css: readerAssets['reader.css'].href }), 404)
    wall = { refusal: describeError(error.code, language, error.details) }
  }
  const assets = { readerCss: readerAssets['reader.css'].href, css: studyAssets['study.css'].href, script: studyAssets['wall.js'].href }
  return html(wallPageHtml({ language, preferences, assets, session, wall }), 'refusal' in wall ? 403 : 200)
}

function html(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } })
}
