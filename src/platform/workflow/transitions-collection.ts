import type { CollectionConfig } from 'payload'
import { deny, readsEverything } from '@/access'
import { inWords } from '@/platform/record-words'

/** The transition log: append-only rows under the unique index (`subject`, `seq`). The history endpoint shows them to whoever sees the subject. */
export const transitions: CollectionConfig = {
  slug: 'transitions',
  labels: { singular: { zh: '流转记录', en: 'Transition' }, plural: { zh: '流转记录', en: 'Transitions' } },
  admin: {
    group: { zh: '系统', en: 'System' },
    useAsTitle: 'seq',
    // The first column leads to the record itself.
    listSearchableFields: ['subject', 'action', 'reason'],
    defaultColumns: ['seq', 'subject', 'action', 'from', 'to', 'actor', 'at'],
  },
  defaultSort: '-at',
  access: { create: deny, read: readsEverything, update: deny, delete: deny },
  custom: { audited: false },
  timestamps: false,
  indexes: [{ fields: ['subject', 'seq'], unique: true }],
  fields: [
    {
      name: 'subject',
      type: 'text',
      required: true,
      index: true,
      label: { zh: '对象', en: 'Subject' },
      admin: inWords('TransitionSubject'),
    },
    { name: 'seq', type: 'number', required: true, label: { zh: '序号', en: 'No.' } },
    { name: 'action', type: 'text', required: true, label: { zh: '操作', en: 'Action' }, admin: inWords('Code') },
    { name: 'from', type: 'text', required: true, label: { zh: '原状态', en: 'From' }, admin: inWords('Code') },
    { name: 'to', type: 'text', required: true, label: { zh: '新状态', en: 'To' }, admin: inWords('Code') },
    { name: 'reason', type: 'textarea', label: { zh: '理由', en: 'Reason' } },
    { name: 'actor', type: 'relationship', relationTo: 'users', index: true, label: { zh: '操作人', en: 'Actor' } },
    { name: 'actorKind', type: 'text', required: true, label: { zh: '操作人类别', en: 'Kind of actor' }, admin: inWords('Code') },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '时间', en: 'At' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
}

/** How a row names what it belongs to. */
export function subjectKey(slug: string, id: string | number): string {
  return `${slug}/${id}`
}
