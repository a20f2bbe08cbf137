import type { PayloadRequest } from 'payload'
import { addDays, DAY_MS, localDate, localSpan } from '@/kernel/clock'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class, ClassSession, HourClaim } from '@/payload-types'
import { DEFAULT_SCOPE } from '@/platform/policies'
import { hoursText } from '../../recognition/domain/certificate'
import { behindKey, CLAIM_WAITS_DAYS, endingStep, OUTAGE_WAITS_DAYS, sessionInstant, type ReminderKind } from '../domain/reminders'
import { nextGoodInstant, type Crew, type ShiftPlan } from '../../training/domain/shifts'
import { SLUGS } from '../../slugs'
import { administratorsOf, centreStaff } from '../../decisions/operations/people'
import { loadAhead, outlook, type Ahead } from '../../board/operations/outlook'
import { enrolmentsOfClass, loadRecognition, type RecognisedStanding } from '../../recognition/operations/recognition'
import { loadShiftRules } from '../../training/operations/shift-rules'

/** A reminder that is due, and when it finds its people awake and off work. */
export type PlannedReminder = {
  kind: ReminderKind
  /** With the person, what makes it one of a kind: it reaches nobody twice. */
  key: string
  to: string[]
  details: Record<string, string | number>
  link: string
  plan: ShiftPlan
  atMs: number
  /** After this instant it is of no use any more. */
  untilMs: number
  /** The session that must still be held. */
  session?: string
}

/** What the coming sessions ask for; cheap, asked every hour. */
export async function planSessions({ nowMs, req }: { req: PayloadRequest; nowMs: number }): Promise<PlannedReminder[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: {
      and: [
        { status: { equals: 'scheduled' } },
        { startsAt: { greater_than: new Date(nowMs).toISOString() } },
        { startsAt: { less_than_equal: new Date(nowMs + 2 * DAY_MS).toISOString() } },
      ],
    },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  const planned: PlannedReminder[] = []
  for (const session of docs) planned.push(...(await remindOfSession(req, session, nowMs)))
  return planned
}

/** What a day asks for: who falls behind, which classes end, which claims and outages wait. */
export async function planDay({ nowMs, req }: { req: PayloadRequest; nowMs: number }): Promise<PlannedReminder[]> {
  const today = localDate(nowMs)
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { state: { equals: 'running' } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  const planned: PlannedReminder[] = []
  for (const trainingClass of docs) planned.push(...(await remindClass(req, trainingClass, today, nowMs)))
  return [...planned, ...(await remindOfClaims(req, today, nowMs)), ...(await remindOfOutages(req, today, nowMs))]
}

async function remindOfSession(req: PayloadRequest, session: ClassSession, nowMs: number): Promise<PlannedReminder[]> {
  const [trainingClass] = await classesById(req, [idOf(session.class)])
  if (!trainingClass || trainingClass.state !== 'running') return []
  const startMs = Date.parse(session.startsAt)
  const { docs } = await req.payload.db.find<{ trainee: Ref; crew?: Crew | null }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: trainingClass.id } }, { state: { equals: 'active' } }] },
    select: { trainee: true, crew: true },
    pagination: false,
    req,
  })
  const shifts = await shiftsOf(req, trainingClass, localDate(nowMs))
  const crews = new Map<Crew | null, string[]>()
  for (const { crew, trainee } of docs) crews.set(crew ?? null, [...(crews.get(crew ?? null) ?? []), idOf(trainee)])
  return [...crews].flatMap(([crew, to]): PlannedReminder[] => {
    const plan = { ...shifts, crew }
    const atMs = sessionInstant({ nowMs, startMs, plan })
    if (atMs === null) return []
    const when = localSpan(startMs, Date.parse(session.endsAt))
    const details = { class: trainingClass.name, title: session.title, when, place: session.place ?? '—' }
    const once = { key: `session:${session.id}:${startMs}`, session: session.id }
    return [{ kind: 'session', ...once, to, details, link: '/study', plan, atMs, untilMs: startMs }]
  })
}

async function remindClass(req: PayloadRequest, trainingClass: Class, today: string, nowMs: number): Promise<PlannedReminder[]> {
  const enrolments = await enrolmentsOfClass(req, trainingClass.id)
  const standings = [...(await loadRecognition({ req, enrolments, on: today })).values()]
  const ahead = await loadAhead({ req, classes: [trainingClass.id], today })
  const shifts = await shiftsOf(req, trainingClass, today)
  const step = endingStep({ endsOn: trainingClass.endsOn, today })
  return standings
    .filter(({ enrolment, met, requiredHours }) => enrolment.state === 'active' && !met && requiredHours > 0)
    .flatMap((standing): PlannedReminder[] => {
      const plan = { ...shifts, crew: standing.enrolment.crew ?? null }
      const atMs = nextGoodInstant(plan, nowMs)
      const base = { to: [standing.enrolment.trainee], link: '/study', plan, atMs, untilMs: nowMs + 3 * DAY_MS }
      const ending = step === null ? null : endingDetails(standing)
      if (ending) return [{ ...base, kind: 'ending' as const, key: `ending:${trainingClass.id}:${step}`, details: ending }]
      const behind = behindDetails(standing, ahead)
      return behind ? [{ ...base, kind: 'behind' as const, key: `behind:${trainingClass.id}:${behind.week}`, details: behind.details }] : []
    })
}

function endingDetails({ class: { endsOn, name }, recognition, requiredHours }: RecognisedStanding) {
  const shortTenths = Math.max(0, Math.round(requiredHours * 10) - recognition.tenths)
  if (shortTenths === 0) return null
  return { class: name, endsOn, required: requiredHours, hours: hoursText(recognition.tenths), short: hoursText(shortTenths) }
}

function behindDetails(standing: RecognisedStanding, ahead: Ahead) {
  const { attendance, class: trainingClass, recognition, requiredHours } = standing
  const { appraisalOn, name, startsOn } = trainingClass
  // Who has failed for an absence is not told to study faster.
  if (!appraisalOn || attendance.failed) return null
  const projection = outlook(standing, ahead)
  const week = behindKey({ projection, startsOn, today: ahead.today })
  if (!week) return null
  const details = {
    class: name,
    appraisalOn,
    required: requiredHours,
    hours: hoursText(recognition.tenths),
    short: hoursText(projection.shortTenths),
    perDay: Math.ceil((projection.neededPerDayMs ?? 0) / 60_000),
  }
  return { week, details }
}

/** Those who sign next are told once a day that somebody waits for them. */
async function remindOfClaims(req: PayloadRequest, today: string, nowMs: number): Promise<PlannedReminder[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.claims,
    where: {
      and: [
        { state: { in: ['submitted', 'supported'] } },
        { createdAt: { less_than: new Date(nowMs - CLAIM_WAITS_DAYS * DAY_MS).toISOString() } },
      ],
    },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  const groups = new Map<string, HourClaim[]>()
  const organisations = await organisationsOf(req, docs)
  for (const claim of docs) {
    const whose = claim.state === 'supported' ? 'centre' : (organisations.get(idOf(claim.enrolment)) ?? 'centre')
    groups.set(whose, [...(groups.get(whose) ?? []), claim])
  }
  const office = await officeHours(req, today)
  const planned: PlannedReminder[] = []
  for (const [whose, [oldest, ...more]] of groups) {
    if (!oldest) continue
    const to = whose === 'centre' ? await centreStaff(req) : await administratorsOf(req, whose)
    if (to.length === 0) continue
    planned.push({
      kind: 'claims',
      key: `claims:${whose}:${today}`,
      to,
      details: { count: more.length + 1, days: CLAIM_WAITS_DAYS, oldest: localDate(oldest.createdAt) },
      link: `/admin/collections/${SLUGS.claims}`,
      plan: office,
      atMs: nextGoodInstant(office, nowMs),
      untilMs: Date.parse(`${addDays(today, 2)}T00:00:00+08:00`),
    })
  }
  return planned
}

/** Whoever of the centre may sign second is told once a day; nobody of what they declared themselves. */
async function remindOfOutages(req: PayloadRequest, today: string, nowMs: number): Promise<PlannedReminder[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.outages,
    where: {
      and: [{ state: { equals: 'declared' } }, { createdAt: { less_than: new Date(nowMs - OUTAGE_WAITS_DAYS * DAY_MS).toISOString() } }],
    },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  if (docs.length === 0) return []
  const office = await officeHours(req, today)
  return (await centreStaff(req)).flatMap((person): PlannedReminder[] => {
    const [oldest, ...more] = docs.filter(({ declaredBy }) => idOf(declaredBy) !== person)
    if (!oldest) return []
    return [
      {
        kind: 'outages',
        key: `outages:${today}`,
        to: [person],
        details: { count: more.length + 1, days: OUTAGE_WAITS_DAYS, oldest: localDate(oldest.createdAt) },
        link: `/admin/collections/${SLUGS.outages}`,
        plan: office,
        atMs: nextGoodInstant(office, nowMs),
        untilMs: Date.parse(`${addDays(today, 2)}T00:00:00+08:00`),
      },
    ]
  })
}

/** People of the centre and administrators work by day. */
async function officeHours(req: PayloadRequest, today: string): Promise<ShiftPlan> {
  return { pattern: 'day', ...(await loadShiftRules({ req, on: today })).get(DEFAULT_SCOPE) }
}

async function organisationsOf(req: PayloadRequest, claims: readonly HourClaim[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<{ id: Ref; class: Ref }>({
    collection: SLUGS.enrolments,
    where: { id: { in: [...new Set(claims.map(({ enrolment }) => idOf(enrolment)))] } },
    select: { class: true },
    pagination: false,
    req,
  })
  const classes = new Map(
    (await classesById(req, [...new Set(docs.map((row) => idOf(row.class)))])).map((row) => [row.id, idOf(row.organisation)]),
  )
  return new Map(docs.map((row) => [idOf(row.id), classes.get(idOf(row.class)) ?? '']))
}

async function classesById(req: PayloadRequest, ids: readonly string[]): Promise<Class[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { in: [...ids] } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the process itself reminds
    req,
  })
  return docs
}

/** The shifts of a class by the rules of the day, without the crew; the rows are named with what is planned. */
async function shiftsOf(req: PayloadRequest, { policyScope, shiftAnchorOn, shiftPattern }: Class, on: string): Promise<ShiftPlan> {
  const scope = policyScope || DEFAULT_SCOPE
  const standing = (await loadShiftRules({ req, on, scopes: [scope] })).get(scope)
  return { pattern: shiftPattern ?? 'day', anchorOn: shiftAnchorOn ?? null, ...standing }
}
