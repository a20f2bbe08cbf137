import type { Invariant } from '@/platform/verify'
import { attendanceInSequence } from './attendance/operations/invariants'
import { certificatesHold, oneCertificateIsValid, ruleSetsHold } from './certificates/operations/invariants'
import { correctionsAreSigned } from './decisions/operations/invariants'
import { ledgersHold, ledgersHaveDesks } from './ledger/operations/invariants'

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
