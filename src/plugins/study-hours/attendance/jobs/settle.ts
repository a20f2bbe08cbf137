import type { Payload } from 'payload'
import { localMinute } from '@/kernel/clock'
import { defineJob, queueJob, repeat, systemRequest, type Service } from '@/platform/jobs'
import { settleAttendance } from '../operations/settle'

export const SETTLE_JOB = 'study.settle-attendance'

/** How often the process looks whether the settling of this hour is queued. */
const LOOK_EVERY_MS = 10 * 60_000

export const settleAttendanceJob = defineJob<{ hour: string }>({
  kind: SETTLE_JOB,
  label: { zh: '结清考勤', en: 'Settle attendance' },
  lane: 'long',
  run: ({ req, signal }) => settleAttendance({ req, signal }),
})

/** Queues the settling of the hour that `now` falls in; once an hour, whoever asks and however often. */
export async function queueSettling({ now, payload }: { payload: Payload; now: Date }): Promise<void> {
  const hour = localMinute(now).slice(0, 13)
  await queueJob({ req: await systemRequest(payload), kind: SETTLE_JOB, key: `${SETTLE_JOB}:${hour}`, input: { hour } })
}

/** A service of the server: sees to it that attendance is settled every hour. */
export function startSettling({ payload }: { payload: Payload }): Service {
  return repeat({ payload, name: 'queue settling', everyMs: LOOK_EVERY_MS, step: () => queueSettling({ payload, now: new Date() }) })
}
