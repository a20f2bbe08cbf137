import { definePolicies, HOUSE_SOURCE, type PolicyDefinition } from '@/platform/policies'
import { RULE_KEYS } from './ledger/domain/rules'
import { READING_SPEED_POLICY } from './units/domain/units'

type Label = PolicyDefinition['label']
type Value = PolicyDefinition['value']

/** The engine's own bounds, so that a form asks for nothing that it would not believe. */
function bounded(key: string): Value {
  const rule = RULE_KEYS.find((each) => each.key === key)
  return { kind: 'number', min: rule?.min ?? 0, max: rule?.max ?? 100_000, ...(rule?.whole ? { whole: true as const } : {}) }
}

const UNITS: Readonly<Record<string, Label>> = {
  s: { zh: '秒', en: 'seconds' },
  min: { zh: '分钟', en: 'minutes' },
  h: { zh: '小时', en: 'hours' },
  '×': { zh: '倍', en: 'times' },
  学时: { zh: '学时', en: 'standard hours' },
  '%': { zh: '%', en: '%' },
  日: { zh: '天', en: 'days' },
  '字/min': { zh: '字／分钟', en: 'characters a minute' },
  'HH:MM': { zh: '', en: '' },
}

function standing(
  key: string,
  label: Label,
  shipped: unknown,
  unit: string,
  note: string,
  more: { source?: string; value?: Value } = {},
): PolicyDefinition {
  return {
    key,
    label,
    unit: { stored: unit, label: UNITS[unit] ?? { zh: unit, en: unit } },
    value: more.value ?? bounded(key),
    without: 'default',
    shipped: [
      {
        value: shipped,
        scope: 'default',
        since: HOUSE_SOURCE.since,
        source: more.source ?? HOUSE_SOURCE.text,
        evidence: 'none',
        dated: null,
        note,
      },
    ],
  }
}

const SHIFTS = { morning: { zh: '早班', en: 'morning' }, middle: { zh: '中班', en: 'middle' }, night: { zh: '夜班', en: 'night' } }
const span = { kind: 'span' } as const
const shift = (label: Label) => ({
  label,
  value: {
    kind: 'members' as const,
    members: {
      work: { label: { zh: '工作', en: 'work' }, value: span },
      quiet: { label: { zh: '不打扰', en: 'not to be disturbed' }, value: span },
    },
  },
})

/** Rules of the credit engine and of reminders; where none is adopted the engine's own defaults hold. */
export const studyPolicies = definePolicies([
  standing(
    'study.heartbeat_seconds',
    { zh: '在线学习：报到间隔', en: 'Online study: interval of reports' },
    30,
    's',
    '学习端每 30 秒报到一次',
  ),
  standing(
    'study.lease_seconds',
    { zh: '在线学习：两次报到的最长间隔', en: 'Online study: longest gap between reports' },
    75,
    's',
    '两次报到相隔超过 75 秒，该段不计',
  ),
  standing(
    'study.presence_min_minutes',
    { zh: '在岗验证：间隔下限', en: 'Presence check: shortest interval' },
    8,
    'min',
    '在岗验证间隔下限',
  ),
  standing(
    'study.presence_max_minutes',
    { zh: '在岗验证：间隔上限', en: 'Presence check: longest interval' },
    15,
    'min',
    '在岗验证间隔上限',
  ),
  standing(
    'study.presence_answer_seconds',
    { zh: '在岗验证：应答时限', en: 'Presence check: time to answer' },
    90,
    's',
    '在岗验证须在 90 秒内应答',
  ),
  standing(
    'study.idle_seconds',
    { zh: '文本学习：无操作的最长时间', en: 'Reading: longest time without a sign' },
    120,
    's',
    '文本学习连续 120 秒无操作，该段不计',
  ),
  standing(
    'study.max_media_rate',
    { zh: '视频：最快播放倍速', en: 'Video: fastest rate' },
    2,
    '×',
    '视频最快两倍速播放，学时仍按实际时间计',
  ),
  standing(
    'study.hour_minutes',
    { zh: '学时：1 标准学时的分钟数', en: 'Hours: minutes of a standard hour' },
    45,
    'min',
    '1 标准学时为 45 分钟',
    {
      source: '多省补贴性培训通知的一致口径（湖南 2022、辽宁 2023）',
    },
  ),
  standing(
    'study.day_cap_hours',
    { zh: '学时：线上每日认定上限', en: 'Hours: most that count online a day' },
    7,
    '学时',
    '线上每日认定上限',
    {
      source: '湖南省补贴性培训按每日 7 学时折算（2022-06-07）',
    },
  ),
  standing(
    'study.online_share_max_percent',
    { zh: '学时：线上学时占比上限', en: 'Hours: largest share online' },
    50,
    '%',
    '线上学时不超过应修学时的一半',
    {
      source: '辽宁省补贴性培训（2023-01，知识技能型以外的职业）',
    },
  ),
  standing(
    'study.unit_review_percent',
    { zh: '学时：一个单元的认定上限', en: 'Hours: most that a unit counts' },
    200,
    '%',
    '一个单元最多认定到标称时长的两倍，复习计入其中',
  ),
  standing(
    'study.reconnect_minutes',
    { zh: '在岗验证：断线可恢复的时间', en: 'Presence check: time to reconnect' },
    10,
    'min',
    '在岗验证期间断线，10 分钟内恢复的重新验证',
  ),
  standing(
    'study.carry_hours',
    { zh: '学时：未验证时间的保留', en: 'Hours: how long unconfirmed time waits' },
    24,
    'h',
    '未经验证的时间留到下一次学习验证，最多 24 小时',
  ),
  standing(
    'study.claim_days',
    { zh: '学时：漏计申报期限', en: 'Hours: time to claim what was missed' },
    14,
    '日',
    '漏计学时须在 14 日内申报',
    {
      value: { kind: 'number', min: 0, max: 3_660, whole: true },
    },
  ),
  standing(
    'study.settle_after_hours',
    { zh: '面授：结清考勤的时间', en: 'Classroom: when attendance is settled' },
    24,
    'h',
    '面授结束 24 小时后结清考勤',
    {
      value: { kind: 'number', min: 0, max: 8_760 },
    },
  ),
  standing(
    'study.shifts.four_crews_three_shifts',
    { zh: '倒班：四班三倒的时间', en: 'Shifts: four crews on three shifts' },
    {
      crewEveryDays: 2,
      cycle: ['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest'],
      shifts: {
        morning: { work: ['08:00', '16:00'], quiet: ['06:30', '17:00'] },
        middle: { work: ['16:00', '24:00'], quiet: ['15:00', '33:00'] },
        night: { work: ['24:00', '32:00'], quiet: ['20:00', '39:00'] },
      },
    },
    'HH:MM',
    '四班三倒：各班的工作时间与不打扰时间；24:00 以后为次日',
    {
      source: '连续生产企业四班三倒的通行排法（一般知识）；不打扰时间为平台默认值',
      value: {
        kind: 'members',
        members: {
          crewEveryDays: {
            label: { zh: '相邻两班相差的天数', en: 'days between crews' },
            value: { kind: 'number', min: 1, max: 60, whole: true },
          },
          cycle: {
            label: { zh: '轮换', en: 'cycle' },
            value: { kind: 'sequence', options: { ...SHIFTS, rest: { zh: '休', en: 'rest' } } },
          },
          shifts: {
            label: { zh: '各班', en: 'shifts' },
            value: {
              kind: 'members',
              members: { morning: shift(SHIFTS.morning), middle: shift(SHIFTS.middle), night: shift(SHIFTS.night) },
            },
          },
        },
      },
    },
  ),
  standing(
    'study.shifts.day',
    { zh: '倒班：常白班的时间', en: 'Shifts: day work' },
    { work: ['07:00', '17:30'] },
    'HH:MM',
    '常白班工作日的工作时间，含上下班路上',
    {
      value: { kind: 'members', members: { work: { label: { zh: '工作', en: 'work' }, value: span } } },
    },
  ),
  standing(
    'study.quiet_hours',
    { zh: '提醒：夜间不打扰的时间', en: 'Reminders: quiet hours at night' },
    ['21:00', '32:00'],
    'HH:MM',
    '夜间不发提醒；24:00 以后为次日',
    {
      value: span,
    },
  ),
  standing(READING_SPEED_POLICY, { zh: '阅读速度', en: 'Reading speed' }, 300, '字/min', '由字数估算章节标称时长', {
    value: { kind: 'number', min: 1, max: 10_000, whole: true },
  }),
])
