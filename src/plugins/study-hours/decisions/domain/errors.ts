import { defineErrors } from '@/kernel/errors'

/** What claims, outages and certificates are refused with. */
defineErrors({
  'study.nothingToClaim': {
    status: 422,
    zh: '这段时间里没有可以申报的未计入时长（不足 1 秒的不能申报）。请在学习记录里按那一段旁边的“申报”，起止时间会自动填好。',
    en: 'There is no uncounted time of yours in this interval (less than a second cannot be claimed). The button beside the stretch in your record fills in its times.',
  },
  'study.claimTooLate': { status: 422, zh: '只能申报最近 {days} 天内的时长。', en: 'Time can be claimed for {days} days only.' },
  'study.claimTooLong': { status: 422, zh: '一次申报不能超过 24 小时。', en: 'One claim covers 24 hours at most.' },
  'study.claimOpen': { status: 409, zh: '这段时间已有一件申报正在处理。', en: 'A claim for this time is being decided already.' },
  'study.claimRefused': {
    status: 409,
    zh: '这段时间的申报已有结论：未通过。',
    en: 'The claim for this time was decided already: refused.',
  },
  'study.claimGrantedInPart': {
    status: 409,
    zh: '这段时间的申报已有结论：同意补记其中一部分，其余未予同意，不能再次申报。认为有误的，请联系培训管理员。',
    en: 'The claim for this time was decided already: part of it was granted and the rest was not, so it is not claimed again. Turn to the training administrator where that is wrong.',
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
    zh: '已有有效的学时证明（{code}），学时没有增加。所载有误（例如姓名登记错了）的，请中心先撤销它，再重新签发。',
    en: 'There is a valid certificate already ({code}), and the hours have not grown. Where what it states is wrong (a name, say) the centre revokes it first, and then it can be issued anew.',
  },
  'study.notIssuer': {
    status: 422,
    zh: '更正以后只有签发人{issuer}本人能签字确认。您也可以在本班“学时证明”页签发新证明取代它。',
    en: 'After a correction only its issuer, {issuer}, confirms it by signature. You may also issue a new one in its place under the certificates of the class.',
  },
  'study.issuerGone': {
    status: 422,
    zh: '签发人已不再办理本班，由中心核对确认。您也可以在本班“学时证明”页签发新证明取代它。',
    en: 'Its issuer no longer answers for the class, so the centre confirms it. You may also issue a new one in its place under the certificates of the class.',
  },
  'study.leaveUndecided': {
    status: 422,
    zh: '有 {count} 次课的请假还没有办结（“{session}”，{startsAt}），是否旷课未定，不能签发。请任课教师或培训管理员先办结请假；不准的，考勤按旷课结清。',
    en: 'Leave from {count} session(s) is not decided ("{session}", {startsAt}), so it is open whether there was an absence, and nothing can be issued. The teacher or the training administrator decides the leave first.',
  },
  'study.certificateFailed': {
    status: 422,
    zh: '考勤更正后有 {count} 次无故旷课，培训不合格，不能确认。请撤销这份证明；旷课记错的，先更正考勤。',
    en: 'After the correction there are unexcused absences ({count}), so the training has failed and nothing can be confirmed. Revoke the certificate, or correct the attendance first where it is wrong.',
  },
  'study.certificateShort': {
    status: 422,
    zh: '更正后只认定 {hours} 学时，少于证明所载的 {stated} 学时，不能确认。请在本班“学时证明”页签发新证明取代它；学时不足的，撤销这份证明。',
    en: 'After the correction {hours} hours are recognised, fewer than the {stated} stated, so it cannot be confirmed. Issue a new certificate in its place under the certificates of the class, or revoke this one where the hours are short.',
  },
  'study.certificateOtherHours': {
    status: 422,
    zh: '更正后认定线上 {online}、面授 {offline} 学时，证明所载为线上 {statedOnline}、面授 {statedOffline} 学时，不能确认。请在本班“学时证明”页签发新证明取代它。',
    en: 'After the correction {online} hours online and {offline} face to face are recognised, where {statedOnline} and {statedOffline} are stated, so it cannot be confirmed. Issue a new certificate in its place under the certificates of the class.',
  },
  'study.sheetLost': {
    status: 503,
    zh: '签发时保存的证明文件不见了或已损坏。请管理员从备份中恢复 media/certificates；证明本身仍可在核验页核对。',
    en: 'The sheet that was kept at issue is gone or damaged. An administrator restores media/certificates from a backup; the certificate can still be verified on its page.',
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
