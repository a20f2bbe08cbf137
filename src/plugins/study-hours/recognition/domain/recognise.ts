import { standingCredit } from '../../ledger/domain/corrections'
import { msUnder, statedTenths } from './hours'
import { byStart, lengthOf, subtract, touching, union, type Interval } from '../../time/domain/intervals'
import { newBook, type Book, type Cut, type Recognition } from './recognition'
import { dayCapMs, type StudyRules } from '../../ledger/domain/rules'
import type { LedgerRow, SliceReason } from '../../ledger/domain/types'
import { creditByDay, dayNumber, splitByDay } from '../../time/domain/zone'

export type { Cut, DayRecognition, Recognition } from './recognition'

/** Presence in a classroom or workshop (`present`, or `late` from the arrival on). `day` is the local day of the class session. */
export type AttendanceCredit = {
  day: string
  ms: number
  classSessionId: string
  /** Where given, online time inside it is not recognised a second time. */
  startMs?: number
  endMs?: number
}

/** A certificate of another enrolment of the same person: what it took of each local day online, in milliseconds, up to which row. */
export type CertifiedElsewhere = {
  enrolment: string
  seq: number
  days: Readonly<Record<string, number>>
  /** Issued after this enrolment's own certificate, which it takes nothing from. */
  isLater?: boolean
}

/** What holds of the person, whatever the class. */
export type PersonFacts = {
  /** Time attended in classes of other enrolments. */
  attendedElsewhere: readonly Interval[]
  /** Of the rows of this enrolment, those up to this one are certified; 0 for none. */
  certifiedSeq: number
  /** Where others were attended as the own certificate knew it: what was recorded since takes nothing from what it certifies. */
  attendedWhenCertified?: readonly Interval[]
  certifiedElsewhere: readonly CertifiedElsewhere[]
}

export type RecogniseInput = {
  /** The ledger rows of ONE enrolment. */
  slices: readonly LedgerRow[]
  /** The rows of the same person's other enrolments: what they took of a day's cap is taken. */
  elsewhere: readonly LedgerRow[]
  /** Left out for somebody of one class alone, and by certificates that were issued before it was asked: they are worked out as they were. */
  person?: PersonFacts | undefined
  /** By rule set; every set that a row names must be there. */
  rules: ReadonlyMap<string, StudyRules>
  /** Nominal length by unit; a unit that is missing has no limit. */
  unitNominalMs: ReadonlyMap<string, number>
  attendance: readonly AttendanceCredit[]
  /** The rules of today: how long an hour of attendance is. */
  standing: StudyRules
  /** null: no share of online time can be worked out, so none is cut. */
  requiredHours: number | null
}

/**
 * What of the recorded time counts as 认定学时. What is certified comes first, then all in order of time: online time during a class that
 * was attended, for this enrolment or another, does not count twice; a unit counts up to its nominal length × review share; a local day up to its cap, whatever classes it was studied for; online time up to
 * its share of the required hours. Attendance is added without a cap. Every row is judged by the rules that it was recorded under.
 * @throws RangeError where a row names a rule set that is not given
 */
export function recognise(input: RecogniseInput): Recognition {
  const book = newBook()
  const { person } = input
  const attended = input.attendance.flatMap(({ startMs, endMs }) =>
    startMs === undefined || endMs === undefined ? [] : [{ startMs, endMs }],
  )
  const classes = union([...attended, ...(person?.attendedElsewhere ?? [])])
  const classesThen = person?.attendedWhenCertified ? union([...attended, ...person.attendedWhenCertified]) : classes
  const standing = standingCredit(input.slices)
  const used = { unit: new Map<string, number>(), day: new Map<number, number>() }
  takeCertified(used.day, person, (each) => !each.isLater)
  const requiredTenths = input.requiredHours === null ? null : statedTenths(input.requiredHours)

  const own = new Set(standing)
  const covered = new Map(person?.certifiedElsewhere.map(({ enrolment, seq }) => [enrolment, seq]))
  const others = standingCredit(input.elsewhere).filter(({ enrolment, seq }) => seq > (covered.get(enrolment) ?? 0))
  const isLater = (row: LedgerRow) => (own.has(row) && row.seq <= (person?.certifiedSeq ?? 0) ? 0 : 1)
  let areLaterTaken = false
  for (const row of [...standing, ...others].sort((a, b) => isLater(a) - isLater(b) || byStart(a, b) || a.seq - b.seq)) {
    const isCertified = isLater(row) === 0
    if (!isCertified && !areLaterTaken) {
      takeCertified(used.day, person, (each) => each.isLater === true)
      areLaterTaken = true
    }
    const rules = rulesOf(input, row.ruleSet)
    const nominalMs = row.unit === null ? undefined : input.unitNominalMs.get(row.unit)
    for (const part of creditByDay(row)) {
      const rawMs = part.creditMs
      const usedMs = used.day.get(part.day) ?? 0
      const capLeftMs = Math.max(0, dayCapMs(rules) - usedMs)
      const outsideMs = lengthOf(subtract(part, touching(part, isCertified ? classesThen : classes)))
      if (!own.has(row)) {
        used.day.set(part.day, usedMs + Math.min(rawMs, capLeftMs, person ? outsideMs : rawMs))
        continue
      }
      const day = book.day(part.day)
      let takenMs = rawMs
      const limit = (by: keyof Cut, allowedMs: number) => {
        const cutMs = takenMs - Math.min(takenMs, Math.max(0, allowedMs))
        takenMs -= cutMs
        day.cutBy[by] += cutMs
      }
      limit('inClass', outsideMs)
      if (row.unit !== null && nominalMs !== undefined && rules.unitReviewPercent !== null)
        limit('unit', Math.floor((nominalMs * rules.unitReviewPercent) / 100) - (used.unit.get(row.unit) ?? 0))
      limit('dayCap', capLeftMs)
      if (requiredTenths !== null) limit('onlineShare', shareLeftMs(book, rules, requiredTenths))
      if (row.unit !== null) used.unit.set(row.unit, (used.unit.get(row.unit) ?? 0) + takenMs)
      used.day.set(part.day, usedMs + takenMs)
      book.online(part.day, { unit: row.unit, rawMs, takenMs, hourMs: rules.hourMs })
    }
  }
  for (const { day, ms } of input.attendance) book.offline(dayNumber(day), ms, input.standing.hourMs)
  for (const { day, reason, ms } of uncounted(input.slices, standing)) book.uncounted(day, reason, ms)
  return book.close([...new Set(input.slices.map((row) => row.ruleSet))].sort())
}

/** What certificates of other enrolments took of each day is taken, whatever is recorded of that day afterwards. */
function takeCertified(taken: Map<number, number>, person: PersonFacts | undefined, which: (each: CertifiedElsewhere) => boolean): void {
  for (const { days } of person?.certifiedElsewhere.filter(which) ?? [])
    for (const [date, ms] of Object.entries(days)) taken.set(dayNumber(date), (taken.get(dayNumber(date)) ?? 0) + ms)
}

function rulesOf({ rules }: RecogniseInput, ruleSet: string): StudyRules {
  const found = rules.get(ruleSet)
  if (!found) throw new RangeError(`rule set ${ruleSet} is not given`)
  return found
}

/** How much online time still fits under the share, in milliseconds of this rule set's hour. */
function shareLeftMs(book: Book, rules: StudyRules, requiredTenths: number): number {
  const limitMs = Math.floor((requiredTenths * rules.onlineSharePercent * rules.hourMs) / 1_000)
  const usedMs = book.onlineParts()
  const soFar = usedMs.every((part) => part.hourMs === rules.hourMs)
    ? usedMs.reduce((sum, part) => sum + part.ms, 0)
    : msUnder(rules.hourMs, usedMs) + 1 // rounded up: a fraction of a millisecond is never given away
  return limitMs - soFar
}

function uncounted(rows: readonly LedgerRow[], standing: readonly LedgerRow[]): { day: number; reason: SliceReason; ms: number }[] {
  const credited: Interval[] = union(standing)
  const stands = new Set(standing)
  return rows
    .filter((row) => row.kind === 'study' && !stands.has(row))
    .flatMap((row) =>
      subtract(row, touching(row, credited))
        .flatMap(({ startMs, endMs }) => splitByDay(startMs, endMs))
        .map(({ day, startMs, endMs }) => ({ day, reason: row.creditMs > 0 ? ('reversal' as const) : row.reason, ms: endMs - startMs })),
    )
}
