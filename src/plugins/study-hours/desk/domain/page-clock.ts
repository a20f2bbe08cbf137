/**
 * What the clock of the study page decides by itself. Every minute on it is the server's arithmetic; this is what the page tells the server,
 * what it shows while it waits, and what it offers once a session is over.
 */
import type { CloseReason, Evidence } from '../../ledger/domain/types'

/**
 * Where the clock stands. `ended`: a button goes on; `refused`: nothing does; `left`: the page was left, and the browser may bring it
 * back as it was.
 */
export type ClockPhase = 'opening' | 'running' | 'ended' | 'refused' | 'finished' | 'left'

/** The one button that stands where counting has stopped. */
export type ClockOffer = 'none' | 'here' | 'again' | 'signIn'

/** After these only somebody else can make it possible again, or a new sign-in. */
const FOR_GOOD: readonly CloseReason[] = ['revoked', 'class-over', 'unit-closed', 'signed-out']

export function phaseAfter(reason: CloseReason): ClockPhase {
  return FOR_GOOD.includes(reason) ? 'refused' : 'ended'
}

export function offerAfter(reason: CloseReason): ClockOffer {
  if (reason === 'superseded') return 'here'
  if (reason === 'signed-out') return 'signIn'
  return phaseAfter(reason) === 'ended' ? 'again' : 'none'
}

/** Nobody else studies and nobody decided anything: the line was away for long, or the phone slept. Whoever comes back just goes on. */
export function isMerelyAway(reason: CloseReason | null): boolean {
  return reason === 'lapsed' || reason === 'closed'
}

/** Why a session is over, where that is what the server refused a call with. */
export function endedBy(code: string, details: { reason?: unknown }): CloseReason | null {
  if (code === 'study.superseded') return 'superseded'
  return code === 'study.closed' ? ((details.reason as CloseReason | undefined) ?? 'closed') : null
}

const FIRST_RETRY_MS = 1_000
export const LAST_RETRY_MS = 15_000

/**
 * When to try again: twice as long after each failure, within a heartbeat, a fifth more or less, so that a thousand windows do not come
 * back at one moment.
 * @param failures from 1
 * @param chance in [0, 1)
 */
export function retryMs({
  failures,
  chance,
  heartbeatMs = LAST_RETRY_MS,
}: {
  failures: number
  chance: number
  heartbeatMs?: number
}): number {
  const mostMs = Math.min(LAST_RETRY_MS, heartbeatMs)
  return Math.min(mostMs, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10)) * (0.8 + 0.4 * chance)
}

/** When to send the answer to a presence check again; it has a deadline. @param tries from 0 */
export function answerRetryMs(tries: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** tries, 4_000)
}

/** What a page saw between two beats; `rate` is the highest at which its film played, 0 where it stood still. */
export type Seen = { active: boolean; hidden: boolean; rate: number }

/**
 * What a beat says of the time since the last one that was answered.
 * @param stretches the one whose beat got no answer, if any, and what came after it
 * @param film where it stands, in seconds
 */
export function evidenceOf(stretches: readonly Seen[], film: { positionS: number } | null): Evidence {
  const evidence = { visible: !stretches.some(({ hidden }) => hidden), active: stretches.some(({ active }) => active) }
  if (!film) return evidence
  return {
    ...evidence,
    mediaPositionMs: Math.max(0, Math.round(film.positionS * 1_000)),
    rate: Math.max(...stretches.map(({ rate }) => rate)),
  }
}

export type ClockView = {
  phase: ClockPhase
  failures: number
  online: boolean
  /** Since the server last answered. */
  silentMs: number
  leaseMs: number
  hidden: boolean
  /** `rate` as it is set, whether it plays or not. */
  film: { isPlaying: boolean; rate: number } | null
  maxMediaRate: number
  /** Since somebody last touched the page. */
  untouchedMs: number
  idleMs: number
}

/** What the bar shows: a state, which has a sign and a colour, and which sentence says it. */
export type ClockShown = {
  state: 'opening' | 'reconnecting' | 'counting' | 'paused' | 'ended'
  says: 'opening' | 'failed' | 'finished' | 'ended' | 'late' | 'reconnecting' | 'counting' | 'hidden' | 'paused' | 'fast' | 'idle'
}

export function clockShows(view: ClockView): ClockShown {
  const { phase, failures, film } = view
  if (phase === 'opening') return failures > 0 ? { state: 'reconnecting', says: 'failed' } : { state: 'opening', says: 'opening' }
  if (phase !== 'running') return { state: 'ended', says: phase === 'finished' ? 'finished' : 'ended' }
  if (failures > 0 || !view.online) return { state: 'reconnecting', says: view.silentMs > view.leaseMs ? 'late' : 'reconnecting' }
  if (view.hidden) return { state: 'paused', says: 'hidden' }
  if (film && !film.isPlaying) return { state: 'paused', says: 'paused' }
  if (film && film.rate > view.maxMediaRate) return { state: 'paused', says: 'fast' }
  if (isIdle(view)) return { state: 'paused', says: 'idle' }
  return { state: 'counting', says: 'counting' }
}

/** A film is watched without touching anything; a text is not read so for ever. */
export function isIdle({ film, idleMs, untouchedMs }: { film: unknown; idleMs: number; untouchedMs: number }): boolean {
  return !film && untouchedMs > idleMs
}

/** Whether a check is answered by the digit itself; words are answered by their place. */
export function asksForDigit(options: readonly string[]): boolean {
  return options.every((option) => /^\d$/.test(option))
}

/** The option that a key chooses. */
export function optionOfKey(options: readonly string[], key: string): string | undefined {
  if (!/^\d$/.test(key)) return undefined
  return asksForDigit(options) ? options.find((option) => option === key) : options[Number(key) - 1]
}
