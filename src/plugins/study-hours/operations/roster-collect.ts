import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { passwordsOf, takeOrder } from '@/collections/people'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { runInWorker } from '@/platform/files'
import { siteAddress } from '@/platform/http'
import '../domain/roster-errors'
import { ROSTER_JOB, type RosterJobInput } from './roster-import'
import { SIGN_IN_SLIPS } from '@/platform/documents/slips/task'
import type { RosterOrder } from './roster-order'

/**
 * The printed sign-in slips of an import, once, for the one who imported and nobody else. Afterwards the passwords are on paper and
 * nowhere else: what they were derived from is destroyed.
 * @throws DomainError `request.signIn`, `request.notFound` for another's import or one that is not done, `study.slipsGone`
 */
export async function collectSlips({ classId, jobId, req }: { req: PayloadRequest; classId: string; jobId: string }): Promise<Uint8Array> {
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const job = await req.payload.db.findOne<{ id: string; requestedBy?: Ref | null; input: RosterJobInput }>({
    collection: 'jobs',
    where: { and: [{ id: { equals: jobId } }, { kind: { equals: ROSTER_JOB } }, { state: { equals: 'done' } }] },
    req,
  })
  if (!job || idOf(job.requestedBy) !== actor.id || job.input.classId !== classId) throw new DomainError('request.notFound')
  const taken = await takeOrder<RosterOrder>(req.payload, job.input.order)
  if (!taken || taken.order.create.length === 0) throw new DomainError('study.slipsGone')
  const { order } = taken
  const passwordOf = passwordsOf(req.payload, order)
  try {
    const { bytes } = await runInWorker({
      task: SIGN_IN_SLIPS,
      input: {
        heading: order.className,
        signInUrl: `${siteAddress(req)}/login`,
        madeOn: todayOf(req),
        slips: order.create.map(({ account, enrolment, username }, index) => ({
          name: account.name,
          number: enrolment.number,
          username,
          password: passwordOf(index),
        })),
      },
    })
    await taken.destroy()
    return bytes
  } catch (error) {
    await taken.putBack()
    throw error
  }
}
