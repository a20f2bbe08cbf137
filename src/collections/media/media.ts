import type { Access, CollectionBeforeChangeHook, CollectionConfig, Where } from 'payload'
import { actorOf, anyOf, deny, isAdmin, isMember, isStaff } from '@/access'
import { materialScope } from '@/collections/materials'
import { sha256Hex } from '@/kernel/hash-chain'
import { originalNameField } from '@/platform/fields'
import { keepFileName } from '@/platform/input'

/** Pictures of a manuscript are for those who may see its chapter, and for who brought them; with publication they become public. */
const readsPictures: Access = async ({ req }) => {
  const scope = await materialScope(req)
  if (scope.all) return true
  const open: Where = { isPublic: { equals: true } }
  if (!scope.userId) return open
  const ofChapters: Where = {
    and: [
      { or: [{ chapters: { in: [...scope.chapters] } }, { 'chapters.edition': { in: [...scope.editions] } }] },
      ...(scope.barred.length > 0 ? [{ chapters: { not_in: [...scope.barred] } }] : []),
    ],
  }
  return { or: [open, { uploadedBy: { equals: scope.userId } }, ofChapters] }
}

/** Notes whose bytes these are and who brought them: a seal over a chapter covers its pictures by this digest. */
const describeFile: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  const digest = req.file ? { sha256: sha256Hex(req.file.data) } : {}
  const actor = actorOf(req)
  const owner = operation === 'create' ? { uploadedBy: actor?.kind === 'user' ? actor.id : null } : {}
  return { ...data, ...digest, ...owner }
}

/** Pictures: raster only. SVG, HTML and XML are refused at the door, and what is stored is served with nosniff. */
export function media(options: { directory: string }): CollectionConfig {
  return {
    slug: 'media',
    labels: { singular: { zh: '图片', en: 'Picture' }, plural: { zh: '图片', en: 'Pictures' } },
    admin: {
      group: { zh: '内容', en: 'Content' },
      useAsTitle: 'filename',
      defaultColumns: ['originalName', 'alt', 'filename', 'isPublic', 'updatedAt'],
      listSearchableFields: ['originalName', 'filename', 'alt'],
    },
    access: {
      create: anyOf(isStaff, isMember),
      read: readsPictures,
      update: isStaff,
      delete: isAdmin,
    },
    hooks: { beforeChange: [describeFile, keepFileName] },
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
      originalNameField(),
      { name: 'sha256', type: 'text', index: true, admin: { readOnly: true }, label: { zh: '内容摘要', en: 'Digest' } },
      {
        name: 'uploadedBy',
        type: 'relationship',
        relationTo: 'users',
        index: true,
        access: { create: deny, update: deny },
        admin: { readOnly: true },
        label: { zh: '上传人', en: 'Uploaded by' },
      },
      {
        name: 'chapters',
        type: 'relationship',
        relationTo: 'chapters',
        hasMany: true,
        access: { create: deny, update: deny },
        admin: { readOnly: true },
        label: { zh: '用于章节', en: 'Shown in chapters' },
      },
    ],
  }
}
