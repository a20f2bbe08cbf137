import { isMerelyAway } from '../../desk/domain/page-clock'
import { show } from './bar'
import { countDown } from './check-answer'
import { data } from './page'
import { evidenceNow, noteHidden } from './seen'
import { farewell } from './server'
import { beat, open, soon } from './sitting'
import { state } from './state'

const TICK_MS = 1_000
/** A clock that stood still for so much longer than it should have: the machine slept. */
const SLEPT_MS = 5_000

/** The page is hidden and shown, left and come back to; the line goes and comes; the machine sleeps. */
export function watchPresence(): void {
  document.addEventListener('visibilitychange', () => (document.hidden ? hidden() : shown()))
  addEventListener('online', () => {
    if (state.failures === 0) return
    clearTimeout(state.timer)
    if (state.phase === 'running') void beat()
    else if (state.phase === 'opening') void open()
  })
  addEventListener('offline', () => show())
  addEventListener('pagehide', leave)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && state.phase === 'left') void open()
  })
  let tickedAt = Date.now()
  setInterval(() => {
    const slept = Date.now() - tickedAt > TICK_MS + SLEPT_MS
    tickedAt = Date.now()
    if (slept && state.phase === 'running' && !state.inFlight) void beat()
    countDown()
    show()
  }, TICK_MS)
}

function hidden(): void {
  const { carriedMs, provisionalMs } = state.figures
  // What was visible until now still counts, unless a presence check could fall due on a page that nobody sees.
  if (provisionalMs + carriedMs + (performance.now() - state.lastAnswerAt) < data.presenceMinMs) soon(0)
  noteHidden()
}

function shown(): void {
  // Takes what was hidden with it; what follows is visible again.
  soon(0)
  // A phone that slept, a tab that was put to rest: whoever comes back just goes on.
  if (state.phase === 'ended' && isMerelyAway(state.endedBy)) void open()
  show()
}

function leave(): void {
  const { phase, session } = state
  if (phase !== 'running' || !session) return
  // The last stretch goes with it.
  farewell(session.id, { epoch: session.epoch, last: { seq: session.seq + 1, evidence: evidenceNow() } })
  clearTimeout(state.timer)
  state.phase = 'left'
}
