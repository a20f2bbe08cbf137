import { DAY_MS, instantOf, localDate, localTime } from '@/kernel/clock'
import { matchKey, matchName } from '@/kernel/text'

/** What can be called of a person, in the order of the buttons. */
export const CALLED = ['present', 'late', 'leave', 'absent'] as const
export type Called = (typeof CALLED)[number]

/** What was chosen for one person and is not recorded yet. Times are `HH:MM` on the centre's clock; an empty `leftAt` takes one back. */
export type Call = { mark: Called; arrivedAt?: string; leftAt?: string; note?: string }
export type Calls = ReadonlyMap<string, Call>

/** A line of the roll, as the server tells it. */
export type RollEntry = {
  enrolment: string
  number: string | null
  name: string
  employeeNumber: string | null
  username: string | null
  mark: Called | null
  seq: number
  at: string | null
  leftAt: string | null
  note: string | null
  leave: 'requested' | 'approved' | null
  isOwn: boolean
  /** Holds a valid certificate of hours of this class. */
  isCertified: boolean
}

/** The mark that a line shows: what was chosen, else what speaks. */
export function shownMark(row: RollEntry, calls: Calls): Called | null {
  return calls.get(row.enrolment)?.mark ?? row.mark
}

/** Whether this can be chosen: nobody marks themselves, and leave is what was approved. */
export function mayCall(row: RollEntry, mark: Called): boolean {
  return !row.isOwn && (mark !== 'leave' || row.leave === 'approved' || row.mark === 'leave')
}

/** Whether somebody with this mark was there. */
export function hasCome(mark: Called | null): boolean {
  return mark === 'present' || mark === 'late'
}

/** The recorded time of leaving that stays where this mark is called and nothing is said about it. */
export function keptLeaving(row: RollEntry, called: Called | null): string | null {
  return hasCome(row.mark) && hasCome(called) ? row.leftAt : null
}

export type Counts = Record<Called | 'silent', number>

export function countsOf(rows: readonly RollEntry[], calls: Calls): Counts {
  const counts: Counts = { present: 0, late: 0, leave: 0, absent: 0, silent: 0 }
  for (const row of rows) counts[shownMark(row, calls) ?? 'silent'] += 1
  return counts
}

/** Those whose name or one of whose numbers holds every word that is typed, in whatever width or case. */
export function matching(rows: readonly RollEntry[], search: string): readonly RollEntry[] {
  const words = matchKey(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ employeeNumber, name, number, username }) => {
    // Rosters pad short names with a blank (李　娜), which nobody types.
    const text = [matchKey([name, number, employeeNumber, username].filter(Boolean).join(' ')), matchName(name)].join(' ')
    return words.every((word) => text.includes(word))
  })
}

/** One tap on one mark; a tap on what is recorded already takes the choice back. */
export function withCall(calls: Calls, row: RollEntry, mark: Called): Calls {
  const next = new Map(calls)
  const { note } = calls.get(row.enrolment) ?? {}
  if (mark === row.mark && note === undefined) next.delete(row.enrolment)
  else next.set(row.enrolment, { mark, ...(note === undefined ? {} : { note }) })
  return next
}

/** Everybody of whom nothing is recorded or chosen is present; those whose leave was approved are on leave. */
export function allPresent(rows: readonly RollEntry[], calls: Calls): Calls {
  const next = new Map(calls)
  for (const row of rows)
    if (!row.isOwn && shownMark(row, calls) === null) next.set(row.enrolment, { mark: row.leave === 'approved' ? 'leave' : 'present' })
  return next
}

/** The first who came late and of whom nobody said when; after the session that must be said. */
export function withoutArrival(rows: readonly RollEntry[], calls: Calls, isOver: boolean): RollEntry | undefined {
  if (!isOver) return undefined
  return rows.find((row) => {
    const call = calls.get(row.enrolment)
    return call?.mark === 'late' && !call.arrivedAt && row.mark !== 'late'
  })
}

/**
 * How many valid certificates are looked at again when this is recorded, because it takes attended time from them or adds an absence. What only
 * gives time, and a note, touches none.
 */
export function certificatesTouched(rows: readonly RollEntry[], calls: Calls): number {
  return rows.filter((row) => {
    const call = calls.get(row.enrolment)
    return row.isCertified && call !== undefined && takesFrom(row, call)
  }).length
}

function takesFrom(row: RollEntry, { arrivedAt, leftAt, mark }: Call): boolean {
  if (mark === 'absent') return row.mark !== 'absent'
  if (!hasCome(row.mark)) return false
  if (mark === 'leave' || (mark === 'late' && row.mark === 'present')) return true
  const isLater = mark === 'late' && arrivedAt !== undefined && arrivedAt !== timeOn(row.at)
  return isLater || Boolean(leftAt && leftAt !== timeOn(row.leftAt))
}

/** Of how many people what was recorded, mark by mark in the order of the buttons. */
export function recordedOf(marks: readonly { enrolment: string; mark: Called }[], without: readonly string[]) {
  const recorded = marks.filter(({ enrolment }) => !without.includes(enrolment))
  const each = CALLED.map((mark) => ({ mark, count: recorded.filter((one) => one.mark === mark).length })).filter(({ count }) => count > 0)
  return { count: recorded.length, each }
}

/** The list as it stands once these marks are recorded, until it is read again: the counts are right at once. */
export function withRecorded(
  rows: readonly RollEntry[],
  marks: readonly { enrolment: string; mark: Called }[],
  without: readonly string[],
): readonly RollEntry[] {
  const now = new Map(marks.filter(({ enrolment }) => !without.includes(enrolment)).map(({ enrolment, mark }) => [enrolment, mark]))
  return rows.map((row) => ({ ...row, mark: now.get(row.enrolment) ?? row.mark }))
}

/** What is sent: each with the revision that was seen. People who left the class meanwhile are left out. */
export function marksOf(rows: readonly RollEntry[], calls: Calls, startsAt: string) {
  return rows.flatMap(({ enrolment, seq }) => {
    const call = calls.get(enrolment)
    if (!call) return []
    const { arrivedAt, leftAt, mark, note } = call
    return [
      {
        enrolment,
        mark,
        seenSeq: seq,
        ...(mark === 'late' && arrivedAt ? { arrivedAt: instantOn(startsAt, arrivedAt) } : {}),
        ...(hasCome(mark) && leftAt !== undefined ? { leftAt: leftAt ? instantOn(startsAt, leftAt) : null } : {}),
        ...(note === undefined ? {} : { note }),
      },
    ]
  })
}

/** `HH:MM` on the centre's clock on the day of the session; before its start it is the day after (a night shift). */
export function instantOn(startsAt: string, time: string): string {
  const start = Date.parse(startsAt)
  const at = instantOf(localDate(start), time)
  return new Date(at < start ? at + DAY_MS : at).toISOString()
}

/** `HH:MM` of an instant on the centre's clock, as a time field takes it. */
export function timeOn(instant: string | null): string {
  return instant ? localTime(instant) : ''
}

/** A draft as it was kept in the browser; nothing where it is none of ours. */
export function readDraft(text: string | null): Calls {
  try {
    const read = JSON.parse(text ?? '[]') as unknown
    if (!Array.isArray(read)) return new Map()
    return new Map(read.filter((each): each is [string, Call] => Array.isArray(each) && isCall(each[1])))
  } catch (error) {
    if (error instanceof SyntaxError) return new Map()
    throw error
  }
}

export function writeDraft(calls: Calls): string {
  return JSON.stringify([...calls])
}

function isCall(value: unknown): boolean {
  return typeof value === 'object' && value !== null && CALLED.some((mark) => mark === (value as Partial<Call>).mark)
}
