import { pageData } from '@/platform/site/page-data'
import type { Wall } from '../attendance/operations/wall'

/** What the classroom wall tells its script. */
export type WallPageData = {
  /** Where it asks what to show ({@link WallNow}). */
  url: string
  /** How long the code that is drawn is still the newest, and how long each one is. */
  msLeft: number
  windowMs: number
  /** The server's clock. */
  nowMs: number
  words: { stale: string; opens: string; over: string }
}

export const wallData = pageData<WallPageData>('wall-data')

/** What the wall shows at a moment. */
export type WallNow = Pick<Wall, 'code' | 'svg' | 'msLeft' | 'isOpen' | 'signedIn' | 'enrolled' | 'nowMs'>
