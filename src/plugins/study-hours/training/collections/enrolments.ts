import type { CollectionConfig } from 'payload'
import { isAdmin } from '@/access'
import { prefilled } from '@/platform/admin/prefill'
import { requiredRelation } from '@/platform/fields'
import { withWorkflow } from '@/platform/workflow'
import { arranges, arrangesSomewhere, readsOfClass } from '../../access'
import { keepClass, keepTrainee } from '../hooks/class-rows'
import { enrolmentWorkflow } from '../operations/enrolment-workflow'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/** One trainee in one class. */
export const enrolments: CollectionConfig = withWorkflow(enrolmentWorkflow, {
  slug: SLUGS.enrolments,
  labels: { singular: { zh: '学员', en: 'Enrolment' }, plural: { zh: '学员名册', en: 'Enrolments' } },
  admin: { group: TRAINING_GROUP, useAsTitle: 'number', defaultColumns: ['class', 'number', 'trainee', 'crew', 'state'] },
  defaultSort: ['class', 'number'],
  access: {
    create: arrangesSomewhere,
    read: readsOfClass({ classPath: 'class', own: 'trainee' }),
    update: arranges('class.organisation'),
    delete: isAdmin,
  },
  indexes: [{ fields: ['class', 'trainee'], unique: true }],
  hooks: { beforeChange: [keepClass, keepTrainee] },
  fields: [
    prefilled(requiredRelation('class', SLUGS.classes as never, { zh: '培训班', en: 'Class' })),
    requiredRelation('trainee', 'users', { zh: '学员', en: 'Trainee' }),
    { name: 'number', type: 'text', maxLength: 30, index: true, label: { zh: '学号', en: 'Number' } },
    {
      name: 'crew',
      type: 'select',
      options: [
        { value: 'A', label: { zh: '甲班', en: 'Crew A' } },
        { value: 'B', label: { zh: '乙班', en: 'Crew B' } },
        { value: 'C', label: { zh: '丙班', en: 'Crew C' } },
        { value: 'D', label: { zh: '丁班', en: 'Crew D' } },
      ],
      label: { zh: '班组', en: 'Crew' },
    },
    { name: 'note', type: 'text', maxLength: 500, label: { zh: '备注', en: 'Note' } },
  ],
})
