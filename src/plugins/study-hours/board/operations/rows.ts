import { daysBetween, localDate } from '@/kernel/clock'
import type { Crew } from '../../training/domain/shifts'
import { statedTenths, tenthsInParts, tenthsOf } from '../../recognition/domain/hours'
import type { Projection, ShortBecause } from '../domain/projection'
import type { DayRecognition, Recognition } from '../../recognition/domain/recognise'
import type { RecognisedStanding } from '../../recognition/operations/recognition'

/** So many days without study make somebody quiet. */
export const QUIET_DAYS = 7

/** One enrolment on the board. Hours are in tenths of a 标准学时, rounded down. */
export type BoardRow = {
  id: string
  trainee: string
  name: string
  number: string
  crew: Crew | null
  state: 'active' | 'completed' | 'revoked'
  tenths: number
  onlineTenths: number
  offlineTenths: number
  /** Credited online time that the caps leave unrecognised. */
  cutTenths: number
  /** Whether the share of online time is used up. */
  isShareCut: boolean
  /** Recognised online time in whole percent of the required hours, rounded down. */
  onlinePercent: number
  /** On the eve of the appraisal, at the pace of the last fortnight. */
  projectedTenths: number
  shortTenths: number
  /** Why they will not complete the training. */
  because: ShortBecause | null
  completeOn: string | null
  present: number
  absent: number
  leave: number
  late: number
  /** How long after the start they came, in all. */
  lateMs: number
  early: number
  /** The last local day with study, counted or not. */
  lastStudiedOn: string | null
  /** Whole days since then, or since the class began. */
  quietDays: number
  isStudying: boolean
  openClaims: number
  openLeave: number
}

export type BoardTotals = {
  enrolled: number
  revoked: number
  willMiss: number
  complete: number
  absent: number
  quiet: number
  openClaims: number
  openLeave: number
  openOutages: number
  /** Of those enrolled, rounded down. */
  meanTenths: number
}

/** What the board knows of a person beside the recognised standing. */
export type RowFacts = {
  name: string
  isStudying: boolean
  openClaims: number
  openLeave: number
}

/** As much of a {@link RecognisedStanding} as the board shows. */
export type BoardStanding = Pick<RecognisedStanding, 'enrolment' | 'class' | 'standing' | 'requiredHours'> & {
  recognition: Pick<Recognition, 'tenths' | 'time' | 'cutBy'> & {
    days: readonly Pick<DayRecognition, 'day' | 'onlineMs' | 'offlineMs' | 'uncounted' | 'units'>[]
  }
  attendance: Pick<RecognisedStanding['attendance'], 'present' | 'absent' | 'leave' | 'late' | 'lateMs' | 'early' | 'failed'> & {
    credits: readonly { classSessionId: string }[]
  }
}

export function boardRow(standing: BoardStanding, facts: RowFacts, ahead: Projection, today: string): BoardRow {
  const { attendance, enrolment, recognition, requiredHours } = standing
  const { rules } = standing.standing
  const { offlineTenths, onlineTenths } = tenthsInParts(recognition.time)
  const { inClass, unit, dayCap, onlineShare } = recognition.cutBy
  const lastStudiedOn = recognition.days.findLast(hasStudy)?.day ?? null
  const quietSince = lastStudiedOn ?? latest(standing.class.startsOn, localDate(standing.enrolment.createdAt))
  return {
    id: enrolment.id,
    trainee: enrolment.trainee,
    name: facts.name,
    number: enrolment.number ?? '',
    crew: enrolment.crew ?? null,
    state: enrolment.state as BoardRow['state'],
    tenths: recognition.tenths,
    onlineTenths,
    offlineTenths,
    cutTenths: tenthsOf([{ hourMs: rules.hourMs, ms: inClass + unit + dayCap + onlineShare }]),
    isShareCut: onlineShare > 0,
    onlinePercent: requiredHours > 0 ? Math.floor((onlineTenths * 100) / statedTenths(requiredHours)) : 0,
    projectedTenths: ahead.projectedTenths,
    shortTenths: ahead.shortTenths,
    because: ahead.because,
    completeOn: ahead.completeOn,
    present: attendance.present,
    absent: attendance.absent,
    leave: attendance.leave,
    late: attendance.late,
    lateMs: attendance.lateMs,
    early: attendance.early,
    lastStudiedOn: facts.isStudying ? today : lastStudiedOn,
    quietDays: facts.isStudying || quietSince > today ? 0 : daysBetween(quietSince, today),
    isStudying: facts.isStudying,
    openClaims: facts.openClaims,
    openLeave: facts.openLeave,
  }
}

/** Who will not complete the training comes first, those who have failed on top, then the shortest; who left the class comes last. */
export function byRisk(a: BoardRow, b: BoardRow): number {
  return (
    Number(a.state === 'revoked') - Number(b.state === 'revoked') ||
    Number(b.because === 'absence') - Number(a.because === 'absence') ||
    b.shortTenths - a.shortTenths ||
    a.tenths - b.tenths ||
    a.number.localeCompare(b.number) ||
    (a.id < b.id ? -1 : 1)
  )
}

export function boardTotals(rows: readonly BoardRow[], requiredTenths: number, openOutages: number): BoardTotals {
  const enrolled = rows.filter(({ state }) => state !== 'revoked')
  const count = (holds: (row: BoardRow) => boolean) => enrolled.filter(holds).length
  const sum = (of: (row: BoardRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const tenths = enrolled.reduce((total, row) => total + row.tenths, 0)
  return {
    enrolled: enrolled.length,
    revoked: rows.length - enrolled.length,
    willMiss: count(willMiss),
    complete: count((row) => row.tenths >= requiredTenths && row.because !== 'absence'),
    absent: count(({ absent }) => absent > 0),
    quiet: count(isQuiet),
    openClaims: sum((row) => row.openClaims),
    openLeave: sum((row) => row.openLeave),
    openOutages,
    meanTenths: enrolled.length === 0 ? 0 : Math.floor(tenths / enrolled.length),
  }
}

export function willMiss({ because, state }: Pick<BoardRow, 'because' | 'state'>): boolean {
  return state !== 'revoked' && because !== null
}

export function isQuiet({ quietDays, state }: Pick<BoardRow, 'quietDays' | 'state'>): boolean {
  return state === 'active' && quietDays >= QUIET_DAYS
}

/** Whether a day has study, counted or not. */
export function hasStudy({ onlineMs, uncounted, units }: Pick<DayRecognition, 'onlineMs' | 'uncounted' | 'units'>): boolean {
  return onlineMs > 0 || Object.keys(units).length > 0 || Object.keys(uncounted).length > 0
}

function latest(...days: readonly string[]): string {
  return days.toSorted().at(-1) ?? ''
}
