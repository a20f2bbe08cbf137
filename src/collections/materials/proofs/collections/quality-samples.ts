import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { readsWithEdition } from '../../line/access'
import { dayField, EDITORIAL_GROUP, personField, requiredRelation, wholeNumber } from '../../fields'

/** Quality checks of an edition, with the rule that they were decided under. */
export const qualitySamples: CollectionConfig = {
  slug: 'quality-samples',
  labels: { singular: { zh: '质量抽查', en: 'Quality sample' }, plural: { zh: '质量抽查', en: 'Quality samples' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'sampledOn',
    defaultColumns: ['edition', 'sampledOn', 'sampledCharacters', 'errorsPer10k', 'passed'],
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsWithEdition('edition', { public: false }), update: deny, delete: deny },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    { name: 'fromChapter', type: 'relationship', relationTo: 'chapters', label: { zh: '起始章节', en: 'From chapter' } },
    wholeNumber('sampledCharacters', { zh: '抽查字数（连续）', en: 'Characters sampled (continuous)' }, { required: true, min: 1 }),
    { name: 'isWholeBook', type: 'checkbox', defaultValue: false, label: { zh: '全书（不足十万字）', en: 'The whole of a shorter book' } },
    {
      name: 'errors',
      dbName: 'quality_errors',
      type: 'array',
      labels: { singular: { zh: '差错', en: 'Error' }, plural: { zh: '差错', en: 'Errors' } },
      label: { zh: '差错', en: 'Errors' },
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          options: [
            { value: 'character', label: { zh: '文字差错', en: 'Wording or character' } },
            { value: 'punctuation', label: { zh: '标点符号和其他符号', en: 'Punctuation or symbol' } },
            { value: 'format', label: { zh: '格式差错', en: 'Layout' } },
            { value: 'fact', label: { zh: '知识性、逻辑性、语法性差错', en: 'Fact, logic or grammar' } },
          ],
          label: { zh: '类别', en: 'Kind' },
        },
        { name: 'weight', type: 'number', required: true, min: 0.1, max: 3, label: { zh: '计错数', en: 'Weight' } },
        { name: 'place', type: 'text', maxLength: 120, label: { zh: '位置', en: 'Place' } },
        { name: 'note', type: 'text', maxLength: 500, label: { zh: '说明', en: 'Note' } },
      ],
    },
    { name: 'errorsPer10k', type: 'number', required: true, label: { zh: '差错率（每万字）', en: 'Errors per 10,000 characters' } },
    { name: 'passed', type: 'checkbox', defaultValue: false, index: true, label: { zh: '合格', en: 'Passed' } },
    { name: 'policy', type: 'relationship', relationTo: 'policies', label: { zh: '依据的规则记录', en: 'Rule decided under' } },
    { name: 'sealedHash', type: 'text', label: { zh: '所抽查的发排摘要', en: 'Typesetting digest sampled' } },
    personField('sampledBy', { zh: '抽查人', en: 'Sampled by' }),
    dayField('sampledOn', { zh: '抽查日期', en: 'Sampled on' }, { required: true }),
  ],
}
