import type { HourCertificate } from '@/payload-types'
import type { CertificateSnapshot } from '../domain/certificate'
import type { Footing } from '../domain/beneath'

/** What it stands on: what it was issued over, or what it was last confirmed by. */
export function footingOf({
  confirmed,
  issuedAt,
  ledgerSeq,
  snapshot,
}: Pick<HourCertificate, 'confirmed' | 'issuedAt' | 'ledgerSeq' | 'snapshot'>): Footing {
  if (confirmed) return confirmed as unknown as Footing
  const { basis } = snapshot as unknown as CertificateSnapshot
  const attendance = basis.attendance.flatMap(({ endMs, startMs }) =>
    startMs === undefined || endMs === undefined ? [] : [{ startMs, endMs }],
  )
  return { attendance, ledgerSeq, reversed: [], atMs: Date.parse(issuedAt) }
}
