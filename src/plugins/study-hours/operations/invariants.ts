import type { Invariant } from '@/platform/verify'
import { attendanceInSequence } from './invariants-attendance'
import { certificatesHold, oneCertificateIsValid, ruleSetsHold } from './invariants-certificates'
import { correctionsAreSigned } from './invariants-corrections'
import { ledgersHold, ledgersHaveDesks } from './invariants-ledger'

/** What holds at every moment of ledgers, certificates, attendance and corrections; `npm run verify` recomputes it. */
export const studyInvariants: readonly Invariant[] = [
  ledgersHold,
  ledgersHaveDesks,
  correctionsAreSigned,
  ruleSetsHold,
  certificatesHold,
  oneCertificateIsValid,
  attendanceInSequence,
]
