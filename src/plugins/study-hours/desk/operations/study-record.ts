import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { DAY_MS } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { isDay } from '@/platform/fields'
import { hotWrites } from '@/platform/hot-writes'
import { overseesTraining } from '../../access'
import type { DayRecognition } from '../../recognition/domain/recognition'
import { recordOf, type RecordDay, type RecordInterval } from '../../recognition/domain/record'
import { dateOf, dayNumber, dayOf, startOfDay } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import type { Study } from './study'
import { loadClasses } from '../../training/operations/load'
import { loadRecognition } from '../../recognition/operations/recognition'
import { rolesTowards } from '../../training/operations/roles-towards'
import { deskStore } from '../../ledger/operations/store'
import { readLedger } from '../../ledger/operations/store-ledger'

/** The longest period that one question asks for, in local days. */
export const MOST_RECORD_DAYS = 92
const USUAL_DAYS = 7

export type StudyRecordDay = {
  /** `YYYY-MM-DD` */
  day: string
  /** Credited online plus attended. */
  rawMs: number
  onlineMs: number
  offlineMs: number
  /** What counts of it towards the hours. */
  recognisedMs: number
  provisionalMs: number
  uncountedMs: number
  units: Record<string, { rawMs: number; recognisedMs: number }>
  intervals: RecordInterval[]
}

export type StudyRecord = {
  trainee: string
  from: string
  to: string
  days: StudyRecordDay[]
  totals: { rawMs: number; recognisedMs: number; provisionalMs: number; uncountedMs: number }
  units: Record<string, { rawMs: number; recognisedMs: number }>
}

/**
 * The record of one trainee: every interval with its reason, raw and recognised time by day and unit.
 * @param asked another trainee, for overseers, and for the teachers and administrators of the classes in question, who see those alone
 * @throws DomainError `request.invalid` for a period that is none or too long; `request.notFound` where the caller may not see it
 */
export async function readRecord(
  study: Study,
  { asked, caller, from, to }: { caller: string; from: unknown; to: unknown; asked: unknown },
): Promise<StudyRecord> {
  const { payload } = study
  const period = periodOf({ from, to, today: dateOf(dayOf(study.now())) })
  const trainee = typeof asked === 'string' && asked !== '' ? asked : caller
  if (asked !== undefined && !/^[\w-]{1,60}$/.test(trainee)) throw new DomainError('request.notFound')
  const req = await requestOf(payload, trainee === caller ? undefined : caller)
  const enrolments = await visibleEnrolments(req, trainee, trainee === caller)
  return loadStudyRecord({ req, trainee, enrolments, period })
}

type Period = { from: string; to: string }

/** As {@link readRecord}, for pages that have asked for leave already. @param enrolments those that are shown */
export async function loadStudyRecord({
  enrolments,
  period: { from, to },
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  enrolments: readonly string[]
  period: Period
}): Promise<StudyRecord> {
  const shown = new Set(enrolments)
  const bounds = { fromMs: startOfDay(dayNumber(from)), toMs: startOfDay(dayNumber(to) + 1) - 1 }
  const rows = (await readLedger(hotWrites({ payload: req.payload, req }), { trainee, ...bounds })).filter((row) =>
    shown.has(row.enrolment),
  )
  const desk = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)?.state
  const ribbons = recordOf({ rows, ...(desk ? { desk } : {}) })
  const standings = await loadRecognition({ req, enrolments })
  const days = new Map<string, StudyRecordDay>()
  for (const ribbon of ribbons) addRibbon(days, { ...ribbon, intervals: ribbon.intervals.filter(({ enrolment }) => shown.has(enrolment)) })
  for (const { recognition } of standings.values()) for (const day of recognition.days) addRecognised(days, day)
  const inPeriod = [...days.values()].filter(({ day }) => from <= day && day <= to).sort((a, b) => (a.day < b.day ? -1 : 1))
  const sum = (of: (day: StudyRecordDay) => number) => inPeriod.reduce((total, day) => total + of(day), 0)
  const units: StudyRecord['units'] = {}
  for (const day of inPeriod) addUnits(units, day.units)
  return {
    trainee,
    from,
    to,
    days: inPeriod,
    totals: {
      rawMs: sum((day) => day.rawMs),
      recognisedMs: sum((day) => day.recognisedMs),
      provisionalMs: sum((day) => day.provisionalMs),
      uncountedMs: sum((day) => day.uncountedMs),
    },
    units,
  }
}

function periodOf({ from, to, today }: { from: unknown; to: unknown; today: string }): Period {
  const last = to === undefined ? today : to
  if (typeof last !== 'string' || !isDay(last)) throw new DomainError('request.invalid', { field: 'to' })
  const first = from === undefined ? dateOf(dayNumber(last) - USUAL_DAYS + 1) : from
  if (typeof first !== 'string' || !isDay(first)) throw new DomainError('request.invalid', { field: 'from' })
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  if (days < 1 || days > MOST_RECORD_DAYS) throw new DomainError('request.invalid', { field: 'from', mostDays: MOST_RECORD_DAYS })
  return { from: first, to: last }
}

async function requestOf(payload: Payload, caller: string | undefined): Promise<PayloadRequest> {
  if (caller === undefined) return createLocalReq({}, payload)
  const user = await payload.findByID({
    collection: 'users',
    id: caller,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // the caller's own account, for its roles
  })
  if (!user) throw new DomainError('request.signIn')
  return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
}

async function visibleEnrolments(req: PayloadRequest, trainee: string, isOwn: boolean): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ id: Ref; class: Ref }>({
    collection: SLUGS.enrolments,
    where: { trainee: { equals: trainee } },
    select: { class: true },
    pagination: false,
    req,
  })
  if (isOwn || overseesTraining(req)) return docs.map(({ id }) => idOf(id))
  const classes = docs.length > 0 ? await loadClasses(req, [...new Set(docs.map((each) => idOf(each.class)))]) : []
  const taught = new Set(
    classes
      .filter((each) => rolesTowards({ req, classes: [each] }).some((role) => role === 'teacher' || role === 'training-admin'))
      .map(({ id }) => id),
  )
  const visible = docs.filter((each) => taught.has(idOf(each.class)))
  if (visible.length === 0) throw new DomainError('request.notFound')
  return visible.map(({ id }) => idOf(id))
}

function dayIn(days: Map<string, StudyRecordDay>, day: string): StudyRecordDay {
  const known = days.get(day)
  if (known) return known
  const empty = { rawMs: 0, onlineMs: 0, offlineMs: 0, recognisedMs: 0, provisionalMs: 0, uncountedMs: 0 }
  const made: StudyRecordDay = { day, ...empty, units: {}, intervals: [] }
  days.set(day, made)
  return made
}

/** Figures of the pieces that are shown, since a teacher sees the own classes alone. */
function addRibbon(days: Map<string, StudyRecordDay>, { day, intervals }: RecordDay): void {
  const shown = dayIn(days, day)
  shown.intervals = intervals
  for (const { creditMs, endMs, provisional, startMs } of intervals)
    if (provisional) shown.provisionalMs += endMs - startMs
    else shown.uncountedMs += endMs - startMs - creditMs
}

function addRecognised(days: Map<string, StudyRecordDay>, recognised: DayRecognition): void {
  const shown = dayIn(days, recognised.day)
  shown.rawMs += recognised.rawMs
  shown.onlineMs += recognised.onlineMs
  shown.offlineMs += recognised.offlineMs
  shown.recognisedMs += recognised.recognisedMs
  addUnits(shown.units, recognised.units)
}

function addUnits(into: StudyRecord['units'], from: StudyRecord['units']): void {
  for (const [unit, { rawMs, recognisedMs }] of Object.entries(from)) {
    const known = into[unit] ?? { rawMs: 0, recognisedMs: 0 }
    into[unit] = { rawMs: known.rawMs + rawMs, recognisedMs: known.recognisedMs + recognisedMs }
  }
}
