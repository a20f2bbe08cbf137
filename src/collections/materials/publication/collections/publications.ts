import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { readsPublications } from '../../line/access'
import { EDITORIAL_GROUP, instantField, requiredRelation } from '../../fields'

/** Files built from sealed chapters; written by the publication job only. */
export function publications(options: { directory: string }): CollectionConfig {
  return {
    slug: 'publications',
    labels: { singular: { zh: '出版文件', en: 'Publication' }, plural: { zh: '出版文件', en: 'Publications' } },
    admin: { group: EDITORIAL_GROUP, useAsTitle: 'filename', defaultColumns: ['filename', 'edition', 'format', 'isPublic', 'builtAt'] },
    defaultSort: '-builtAt',
    access: { create: deny, read: readsPublications, update: deny, delete: deny },
    upload: {
      staticDir: path.join(options.directory, 'publications'),
      mimeTypes: [
        'application/epub+zip',
        'application/pdf',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/zip',
      ],
      allowRestrictedFileTypes: false,
      pasteURL: false,
      crop: false,
      focalPoint: false,
    },
    fields: [
      requiredRelation('edition', 'editions', { zh: '版次', en: 'Edition' }),
      { name: 'printing', type: 'relationship', relationTo: 'printings', index: true, label: { zh: '印次', en: 'Printing' } },
      {
        name: 'format',
        type: 'select',
        required: true,
        index: true,
        options: [
          { value: 'epub', label: 'EPUB' },
          { value: 'pdf', label: 'PDF' },
          { value: 'docx', label: 'DOCX' },
          { value: 'proof', label: { zh: '校样（PDF）', en: 'Page proof (PDF)' } },
        ],
        label: { zh: '格式', en: 'Format' },
      },
      { name: 'sha256', type: 'text', required: true, label: { zh: '文件摘要', en: 'Digest of the file' } },
      { name: 'inputHash', type: 'text', required: true, index: true, label: { zh: '输入摘要', en: 'Digest of the input' } },
      { name: 'sealedHash', type: 'text', index: true, label: { zh: '校样所据的发排摘要', en: 'Typesetting digest of the proof' } },
      instantField('builtAt', { zh: '生成时间', en: 'Built' }),
      { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true, label: { zh: '公开下载', en: 'Public' } },
    ],
  }
}
