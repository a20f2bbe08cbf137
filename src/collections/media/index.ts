import type { Access, CollectionConfig } from 'payload'
import { anyOf, isAdmin, isMember, isStaff, readsEverything } from '@/access'

/** Pictures of a manuscript are for those who work on it; with publication they become public. */
const isPublicPicture: Access = () => ({ isPublic: { equals: true } })

/** Pictures: raster only. SVG, HTML and XML are refused at the door, and what is stored is served with nosniff. */
export function media(options: { directory: string }): CollectionConfig {
  return {
    slug: 'media',
    labels: { singular: { zh: '图片', en: 'Picture' }, plural: { zh: '图片', en: 'Pictures' } },
    admin: {
      group: { zh: '内容', en: 'Content' },
      useAsTitle: 'filename',
      defaultColumns: ['filename', 'alt', 'isPublic', 'updatedAt'],
      listSearchableFields: ['filename', 'alt'],
    },
    access: {
      create: anyOf(isStaff, isMember),
      read: anyOf(readsEverything, isMember, isPublicPicture),
      update: isStaff,
      delete: isAdmin,
    },
    upload: {
      staticDir: options.directory,
      mimeTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
      allowRestrictedFileTypes: false,
      pasteURL: false,
      displayPreview: true,
      focalPoint: false,
      crop: false,
    },
    fields: [
      { name: 'alt', type: 'text', maxLength: 300, label: { zh: '替代文字', en: 'Alternative text' } },
      { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true, label: { zh: '公开', en: 'Public' }, access: { create: ({ req }) => Boolean(req.user?.roles?.some((role) => role === 'admin' || role === 'centre-staff')) || req.context['system'] === true } },
      { name: 'sha256', type: 'text', index: true, admin: { readOnly: true }, label: { zh: '内容摘要', en: 'Digest' } },
    ],
  }
}
