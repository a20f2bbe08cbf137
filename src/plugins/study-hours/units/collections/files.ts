import type { CollectionConfig } from 'payload'
import path from 'node:path'
import { isAdmin, isStaff, signedIn } from '@/access'
import { mimeTypeField, originalNameField } from '@/platform/fields'
import { keepFileName } from '@/platform/input'
import { TRAINING_GROUP } from '../../slugs'

/** Videos and attachments of study units. @param options.directory where uploads are kept; these go into its `study` folder */
export function studyFiles(options: { directory: string }): CollectionConfig {
  return {
    slug: 'study-files',
    labels: { singular: { zh: '学习文件', en: 'Study file' }, plural: { zh: '学习文件', en: 'Study files' } },
    admin: { group: TRAINING_GROUP, useAsTitle: 'filename', defaultColumns: ['originalName', 'title', 'mimeType', 'filesize'] },
    access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
    hooks: { beforeChange: [keepFileName] },
    upload: {
      staticDir: path.join(options.directory, 'study'),
      mimeTypes: ['video/mp4', 'video/webm', 'application/pdf'],
      allowRestrictedFileTypes: false,
      pasteURL: false,
      displayPreview: false,
      focalPoint: false,
      crop: false,
    },
    fields: [
      { name: 'title', type: 'text', maxLength: 160, label: { zh: '名称', en: 'Title' } },
      originalNameField(),
      mimeTypeField(),
      { name: 'durationMs', type: 'number', min: 0, label: { zh: '时长（毫秒）', en: 'Duration (ms)' } },
      { name: 'captions', type: 'textarea', maxLength: 200_000, label: { zh: '字幕（WebVTT）', en: 'Captions (WebVTT)' } },
    ],
  }
}
