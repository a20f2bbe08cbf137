import type { CollectionConfig } from 'payload'
import { isAdmin } from '@/access'
import { prefilled } from '@/platform/admin/prefill'
import { personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { arranges, arrangesSomewhere, bySystem, readsOfClass } from '../../access'
import { checkSession, keepClass, recheckCertificates } from '../hooks/class-rows'
import { admitSessionTeacher, keepSessionTeacher } from '../hooks/class-teachers'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/** One meeting of a class in classroom or workshop. Nobody signs in before `opensAt`; from `lateAfterMinutes` after the start it is late. */
export const classSessions: CollectionConfig = {
  slug: SLUGS.classSessions,
  labels: { singular: { zh: '面授课次', en: 'Class session' }, plural: { zh: '面授课次', en: 'Class sessions' } },
  admin: {
    group: TRAINING_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['class', 'title', 'kind', 'startsAt', 'place', 'status'],
    listSearchableFields: ['title', 'place'],
  },
  defaultSort: '-startsAt',
  // A copy would take teacher and room of what it copies, at its very time: the time table repeats sessions over other days.
  disableDuplicate: true,
  access: {
    create: arrangesSomewhere,
    read: readsOfClass({ classPath: 'class' }),
    update: arranges('class.organisation'),
    delete: isAdmin,
  },
  hooks: { beforeChange: [keepClass, keepSessionTeacher, checkSession], afterChange: [admitSessionTeacher, recheckCertificates] },
  fields: [
    prefilled(requiredRelation('class', SLUGS.classes as never, { zh: '培训班', en: 'Class' })),
    { name: 'title', type: 'text', required: true, maxLength: 120, label: { zh: '内容', en: 'Title' } },
    { name: 'titleEn', type: 'text', maxLength: 200, label: { zh: '英文内容', en: 'English title' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'classroom',
      options: [
        { value: 'classroom', label: { zh: '课堂', en: 'Classroom' } },
        { value: 'workshop', label: { zh: '实训', en: 'Workshop' } },
      ],
      label: { zh: '形式', en: 'Kind' },
    },
    prefilled({
      name: 'startsAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '开始', en: 'Starts' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    }),
    prefilled({
      name: 'endsAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '结束', en: 'Ends' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    }),
    {
      name: 'opensAt',
      type: 'date',
      label: { zh: '签到开始', en: 'Sign-in opens' },
      admin: {
        date: { pickerAppearance: 'dayAndTime' },
        description: { zh: '北京时间；留空为开始前 15 分钟', en: 'Beijing time; empty: 15 minutes before the start' },
      },
    },
    { ...wholeNumber('lateAfterMinutes', { zh: '迟到界限（分钟）', en: 'Late after (minutes)' }), defaultValue: 10 },
    prefilled({ name: 'place', type: 'text', maxLength: 120, label: { zh: '地点', en: 'Place' } }),
    prefilled(personField('teacher', { zh: '教师', en: 'Teacher' })),
    {
      name: 'joint',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '合班授课', en: 'Joint session' },
      admin: {
        description: {
          zh: '与其他培训班同时、同地、由同一教师一起上课：各班的这次课都须勾选，且时间、地点、教师相同。',
          en: 'Held together with other classes: the session of each of them has this ticked, with the same time, place and teacher.',
        },
      },
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'scheduled',
      options: [
        { value: 'scheduled', label: { zh: '正常', en: 'Scheduled' } },
        { value: 'cancelled', label: { zh: '取消', en: 'Cancelled' } },
      ],
      label: { zh: '状态', en: 'Status' },
    },
    {
      name: 'settledAt',
      type: 'date',
      index: true,
      label: { zh: '考勤结清时间', en: 'Attendance settled at' },
      access: { create: bySystem, update: bySystem },
      admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
}
