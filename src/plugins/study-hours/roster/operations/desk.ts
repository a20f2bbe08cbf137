import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { hasOrder } from '@/collections/people'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { SLUGS } from '../../slugs'
import { readableClass } from '../../training/operations/load'
import { ROSTER_JOB, type RosterJobInput } from './import'
import { rolesTowards } from '../../training/operations/roles-towards'

export type WaitingSlips = { id: string; count: number; until: string }
export type RosterDesk = {
  class: Pick<Class, 'id' | 'code' | 'name'>
  enrolled: number
  mayWrite: boolean
  /** The import of this class that is under way, whoever began it. */
  running: string | null
  /** Slips of the caller's own imports that nobody collected yet. */
  slips: WaitingSlips[]
}

/** What the roster's sheet shows. @throws DomainError `request.notFound` where the caller may not see the class */
export async function loadRosterDesk({ classId, req }: { req: PayloadRequest; classId: string }): Promise<RosterDesk> {
  const trainingClass = await readableClass(req, classId)
  const roles = rolesTowards({ req, classes: [trainingClass] })
  const isOver = trainingClass.state === 'closed' || trainingClass.state === 'cancelled'
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: classId } }, { state: { equals: 'active' } }] },
    overrideAccess: true, // how many there are in a class that the caller sees
    req,
  })
  const { docs } = await req.payload.db.find<{
    id: Ref
    state: string
    requestedBy?: Ref | null
    input: RosterJobInput
    result?: Done | null
  }>({
    collection: 'jobs',
    where: {
      and: [
        { kind: { equals: ROSTER_JOB } },
        { key: { contains: `${ROSTER_JOB}:${classId}:` } },
        { state: { in: ['queued', 'running', 'done'] } },
      ],
    },
    sort: '-createdAt',
    limit: 20,
    pagination: false,
    req,
  })
  const actor = actorOf(req)?.id
  const slips: WaitingSlips[] = []
  for (const { id, input, requestedBy, result, state } of docs)
    if (state === 'done' && result?.slipsUntil && idOf(requestedBy) === actor && (await hasOrder(req.payload, input.order)))
      slips.push({ id: idOf(id), count: result.slips, until: result.slipsUntil })
  const running = docs.find(({ state }) => state !== 'done')
  return {
    class: { id: String(trainingClass.id), code: trainingClass.code, name: trainingClass.name },
    enrolled: totalDocs,
    mayWrite: !isOver && roles.some((role) => role === 'training-admin' || role === 'centre-staff' || role === 'admin'),
    running: running ? idOf(running.id) : null,
    slips,
  }
}

type Done = { slips: number; slipsUntil: string | null }
