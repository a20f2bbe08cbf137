import { defineErrors } from '@/kernel/errors'

defineErrors({
  'committees.termEndsBeforeStart': { status: 422, zh: '任期的结束日期早于开始日期。', en: 'The term ends before it starts.' },
  'committees.termOverlaps': {
    status: 422,
    zh: '此人在该委员会已有同一职务且任期重叠的记录。',
    en: 'This person already holds this role in the committee within that term.',
  },
  'committees.ownMembership': {
    status: 403,
    zh: '不能为自己设定或更改委员会职务。',
    en: 'Nobody gives or changes their own committee role.',
  },
})
