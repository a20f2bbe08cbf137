import { messageTemplate } from '@/platform/messages'

export const leaveAsked = messageTemplate({
  kind: 'study.leaveAsked',
  zh: { subject: '待审批请假：{name}', text: '{name}（{class}）就 {count} 次课请假：{reason}' },
  en: { subject: 'Leave to decide: {name}', text: '{name} ({class}) asks for leave from {count} sessions: {reason}' },
})

export const leaveApproved = messageTemplate({
  kind: 'study.leaveApproved',
  zh: { subject: '已准假：{class}', text: '您在{class}的请假（{count} 次课）已获批准，不计旷课。' },
  en: {
    subject: 'Leave approved: {class}',
    text: 'Your leave from {count} sessions of {class} was approved; it does not count as absence.',
  },
})

export const leaveRefused = messageTemplate({
  kind: 'study.leaveRefused',
  zh: { subject: '请假未获批准：{class}', text: '您在{class}的请假（{count} 次课）未获批准：{reason}。未到课将计为无故旷课。' },
  en: {
    subject: 'Leave refused: {class}',
    text: 'Your leave from {count} sessions of {class} was refused: {reason}. Not attending counts as unexcused absence.',
  },
})
