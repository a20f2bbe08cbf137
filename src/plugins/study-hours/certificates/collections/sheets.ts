import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { deny } from '@/access'
import { SLUGS, TRAINING_GROUP } from '../../slugs'

/**
 * The printed certificates as they were issued, byte for byte. They bear full names, so that nobody reads them here: the route of the
 * certificate hands them out. @param options.directory where uploads are kept; these go into its `certificates` folder
 */
export function certificateSheets(options: { directory: string }): CollectionConfig {
  return {
    slug: SLUGS.certificateSheets,
    labels: { singular: { zh: '学时证明文件', en: 'Certificate sheet' }, plural: { zh: '学时证明文件', en: 'Certificate sheets' } },
    admin: { group: TRAINING_GROUP, hidden: true },
    access: { create: deny, read: deny, update: deny, delete: deny },
    upload: {
      staticDir: path.join(options.directory, 'certificates'),
      mimeTypes: ['application/pdf'],
      allowRestrictedFileTypes: false,
      pasteURL: false,
      crop: false,
      focalPoint: false,
    },
    fields: [{ name: 'sha256', type: 'text', required: true, maxLength: 64, label: { zh: '文件摘要', en: 'Digest of the file' } }],
  }
}
