import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import type { Class, ClassSession, HourCertificate, HourClaim, LeaveRequest } from '@/payload-types'
import { SLUGS } from '../../slugs'

export type Paged<T> = { docs: T[]; page: number; pages: number }

const PAGE_SIZE = 20

/** The caller's claims, newest first. */
export function findMyClaims({ page, req }: { req: PayloadRequest; page: number }): Promise<Paged<HourClaim>> {
  return findMine<HourClaim>(req, SLUGS.claims, { page, sort: '-createdAt', depth: 1 })
}

/** The caller's certificates, newest first. */
export function findMyCertificates({ page, req }: { req: PayloadRequest; page: number }): Promise<Paged<HourCertificate>> {
  return findMine<HourCertificate>(req, SLUGS.certificates, { page, sort: '-issuedAt', depth: 1 })
}

/** The caller's leave requests with the sessions they are about, newest first. */
export async function findMyLeave({
  page,
  req,
}: {
  req: PayloadRequest
  page: number
}): Promise<Paged<LeaveRequest & { about: ClassSession[] }>> {
  const found = await findMine<LeaveRequest>(req, SLUGS.leaveRequests, { page, sort: '-createdAt', depth: 0 })
  const sessions = await sessionsById(
    req,
    found.docs.flatMap((leave) => idsOf(leave.sessions)),
  )
  return { ...found, docs: found.docs.map((leave) => ({ ...leave, about: idsOf(leave.sessions).flatMap((id) => sessions.get(id) ?? []) })) }
}

export type LeaveChoice = { class: Pick<Class, 'id' | 'name' | 'nameEn'>; sessions: ClassSession[] }

/** The sessions that the caller could ask leave from: those to come, and those missed without leave; by class. */
export async function findLeaveChoices({ now, req }: { req: PayloadRequest; now: Date }): Promise<LeaveChoice[]> {
  const { docs: enrolments } = await req.payload.find({
    collection: SLUGS.enrolments,
    where: { and: [{ trainee: { equals: actorOf(req)?.id ?? '' } }, { state: { equals: 'active' } }] },
    pagination: false,
    depth: 1,
    overrideAccess: true, // the caller's own
    req,
  })
  const { docs: sessions } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { and: [{ class: { in: enrolments.map((enrolment) => idOf(enrolment.class)) } }, { status: { equals: 'scheduled' } }] },
    sort: 'startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // of classes that the caller is enrolled in
    req,
  })
  const marks = await speakingOwnMarks(req)
  const asked = await sessionsAskedFor(req)
  return enrolments.flatMap((enrolment) => {
    const own = enrolment.class
    if (typeof own !== 'object' || (own.state !== 'running' && own.state !== 'planned')) return []
    const open = sessions.filter(
      (session) =>
        idOf(session.class) === own.id &&
        !asked.has(session.id) &&
        (Date.parse(session.endsAt) > now.getTime()
          ? !['present', 'late'].includes(marks.get(session.id) ?? '')
          : marks.get(session.id) === 'absent'),
    )
    return open.length ? [{ class: own, sessions: open }] : []
  })
}

async function speakingOwnMarks(req: PayloadRequest): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.attendance,
    where: { trainee: { equals: actorOf(req)?.id ?? '' } },
    sort: 'seq',
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  return new Map(docs.map((row) => [idOf(row.classSession), row.mark]))
}

async function sessionsAskedFor(req: PayloadRequest): Promise<Set<string>> {
  const { docs } = await req.payload.find({
    collection: SLUGS.leaveRequests,
    where: { and: [{ trainee: { equals: actorOf(req)?.id ?? '' } }, { state: { in: ['requested', 'approved'] } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  return new Set(docs.flatMap((leave) => idsOf(leave.sessions)))
}

async function sessionsById(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, ClassSession>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { id: { in: [...new Set(ids)] } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // named by the caller's own requests
    req,
  })
  return new Map(docs.map((session) => [session.id, session]))
}

type Mine = 'hour-claims' | 'hour-certificates' | 'leave-requests'

async function findMine<T>(
  req: PayloadRequest,
  collection: Mine,
  { depth, page, sort }: { page: number; sort: string; depth: number },
): Promise<Paged<T>> {
  const found = await req.payload.find({
    collection,
    where: { trainee: { equals: actorOf(req)?.id ?? '' } },
    sort,
    page,
    limit: PAGE_SIZE,
    depth,
    overrideAccess: false,
    req,
  })
  return { docs: found.docs as T[], page: found.page ?? 1, pages: found.totalPages }
}
