import { describeError, DomainError, errorStatus } from '@/kernel/errors'
import { loadWall } from '../../../../../../attendance/operations/wall'
import type { WallNow } from '../../../../../wall-data'
import { languageOfSegment, siteRequest } from '@/platform/site/request'

type Context = { params: Promise<{ lang: string; session: string }> }

/** What the wall shows now, for its script. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { lang, session } = await params
  const { req } = await siteRequest()
  const headers = { 'Cache-Control': 'private, no-store' }
  try {
    const { code, svg, msLeft, isOpen, signedIn, enrolled, nowMs } = await loadWall({ req, sessionId: session })
    const now: WallNow = { code, svg, msLeft, isOpen, signedIn, enrolled, nowMs }
    return Response.json(now, { headers })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = describeError(error.code, languageOfSegment(lang), error.details)
    return Response.json({ errors: [{ code: error.code, message }] }, { status: errorStatus(error.code), headers })
  }
}
