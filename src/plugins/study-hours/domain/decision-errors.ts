import { defineErrors } from '@/kernel/errors'

/** What claims, outages and certificates are refused with. */
defineErrors({
  'study.nothingToClaim': {
    status: 422,
    zh: '这段时间里没有可以申报的未计入时长。',
    en: 'There is no uncounted time of yours in this interval.',
  },
  'study.claimTooLate': { status: 422, zh: '只能申报最近 {days} 天内的时长。', en: 'Time can be claimed for {days} days only.' },
  'study.claimTooLong': { status: 422, zh: '一次申报不能超过 24 小时。', en: 'One claim covers 24 hours at most.' },
  'study.claimOpen': { status: 409, zh: '这段时间已有一件申报正在处理。', en: 'A claim for this time is being decided already.' },
  'study.claimRefused': {
    status: 409,
    zh: '这段时间的申报已有结论：未通过。',
    en: 'The claim for this time was decided already: refused.',
  },
  'study.outageTooLong': { status: 422, zh: '一次故障不能超过 72 小时。', en: 'One outage covers 72 hours at most.' },
  'study.notYourClass': { status: 403, zh: '这不是您负责的培训班。', en: 'This is not a class of yours.' },
  'study.hoursNotMet': {
    status: 422,
    zh: '认定学时不足：应修 {required} 学时，已认定 {hours} 学时。',
    en: 'Recognised hours are short: {hours} of {required}.',
  },
  'study.trainingFailed': {
    status: 422,
    zh: '有 {count} 次无故旷课，培训不合格。',
    en: 'The training has failed for {count} unexcused absences.',
  },
  'study.enrolmentRevoked': { status: 422, zh: '学员已退班。', en: 'The enrolment was revoked.' },
  'study.certificateExists': {
    status: 409,
    zh: '已有有效的学时证明（{code}），学时没有增加。',
    en: 'There is a valid certificate already ({code}), and the hours have not grown.',
  },
  'study.noSuccessor': {
    status: 422,
    zh: '没有更新的有效证明可以取代它。',
    en: 'There is no newer valid certificate to take its place.',
  },
  'study.noCertificate': {
    status: 404,
    zh: '没有这个编号的学时证明。请核对编号。',
    en: 'There is no certificate with this number. Please check the number.',
  },
})
