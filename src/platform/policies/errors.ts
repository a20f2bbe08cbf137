import { defineErrors } from '@/kernel/errors'

export const policyErrors = defineErrors({
  'policies.unknownRule': {
    status: 422,
    zh: '没有名为“{value}”的规则；请按规则库中的名称填写，或填写规则代码。',
    en: 'There is no rule called "{value}"; write its name as the policy rows have it, or its code.',
  },
  'policies.inForce': {
    status: 409,
    zh: '此规则已经生效，不能修改或删除；请新增一条带生效日期的规则。',
    en: 'This rule is in force and can be neither changed nor deleted; enter a new row with its own date.',
  },
  'policies.takesEffectAtOnce': {
    status: 422,
    zh: '“{rule}”（{scope}）自 {from} 起生效，导入即成为现行规则：现为“{before}”，改为“{after}”。已按原规则作出的记录不变。要从今后某日起实行的，请改生效日期。',
    en: '"{rule}" ({scope}) holds from {from}, so that it is in force as soon as it is imported: now "{before}", then "{after}". Records that were decided before keep their rule. Give a later first day where it is to begin later.',
  },
  'policies.taken': {
    status: 409,
    zh: '同一规则、同一范围在 {effectiveFrom} 已有一条。',
    en: 'There is already a row for this rule and scope from {effectiveFrom}.',
  },
  'policies.badKey': {
    status: 422,
    zh: '规则代码应由小写字母、数字、点和下划线组成（例：study.hour_minutes）。',
    en: 'A key has lower-case letters, digits, dots and underscores (such as study.hour_minutes).',
  },
  'policies.term': { status: 422, zh: '失效日期不能早于生效日期。', en: 'The last day must not lie before the first.' },
  'policies.noValue': { status: 422, zh: '请填写规则的值，或注明废止。', en: 'Give the value of the rule, or mark the row as a repeal.' },
  'policies.none': {
    status: 422,
    zh: '{on} 没有生效的规则“{rule}”。请中心工作人员在“规则库 › 随附规则”中采用它，或新增一条。',
    en: 'No rule "{rule}" is in force on {on}. The staff of the centre can adopt it under "Policy rows › Shipped rules", or enter a row.',
  },
  'policies.unreadable': {
    status: 422,
    zh: '规则“{rule}”的值不符合要求；请中心工作人员在“规则库”中新增一条带日期的更正。',
    en: 'The value of the rule "{rule}" does not have the expected form; the staff of the centre can enter a correcting row with its date.',
  },
  'policies.badNumber': { status: 422, zh: '{place}应为 {min} 至 {max} 之间的数。', en: '{place}must be a number from {min} to {max}.' },
  'policies.badNumbers': {
    status: 422,
    zh: '{place}应为一个或几个 {min} 至 {max} 之间的数，用顿号或空格隔开。',
    en: '{place}must be one or more numbers from {min} to {max}, with blanks or commas between.',
  },
  'policies.badShare': { status: 422, zh: '{place}应为 0 至 {per} 之间的数。', en: '{place}must be a number from 0 to {per}.' },
  'policies.badText': { status: 422, zh: '{place}应为不超过 500 字的文字。', en: '{place}must be a text of up to 500 characters.' },
  'policies.badSequence': { status: 422, zh: '{place}应从这些中依次选择：{options}。', en: '{place}must be chosen from: {options}.' },
  'policies.badSpan': {
    status: 422,
    zh: '{place}应为起止时刻，如 07:00 至 17:30；次日的时刻写作 24:00 以后。',
    en: '{place}must be a beginning and an end such as 07:00 and 17:30; times of the day after lie behind 24:00.',
  },
  'policies.badMembers': { status: 422, zh: '{place}至少要填一项。', en: '{place}must hold at least one entry.' },
  'policies.notShipped': { status: 404, zh: '没有随附这条规则。', en: 'This rule does not come along with the platform.' },
  'policies.ownInForce': {
    status: 409,
    zh: '“{rule}”（{scope}）自 {from} 起已由您单位自行制定的规则代替，采用随附规则不会覆盖它。要改用随附的值，请先在“规则库”中新增一条，自某日起废止该规则，再从次日起采用。',
    en: '"{rule}" ({scope}) is superseded by your own row from {from}; adopting does not override it. To have the shipped value, first enter a row under Policy rows that repeals the rule from a day on, then adopt from the day after.',
  },
  'policies.ownUntil': {
    status: 409,
    zh: '“{rule}”（{scope}）自 {from} 至 {to} 由您单位自行制定的规则代替，采用随附规则不会覆盖它；请选择 {to} 之后的日期。',
    en: '"{rule}" ({scope}) is superseded by your own row from {from} to {to}; adopting does not override it. Choose a day after {to}.',
  },
  'policies.alreadyFrom': {
    status: 409,
    zh: '“{rule}”（{scope}）在 {effectiveFrom} 已有一条；请另选日期，或只采用其余规则。',
    en: '"{rule}" ({scope}) already has a row from {effectiveFrom}; choose another date, or adopt the others alone.',
  },
})
