import type { CollectionConfig } from 'payload'
import { isAdmin } from '@/access'
import { editsEdition, readsWithEdition } from '../../line/access'
import { COLOPHON_LABELS } from '../../line/domain/labels'
import { dayField, EDITORIAL_GROUP, requiredRelation, wholeNumber } from '../../fields'
import { checkOwnEdition } from '../../line/hooks/own-edition'

/** A 印次 of an edition. */
export const printings: CollectionConfig = {
  slug: 'printings',
  labels: { singular: { zh: '印次', en: 'Printing' }, plural: { zh: '印次', en: 'Printings' } },
  admin: { group: EDITORIAL_GROUP, useAsTitle: 'printingNo', defaultColumns: ['edition', 'printingNo', 'printedOn', 'printRun'] },
  defaultSort: 'printingNo',
  access: {
    create: ({ req }) => Boolean(req.user) || req.context['system'] === true,
    read: readsWithEdition('edition', { public: true }),
    update: editsEdition('edition'),
    delete: isAdmin,
  },
  indexes: [{ fields: ['edition', 'printingNo'], unique: true }],
  hooks: { beforeChange: [checkOwnEdition] },
  fields: [
    requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
    wholeNumber('printingNo', { zh: '印次', en: 'Printing no.' }, { required: true, min: 1 }),
    dayField('printedOn', COLOPHON_LABELS.printedOn),
    wholeNumber('printRun', { zh: '印数', en: 'Print run' }),
    { name: 'sheets', type: 'number', min: 0, label: { zh: '印张', en: 'Sheets' } },
    { name: 'corrections', type: 'relationship', relationTo: 'errata', hasMany: true, label: { zh: '改正的勘误', en: 'Errata corrected' } },
  ],
}
