import type { CollectionConfig } from 'payload'
import { deny, hasRole } from '@/access'
import { inWords, inWordsOnForm } from '@/platform/record-words'

/** Who changed what, from what to what, on whose approval. Rows are only ever added, by `recordAudit`. */
export const auditLog: CollectionConfig = {
  slug: 'audit-log',
  labels: { singular: { zh: '审计记录', en: 'Audit entry' }, plural: { zh: '审计记录', en: 'Audit log' } },
  admin: {
    group: { zh: '系统', en: 'System' },
    useAsTitle: 'seq',
    defaultColumns: ['seq', 'at', 'actor', 'action', 'subjectCollection', 'subjectId'],
    listSearchableFields: ['actor', 'subjectCollection', 'subjectId', 'action'],
  },
  defaultSort: '-seq',
  access: {
    create: deny,
    read: hasRole('admin', 'auditor'),
    update: deny,
    delete: deny,
  },
  custom: { audited: false },
  timestamps: false,
  // `npm run verify` replays the links of each document in this order.
  indexes: [{ fields: ['subjectCollection', 'subjectId', 'seq'] }],
  fields: [
    { name: 'seq', type: 'number', required: true, unique: true, index: true, label: { zh: '序号', en: 'No.' } },
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '时间', en: 'At' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'actor', type: 'text', required: true, index: true, label: { zh: '操作人', en: 'Actor' }, admin: inWords('Actor') },
    { name: 'actorKind', type: 'text', required: true, label: { zh: '操作人类别', en: 'Kind of actor' }, admin: inWords('Code') },
    { name: 'action', type: 'text', required: true, label: { zh: '操作', en: 'Action' }, admin: inWords('Code') },
    {
      name: 'subjectCollection',
      type: 'text',
      required: true,
      index: true,
      label: { zh: '对象类别', en: 'Collection' },
      admin: inWords('Code'),
    },
    { name: 'subjectId', type: 'text', required: true, index: true, label: { zh: '对象', en: 'Document' }, admin: inWords('AuditSubject') },
    { name: 'changes', type: 'json', label: { zh: '改动', en: 'Changes' }, admin: inWordsOnForm('Changes') },
    { name: 'approval', type: 'text', label: { zh: '依据的流转', en: 'Approved by transition' }, admin: inWordsOnForm('Approval') },
    { name: 'prevHash', type: 'text', required: true, label: { zh: '前一哈希', en: 'Previous hash' }, admin: inWordsOnForm('Hash') },
    { name: 'hash', type: 'text', required: true, label: { zh: '哈希', en: 'Hash' }, admin: inWordsOnForm('Hash') },
  ],
}
