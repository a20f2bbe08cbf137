import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { readsReviews, seesConflictDetails } from '../../line/access'
import { EDITORIAL_GROUP, instantField, personField, requiredRelation } from '../../fields'
import { forgetScope } from '../../line/hooks/forget-scope'

/** One person's part in one review round: the declaration first, then the verdict. Written by operations only. */
export const reviews: CollectionConfig = {
  slug: 'reviews',
  labels: { singular: { zh: '审稿', en: 'Review' }, plural: { zh: '审稿', en: 'Reviews' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'stage',
    defaultColumns: ['chapter', 'stage', 'reviewer', 'declaration', 'verdict', 'decidedAt'],
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsReviews, update: deny, delete: deny },
  hooks: { afterChange: [forgetScope] },
  fields: [
    requiredRelation('chapter', 'chapters', { zh: '章节', en: 'Chapter' }),
    { name: 'draft', type: 'relationship', relationTo: 'drafts', index: true, label: { zh: '稿件', en: 'Draft' } },
    {
      name: 'stage',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'review1', label: { zh: '初审', en: 'First review' } },
        { value: 'review2', label: { zh: '复审', en: 'Second review' } },
        { value: 'review3', label: { zh: '终审', en: 'Final review' } },
      ],
      label: { zh: '审次', en: 'Round' },
    },
    { ...personField('reviewer', { zh: '审稿人', en: 'Reviewer' }), required: true },
    {
      name: 'declaration',
      type: 'select',
      required: true,
      options: [
        { value: 'none', label: { zh: '无利益冲突', en: 'No conflict' } },
        { value: 'conflict', label: { zh: '有利益冲突，回避', en: 'Conflict: recused' } },
      ],
      label: { zh: '利益冲突声明', en: 'Declaration' },
    },
    instantField('declaredAt', { zh: '声明时间', en: 'Declared' }),
    {
      name: 'conflictDetails',
      type: 'textarea',
      maxLength: 2_000,
      access: { read: seesConflictDetails },
      label: { zh: '冲突说明', en: 'What the conflict is' },
    },
    {
      name: 'verdict',
      type: 'select',
      options: [
        { value: 'pass', label: { zh: '通过', en: 'Pass' } },
        { value: 'return', label: { zh: '退回', en: 'Return' } },
      ],
      label: { zh: '结论', en: 'Verdict' },
    },
    { name: 'opinion', type: 'textarea', maxLength: 8_000, label: { zh: '审稿意见', en: 'Opinion' } },
    instantField('decidedAt', { zh: '结论时间', en: 'Decided' }),
  ],
}
