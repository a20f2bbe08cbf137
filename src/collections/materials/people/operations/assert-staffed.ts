import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import type { Chapter, Edition } from '@/payload-types'
import { strandedStep } from '../../line/domain/staffing'
import { describeGap } from '../../line/operations/describe-gap'
import { loadStaffing } from '../../line/operations/edition-standing'

type Version = { edition: Edition; chapters: readonly Chapter[] }

/**
 * Refuses appointments after which some step of the line could be taken by nobody. What was so before may stay until somebody mends it.
 * @param field what is being changed, for the refusal to stand beside
 * @throws DomainError `materials.appointmentStrands`
 */
export async function assertStaffed(args: { req: PayloadRequest; before?: Version; after: Version; field: string }): Promise<void> {
  const { after, before, field, req } = args
  const gap = strandedStep(before && (await loadStaffing({ req, ...before })), await loadStaffing({ req, ...after }))
  if (gap) throw new DomainError('materials.appointmentStrands', { ...(await describeGap(req, gap)).details, field })
}
