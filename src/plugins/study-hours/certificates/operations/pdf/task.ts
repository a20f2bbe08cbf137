import { defineTask } from '@/platform/files'
import type { CertificateSnapshot } from '../../../recognition/domain/certificate'

export type CertificateSheet = {
  code: string
  /** Where the code is verified. */
  verifyUrl: string
  /** The holder's full name: only the owner and the overseers get the sheet. */
  name: string
  identityMasked: string | null
  snapshot: CertificateSnapshot
  /** `YYYY-MM-DD` in the centre's zone. */
  issuedOn: string
  issuedAtMs: number
  /** Who issued it, for the seal. */
  issuer: { name: string; nameEn: string | null }
  ledgerSeq: number
  ledgerHash: string
  /** The digest of all that it states; null on those that are older than it. */
  hash: string | null
}

export type CertificatePdf = { bytes: Uint8Array }

export const CERTIFICATE_PDF = defineTask<CertificateSheet, CertificatePdf>('hour-certificate', { timeoutMs: 120_000, memoryMb: 512 })
