import type { PayloadRequest, Where } from 'payload'
import { localDate } from '@/kernel/clock'
import { idOf, idsOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { deadlineOf } from '../domain/due'
import { project, type Projection } from '../domain/projection'
import { SLUGS } from '../../slugs'
import type { RecognisedStanding } from '../../recognition/operations/recognition'

export type PlannedSession = { id: string; day: string; ms: number }

/** What lies ahead of the people of some classes. */
export type Ahead = {
  today: string
  /** The sessions still to come, by class. */
  planned: ReadonlyMap<string, readonly PlannedSession[]>
  /** Sessions for which leave was granted, by enrolment. */
  excused: ReadonlyMap<string, ReadonlySet<string>>
}

/** Loads what the outlook of these classes needs, for a page or a board that has asked for leave. */
export async function loadAhead({
  classes,
  req,
  today,
}: {
  req: PayloadRequest
  classes: readonly string[]
  today: string
}): Promise<Ahead> {
  return { today, planned: await plannedSessions(req, classes), excused: await excusedSessions(req, classes) }
}

/** As much of a {@link RecognisedStanding} as the way ahead depends on. */
export type OutlookStanding = Pick<RecognisedStanding, 'enrolment' | 'class' | 'standing' | 'requiredHours'> & {
  recognition: Parameters<typeof project>[0]['recognition']
  attendance: { failed: boolean; credits: readonly { classSessionId: string }[] }
}

/**
 * Where somebody will stand when the hours are due: the one projection that the board, the workbench, the trainee's page and the reminders
 * show, so that no two of them disagree.
 */
export function outlook(standing: OutlookStanding, { excused, planned, today }: Ahead): Projection {
  const { attendance, class: trainingClass, enrolment, recognition, requiredHours } = standing
  const attended = new Set(attendance.credits.map(({ classSessionId }) => classSessionId))
  const onLeave = excused.get(enrolment.id)
  return project({
    recognition,
    requiredHours,
    rules: standing.standing.rules,
    today,
    appraisalOn: deadlineOf(trainingClass),
    startsOn: trainingClass.startsOn,
    failed: attendance.failed,
    planned: (planned.get(trainingClass.id) ?? []).filter(({ id }) => !attended.has(id) && !onLeave?.has(id)),
  })
}

async function plannedSessions(req: PayloadRequest, classes: readonly string[]): Promise<Map<string, PlannedSession[]>> {
  const now = nowOf(req)
  const today = localDate(now.getTime())
  const docs = await rowsOf<{ id: Ref; class: Ref; startsAt: string; endsAt: string }>(
    req,
    SLUGS.classSessions,
    { and: [{ class: { in: [...classes] } }, { status: { equals: 'scheduled' } }, { endsAt: { greater_than: now.toISOString() } }] },
    ['class', 'startsAt', 'endsAt'],
  )
  const planned = new Map<string, PlannedSession[]>()
  for (const { class: of, endsAt, id, startsAt } of docs) {
    const day = localDate(startsAt)
    // What began last evening and goes on after midnight is still to come today.
    const session = { id: idOf(id), day: day < today ? today : day, ms: Date.parse(endsAt) - Date.parse(startsAt) }
    planned.set(idOf(of), [...(planned.get(idOf(of)) ?? []), session])
  }
  return planned
}

async function excusedSessions(req: PayloadRequest, classes: readonly string[]): Promise<Map<string, Set<string>>> {
  const leave = await rowsOf<{ id: Ref; enrolment: Ref; sessions: Ref[] }>(req, SLUGS.leaveRequests, {
    and: [{ class: { in: [...classes] } }, { state: { equals: 'approved' } }],
  })
  const excused = new Map<string, Set<string>>()
  for (const { enrolment, sessions } of leave) {
    const own = excused.get(idOf(enrolment)) ?? new Set<string>()
    for (const session of idsOf(sessions)) own.add(session)
    excused.set(idOf(enrolment), own)
  }
  return excused
}

/** Rows beside classes that the caller may see; without hooks, which take longer than the rows. */
async function rowsOf<T extends { id: Ref }>(
  req: PayloadRequest,
  collection: string,
  where: Where,
  fields?: readonly string[],
): Promise<T[]> {
  const { docs } = await req.payload.db.find<T>({
    collection: collection as (typeof SLUGS)['claims'],
    where,
    pagination: false,
    ...(fields ? { select: Object.fromEntries(fields.map((field) => [field, true])) } : {}),
    req,
  })
  return docs
}
