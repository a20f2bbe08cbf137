import { fill } from '@/platform/admin/fill'
import { endedBy, isMerelyAway, offerAfter, phaseAfter, retryMs, type ClockOffer } from '../../desk/domain/page-clock'
import type { CloseReason } from '../../ledger/domain/types'
import type { SessionCalls } from '../../desk/endpoints/hot-routes'
import { offer, show } from './bar'
import { ask, dismiss, missed, openCheck } from './check-dialog'
import { data, page, spell, words } from './page'
import { answered, beginAnew, evidenceNow, handOver } from './seen'
import { post, Refused, SPACING_MS } from './server'
import { state, takeFigures, wait } from './state'

/** Opens a session at this unit, and tries for as long as the line is down. */
export async function open(): Promise<void> {
  clearTimeout(state.timer)
  state.phase = 'opening'
  offer('none')
  state.endedBy = null
  state.endedText = ''
  state.lostText = ''
  show()
  try {
    begin(await post('open', null, { unitId: data.unitId }))
  } catch (error) {
    if (isRefusedForGood(error)) return
    state.failures += 1
    wait(nextTryMs(), () => void open())
  }
  show()
}

function begin(opened: SessionCalls['open']['answer']): void {
  const { epoch, heartbeatMs, leaseMs, resumeAt, sessionId: id } = opened
  const { video } = page
  state.session = { id, epoch, heartbeatMs, leaseMs, seq: 0 }
  takeFigures(opened, { creditedMs: 0, provisionalMs: 0 })
  const { carriedMs } = state.figures
  if (carriedMs > 0) state.lostText = fill(words.carried, { time: spell(carriedMs) })
  if (video && resumeAt > 0 && video.currentTime === 0) video.currentTime = resumeAt / 1_000
  state.failures = 0
  beginAnew()
  state.lastAnswerAt = performance.now()
  state.phase = 'running'
  wait(heartbeatMs, () => void beat())
}

/** @param positionS where the film stood, if not where it stands now */
export async function beat(positionS?: number): Promise<void> {
  clearTimeout(state.timer)
  const { session } = state
  if (state.phase !== 'running' || !session) return
  if (state.inFlight) {
    state.again = true
    return
  }
  state.inFlight = true
  const evidence = evidenceNow(positionS)
  handOver()
  const leftAt = performance.now()
  const isOver = () => state.session?.id !== session.id || state.phase !== 'running'
  try {
    const answer = await post('beats', session.id, { epoch: session.epoch, seq: session.seq + 1, evidence }, { keepalive: true })
    if (isOver()) return
    session.seq += 1
    answered()
    state.failures = 0
    const beatMs = performance.now() - state.lastAnswerAt
    state.lastAnswerAt = performance.now()
    take(answer, beatMs)
    if (!isOver()) {
      const dueMs = state.again ? SPACING_MS : Math.max(SPACING_MS, session.heartbeatMs - (performance.now() - leftAt))
      wait(dueMs, () => void beat())
    }
    state.again = false
  } catch (error) {
    if (isOver()) return
    if (!isRefused(error)) {
      state.failures += 1
      wait(nextTryMs(), () => void beat())
    }
  } finally {
    state.inFlight = false
    show()
  }
}

/** A beat out of turn: at once, or when its turn comes. */
export function soon(delayMs: number, positionS?: number): void {
  if (state.phase !== 'running') return
  if (delayMs === 0 && performance.now() - state.lastAnswerAt >= SPACING_MS) void beat(positionS)
  else wait(Math.max(delayMs, SPACING_MS), () => void beat())
}

function take(answer: SessionCalls['beats']['answer'], beatMs: number): void {
  const { closed, presence, reason } = answer
  takeFigures(answer)
  state.lostText = reason ? fill(words.lost, { time: spell(beatMs), reason: words.reasons[reason] ?? '' }) : ''
  state.mayClaim = reason === 'gap'
  if (closed) return end(closed)
  if (presence) ask(presence, false)
  else if (openCheck()?.answering === false) dismiss()
}

/** Whether the server has answered that this session is over. The line is up then; what it said is shown. */
export function isRefused(error: unknown): boolean {
  if (isRefusedForGood(error)) return true
  const reason = error instanceof Refused ? endedBy(error.code, error.details) : null
  if (!reason) return false
  // The page goes on by itself.
  if (isMerelyAway(reason) && !document.hidden) void open()
  else end(reason)
  return true
}

function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Refused)) return false
  if (error.status === 401) stop(words.signedOut, 'signIn')
  else if ([403, 404, 422].includes(error.status)) stop(error.message || words.ended.closed, 'none')
  else return false
  return true
}

function stop(text: string, which: ClockOffer): void {
  state.phase = 'refused'
  state.endedText = text
  offer(which)
  dismiss()
  show()
}

export function end(reason: CloseReason): void {
  clearTimeout(state.timer)
  state.phase = phaseAfter(reason)
  // A server that was renewed meanwhile may name a reason that this page does not know.
  state.endedText = words.ended[reason] ?? words.ended.closed
  state.endedBy = reason
  offer(offerAfter(reason))
  if (reason === 'presence') missed()
  else dismiss()
  show()
}

function nextTryMs(): number {
  const { failures, session } = state
  return retryMs({ failures, chance: Math.random(), ...(session && { heartbeatMs: session.heartbeatMs }) })
}
