import { defineJob } from '@/platform/jobs'
import { CERTIFICATES_JOB, issueForClass } from '../operations/class'

/** The certificates of a whole class. */
export const issueCertificatesJob = defineJob<{ class: string; by?: string | null }>({
  kind: CERTIFICATES_JOB,
  label: { zh: '签发学时证明', en: 'Issue hour certificates' },
  stages: { issue: { zh: '逐人签发', en: 'issuing one by one' } },
  lane: 'long',
  run: ({ input, progress, req }) => issueForClass({ req, class: input.class, by: input.by ?? null, progress }),
})
