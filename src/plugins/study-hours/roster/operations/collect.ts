import type { PayloadRequest } from 'payload'
import { collectSlips } from '@/collections/people'
import '../domain/errors'
import { ROSTER_JOB, type RosterJobInput } from './import'
import type { RosterOrder } from './order'

/**
 * The sign-in slips of a roster that was imported; they carry the name of the class.
 * @throws DomainError as {@link collectSlips}; `request.notFound` too for an import that is not done or of another class, `study.slipsGone`
 */
export function collectRosterSlips(args: { req: PayloadRequest; classId: string; jobId: string }): Promise<Uint8Array> {
  const { classId, jobId, req } = args
  return collectSlips<RosterOrder, RosterJobInput>({
    req,
    job: { id: jobId, kind: ROSTER_JOB, state: 'done', isAsked: (input) => input.classId === classId },
    gone: 'study.slipsGone',
    sheetOf: ({ className, create }) => ({
      heading: className,
      slips: create.map(({ account, enrolment, username }) => ({ name: account.name, number: enrolment.number, username })),
    }),
  })
}
