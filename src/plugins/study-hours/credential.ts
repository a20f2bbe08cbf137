import type { CredentialKind } from '@/platform/domains'
import { parseCertificateCode } from './certificates/domain/code'
import { verifyCertificate } from './certificates/operations/verify'

/** A certificate of study hours, as anybody checks it. */
export const hourCertificateKind: CredentialKind = {
  kind: 'hour-certificate',
  label: { zh: '学时证明', en: 'Certificate of study hours' },
  parseCode: parseCertificateCode,
  find: verifyCertificate,
  page: '/src/plugins/study-hours/site/verify/certificate#VerifiedCertificate',
}
