import type { Access, CollectionConfig, Where } from 'payload'
import { isAdmin, isStaff, readsEverything } from '@/access'
import { manuscriptEditor } from '@/platform/documents/manuscript-editor'

/** What is published and whose day has come. */
const published = (): Where => ({ and: [{ isPublic: { equals: true } }, { publishedAt: { less_than_equal: new Date().toISOString() } }] })

const readsNotices: Access = async (args) => (await readsEverything(args)) === true || published()

/** Public notices and the policy library. */
export const notices: CollectionConfig = {
  slug: 'notices',
  labels: { singular: { zh: '通知与政策', en: 'Notice or policy' }, plural: { zh: '通知与政策', en: 'Notices and policies' } },
  admin: {
    group: { zh: '内容', en: 'Content' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'publishedAt', 'isPublic'],
    listSearchableFields: ['title', 'documentNumber', 'summary'],
  },
  defaultSort: '-publishedAt',
  access: { create: isStaff, read: readsNotices, update: isStaff, delete: isAdmin },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 150, label: { zh: '标题', en: 'Title' } },
    { name: 'titleEn', type: 'text', maxLength: 200, label: { zh: '英文标题', en: 'English title' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'notice',
      options: [
        { value: 'notice', label: { zh: '通知公告', en: 'Notice' } },
        { value: 'policy', label: { zh: '政策文件', en: 'Policy' } },
      ],
      label: { zh: '类别', en: 'Kind' },
    },
    { name: 'documentNumber', type: 'text', maxLength: 80, label: { zh: '文号', en: 'Document number' } },
    { name: 'issuer', type: 'text', maxLength: 100, label: { zh: '发文单位', en: 'Issued by' } },
    {
      name: 'publishedAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '发布日期', en: 'Published on' },
      admin: { date: { pickerAppearance: 'dayOnly' } },
    },
    {
      name: 'effectiveFrom',
      type: 'date',
      label: { zh: '施行日期', en: 'In force from' },
      admin: { date: { pickerAppearance: 'dayOnly' } },
    },
    { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true, label: { zh: '公开', en: 'Public' } },
    { name: 'summary', type: 'textarea', maxLength: 500, label: { zh: '摘要', en: 'Summary' } },
    { name: 'body', type: 'richText', required: true, editor: manuscriptEditor(), label: { zh: '正文', en: 'Text' } },
    { name: 'source', type: 'text', maxLength: 300, label: { zh: '资料来源', en: 'Source' } },
  ],
}
