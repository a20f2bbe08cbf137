import { defineErrors } from '@/kernel/errors'

defineErrors({
  'study.identityShape': {
    status: 422,
    zh: '证件号码须为 18 位（GB 11643），末位可为 X。',
    en: 'An identity number has 18 places (GB 11643), the last may be X.',
  },
  'study.identityBirth': { status: 422, zh: '证件号码中的出生日期不存在。', en: 'The day of birth in the identity number is no such day.' },
  'study.identityCheckDigit': {
    status: 422,
    zh: '证件号码的校验位不对，请核对。',
    en: 'The check digit of the identity number is wrong: compare it with the card.',
  },
  'study.identityTwice': {
    status: 422,
    zh: '证件号码与第 {firstRow} 行（{firstName}）相同。',
    en: 'The identity number is the same as in row {firstRow} ({firstName}).',
  },
  'study.identityTaken': {
    status: 422,
    zh: '证件号码属于另一个账号（工号或单位不同）。',
    en: 'The identity number belongs to another account (another employee number or organisation).',
  },
  'study.identityOther': {
    status: 422,
    zh: '该工号的账号登记的是另一个证件号码。',
    en: 'The account with this employee number has another identity number.',
  },
  'study.unknownOrganisation': { status: 422, zh: '没有单位代码“{code}”。', en: 'There is no organisation "{code}".' },
  'study.rowOfOtherOrganisation': {
    status: 422,
    zh: '“{code}”不是您的单位：只能导入本单位的学员。',
    en: '"{code}" is not your organisation: you import trainees of your own only.',
  },
  'study.employeeTwice': {
    status: 422,
    zh: '工号与第 {firstRow} 行（{firstName}）相同。',
    en: 'The employee number is the same as in row {firstRow} ({firstName}).',
  },
  'study.noKey': {
    status: 422,
    zh: '证件号码与工号至少填一项；两项都没有的，只有本班已有的同名学员才能认出。',
    en: 'Give the identity number or the employee number, or both: without either only a trainee who is on the roll of this class is known, by name.',
  },
  'study.maskedUnknown': {
    status: 422,
    zh: '本班没有姓名和这一掩码证件号码都相符的学员：请填完整的证件号码，或填工号。',
    en: 'Nobody on the roll of this class has this name and this masked identity number: give the whole number, or the employee number.',
  },
  'study.traineeAmbiguous': {
    status: 422,
    zh: '本班有不止一名学员与这一行相符：请填学号、工号或完整的证件号码。',
    en: 'More than one trainee of the class fits this row: give the number in the class, the employee number or the whole identity number.',
  },
  'study.traineeTwice': {
    status: 422,
    zh: '与第 {firstRow} 行（{firstName}）是同一名学员。',
    en: 'This is the trainee of row {firstRow} ({firstName}) again.',
  },
  'study.numberTwice': {
    status: 422,
    zh: '学号“{number}”已用于第 {firstRow} 行（{firstName}）。',
    en: 'Number "{number}" is that of row {firstRow} ({firstName}) already.',
  },
  'study.numberTaken': {
    status: 422,
    zh: '学号“{number}”已属于本班另一名学员。',
    en: 'Number "{number}" belongs to another trainee of the class.',
  },
  'study.accountInactive': { status: 422, zh: '该学员的账号已停用。', en: 'The account of this trainee is switched off.' },
  'study.accountOfStaff': {
    status: 422,
    zh: '该账号不只是学员，不能由名册更改：请先由管理员处理。',
    en: 'This account is more than a trainee and is not changed by a roster: ask the administrator.',
  },
  'study.enrolmentOver': {
    status: 422,
    zh: '该学员在本班已结业或退班，不能由名册恢复。',
    en: 'This trainee has completed or left the class; a roster does not bring them back.',
  },
  'study.emailMalformed': { status: 422, zh: '“{value}”不是邮箱地址。', en: '"{value}" is no e-mail address.' },
  'study.emailTwice': {
    status: 422,
    zh: '邮箱与第 {firstRow} 行（{firstName}）相同。',
    en: 'The e-mail address is the same as in row {firstRow} ({firstName}).',
  },
  'study.emailTaken': { status: 422, zh: '邮箱已被其他账号使用。', en: 'The e-mail address belongs to another account.' },
  'study.emailKept': {
    status: 422,
    zh: '该学员的账号已有另一个邮箱，由本人保管，名册不改动它。',
    en: 'The account of this trainee has another e-mail address, which is theirs: the roster leaves it as it is.',
  },
  'study.rowNeedsCentre': {
    status: 422,
    zh: '这一行须由中心核对后导入：请把这一行从文件中删去，另交中心办理。',
    en: 'This row is checked and imported by the centre: take it out of the file and hand it to the centre.',
  },
  'study.rosterBusy': {
    status: 409,
    zh: '本班有一次名册导入正在进行，请等它结束或取消它。',
    en: 'A roster of this class is being imported: wait for it or cancel it.',
  },
  'study.slipsGone': {
    status: 410,
    zh: '登录条已经领取或已过期，不能再次下载。需要新的一次性密码时，请管理员重设。',
    en: 'The slips were collected or have expired and cannot be had again. For new passwords ask the administrator.',
  },
  'study.rosterMoved': {
    status: 409,
    zh: '核对之后数据有变化（{what}），请重新导入。',
    en: 'Something changed since the check ({what}): import again.',
  },
})
