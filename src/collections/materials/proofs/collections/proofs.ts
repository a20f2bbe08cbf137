import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { readsMaterialOf } from '../../line/access'
import { EDITORIAL_GROUP, instantField, personField, requiredRelation } from '../../fields'

/** One reading of one chapter at one proof step, with what was corrected. */
export const proofs: CollectionConfig = {
  slug: 'proofs',
  labels: { singular: { zh: '校样', en: 'Proof' }, plural: { zh: '校样', en: 'Proofs' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'stage',
    defaultColumns: ['edition', 'chapter', 'stage', 'proofreader', 'doneAt', 'superseded'],
  },
  defaultSort: '-doneAt',
  access: { create: deny, read: readsMaterialOf('chapter'), update: deny, delete: deny },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    requiredRelation('chapter', 'chapters', { zh: '章节', en: 'Chapter' }),
    {
      name: 'stage',
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'proof1', label: { zh: '一校', en: 'First proof' } },
        { value: 'proof2', label: { zh: '二校', en: 'Second proof' } },
        { value: 'proof3', label: { zh: '三校', en: 'Third proof' } },
        { value: 'read-through', label: { zh: '通读', en: 'Read-through' } },
      ],
      label: { zh: '校次', en: 'Step' },
    },
    personField('proofreader', { zh: '校对人', en: 'Proofreader' }),
    {
      name: 'corrections',
      type: 'array',
      labels: { singular: { zh: '改动', en: 'Correction' }, plural: { zh: '改动', en: 'Corrections' } },
      label: { zh: '改动', en: 'Corrections' },
      fields: [
        { name: 'quote', type: 'text', required: true, maxLength: 500, label: { zh: '原文', en: 'Quote' } },
        { name: 'correction', type: 'text', required: true, maxLength: 500, label: { zh: '改为', en: 'Correction' } },
        { name: 'note', type: 'text', maxLength: 500, label: { zh: '说明', en: 'Note' } },
      ],
    },
    instantField('doneAt', { zh: '完成时间', en: 'Done' }),
    { name: 'sealedHash', type: 'text', required: true, label: { zh: '所校定稿摘要', en: 'Sealed digest that was read' } },
    { name: 'superseded', type: 'checkbox', defaultValue: false, label: { zh: '已作废（退回）', en: 'Superseded by a return' } },
  ],
}
