import type { Payload } from 'payload'
import { localDate } from '@/kernel/clock'
import { defineJob, queueJob, repeat, systemRequest, type Service } from '@/platform/jobs'
import { alignEditions } from '../../editions/operations/align-editions'
import { remindAssignments } from '../operations/remind'

export const REMIND_JOB = 'materials.remind'

/** How often the process looks whether today's reminders are queued. */
const LOOK_EVERY_MS = 15 * 60_000

export const remindJob = defineJob<{ today: string }>({
  kind: REMIND_JOB,
  label: { zh: '任务到期提醒', en: 'Remind of due assignments' },
  run: async ({ input, req }) => {
    const reminded = await remindAssignments({ req, today: input.today })
    return { reminded, unaligned: await alignEditions({ req }) }
  },
})

/** Queues the reminders of the day that `now` falls on; once a day, whoever asks and however often. */
export async function queueReminders({ now, payload }: { payload: Payload; now: Date }): Promise<void> {
  const today = localDate(now)
  await queueJob({ req: await systemRequest(payload), kind: REMIND_JOB, key: `${REMIND_JOB}:${today}`, input: { today } })
}

/** A service of the server: sees to it that every day has its reminders. */
export function startReminders({ payload }: { payload: Payload }): Service {
  return repeat({ payload, name: 'queue reminders', everyMs: LOOK_EVERY_MS, step: () => queueReminders({ payload, now: new Date() }) })
}
