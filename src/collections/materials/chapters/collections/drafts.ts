import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { appendOnly } from '@/hooks/append-only'
import { manuscriptEditor } from '@/platform/documents/manuscript-editor'
import { readsMaterialOf } from '../../line/access'
import { EDITORIAL_GROUP, personField, requiredRelation, wholeNumber } from '../../fields'

/** Immutable, numbered, hashed states of a chapter. Reviews, comments and the seal point at them. */
export const drafts: CollectionConfig = {
  slug: 'drafts',
  labels: { singular: { zh: '稿件', en: 'Draft' }, plural: { zh: '稿件', en: 'Drafts' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'number',
    defaultColumns: ['chapter', 'number', 'origin', 'characterCount', 'createdBy', 'createdAt'],
  },
  defaultSort: '-createdAt',
  access: { create: deny, read: readsMaterialOf('chapter'), update: deny, delete: deny },
  indexes: [{ fields: ['chapter', 'number'], unique: true }],
  hooks: appendOnly('materials.appendOnly'),
  fields: [
    requiredRelation('chapter', 'chapters', { zh: '章节', en: 'Chapter' }),
    wholeNumber('number', { zh: '稿次', en: 'Draft no.' }, { required: true, min: 1 }),
    { name: 'content', type: 'richText', required: true, editor: manuscriptEditor(), label: { zh: '内容', en: 'Content' } },
    { name: 'contentHash', type: 'text', required: true, index: true, label: { zh: '内容摘要', en: 'Digest' } },
    wholeNumber('characterCount', { zh: '字数', en: 'Characters' }, { required: true }),
    {
      name: 'origin',
      type: 'select',
      required: true,
      options: [
        { value: 'editor', label: { zh: '在线编写', en: 'Editor' } },
        { value: 'docx', label: { zh: 'Word 导入', en: 'Word file' } },
        { value: 'revision', label: { zh: '沿用上一版', en: 'Previous edition' } },
      ],
      label: { zh: '来源', en: 'Origin' },
    },
    { name: 'importReport', type: 'json', label: { zh: '导入报告', en: 'Import report' } },
    { name: 'note', type: 'text', maxLength: 500, label: { zh: '说明', en: 'Note' } },
    personField('createdBy', { zh: '形成人', en: 'Made by' }),
  ],
}
