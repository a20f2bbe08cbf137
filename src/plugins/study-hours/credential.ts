import type { CredentialKind } from '@/platform/domains'
import { parseCertificateCode } from './domain/certificate-code'
import { verifyCertificate } from './operations/certificate-verify'

/** A certificate of study hours, as anybody checks it. */
export const hourCertificateKind: CredentialKind = {
  kind: 'hour-certificate',
  label: { zh: '学时证明', en: 'Certificate of study hours' },
  parseCode: parseCertificateCode,
  find: verifyCertificate,
  page: '/src/plugins/study-hours/site/verify/certificate#VerifiedCertificate',
}
