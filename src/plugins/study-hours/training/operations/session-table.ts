import { allow, refuse } from '@/kernel/decision'
import { defineTable, type RowOf } from '@/platform/spreadsheets'
import { clockText, minuteOfDay } from '../domain/recurrence'
import '../domain/errors'

const asClock = (text: string) => {
  const minutes = minuteOfDay(text)
  return Number.isNaN(minutes) ? text.trim() : clockText(minutes)
}
const isClock = (value: string) => (Number.isNaN(minuteOfDay(value)) ? refuse('study.notClock', { value }) : allow)

/** The time table of a class as a table. */
export const sessionTable = defineTable({
  title: { zh: '课表', en: 'Time table' },
  columns: {
    date: { type: 'date', header: { zh: '日期', en: 'Date' }, aliases: ['上课日期'], required: true, width: 12 },
    from: {
      type: 'text',
      header: { zh: '开始', en: 'From' },
      aliases: ['开始时间', '起'],
      required: true,
      maxLength: 20,
      width: 8,
      normalise: asClock,
      check: isClock,
      hint: { zh: '时:分，如 13:30', en: 'HH:MM, for example 13:30' },
    },
    to: {
      type: 'text',
      header: { zh: '结束', en: 'To' },
      aliases: ['结束时间', '止'],
      required: true,
      maxLength: 20,
      width: 8,
      normalise: asClock,
      check: isClock,
      hint: { zh: '早于开始的，即次日', en: 'Before the start: on the next day' },
    },
    title: { type: 'text', header: { zh: '内容', en: 'Title' }, aliases: ['课程内容', '课题'], required: true, maxLength: 120, width: 30 },
    titleEn: { type: 'text', header: { zh: '英文内容', en: 'English title' }, maxLength: 200, width: 30 },
    kind: {
      type: 'enum',
      header: { zh: '形式', en: 'Kind' },
      options: [
        { value: 'classroom', label: { zh: '课堂', en: 'Classroom' }, aliases: ['理论', '面授'] },
        { value: 'workshop', label: { zh: '实训', en: 'Workshop' }, aliases: ['实操', '操作'] },
      ],
      hint: { zh: '留空即课堂', en: 'Empty: classroom' },
    },
    place: { type: 'text', header: { zh: '地点', en: 'Place' }, aliases: ['教室', '场所'], maxLength: 120, width: 20 },
    teacher: {
      type: 'text',
      header: { zh: '教师', en: 'Teacher' },
      aliases: ['任课教师', '授课教师'],
      maxLength: 100,
      width: 14,
      hint: { zh: '本班教师写姓名；其他人写工号或用户名', en: 'A teacher of the class by name; others by employee number or user name' },
    },
    joint: {
      type: 'boolean',
      header: { zh: '合班授课', en: 'Joint' },
      aliases: ['合班'],
      width: 10,
      hint: {
        zh: '与其他培训班同时、同地、同一教师上课填“是”，各班的这次课都须如此',
        en: 'Yes where it is held together with other classes, whose sessions say so too',
      },
    },
  },
  notes: [
    {
      zh: '一行一次课。本班同一开始时间的课次按文件更改，没有的新增；文件里没有的课次不动。有一行出错，整个文件都不导入。时间为北京时间。',
      en: 'One session a row. A session of the class that starts at the same time is changed as the file says, others are added; sessions that the file does not name stay. With one wrong row nothing is imported. Times are those of Beijing.',
    },
  ],
})

export type SessionValues = RowOf<typeof sessionTable>
