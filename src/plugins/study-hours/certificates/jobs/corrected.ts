import type { Payload } from 'payload'
import { localDate } from '@/kernel/clock'
import { defineJob, queueJob, repeat, systemRequest, type Service } from '@/platform/jobs'
import { suspendAllCorrected, suspendCorrected } from '../operations/corrections'

export const CORRECTED_JOB = 'study.certificates-corrected'

/** How often the process looks whether today's look at all certificates is queued. */
const LOOK_EVERY_MS = 60 * 60_000

/**
 * Suspends certificates that a correction took something from and that were not suspended with it: where a clock was set back among the
 * beats of study (`trainee`), and, once a day, whatever an earlier version or a stopped process left.
 */
export const certificatesCorrectedJob = defineJob<{ trainee?: string }>({
  kind: CORRECTED_JOB,
  label: { zh: '核对学时证明所依据的记录', en: 'Check what hour certificates rest on' },
  stages: { certificates: { zh: '逐份核对', en: 'checking one by one' } },
  lane: 'long',
  run: ({ input, progress, req, signal }) =>
    input.trainee === undefined
      ? suspendAllCorrected({ req, progress, signal })
      : suspendCorrected({ req, corrected: { trainee: input.trainee } }),
})

/** For the beats, which wait for nothing here: that the clock was set back is in the ledger, and what follows is done by a job. */
export function queueCorrected(payload: Payload): (set: { trainee: string; seq: number }) => void {
  return ({ seq, trainee }) =>
    void systemRequest(payload)
      .then((req) => queueJob({ req, kind: CORRECTED_JOB, key: `${CORRECTED_JOB}:${trainee}:${seq}`, input: { trainee } }))
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'certificates over time that was taken back wait for tonight' }))
}

/** A service of the server: sees to it that all certificates are looked at once a day, and at the first start of the day. */
export function startCheckingCertificates({ payload }: { payload: Payload }): Service {
  const step = async () => {
    const day = localDate(new Date())
    await queueJob({ req: await systemRequest(payload), kind: CORRECTED_JOB, key: `${CORRECTED_JOB}:${day}`, input: {} })
  }
  return repeat({ payload, name: 'queue the check of certificates', everyMs: LOOK_EVERY_MS, step })
}
