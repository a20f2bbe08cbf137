import type { PayloadRequest } from 'payload'
import { contributions } from '@/platform/contributions'

/** Why study was ended from outside. */
export type EndReason = 'revoked' | 'class-over' | 'unit-closed' | 'signed-out'
export type EndOfStudy = {
  req: PayloadRequest
  where: { enrolment: string } | { class: string } | { unit: string }
  reason: EndReason
}

/** Who keeps open sittings: where somebody leaves, a class is over or a unit closed they end at their last beat. */
export const endListeners = contributions<(end: EndOfStudy) => Promise<void>>('study-hours.ends')

/** To be called where study under an enrolment, a class or a unit is over, in the transaction that ends it. */
export async function endStudy(end: EndOfStudy): Promise<void> {
  for (const listener of endListeners.of(end.req.payload.config)) await listener(end)
}
