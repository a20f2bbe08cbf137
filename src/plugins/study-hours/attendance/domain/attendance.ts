import { subtract, union, type Interval } from '../../time/domain/intervals'
import { splitByDay } from '../../time/domain/zone'

export const MARKS = ['present', 'late', 'leave', 'absent'] as const
export type Mark = (typeof MARKS)[number]

/** A row of the attendance record. Of one person in one session the row with the highest `seq` speaks. */
export type MarkRow = {
  classSession: string
  enrolment: string
  seq: number
  mark: Mark
  /** When it was made; for `late` the arrival. */
  atMs: number
  /** When somebody who came left before the end (早退). */
  leftMs?: number | null
}

export type SessionSpan = { id: string; startMs: number; endMs: number; cancelled?: boolean }

/** Leave that was approved, whether before the session or afterwards. */
export type ApprovedLeave = { enrolment: string; sessions: readonly string[] }

/** Attended time of one local day (days since 1970 in the centre's zone) in one session. */
export type AttendanceCredit = { day: number; classSessionId: string; startMs: number; endMs: number; ms: number }

export type AttendanceStanding = {
  present: number
  late: number
  /** How long after the start they came, in all: what of these sessions does not count. */
  lateMs: number
  /** Of those present or late, who left before the end. */
  early: number
  leave: number
  /** Unexcused absences (无故旷课). */
  absent: number
  /** In which sessions. */
  absentIn: string[]
  /** When these began. */
  absentAtMs: number[]
  attendedMs: number
  credits: AttendanceCredit[]
  /** One unexcused absence fails the training, whatever the hours. */
  failed: boolean
}

/**
 * How each enrolment stands. Present counts the whole session, late from the arrival on, both to the time of leaving where there is one. Approved leave excuses an absence that was
 * recorded, whenever either was written, and takes nothing from those who came all the same. Cancelled sessions do not count.
 * Where sessions overlap, the time is attended once. Time is attended when it is over: what is still running may be cut short.
 */
export function attendanceStanding({
  leave,
  marks,
  nowMs,
  sessions,
}: {
  marks: readonly MarkRow[]
  sessions: readonly SessionSpan[]
  leave: readonly ApprovedLeave[]
  nowMs: number
}): Map<string, AttendanceStanding> {
  const spans = new Map(sessions.filter(({ cancelled }) => !cancelled).map((session) => [session.id, session]))
  const excused = new Set(leave.flatMap(({ enrolment, sessions: ids }) => ids.map((id) => `${enrolment} ${id}`)))
  const standing = new Map<string, AttendanceStanding>()
  for (const row of speakingMarks(marks)) {
    const span = spans.get(row.classSession)
    if (!span) continue
    const own = standing.get(row.enrolment) ?? nothing()
    standing.set(row.enrolment, own)
    const mark = row.mark === 'absent' && excused.has(`${row.enrolment} ${row.classSession}`) ? 'leave' : row.mark
    own[mark] += 1
    if (mark === 'absent') {
      own.absentIn.push(span.id)
      own.absentAtMs.push(span.startMs)
    }
    own.lateMs += lateBy(mark, row.atMs, span)
    if (leftEarly(mark, row.leftMs, span)) own.early += 1
    const attended = attendedSpan(mark, row, span)
    if (!attended || span.endMs > nowMs) continue
    for (const part of subtract(attended, own.credits))
      own.credits.push(
        ...splitByDay(part.startMs, part.endMs).map(({ day, endMs, startMs }) => ({
          day,
          classSessionId: span.id,
          startMs,
          endMs,
          ms: endMs - startMs,
        })),
      )
  }
  for (const own of standing.values()) {
    own.credits.sort((a, b) => a.startMs - b.startMs)
    own.attendedMs = own.credits.reduce((sum, { ms }) => sum + ms, 0)
    own.failed = own.absent > 0
  }
  return standing
}

/** Of each person in each session the mark that speaks, in the order of the sessions' first mention. */
export function speakingMarks<R extends Pick<MarkRow, 'classSession' | 'enrolment' | 'seq'>>(marks: readonly R[]): R[] {
  const speaking = new Map<string, R>()
  for (const row of marks) {
    const key = `${row.enrolment} ${row.classSession}`
    const known = speaking.get(key)
    if (!known || row.seq > known.seq) speaking.set(key, row)
  }
  return [...speaking.values()]
}

/**
 * What can be said of somebody's attendance as a whole: nothing is recorded of them; or all that is recorded is that they were there, from
 * beginning to end; null where there is something to be told.
 */
export function attendanceSummary({ absent, early, late, leave, present }: Record<Mark | 'early', number>): 'unmarked' | 'full' | null {
  if (absent + leave + late + early > 0) return null
  return present > 0 ? 'full' : 'unmarked'
}

/** The standing of somebody of whom nothing is recorded. */
export function nothing(): AttendanceStanding {
  return {
    ...{ present: 0, late: 0, lateMs: 0, early: 0, leave: 0, absent: 0 },
    ...{ absentIn: [], absentAtMs: [], attendedMs: 0, credits: [], failed: false },
  }
}

/** How long a person was taught at all, in milliseconds: the union of sessions. */
export function taughtMs(sessions: readonly SessionSpan[]): number {
  return union(sessions.filter(({ cancelled }) => !cancelled)).reduce((sum, { endMs, startMs }) => sum + endMs - startMs, 0)
}

/** Whether somebody who came left before the end. A session that was cut short afterwards was left by nobody. */
export function leftEarly(mark: Mark, leftMs: number | null | undefined, { endMs }: Pick<SessionSpan, 'endMs'>): boolean {
  return (mark === 'present' || mark === 'late') && typeof leftMs === 'number' && leftMs < endMs
}

/** How long after the start somebody came who was late; 0 for everybody else. What lies before their arrival does not count. */
export function lateBy(mark: Mark, atMs: number, { endMs, startMs }: Interval): number {
  return mark === 'late' ? Math.min(Math.max(0, atMs - startMs), endMs - startMs) : 0
}

/** What of a session a mark says that somebody attended; null for nothing. */
export function attendedSpan(
  mark: Mark,
  { atMs, leftMs }: Pick<MarkRow, 'atMs' | 'leftMs'>,
  { endMs, startMs }: Interval,
): Interval | null {
  if (mark !== 'present' && mark !== 'late') return null
  const from = mark === 'late' ? Math.max(atMs, startMs) : startMs
  const to = Math.min(leftMs ?? endMs, endMs)
  return from < to ? { startMs: from, endMs: to } : null
}
