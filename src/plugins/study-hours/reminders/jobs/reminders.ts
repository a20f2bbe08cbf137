import type { Payload } from 'payload'
import { localDate, localMinute } from '@/kernel/clock'
import { defineJob, queueJob, repeat, systemRequest, type Service } from '@/platform/jobs'
import { DELIVER_REMINDER_JOB, deliverReminder, queueReminders } from '../operations/deliver'
import { planDay, planSessions, type PlannedReminder } from '../operations/plan'

export const PLAN_REMINDERS_JOB = 'study.plan-reminders'

/** How often the process looks whether the hour and the day have been planned. */
const LOOK_EVERY_MS = 10 * 60_000

export const planRemindersJob = defineJob<{ what: 'hour' | 'day'; nowMs: number }>({
  kind: PLAN_REMINDERS_JOB,
  label: { zh: '安排学习提醒', en: 'Plan study reminders' },
  lane: 'long',
  run: async ({ input, req }) => {
    const planned = await (input.what === 'day' ? planDay : planSessions)({ req, nowMs: input.nowMs })
    return { planned: await queueReminders(req, planned) }
  },
})

export const deliverReminderJob = defineJob<PlannedReminder>({
  kind: DELIVER_REMINDER_JOB,
  label: { zh: '发送学习提醒', en: 'Send a study reminder' },
  run: ({ input, req }) => deliverReminder({ req, input }),
})

/** Queues the planning of the hour and of the day that `now` falls in; once each, whoever asks and however often. */
export async function queueStudyReminders({ now, payload }: { payload: Payload; now: Date }): Promise<void> {
  const req = await systemRequest(payload)
  const input = { nowMs: now.getTime() }
  const hour = localMinute(now).slice(0, 13)
  await queueJob({ req, kind: PLAN_REMINDERS_JOB, key: `${PLAN_REMINDERS_JOB}:${hour}`, input: { what: 'hour', ...input } })
  await queueJob({ req, kind: PLAN_REMINDERS_JOB, key: `${PLAN_REMINDERS_JOB}:${localDate(now)}`, input: { what: 'day', ...input } })
}

/** A service of the server: sees to it that nobody falls behind or misses a session without having been told. */
export function startStudyReminders({ payload }: { payload: Payload }): Service {
  return repeat({
    payload,
    name: 'queue study reminders',
    everyMs: LOOK_EVERY_MS,
    step: () => queueStudyReminders({ payload, now: new Date() }),
  })
}
