import type { PayloadRequest } from 'payload'
import { contributions } from '@/platform/contributions'

/** These enrolments, everybody who was marked in a session, or all that a trainee holds. */
export type Corrected = { enrolments: readonly string[] } | { session: string } | { trainee: string }
export type CorrectionListener = (args: { req: PayloadRequest; corrected: Corrected }) => Promise<void>

/** What stands on attendance and ledger, and hears of what is corrected beneath it. */
export const correctionListeners = contributions<CorrectionListener>('study-hours.corrections')

/** To be called wherever attendance, a session or the ledger is corrected, in the transaction of the correction. */
export async function tellCorrected(req: PayloadRequest, corrected: Corrected): Promise<void> {
  for (const listener of correctionListeners.of(req.payload.config)) await listener({ req, corrected })
}
