import type { Payload } from 'payload'
import { localDate, localMinute } from '@/kernel/clock'
import type { Environment } from '@/kernel/environment'
import { defineJob, queueJob, repeat, systemRequest, type JobKind, type Service } from '@/platform/jobs'
import { prune, type Pruned } from './prune'

export const RETENTION_JOB = 'platform.retention'

/** How often the process looks whether tonight's run is queued. */
const LOOK_EVERY_MS = 15 * 60_000
/** Before this hour by the centre's clock it is still the evening before. */
const NIGHT_FROM = '02:00'

/** Puts away what was kept for as long as the rules say; what it took away, and by which rules, is its result. */
export function retentionJob({ dataDir }: Pick<Environment, 'dataDir'>): JobKind {
  return defineJob<{ day: string }>({
    kind: RETENTION_JOB,
    label: { zh: '清理过期的任务、消息、邮件与日志', en: 'Put away jobs, notices, mails and logs that were kept long enough' },
    lane: 'long',
    stages: {
      jobs: { zh: '后台任务', en: 'jobs' },
      notices: { zh: '站内消息', en: 'notices' },
      mails: { zh: '邮件', en: 'mails' },
    },
    run: async ({ payload, progress, req, signal }): Promise<Pruned> => {
      const pruned = await prune({ req, dataDir, progress, signal })
      payload.logger.info({ ...pruned, msg: 'put away what was kept long enough' })
      return pruned
    },
  })
}

/** Queues the run of the night that `now` belongs to: once a day, whoever asks and however often, from two in the morning on. */
export async function queueRetention({ now, payload }: { payload: Payload; now: Date }): Promise<string | null> {
  if (localMinute(now).slice(11) < NIGHT_FROM) return null
  const day = localDate(now)
  return queueJob({ req: await systemRequest(payload), kind: RETENTION_JOB, key: `${RETENTION_JOB}:${day}`, input: { day } })
}

/** A service of the server: sees to it that every night has its run, and a day whose night the machine slept through too. */
export function startRetention({ payload }: { payload: Payload }): Service {
  const step = async () => void (await queueRetention({ payload, now: new Date() }))
  return repeat({ payload, name: 'queue retention', everyMs: LOOK_EVERY_MS, step })
}
