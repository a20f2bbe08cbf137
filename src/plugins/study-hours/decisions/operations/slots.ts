import type { PayloadRequest } from 'payload'
import type { SLUGS } from '../../slugs'

/** The unique field that numbers the rows of one subject; see `slotField`. */
export const SLOT = 'slot'

/**
 * The next place among the rows of a subject: whoever writes it first has it, for its index is unique. To be read before anything that
 * decides over the row, so that no row of the subject can come between the decision and the place. Rows without a slot are older than slots.
 */
export async function nextSlot({
  collection,
  field,
  req,
  subject,
}: {
  req: PayloadRequest
  collection: typeof SLUGS.claims | typeof SLUGS.certificates
  field: 'trainee' | 'enrolment'
  subject: string
}): Promise<string> {
  const { docs } = await req.payload.db.find<{ slot?: string | null }>({
    collection,
    where: { [field]: { equals: subject } },
    select: { [SLOT]: true },
    pagination: false,
    req,
  })
  const last = docs.reduce((most, row) => Math.max(most, slotNumber(row)), 0)
  return `${subject}#${last + 1}`
}

/** Which of its subject's rows it is, from 1; 0 for rows that are older than slots. The order in which they came, whatever a clock said. */
export function slotNumber({ slot }: { slot?: string | null }): number {
  return Number(slot?.split('#')[1] ?? 0)
}
