import { retentionPolicies } from '@/platform/retention/rules'
import { definePolicies } from './definitions'

/** What stands behind rows that the house proposes itself. */
export const HOUSE_SOURCE = { since: '2024-01-01', text: '平台默认值（在线学时引擎的设计约定，可由中心另立新行）' }

/** Rules that belong to no single domain. */
export const housePolicies = definePolicies([
  {
    key: 'notice.public_days',
    label: { zh: '公示：名单与结果的公示期', en: 'Public notice of lists and results' },
    unit: { stored: '工作日', label: { zh: '个工作日', en: 'working days' } },
    value: { kind: 'number', min: 0, max: 366, whole: true },
    without: 'reference',
    shipped: [
      {
        value: 5,
        scope: 'default',
        since: HOUSE_SOURCE.since,
        source: '牡丹江技师学院 2023-06-12 通知的口径，中心默认采用',
        evidence: 'none',
        dated: null,
        note: '名单与结果公示期',
      },
    ],
  },
  {
    key: 'reminder.before_due_days',
    label: { zh: '提醒：到期前的天数', en: 'Reminders: days before a task is due' },
    unit: { stored: '日', label: { zh: '天', en: 'days' } },
    value: { kind: 'numbers', min: 0, max: 366, whole: true },
    without: 'reference',
    shipped: [
      {
        value: [7, 3, 1],
        scope: 'default',
        since: HOUSE_SOURCE.since,
        source: HOUSE_SOURCE.text,
        evidence: 'none',
        dated: null,
        note: '任务到期前的提醒',
      },
    ],
  },
  ...retentionPolicies,
])
