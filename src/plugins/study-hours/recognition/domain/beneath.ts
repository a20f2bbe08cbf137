import type { AttendanceStanding } from '../../attendance/domain/attendance'
import { subtract, union, type Interval } from '../../time/domain/intervals'

/** What a certificate stands on: what it was issued over, or what its issuer confirmed it by afterwards. */
export type Footing = {
  attendance: readonly Interval[]
  /** Up to this row of the trainee's ledger. */
  ledgerSeq: number
  /** Rows that had been taken back already. */
  reversed: readonly string[]
  atMs: number
}

/** Whose word a confirmed certificate stands on: its issuer's, or the centre's where the issuer answers for it no longer. */
export type ConfirmedBy = 'issuer' | 'centre'

/**
 * What the record no longer holds of it: attended time that is not attended any more, unexcused absences from sessions that had begun by
 * then, ledger rows that were taken back since. What came later, or came in addition, takes nothing away.
 */
export type Lost = { attendance: Interval[]; absentAtMs: number[]; reversed: string[] }
export type LostKind = keyof Lost

export function lostBeneath(
  footing: Footing,
  now: {
    attendance: Pick<AttendanceStanding, 'credits' | 'absentAtMs'>
    /** Rows up to the footing's own that some row takes back. */
    reversed: readonly string[]
  },
): Lost {
  return {
    attendance: union(footing.attendance).flatMap((interval) => subtract(interval, now.attendance.credits)),
    absentAtMs: now.attendance.absentAtMs.filter((startMs) => startMs < footing.atMs),
    reversed: now.reversed.filter((id) => !footing.reversed.includes(id)),
  }
}

/** The kinds of what was lost; empty where the certificate still stands on all of it. */
export function lostKinds(lost: Lost): LostKind[] {
  return (['attendance', 'absentAtMs', 'reversed'] as const).filter((kind) => lost[kind].length > 0)
}
