import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { readsMaterialOf } from '../../line/access'
import { EDITORIAL_GROUP, instantField, personField, requiredRelation, wholeNumber } from '../../fields'

/** Remarks on a paragraph of a draft; written and settled by operations only. */
export const comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: { zh: '审稿意见', en: 'Comment' }, plural: { zh: '审稿意见', en: 'Comments' } },
  admin: { group: EDITORIAL_GROUP, useAsTitle: 'body', defaultColumns: ['chapter', 'stage', 'severity', 'body', 'author', 'status'] },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsMaterialOf('chapter'), update: deny, delete: deny },
  fields: [
    requiredRelation('chapter', 'chapters', { zh: '章节', en: 'Chapter' }),
    requiredRelation('draft', 'drafts', { zh: '稿件', en: 'Draft' }),
    wholeNumber('blockIndex', { zh: '段落序号', en: 'Paragraph' }),
    { name: 'quote', type: 'text', maxLength: 500, label: { zh: '原文', en: 'Quote' } },
    { name: 'body', type: 'textarea', required: true, maxLength: 4_000, label: { zh: '意见', en: 'Comment' } },
    {
      name: 'severity',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'must', label: { zh: '必须处理', en: 'Must be settled' } },
        { value: 'should', label: { zh: '建议', en: 'Suggestion' } },
        { value: 'question', label: { zh: '疑问', en: 'Question' } },
      ],
      label: { zh: '程度', en: 'Severity' },
    },
    { name: 'stage', type: 'text', required: true, label: { zh: '提出环节', en: 'Made at' } },
    personField('author', { zh: '提出人', en: 'Author' }),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      options: [
        { value: 'open', label: { zh: '未处理', en: 'Open' } },
        { value: 'resolved', label: { zh: '已解决', en: 'Resolved' } },
        { value: 'kept', label: { zh: '保留原文', en: 'Kept as it is' } },
      ],
      label: { zh: '状态', en: 'Status' },
    },
    { name: 'answer', type: 'textarea', maxLength: 4_000, label: { zh: '答复', en: 'Answer' } },
    personField('answeredBy', { zh: '处理人', en: 'Answered by' }),
    instantField('answeredAt', { zh: '处理时间', en: 'Answered at' }),
    {
      name: 'answeredDraft',
      type: 'relationship',
      relationTo: 'drafts',
      label: { zh: '处理时的稿件', en: 'Draft at the answer' },
    },
    personField('confirmedBy', { zh: '确认人', en: 'Confirmed by' }),
    instantField('confirmedAt', { zh: '确认时间', en: 'Confirmed at' }),
    { name: 'confirmNote', type: 'textarea', maxLength: 4_000, label: { zh: '确认说明', en: 'Confirmation' } },
  ],
}
