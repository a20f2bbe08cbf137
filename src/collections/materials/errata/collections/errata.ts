import type { CollectionConfig } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { withWorkflow } from '@/platform/workflow'
import { editsEdition, readsErrata, seesReporter } from '../../line/access'
import { EDITORIAL_GROUP, personField, requiredRelation, wholeNumber } from '../../fields'
import { erratumWorkflow } from '../operations/erratum-workflow'

/** Errors that readers reported; confirmed ones are public. */
export const errata: CollectionConfig = withWorkflow(erratumWorkflow, {
  slug: 'errata',
  labels: { singular: { zh: '勘误', en: 'Erratum' }, plural: { zh: '勘误', en: 'Errata' } },
  admin: { group: EDITORIAL_GROUP, useAsTitle: 'quote', defaultColumns: ['edition', 'chapter', 'page', 'quote', 'correction', 'state'] },
  defaultSort: '-createdAt',
  access: { create: isStaff, read: readsErrata, update: editsEdition('edition'), delete: isAdmin },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    { name: 'printing', type: 'relationship', relationTo: 'printings', index: true, label: { zh: '发现于印次', en: 'Seen in printing' } },
    { name: 'chapter', type: 'relationship', relationTo: 'chapters', index: true, label: { zh: '章节', en: 'Chapter' } },
    wholeNumber('page', { zh: '页码', en: 'Page' }, { min: 1 }),
    wholeNumber('blockIndex', { zh: '段落序号', en: 'Paragraph' }),
    { name: 'quote', type: 'text', required: true, maxLength: 500, label: { zh: '原文', en: 'Reads' } },
    { name: 'correction', type: 'text', maxLength: 500, label: { zh: '应为', en: 'Should read' } },
    { name: 'note', type: 'textarea', maxLength: 2_000, label: { zh: '说明', en: 'Note' } },
    {
      name: 'correctedIn',
      type: 'relationship',
      relationTo: 'printings',
      index: true,
      label: { zh: '改正于印次', en: 'Corrected in printing' },
    },
    { ...personField('reportedBy', { zh: '报告人', en: 'Reported by' }), access: { read: seesReporter } },
    {
      name: 'reporterName',
      type: 'text',
      maxLength: 60,
      access: { read: seesReporter },
      label: { zh: '报告人姓名', en: "Reporter's name" },
    },
    {
      name: 'reporterContact',
      type: 'text',
      maxLength: 120,
      access: { read: seesReporter },
      label: { zh: '联系方式（不公开）', en: 'Contact (private)' },
    },
  ],
})
