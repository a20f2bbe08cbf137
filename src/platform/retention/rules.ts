import { DAY_MS } from '@/kernel/clock'
import type { Label } from '@/kernel/machine'
import { definePolicies, type ShippedRow } from '@/platform/policies/definitions'

/**
 * What is put away after a while, for how many days it is kept where nobody ruled otherwise, and the least that a rule may say. Records (the
 * ledger, the audit chain, decisions, certificates, transitions) are none of it: they stay for ever.
 */
export const RETENTION = {
  jobs: {
    key: 'retention.finished_jobs_days',
    label: { zh: '保存期限：已完成或已取消的后台任务及其文件', en: 'Kept: jobs that are done or cancelled, with their files' },
    days: 90,
    // Printed slips wait a day, reminders a fortnight: what a key must not repeat lies well within.
    leastDays: 30,
    note: '自任务结束之日起计；排队和运行中的任务不受影响',
  },
  failedJobs: {
    key: 'retention.failed_jobs_days',
    label: { zh: '保存期限：失败的后台任务', en: 'Kept: jobs that failed' },
    days: 365,
    leastDays: 30,
    note: '自任务失败之日起计',
  },
  readNotices: {
    key: 'retention.read_notices_days',
    label: { zh: '保存期限：已读站内消息', en: 'Kept: notices that were read' },
    days: 180,
    leastDays: 30,
    note: '自阅读之日起计',
  },
  unreadNotices: {
    key: 'retention.unread_notices_days',
    label: { zh: '保存期限：未读站内消息', en: 'Kept: notices that nobody read' },
    days: 730,
    leastDays: 90,
    note: '自发出之日起计',
  },
  mails: {
    key: 'retention.outbox_days',
    label: { zh: '保存期限：发件箱中未外发的邮件及其文件', en: 'Kept: mails of the outbox that left by no server, with their files' },
    days: 365,
    leastDays: 30,
    note: '自写入之日起计；排队待发的邮件不受影响',
  },
  logs: {
    key: 'retention.logs_days',
    label: { zh: '保存期限：日志文件', en: 'Kept: log files' },
    days: 200,
    // Six months at the least.
    leastDays: 184,
    source: '《中华人民共和国网络安全法》关于网络日志留存不少于六个月的规定；天数为平台默认值',
    note: '不得少于 184 天',
  },
} as const satisfies Record<string, { key: string; label: Label; days: number; leastDays: number; source?: string; note: string }>

export type Kept = keyof typeof RETENTION

const LONGEST_DAYS = 36_500

/** The rules as dated data: a row that the centre adopts or writes takes the place of the number above from its day on. */
export const retentionPolicies = definePolicies(
  Object.values(RETENTION).map((rule) => ({
    key: rule.key,
    label: rule.label,
    unit: { stored: '日', label: { zh: '天', en: 'days' } },
    value: { kind: 'number' as const, min: rule.leastDays, max: LONGEST_DAYS, whole: true as const },
    without: 'default' as const,
    shipped: [
      {
        value: rule.days,
        scope: 'default',
        since: '2024-01-01',
        source: 'source' in rule ? rule.source : '平台默认值（可由中心另立新行）',
        evidence: 'none',
        dated: null,
        note: rule.note,
      } satisfies ShippedRow,
    ],
  })),
)

/** For how many days something is kept. @param ruled what the rule of the day says; what no form would have taken does not count */
export function daysKept(kept: Kept, ruled: unknown): number {
  const { days, leastDays } = RETENTION[kept]
  return typeof ruled === 'number' && Number.isSafeInteger(ruled) && ruled >= leastDays && ruled <= LONGEST_DAYS ? ruled : days
}

/** What is older than this has been kept long enough. */
export function keptSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

/** The file of one local day's lines. */
export function logFileName(day: string): string {
  return `liangong-${day}.log`
}

/** The day of a log file; undefined for any other file. */
export function dayOfLogFile(name: string): string | undefined {
  return /^liangong-(\d{4}-\d{2}-\d{2})\.log$/.exec(name)?.[1]
}
