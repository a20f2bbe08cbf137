import { defineErrors } from '@/kernel/errors'

defineErrors({
  'study.appendOnly': {
    status: 422,
    zh: '学时与考勤记录只增不改：更正请另立一条。',
    en: 'Records of study and attendance are never changed: a correction is a new row.',
  },
  'study.noClass': { status: 404, zh: '没有这个培训班。', en: 'There is no such class.' },
  'study.noEnrolment': { status: 404, zh: '没有这条学籍。', en: 'There is no such enrolment.' },
  'study.classWithoutCourse': { status: 422, zh: '请先为培训班选定课程。', en: 'Choose the courses of the class first.' },
  'study.classWithoutHours': {
    status: 422,
    zh: '现行标准没有规定本职业、等级的培训学时，请在本班“编辑”页填写应修学时（或在职业标准中补上“各等级培训学时”）。',
    en: 'The standard in force states no training hours for this occupation and level: give the required hours under Edit, or the hours by level in the standard.',
  },
  'study.courseShut': {
    status: 422,
    zh: '课程“{courses}”还不能学习：先在课程的“取自教材”页取用章节，并把课程状态改为“开放”。',
    en: 'There is nothing to study in "{courses}" yet: take chapters under "From the book" of the course, and set its status to Open.',
  },
  'study.classNotOver': { status: 422, zh: '培训班到 {endsOn} 才结束。', en: 'The class runs until {endsOn}.' },
  'study.undecided': {
    status: 422,
    zh: '还有 {count} 件申报、请假或故障未处理。',
    en: 'Claims, leave requests and outages still undecided: {count}.',
  },
  'study.unsettled': {
    status: 422,
    zh: '还有 {count} 次课的考勤没有结清，归档后就不能再记旷课。下课后过了规定的时间（规则“面授：结清考勤的时间”，未另行规定的为 24 小时）自动结清；请届时再归档。',
    en: 'The attendance of {count} session(s) is not settled, and no absence could be recorded once the class is closed. It is settled by itself some time after the session (24 hours where no rule says otherwise); close the class then.',
  },
  'study.ownLeave': { status: 422, zh: '不能审批自己的请假。', en: 'Nobody approves their own leave.' },
  'study.ownClaim': { status: 422, zh: '不能处理自己的申报。', en: 'Nobody decides their own claim.' },
  'study.sameSignature': {
    status: 422,
    zh: '两次签字须由不同的人完成：您{hand}。请由中心的另一人处理。',
    en: 'The two signatures come from two people, and you have a hand in it: {hand}. Somebody else of the centre decides.',
  },
  'study.ownOutage': {
    status: 422,
    zh: '这次故障会补记您本人的学时（您{hand}），须由他人确认。',
    en: 'This outage would credit your own hours ({hand}): somebody else decides it.',
  },
  'study.ownCertificate': {
    status: 422,
    zh: '不能签发、确认或撤销自己的学时证明，须由本单位其他培训管理员或中心办理。',
    en: 'Nobody issues, confirms or revokes a certificate of their own hours: another training administrator of the organisation or the centre does it.',
  },
  'study.notYours': { status: 422, zh: '只有申报人可以撤回。', en: 'Only the one who declared it may withdraw it.' },
  'study.nothingGranted': { status: 422, zh: '请填写同意补记的时长。', en: 'Say how much time is granted.' },
  'study.ruleOutOfBounds': {
    status: 422,
    zh: '此规则的取值须在 {min} 到 {max}（{unit}）之间。',
    en: 'The value of this rule lies between {min} and {max}.',
  },
  'study.shiftRule': {
    status: 422,
    zh: '这些班次不能采用：每个时段须为 24 小时以内的起止时刻（可到次日 48:00），轮班周期只用已列出的班次和休息，不打扰时段须包含上班时段，且每三天内须留出可以提醒的时间。',
    en: 'These shifts cannot be used: each span runs from one time to a later one within 24 hours (up to 48:00 for the next day), the cycle names shifts that are listed and rest alone, the quiet span holds the working span, and every three days leave an hour in which a message finds people.',
  },
  'study.ruleUnit': { status: 422, zh: '此规则的单位是“{unit}”。', en: 'The unit of this rule is "{unit}".' },
  'study.grantTooLong': { status: 422, zh: '补记时长不能超过未计入的时长。', en: 'No more can be granted than was not counted.' },
})

/** What the credit engine refuses with. */
defineErrors({
  'study.superseded': {
    status: 409,
    zh: '已在另一窗口或设备上继续学习，本窗口不再计时。',
    en: 'Study goes on in another window or on another device; this window no longer counts.',
  },
  'study.closed': { status: 409, zh: '本次学习已结束，请重新打开。', en: 'This session is over. Please open it again.' },
  'study.unknownCheck': { status: 409, zh: '没有等待此应答的在岗验证。', en: 'No presence check is waiting for this answer.' },
  'study.notEnrolled': { status: 403, zh: '您没有有效学籍，不能学习此单元。', en: 'You are not enrolled in a class with this unit.' },
  'study.unitClosed': { status: 422, zh: '此学习单元暂不开放。', en: 'This unit is not open for study.' },
  'study.badEvidence': { status: 422, zh: '学习端上报内容有误（{field}）。', en: 'The report of the study page is not valid ({field}).' },
  'study.noUnit': { status: 404, zh: '没有这个学习单元。', en: 'There is no such study unit.' },
  'study.busy': {
    status: 503,
    zh: '学习人数过多，请稍后重试；已记录的时间不会丢失。',
    en: 'Too many people are studying at once. Please try again in a moment; nothing recorded is lost.',
  },
  'study.noSession': { status: 404, zh: '没有这次学习会话。', en: 'There is no such study session.' },
  'study.badInterval': { status: 422, zh: '起止时间有误。', en: 'The interval is not valid.' },
  'study.notReversible': { status: 422, zh: '此条流水不能冲销。', en: 'This row of the ledger cannot be taken back.' },
  'study.deskVersion': {
    status: 500,
    zh: '学习台由另一版本的程序写成（{version}）。',
    en: 'The study desk was written by another version of the program ({version}).',
  },
  'study.recordExists': {
    status: 409,
    zh: '该学员在此时段已有学时记录，不能再导入：流水只增不改。',
    en: 'This trainee has a record of that time already and nothing is imported over it: a ledger is never rewritten.',
  },
})
