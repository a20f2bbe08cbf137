import { defineErrors } from '@/kernel/errors'

defineErrors({
  'study.endsBeforeStart': { status: 422, zh: '结束不能早于开始。', en: 'The end must not lie before the start.' },
  'study.appraisalBeforeEnd': {
    status: 422,
    zh: '鉴定日期不能早于结业日期：先培训后鉴定。',
    en: 'The appraisal must not lie before the end of the class: training comes first.',
  },
  'study.otherOrganisation': {
    status: 403,
    zh: '只能安排本单位的培训班和学员。',
    en: 'You arrange the classes and trainees of your own organisation only.',
  },
  'study.fixedOnceStarted': {
    status: 422,
    zh: '开班以后不能更改单位、职业和等级。',
    en: 'Organisation, occupation and level stay as they are once the class has started.',
  },
  'study.fixedRelation': {
    status: 422,
    zh: '这条记录的归属不能更改：请另建一条。',
    en: 'What this row belongs to cannot change: make another one.',
  },
  'study.classOver': { status: 422, zh: '培训班已经归档或取消。', en: 'The class is closed or cancelled.' },
  'study.sessionTooLong': { status: 422, zh: '一次课不能超过 12 小时。', en: 'One session lasts twelve hours at most.' },
  'study.opensAfterStart': { status: 422, zh: '签到开始不能晚于上课时间。', en: 'Sign-in must open before the session starts.' },
  'study.sessionOutsideClass': {
    status: 422,
    zh: '本班从 {startsOn} 至 {endsOn}，课次须在这些日期之内；要提前或延长，请先在培训班的“编辑”页更改开班、结业日期。',
    en: 'The class runs from {startsOn} to {endsOn}, and its sessions start on one of these days. To begin earlier or go on longer, change the dates of the class first, on its "Edit" page.',
  },
  'study.sessionsLeftOutside': {
    status: 422,
    zh: '有 {count} 次课会落在新的日期（{startsOn} 至 {endsOn}）之外：{sessions}。请先改这些课次的时间，或取消它们；整个班要改期的，先把日期放宽到新旧都包括，改好课次，再收到新的日期。',
    en: 'Sessions that would lie outside the new days ({startsOn} to {endsOn}): {count}. They are {sessions}. Move or cancel them first. To move the whole class, widen its days to both old and new ones, move the sessions, then narrow them.',
  },
  'study.sessionClash': {
    status: 409,
    zh: '{taken}在这段时间已有安排：{class}“{session}”（{from} 至 {to}）。请改时间、教师或地点；合班授课的，请在两次课上都勾选“合班授课”，且时间、地点、教师须完全相同；若是另一处同名的场所，请把地点写完整。',
    en: 'Taken at this time: {taken}, by "{session}" of {class} ({from} to {to}). Choose another time, teacher or place. Where the classes are taught together, tick "Joint session" on both, with the same time, place and teacher; where it is another place of the same name, write its name in full.',
  },
  'study.sessionClashElsewhere': {
    status: 409,
    zh: '{taken}在这段时间已有您看不到的其他培训班的安排（{from} 至 {to}）。请改时间、教师或地点；若是另一处同名的场所，请把地点写完整；要与该班合班授课或协调时间的，请联系中心。',
    en: 'Taken at this time: {taken}, by a class that you do not see ({from} to {to}). Choose another time, teacher or place; where it is another place of the same name, write its name in full. To teach both classes together, or to change their times, turn to the centre.',
  },
  'study.recurrenceOrder': {
    status: 422,
    zh: '结束日期不能早于开始日期。',
    en: 'The last day must not lie before the first.',
  },
  'study.recurrenceTime': {
    status: 422,
    zh: '请按“13:30”的样子填写开始与结束时间，两者不能相同。',
    en: 'Give both times as 13:30; they must differ.',
  },
  'study.recurrenceTooMany': {
    status: 422,
    zh: '一次最多安排 {most} 次课。请缩短起止日期、减少每周的天数，或分几次安排。',
    en: 'At most {most} sessions are made at once. Shorten the span, choose fewer days of the week, or do it in parts.',
  },
  'study.recurrenceEmpty': {
    status: 422,
    zh: '这些日期里没有要安排的课次：所选的星期不在起止日期之内，或都是节假日、都已去掉。请改星期或日期。',
    en: 'There is nothing to make in these days: none is one of the chosen days of the week, or all are holidays or were taken out. Change the days or the span.',
  },
  'study.recurrenceRefused': {
    status: 409,
    zh: '有 {count} 天不能安排（{dates}），什么都没有写入。请看预览中每天的原因，改时间、教师或地点，或去掉这些日期。',
    en: '{count} of the days cannot be had ({dates}), and nothing was stored. The preview says why for each: change time, teacher or place, or take these days out.',
  },
  'study.notClock': {
    status: 422,
    zh: '“{value}”不是时间（例：13:30）。',
    en: '"{value}" is not a time (for example 13:30).',
    missing: { zh: '缺少时间（例：13:30）。', en: 'A time is missing (for example 13:30).' },
  },
  'study.startTwice': {
    status: 422,
    zh: '与第 {firstRow} 行（{firstName}）的日期和开始时间相同：同一时间一个班只有一次课。',
    en: 'Day and start are those of row {firstRow} ({firstName}): a class has one session at a time.',
  },
  'study.noTeacher': {
    status: 422,
    zh: '没有找到教师“{value}”。本班教师写姓名；其他人写工号（本单位）或用户名，且账号须在用。',
    en: 'There is no teacher "{value}". Name a teacher of the class, or give the employee number (in its unit) or the user name of an account in use.',
  },
  'study.teacherGone': { status: 422, zh: '没有这个账号，请另选一位教师。', en: 'There is no such account: choose another teacher.' },
  'study.teacherInactive': {
    status: 422,
    zh: '“{name}”的账号已停用，不能任课。请另选一位教师，或请系统管理员先启用这个账号。',
    en: 'The account of "{name}" is switched off, so they cannot teach. Choose another teacher, or have an administrator switch the account on first.',
  },
  'study.teacherOfOther': {
    status: 422,
    zh: '所选教师是其他单位的人，培训班只能自行聘请本单位的人、中心的人或不属于任何单位的人。外单位的教师，请中心在本班“编辑”页的“教师”中列入，然后再排课。',
    en: 'The chosen teacher belongs to another organisation; a class takes on by itself people of its own organisation, of the centre, or of no organisation. Ask the centre to list them among the teachers on the "Edit" page of the class, then name them here.',
  },
  'study.teacherTeaches': {
    status: 422,
    zh: '要移去的教师还有本班的 {count} 次课要上：{sessions}。请先给这些课次另选教师或取消课次，再从教师中移去。',
    en: 'Who is taken out has sessions of the class still to teach, {count} of them: {sessions}. Give these another teacher, or cancel them, first.',
  },
  'study.teacherTwice': {
    status: 422,
    zh: '有 {count} 个人叫“{value}”，请改写工号或用户名。',
    en: '"{value}" could be one of {count} people: give the employee number or the user name.',
  },
  'study.tableTooLong': {
    status: 422,
    zh: '文件有 {count} 行，一次最多 {most} 行，请分成几个文件。',
    en: 'The file has {count} rows; at most {most} are taken at once. Part it into several files.',
  },
  'study.sessionMarked': {
    status: 422,
    zh: '这次课已有考勤记录，时间与状态只能由中心更改：请把要改的内容告诉中心工作人员。只是考勤有误的，在这次课的点名页更正。',
    en: 'There is attendance for this session: only the centre changes its times and status now, so tell its staff what should change. Where only the attendance is wrong, correct it in the roll of the session.',
  },
  'study.unitWithoutContent': { status: 422, zh: '请选择这个单元的章节或文件。', en: 'Choose the chapter or the file of this unit.' },
  'study.chapterNotPublished': {
    status: 422,
    zh: '章节须属于正在发行的版次。',
    en: 'The chapter must belong to an edition in circulation.',
  },
  'study.editionOfOther': {
    status: 422,
    zh: '“{edition}”不是本课程的职业和等级的教材，不能取入其章节。请选择本课程职业和等级的版次，或先改正课程的职业和等级。',
    en: '"{edition}" is no book of the occupation and level of the course, so its chapters are not taken. Choose an edition of that occupation and level, or mend those of the course first.',
  },
  'study.courseWithoutEdition': { status: 422, zh: '请先为课程选定教材版次。', en: 'Choose the edition of the course first.' },
  'study.noCourse': { status: 404, zh: '没有这门课程。', en: 'There is no such course.' },
  'study.noClassSession': { status: 404, zh: '没有这次课。', en: 'There is no such session.' },
  'study.enrolledAlready': { status: 409, zh: '该学员已在本班名册上。', en: 'This trainee is on the roster of the class already.' },
  'study.hoursBelowStandard': {
    status: 422,
    zh: '应修学时不能低于标准规定的 {hours} 学时；确需减少的由中心填写。',
    en: 'Not fewer than the {hours} hours that the standard asks for; only the centre sets less.',
  },
  'study.standardOfOther': {
    status: 422,
    zh: '该标准不适用于本班的职业和等级；请另选，或留空，由系统取用现行标准。',
    en: 'This standard is not about the occupation and level of the class: choose another, or leave it empty for the one in force.',
  },
  'study.scopeOfCentre': { status: 403, zh: '规则适用范围由中心填写。', en: 'The scope of the rules is set by the centre.' },
  'study.noOccupation': { status: 404, zh: '没有这个职业。', en: 'There is no such occupation.' },
  'study.noTrainee': { status: 422, zh: '学员须是在用账号。', en: 'A trainee needs an account that is in use.' },
})
