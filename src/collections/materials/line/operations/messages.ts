import { messageTemplate } from '@/platform/messages'

/** What the line tells people. */
export const assignmentOpened = messageTemplate({
  kind: 'materials.assignmentOpened',
  zh: { subject: '您有新的编审任务：{task}', text: '您被指定承担《{book}》{place}的{task}{due}。' },
  en: { subject: 'A new assignment: {taskEn}', text: 'You were appointed for "{book}", {placeEn}: {taskEn}{dueEn}.' },
})

export const stepBegan = messageTemplate({
  kind: 'materials.stepBegan',
  zh: { subject: '轮到您了：{task}', text: '《{book}》{place}已进入{task}，请开始{due}。' },
  en: { subject: 'Your turn: {taskEn}', text: '"{book}", {placeEn} has reached {taskEn}; please begin{dueEn}.' },
})

export const assignmentDue = messageTemplate({
  kind: 'materials.assignmentDue',
  zh: { subject: '任务将到期：{task}（{dueOn}）', text: '《{book}》{place}的{task}应于 {dueOn} 完成。' },
  en: { subject: 'Due soon: {taskEn} ({dueOn})', text: '"{book}", {placeEn}: {taskEn} is due on {dueOn}.' },
})

export const assignmentLate = messageTemplate({
  kind: 'materials.assignmentLate',
  zh: { subject: '任务已逾期：{task}（{dueOn}）', text: '《{book}》{place}的{task}应于 {dueOn} 完成，已逾期 {daysLate} 天。' },
  en: { subject: 'Late: {taskEn} ({dueOn})', text: '"{book}", {placeEn}: {taskEn} was due on {dueOn} and is {daysLate} days late.' },
})

export const reviewerNeeded = messageTemplate({
  kind: 'materials.reviewerNeeded',
  zh: { subject: '需要另请审稿人：{task}', text: '《{book}》{place}的{task}审稿人声明利益冲突并回避，请另行指定。' },
  en: {
    subject: 'Another reviewer is needed: {taskEn}',
    text: '"{book}", {placeEn}: the reviewer for {taskEn} is recused; please appoint another.',
  },
})

export const returned = messageTemplate({
  kind: 'materials.returned',
  zh: { subject: '稿件被退回：{place}', text: '《{book}》{place}被退回到“{step}”。理由：{reason}' },
  en: { subject: 'Returned: {placeEn}', text: '"{book}", {placeEn} was returned to "{stepEn}". Reason: {reason}' },
})

export const orderCallOpened = messageTemplate({
  kind: 'materials.orderCallOpened',
  zh: { subject: '教材征订：{title}', text: '“{title}”于 {opensOn} 至 {closesOn} 征订，请填报贵单位所需册数；截止前可以修改。' },
  en: {
    subject: 'Copies can be ordered: {title}',
    text: '"{title}" is open from {opensOn} to {closesOn}. Please say how many copies your organisation takes; that may be changed until then.',
  },
})

export const peopleNeeded = messageTemplate({
  kind: 'materials.peopleNeeded',
  zh: { subject: '需要指定人员：《{book}》', text: '{why}' },
  en: { subject: 'People are needed: "{book}"', text: '{whyEn}' },
})
