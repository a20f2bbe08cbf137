import { messageTemplate, type MessageTemplate } from '@/platform/messages'
import type { ReminderKind } from '../domain/reminders'

/** What reminders say. */
export const reminderTemplates: Readonly<Record<ReminderKind, MessageTemplate>> = {
  behind: messageTemplate({
    kind: 'study.behind',
    zh: {
      subject: '按现在的进度学时将不够：{class}',
      text: '{class}应修 {required} 学时，已认定 {hours} 学时。按近两周的进度，到 {appraisalOn} 鉴定前还差 {short} 学时；从今天起每天需要约 {perDay} 分钟。',
    },
    en: {
      subject: 'At this pace your hours will be short: {class}',
      text: '{class} requires {required} study hours; {hours} are recognised. At the pace of the last two weeks {short} will be missing before the appraisal on {appraisalOn}; from today about {perDay} minutes a day are needed.',
    },
  }),
  session: messageTemplate({
    kind: 'study.sessionSoon',
    zh: {
      subject: '上课提醒：{title}（{when}）',
      text: '{class}“{title}”于 {when} 开始，地点：{place}。不能参加请事先请假，无故旷课将使培训不合格。',
    },
    en: {
      subject: 'A session ahead: {title} ({when})',
      text: '{class}: "{title}" starts on {when}, at {place}. If you cannot come, ask for leave beforehand: an unexcused absence fails the training.',
    },
  }),
  ending: messageTemplate({
    kind: 'study.classEnding',
    zh: {
      subject: '培训班将于 {endsOn} 结业，学时还差 {short}',
      text: '{class}将于 {endsOn} 结业。应修 {required} 学时，已认定 {hours} 学时，还差 {short} 学时。',
    },
    en: {
      subject: 'The class ends on {endsOn}; {short} hours are missing',
      text: '{class} ends on {endsOn}. Of {required} required study hours {hours} are recognised; {short} are missing.',
    },
  }),
  claims: messageTemplate({
    kind: 'study.claimsWaiting',
    zh: { subject: '有 {count} 件学时申报待处理', text: '有 {count} 件学时申报等待处理已超过 {days} 天，最早一件提交于 {oldest}。' },
    en: {
      subject: '{count} hour claims are waiting',
      text: '{count} hour claims have waited for more than {days} days; the oldest is of {oldest}.',
    },
  }),
  outages: messageTemplate({
    kind: 'study.outagesWaiting',
    zh: {
      subject: '有 {count} 次断网故障待确认',
      text: '有 {count} 次故障申报等待第二个签字已超过 {days} 天，最早一次申报于 {oldest}。确认之前，学员丢失的时间不会补记。',
    },
    en: {
      subject: '{count} outages wait for the second signature',
      text: '{count} outages have waited for the second signature for more than {days} day; the oldest was declared on {oldest}. Until then nobody is credited the time that was lost.',
    },
  }),
}
