import { defineErrors } from '@/kernel/errors'

defineErrors({
  'study.sessionCancelled': { status: 422, zh: '这次课已取消。', en: 'This session was cancelled.' },
  'study.signInNotOpen': { status: 422, zh: '签到尚未开始（{opensAt}）。', en: 'Sign-in opens at {opensAt}.' },
  'study.signInOver': { status: 422, zh: '这次课已经结束（{endedAt}）。', en: 'The session ended at {endedAt}.' },
  'study.wrongCode': {
    status: 422,
    zh: '签到码不对或已过期，请重新扫描墙上的二维码。',
    en: 'The code is wrong or has expired: scan the one on the wall again.',
  },
  'study.notOnRoster': { status: 403, zh: '您不在这个班的名册上。', en: 'You are not on the roster of this class.' },
  'study.ownMark': {
    status: 422,
    zh: '不能给自己记考勤，请由他人点名。',
    en: 'Nobody marks their own attendance: somebody else calls the roll.',
  },
  'study.arrivalNeeded': {
    status: 422,
    zh: '{name}：课后补记迟到须写明到课时间（在上课时间之内）。',
    en: '{name}: to mark somebody late after the session, say when they arrived (inside the session).',
  },
  'study.leavingNotInside': {
    status: 422,
    zh: '{name}：早退时间须在到课之后、下课之前，且已经过去；上到下课的，请不要填写。',
    en: '{name}: the time of leaving lies after the arrival, before the end, and in the past. Leave it empty for somebody who stayed to the end.',
  },
  'study.attendedElsewhere': {
    status: 409,
    zh: '{name}在{where}已记到课（{from} 至 {to}），同一时间不能在两处计学时。请按实际记到课、早退的时间，或记请假、旷课；那边记错了的，请先由那边更正。合班授课的，两次课都须勾选“合班授课”。',
    en: '{name} was marked as attending {where} ({from} to {to}), and nobody is in two places at once. Give the times at which they came and left, or mark leave or absence; where the other mark is wrong it is corrected there first. Classes that are taught together have both sessions marked as joint.',
  },
  'study.leaveNotApproved': {
    status: 422,
    zh: '{name}：这次课没有批准的请假，不能点为请假。请先记旷课，由学员在“请假”页补交，批准后即改为请假；已在审批的，批准后自动记入。',
    en: '{name} has no approved leave for this session. Mark an absence; the trainee asks for leave on the leave page, and its approval turns the mark into leave. A request that is being decided is entered by its approval.',
  },
  'study.tooEarlyToMark': { status: 422, zh: '点名须在签到开始之后（{opensAt}）。', en: 'The roll is called from {opensAt} on.' },
  'study.markedTwice': { status: 422, zh: '同一学员在一次点名中只能有一个结果。', en: 'One trainee has one mark in a roll call.' },
  'study.leaveNotYours': {
    status: 422,
    zh: '请假的课次须属于本班且尚未取消。',
    en: 'Leave is for sessions of your class that take place.',
  },
  'study.leaveTwice': { status: 422, zh: '其中有课次已经请过假。', en: 'Leave was asked for one of these sessions already.' },
  'study.leaveAttended': { status: 422, zh: '其中有课次您已到课。', en: 'You attended one of these sessions.' },
})
