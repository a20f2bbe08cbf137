import { defineErrors } from '@/kernel/errors'

export const policyErrors = defineErrors({
  'policies.inForce': {
    status: 409,
    zh: '此规则已经生效，不能修改或删除；请新增一条带生效日期的规则。',
    en: 'This rule is in force and can be neither changed nor deleted; enter a new row with its own date.',
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
  'policies.badDay': { status: 422, zh: '日期应写作 2026-03-01。', en: 'A day is written as 2026-03-01.' },
  'policies.term': { status: 422, zh: '失效日期不能早于生效日期。', en: 'The last day must not lie before the first.' },
  'policies.noValue': { status: 422, zh: '请填写规则的值，或注明废止。', en: 'Give the value of the rule, or mark the row as a repeal.' },
  'policies.none': { status: 422, zh: '{on} 没有生效的规则“{key}”。', en: 'No rule "{key}" is in force on {on}.' },
  'policies.unreadable': {
    status: 422,
    zh: '规则“{key}”的值（{id}）不符合要求。',
    en: 'The value of rule "{key}" ({id}) does not have the expected form.',
  },
})
