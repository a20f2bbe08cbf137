import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import type { Class, ClassSession, Enrolment, StudyUnit } from '@/payload-types'
import { nowOf, todayOf } from '@/platform/clock'
import { attendanceSummary } from '../../attendance/domain/attendance'
import { dueOf, type Due } from '../domain/due'
import { statedTenths, tenthsInParts } from '../../recognition/domain/hours'
import type { Projection } from '../domain/projection'
import { SLUGS } from '../../slugs'
import { loadAhead, outlook, type Ahead } from './outlook'
import { loadRecognition, type RecognisedStanding } from '../../recognition/operations/recognition'

export type MyUnit = Pick<StudyUnit, 'id' | 'title' | 'titleEn' | 'kind' | 'nominalMinutes'> & { open: boolean; creditedMs: number }
export type MySession = Pick<ClassSession, 'id' | 'title' | 'titleEn' | 'kind' | 'startsAt' | 'endsAt' | 'place'>

/** One class as its trainee sees it. Hours are in tenths of a 标准学时, rounded down. */
export type MyClass = {
  class: Class
  enrolment: Enrolment
  occupation: { name: string; nameEn?: string | null | undefined }
  organisation: { name: string; nameEn?: string | null | undefined }
  teachers: string[]
  /** Study adds hours only while it runs. */
  isRunning: boolean
  requiredTenths: number
  tenths: number
  onlineTenths: number
  offlineTenths: number
  /** The most that can be recognised of online study. */
  onlineMostTenths: number
  onlineSharePercent: number
  missingTenths: number
  due: Due
  /** Where the pace of the last fortnight leads: the same that the class board shows. */
  ahead: Pick<Projection, 'meets' | 'shortTenths' | 'completeOn' | 'because'>
  /** What is still needed a day, milliseconds; null where no day is left or nothing is missing. */
  neededPerDayMs: number | null
  /** The most that counts on a day online, in tenths. */
  dayCapTenths: number
  absent: number
  leaves: number
  late: number
  /** How long after the start the caller came, in all. */
  lateMs: number
  early: number
  /** Nothing is recorded of the attendance yet, or nothing but that one was there. */
  attendance: ReturnType<typeof attendanceSummary>
  nextSession?: MySession
  units: MyUnit[]
  /** The unit to go on with: the last that was studied here, else the first that was not begun. */
  goOn?: { unit: MyUnit; isBegun: boolean }
}

/** The caller's classes, those that run before those that are over, newest first. */
export async function loadMyClasses({ req }: { req: PayloadRequest }): Promise<MyClass[]> {
  const trainee = actorOf(req)?.id
  if (!trainee) return []
  const { docs: enrolments } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { trainee: { equals: trainee } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  if (enrolments.length === 0) return []
  const { docs: classes } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { in: enrolments.map((enrolment) => idOf(enrolment.class)) } },
    sort: '-startsOn',
    pagination: false,
    depth: 1,
    overrideAccess: true, // those that the caller is enrolled in
    req,
  })
  const standings = await loadRecognition({ req, enrolments: enrolments.map(({ id }) => id) })
  const units = await unitsByCourse(req, [...new Set(classes.flatMap((each) => idsOf(each.courses)))])
  const sessions = await nextSessions(
    req,
    classes.map(({ id }) => id),
  )
  const lastUnits = await lastStudied(req, trainee)
  const ahead = await loadAhead({ req, classes: classes.map(({ id }) => id), today: todayOf(req) })
  const mine = classes.flatMap((each) => {
    const enrolment = enrolments.find((candidate) => idOf(candidate.class) === each.id)
    const standing = enrolment && standings.get(enrolment.id)
    if (!enrolment || !standing) return []
    const own = idsOf(each.courses).flatMap((course) => units.get(course) ?? [])
    return [describe({ each, enrolment, standing, units: own, next: sessions.get(each.id), lastUnits, ahead })]
  })
  return [...mine.filter(({ isRunning }) => isRunning), ...mine.filter(({ isRunning }) => !isRunning)]
}

type Facts = {
  each: Class
  enrolment: Enrolment
  standing: RecognisedStanding
  units: readonly StudyUnit[]
  next: ClassSession | undefined
  /** Units in the order in which the caller studied them, the latest first. */
  lastUnits: readonly string[]
  ahead: Ahead
}

function describe({ each, enrolment, standing, units, next, lastUnits, ahead }: Facts): MyClass {
  const { recognition, requiredHours, attendance } = standing
  const { rules } = standing.standing
  const requiredTenths = statedTenths(requiredHours)
  const { because, completeOn, meets, neededPerDayMs, shortTenths } = outlook(standing, ahead)
  const missingTenths = Math.max(0, requiredTenths - recognition.tenths)
  const own = units.map((unit): MyUnit => {
    const { id, kind, nominalMinutes, title, titleEn } = unit
    return {
      id,
      kind,
      nominalMinutes,
      title,
      titleEn: titleEn ?? null,
      open: unit.open !== false,
      creditedMs: recognition.units[id]?.rawMs ?? 0,
    }
  })
  const isRunning = each.state === 'running' && enrolment.state === 'active'
  const goOn = isRunning ? unitToGoOn(own, lastUnits) : undefined
  return {
    class: each,
    enrolment,
    occupation: typeof each.occupation === 'object' ? each.occupation : { name: '' },
    organisation: typeof each.organisation === 'object' ? each.organisation : { name: '' },
    teachers: (each.teachers ?? []).flatMap((teacher) => (typeof teacher === 'object' ? [teacher.name] : [])),
    isRunning,
    requiredTenths,
    ...tenthsInParts(recognition.time),
    onlineMostTenths: Math.floor((requiredTenths * rules.onlineSharePercent) / 100),
    onlineSharePercent: rules.onlineSharePercent,
    missingTenths,
    due: dueOf(each, ahead.today),
    ahead: { meets, shortTenths, completeOn, because },
    dayCapTenths: statedTenths(rules.dayCapHours),
    neededPerDayMs: missingTenths > 0 ? neededPerDayMs : null,
    absent: attendance.absent,
    leaves: attendance.leave,
    late: attendance.late,
    lateMs: attendance.lateMs,
    early: attendance.early,
    attendance: attendanceSummary(attendance),
    units: own,
    ...(next ? { nextSession: next } : {}),
    ...(goOn ? { goOn } : {}),
  }
}

function unitToGoOn(units: readonly MyUnit[], lastUnits: readonly string[]): MyClass['goOn'] {
  const open = units.filter((unit) => unit.open)
  const [last] = lastUnits.flatMap((id) => open.filter((unit) => unit.id === id))
  const unit = last ?? open.find(({ creditedMs }) => creditedMs === 0) ?? open[0]
  return unit && { unit, isBegun: last !== undefined || unit.creditedMs > 0 }
}

async function unitsByCourse(req: PayloadRequest, courses: readonly string[]): Promise<Map<string, StudyUnit[]>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { course: { in: [...courses] } },
    sort: 'order',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const found = new Map<string, StudyUnit[]>()
  for (const unit of docs) found.set(idOf(unit.course), [...(found.get(idOf(unit.course)) ?? []), unit])
  return found
}

/** Of each class the session that runs now or comes next. */
async function nextSessions(req: PayloadRequest, classes: readonly string[]): Promise<Map<string, ClassSession>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: {
      and: [{ class: { in: [...classes] } }, { status: { equals: 'scheduled' } }, { endsAt: { greater_than: nowOf(req).toISOString() } }],
    },
    sort: '-startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // of classes that the caller is enrolled in
    req,
  })
  return new Map(docs.map((session) => [idOf(session.class), session]))
}

const SITTINGS = 50

async function lastStudied(req: PayloadRequest, trainee: string): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.studySessions,
    where: { trainee: { equals: trainee } },
    sort: '-openedAtMs',
    limit: SITTINGS,
    pagination: false,
    depth: 0,
    select: { unit: true },
    overrideAccess: true, // the caller's own
    req,
  })
  return [...new Set(docs.map(({ unit }) => idOf(unit)))]
}
