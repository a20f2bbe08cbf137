import type { SessionCalls } from '../../desk/endpoints/hot-routes'
import type { ClockPhase } from '../../desk/domain/page-clock'
import type { CloseReason } from '../../ledger/domain/types'
import { data } from './page'

export type Session = { id: string; epoch: number; heartbeatMs: number; leaseMs: number; seq: number }

/** The server's figures, as it last answered them. */
export type Figures = Pick<SessionCalls['beats']['answer'], 'creditedMs' | 'provisionalMs' | 'carriedMs' | 'todayMs' | 'dayCapMs'>

/** Where this page's clock stands. A page has one, and all its parts look at it. */
export const state = {
  session: null as Session | null,
  phase: 'opening' as ClockPhase,
  figures: { creditedMs: 0, provisionalMs: 0, carriedMs: 0, todayMs: 0, dayCapMs: data.dayCapMs } as Figures,
  /** What became of the last stretch, where that is worth a word. */
  lostText: '',
  mayClaim: false,
  /** Why counting has stopped, in words, and by what reason of the server's. */
  endedText: '',
  endedBy: null as CloseReason | null,
  failures: 0,
  lastAnswerAt: performance.now(),
  /** The next beat, or the next attempt to open. */
  timer: 0,
  inFlight: false,
  /** A beat was wanted while one was on its way. */
  again: false,
}

/** Takes over whichever figures an answer has; sums of what it does not name stay. */
export function takeFigures(answer: Partial<Figures>, over: Partial<Figures> = {}): void {
  const { figures } = state
  const named = Object.entries(answer).filter(([name, value]) => name in figures && Number.isFinite(value))
  state.figures = { ...figures, ...Object.fromEntries(named), ...over }
}

/** @param then what is done once `ms` have passed, unless something else comes before */
export function wait(ms: number, then: () => void): void {
  clearTimeout(state.timer)
  state.timer = window.setTimeout(then, ms)
}
