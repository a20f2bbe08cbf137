import type { Invariant } from '@/platform/verify'

/** What holds at every moment of ledgers, certificates, attendance and corrections; `npm run verify` recomputes it. */
export const studyInvariants: readonly Invariant[] = []
