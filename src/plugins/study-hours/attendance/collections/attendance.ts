import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { appendOnly } from '@/hooks/append-only'
import { personField, requiredRelation, wholeNumber } from '@/platform/fields'
import { readsOfClass } from '../../access'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/** Who was there: append-only, the latest mark (highest `seq`) of a person in a session speaks. */
export const attendance: CollectionConfig = {
  slug: SLUGS.attendance,
  labels: { singular: { zh: '考勤记录', en: 'Attendance mark' }, plural: { zh: '考勤', en: 'Attendance' } },
  admin: { group: TRAINING_GROUP, useAsTitle: 'mark', defaultColumns: ['classSession', 'trainee', 'mark', 'method', 'at', 'by'] },
  defaultSort: '-at',
  access: { create: deny, read: readsOfClass({ classPath: 'classSession.class', own: 'trainee' }), update: deny, delete: deny },
  indexes: [{ fields: ['classSession', 'enrolment', 'seq'], unique: true }],
  hooks: appendOnly('study.appendOnly'),
  fields: [
    requiredRelation('classSession', SLUGS.classSessions as never, { zh: '课次', en: 'Session' }),
    requiredRelation('enrolment', SLUGS.enrolments as never, { zh: '学籍', en: 'Enrolment' }),
    requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' }),
    wholeNumber('seq', { zh: '序号', en: 'Revision' }, { required: true, min: 1 }),
    {
      name: 'mark',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'present', label: { zh: '到课', en: 'Present' } },
        { value: 'late', label: { zh: '迟到', en: 'Late' } },
        { value: 'leave', label: { zh: '请假', en: 'On leave' } },
        { value: 'absent', label: { zh: '无故旷课', en: 'Unexcused absence' } },
      ],
      label: { zh: '考勤', en: 'Mark' },
    },
    {
      name: 'method',
      type: 'select',
      required: true,
      options: [
        { value: 'qr', label: { zh: '扫码', en: 'QR code' } },
        { value: 'rollcall', label: { zh: '点名', en: 'Roll call' } },
        { value: 'leave', label: { zh: '准假', en: 'Leave' } },
        { value: 'settled', label: { zh: '结清', en: 'Settled' } },
        { value: 'correction', label: { zh: '更正', en: 'Correction' } },
      ],
      label: { zh: '方式', en: 'Method' },
    },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '时间', en: 'At' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'leftAt',
      type: 'date',
      label: { zh: '早退时间', en: 'Left at' },
      admin: {
        date: { pickerAppearance: 'dayAndTime' },
        description: { zh: '在下课之前离开的时刻；空为上到下课', en: 'When somebody left before the end; empty: stayed to the end' },
      },
    },
    personField('by', { zh: '记录人', en: 'By' }),
    { name: 'leave', type: 'relationship', relationTo: SLUGS.leaveRequests as never, label: { zh: '请假单', en: 'Leave request' } },
    { name: 'note', type: 'text', maxLength: 500, label: { zh: '说明', en: 'Note' } },
  ],
}
