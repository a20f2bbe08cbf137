import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import '../../attendance/domain/errors'
import { SLUGS } from '../../slugs'
import { loadSpeakingMarks } from '../../attendance/operations/marks'
import { activeEnrolment } from '../../attendance/operations/sign-in'
import { checkEvidence, keepEvidence, type GivenFile } from './evidence'
import { leaveAsked } from './leave-messages'
import { loadClass, assertClassGoesOn } from '../../training/operations/load'

export const leaveInput = z.strictObject({
  sessions: z
    .array(z.union([z.string().min(1).max(100), z.number().int()]).transform(String))
    .min(1)
    .max(100),
  reason: z.string().trim().min(1).max(500),
})
export type LeaveInput = z.output<typeof leaveInput>

/**
 * Asks for leave from sessions of the caller's class, before or after they took place.
 * @returns the id of the request
 * @throws DomainError `study.notOnRoster`, `study.leaveNotYours`, `study.leaveTwice`, `study.leaveAttended`, `study.classOver`
 */
export async function requestLeave({
  classId,
  files = [],
  input,
  req,
}: {
  req: PayloadRequest
  classId: string
  input: LeaveInput
  files?: readonly GivenFile[]
}): Promise<string> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') throw new DomainError('request.signIn')
  const evidence = files.length > 0 ? await checkEvidence(files) : []
  return withTransaction(req, async () => {
    const enrolment = await activeEnrolment(req, classId, actor.id)
    if (!enrolment) throw new DomainError('study.notOnRoster')
    const trainingClass = await loadClass(req, classId)
    assertClassGoesOn(trainingClass)
    const sessions = [...new Set(input.sessions)]
    await assertTheirs(req, { classId, enrolment, sessions })
    const created = await req.payload.create({
      collection: SLUGS.leaveRequests,
      data: { class: classId, enrolment, trainee: actor.id, sessions, reason: input.reason, state: 'requested', stateSeq: 0 },
      depth: 0,
      overrideAccess: true, // nobody writes requests but this operation, for the caller alone
      req,
    })
    await keepEvidence({ req, files: evidence, trainee: actor.id, classId, subject: { leave: String(created.id) } })
    await notify({
      req,
      to: idsOf(trainingClass.teachers),
      template: leaveAsked,
      details: { name: req.user?.name ?? '', class: trainingClass.name, count: sessions.length, reason: input.reason },
      link: `/admin/collections/${SLUGS.leaveRequests}/${created.id}`,
      idempotencyKey: `leave-asked:${created.id}`,
    })
    return String(created.id)
  })
}

async function assertTheirs(
  req: PayloadRequest,
  { classId, enrolment, sessions }: { classId: string; enrolment: string; sessions: readonly string[] },
): Promise<void> {
  const trusted = { overrideAccess: true, req } as const // facts for a decision
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.classSessions,
    where: { and: [{ id: { in: [...sessions] } }, { class: { equals: classId } }, { status: { equals: 'scheduled' } }] },
    ...trusted,
  })
  if (totalDocs !== sessions.length) throw new DomainError('study.leaveNotYours', { field: 'sessions' })
  const { docs } = await req.payload.find({
    collection: SLUGS.leaveRequests,
    where: { and: [{ enrolment: { equals: enrolment } }, { state: { in: ['requested', 'approved'] } }] },
    select: { sessions: true },
    pagination: false,
    depth: 0,
    ...trusted,
  })
  const asked = new Set(docs.flatMap((doc) => idsOf(doc.sessions)))
  for (const classSession of sessions) {
    if (asked.has(classSession)) throw new DomainError('study.leaveTwice', { field: 'sessions', session: classSession })
    const known = (await loadSpeakingMarks({ req, classSession, enrolments: [enrolment] })).get(enrolment)
    if (known?.mark === 'present' || known?.mark === 'late')
      throw new DomainError('study.leaveAttended', { field: 'sessions', session: idOf(classSession) })
  }
}
