import { defineJob } from '@/platform/jobs'
import { BUILD_PROOF_COPY, buildProofCopy, type ProofCopyInput } from '../operations/proof-copy'
import { BUILD_STAGES } from '../../publication/jobs/build'

export const buildProofCopyJob = defineJob<ProofCopyInput>({
  kind: BUILD_PROOF_COPY,
  label: { zh: '生成校样', en: 'Make the page proof' },
  lane: 'long',
  stages: BUILD_STAGES,
  run: buildProofCopy,
})
