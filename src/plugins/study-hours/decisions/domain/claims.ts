import { claimable } from '../../ledger/domain/corrections'
import { meets, subtract, union, type Interval } from '../../time/domain/intervals'
import { SHORTEST_CLAIM_MS } from '../../recognition/domain/record'
import type { DeskState, LedgerRow, RunContext, SliceReason } from '../../ledger/domain/types'
import { dayOf, startOfDay } from '../../time/domain/zone'

export const CLAIM_CAUSES = ['network', 'device', 'presence', 'other'] as const
export type ClaimCause = (typeof CLAIM_CAUSES)[number]

/** Time of the own record that was not counted, with what it would be credited to. `offline`: between two sessions. */
export type UncountedPart = Interval & RunContext & { reason: SliceReason | 'offline' }

/** A sitting as far as a claim looks at it. */
export type Sitting = RunContext & { openedAtMs: number; endedAtMs: number; closeReason: string | null }

export type ClaimEvidence = {
  desk: DeskState
  /** The trainee's ledger rows that touch the interval, with the reversals of them. */
  rows: readonly LedgerRow[]
  /** The trainee's sittings around the interval, ascending by their opening. */
  sittings: readonly Sitting[]
  now: number
}

/**
 * What of an interval may be claimed: time that the record has as not counted, and, where line or device failed, the stretch between a
 * sitting whose beats stopped and the next one of the same local day. Nothing that is credited, pending or still to come. Ascending, never
 * overlapping, each part with where it belongs; neighbours that say the same are one part, and none is shorter than a second.
 */
export function claimableParts(interval: Interval, cause: ClaimCause | 'outage', evidence: ClaimEvidence): UncountedPart[] {
  const { desk, now, rows, sittings } = evidence
  const known: UncountedPart[] = [
    ...rows.filter((row) => row.kind === 'study' && row.creditMs === 0 && row.unit !== null).map(partOfRow),
    ...desk.pending.flatMap((run) => {
      const context = desk.contexts[run.session]
      return context && run.reason !== 'counted' ? [{ ...context, startMs: run.startMs, endMs: run.endMs, reason: run.reason }] : []
    }),
  ]
  if (reachesBetweenSittings(cause)) known.push(...betweenSittings(sittings))
  const parts: UncountedPart[] = []
  for (const free of claimable(desk, interval, rows, now))
    for (const part of known) {
      const startMs = Math.max(free.startMs, part.startMs)
      const endMs = Math.min(free.endMs, part.endMs)
      for (const left of startMs < endMs ? subtract({ startMs, endMs }, parts) : []) parts.push({ ...part, ...left })
    }
  return joined(parts.sort((a, b) => a.startMs - b.startMs)).filter(({ endMs, startMs }) => endMs - startMs >= SHORTEST_CLAIM_MS)
}

/** A check cuts uncounted time into rows as well: what follows without a gap, for one reason and to one place, is one part. */
function joined(parts: readonly UncountedPart[]): UncountedPart[] {
  const whole: UncountedPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    const isSame =
      last?.endMs === part.startMs && (['enrolment', 'reason', 'ruleSet', 'unit'] as const).every((field) => last[field] === part[field])
    if (isSame) last.endMs = part.endMs
    else whole.push({ ...part })
  }
  return whole
}

/** `grantedMs` laid over the parts from the earliest on; what a correction then credits. */
export function spread(parts: readonly UncountedPart[], grantedMs: number): UncountedPart[] {
  const taken: UncountedPart[] = []
  let left = grantedMs
  for (const part of parts) {
    if (left <= 0) break
    const endMs = Math.min(part.endMs, part.startMs + left)
    taken.push({ ...part, endMs })
    left -= endMs - part.startMs
  }
  return taken
}

/**
 * What was asked for in whole seconds, with the ends of the time that is claimed where these lie within the same second: so two claims for
 * stretches that follow each other do not meet.
 */
export function withinSecond(asked: Interval, parts: readonly Interval[]): Interval {
  const [first, last] = [parts[0], parts.at(-1)]
  const nearby = (a: number, b: number | undefined) => (b !== undefined && Math.abs(a - b) < 1_000 ? b : a)
  return { startMs: nearby(asked.startMs, first?.startMs), endMs: nearby(asked.endMs, last?.endMs) }
}

/** Only line and device explain why nobody was there at all. */
function reachesBetweenSittings(cause: ClaimCause | 'outage'): boolean {
  return cause !== 'presence' && cause !== 'other'
}

/** A claim that was made, as far as another one looks at it. */
export type MadeClaim = Interval & { enrolment: string; cause: ClaimCause }

/**
 * Whether a claim asked for some of these parts. Its interval may reach over time of other classes, or over stretches that its cause does
 * not reach: these it never asked for, and they are claimed by themselves.
 */
export function askedFor({ cause, enrolment, ...interval }: MadeClaim, parts: readonly UncountedPart[]): boolean {
  return parts.some(
    (part) => part.enrolment === enrolment && (part.reason !== 'offline' || reachesBetweenSittings(cause)) && meets(part, interval),
  )
}

/** Who was studying when a failure began or while it lasted: a sitting with a beat inside the interval, or within the lease before it. */
export function studiedThen(interval: Interval, leaseMs: number, sittings: readonly Sitting[]): boolean {
  return sittings.some(({ endedAtMs, openedAtMs }) => openedAtMs < interval.endMs && endedAtMs >= interval.startMs - leaseMs)
}

/**
 * What an outage credits: lost line inside its interval. For a sitting that the failure ended and that nobody took up again that day, up to
 * `stayMs` after its last beat: nobody knows how long the person would have gone on.
 */
export function outageParts(interval: Interval, evidence: ClaimEvidence, stayMs: number): UncountedPart[] {
  const parts = claimableParts(interval, 'outage', evidence).filter(({ reason }) => reason === 'gap' || reason === 'offline')
  const last = evidence.sittings.filter(({ openedAtMs }) => openedAtMs < interval.endMs).at(-1)
  if (!last || last.closeReason !== 'lapsed' || last.endedAtMs >= interval.endMs) return parts
  const cameBack = evidence.sittings.some(({ openedAtMs }) => openedAtMs > last.openedAtMs && dayOf(openedAtMs) === dayOf(last.endedAtMs))
  if (cameBack) return parts
  const { enrolment, ruleSet, unit } = last
  const tail = {
    startMs: Math.max(interval.startMs, last.endedAtMs),
    endMs: Math.min(interval.endMs, last.endedAtMs + stayMs, startOfDay(dayOf(last.endedAtMs) + 1)),
  }
  if (tail.startMs >= tail.endMs) return parts
  const free = claimable(evidence.desk, tail, evidence.rows, evidence.now)
  const taken = union(parts)
  const more = free
    .flatMap((each) => subtract(each, taken))
    .map((each) => ({ ...each, enrolment, ruleSet, unit, reason: 'offline' as const }))
  return [...parts, ...more].sort((a, b) => a.startMs - b.startMs)
}

function betweenSittings(sittings: readonly Sitting[]): UncountedPart[] {
  return sittings.flatMap((sitting, index) => {
    const next = sittings[index + 1]
    if (!next || (sitting.closeReason !== 'lapsed' && sitting.closeReason !== 'superseded')) return []
    if (next.openedAtMs <= sitting.endedAtMs || dayOf(next.openedAtMs) !== dayOf(sitting.endedAtMs)) return []
    const { enrolment, ruleSet, unit } = sitting
    return [{ startMs: sitting.endedAtMs, endMs: next.openedAtMs, enrolment, ruleSet, unit, reason: 'offline' as const }]
  })
}

function partOfRow(row: LedgerRow): UncountedPart {
  const { enrolment, endMs, reason, ruleSet, startMs, unit } = row
  return { startMs, endMs, reason, enrolment, ruleSet, unit: unit ?? '' }
}
