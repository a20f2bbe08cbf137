import type { CollectionConfig } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { readsTextbooks } from '../../line/access'
import { checkLevels } from '../hooks/check-levels'
import { EDITORIAL_GROUP, LEVEL_OPTIONS, ownField, requiredRelation } from '../../fields'

/** A title, over all its editions. */
export const textbooks: CollectionConfig = {
  slug: 'textbooks',
  labels: { singular: { zh: '教材', en: 'Textbook' }, plural: { zh: '教材', en: 'Textbooks' } },
  admin: {
    group: EDITORIAL_GROUP,
    useAsTitle: 'title',
    defaultColumns: ['title', 'occupation', 'levels', 'committee', 'isPublic'],
    listSearchableFields: ['title', 'titleEn', 'keywords'],
  },
  defaultSort: 'title',
  access: { create: isStaff, read: readsTextbooks, update: isStaff, delete: isAdmin },
  hooks: { beforeChange: [checkLevels] },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 120, index: true, label: { zh: '书名', en: 'Title' } },
    { name: 'titleEn', type: 'text', maxLength: 160, label: { zh: '英文书名', en: 'English title' } },
    {
      name: 'urlName',
      type: 'text',
      required: true,
      unique: true,
      maxLength: 80,
      label: { zh: '网址名', en: 'Name in addresses' },
      admin: { description: 'a-z 0-9 -' },
      validate: (value: string | null | undefined) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value ?? '') ? true : 'a-z 0-9 -'),
    },
    requiredRelation('occupation', 'occupations', { zh: '职业', en: 'Occupation' }),
    { name: 'levels', type: 'select', hasMany: true, required: true, options: LEVEL_OPTIONS, label: { zh: '等级', en: 'Levels' } },
    requiredRelation('committee', 'committees', { zh: '编写委员会', en: 'Writing committee' }),
    { name: 'summary', type: 'textarea', maxLength: 2_000, label: { zh: '内容简介', en: 'Summary' } },
    { name: 'summaryEn', type: 'textarea', maxLength: 3_000, label: { zh: '英文简介', en: 'Summary (English)' } },
    { name: 'keywords', type: 'text', hasMany: true, label: { zh: '关键词', en: 'Keywords' } },
    { name: 'cover', type: 'upload', relationTo: 'media', label: { zh: '封面', en: 'Cover' } },
    ownField({
      name: 'isPublic',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      label: { zh: '已有发行版次', en: 'Has an edition in circulation' },
      // Set by the effect of a transition alone (docs/contracts.md, law 3).
      access: { create: ({ req }) => req.context['system'] === true, update: ({ req }) => req.context['system'] === true },
    }),
    {
      name: 'editions',
      type: 'join',
      collection: 'editions',
      on: 'textbook',
      defaultSort: '-editionNo',
      label: { zh: '版次', en: 'Editions' },
      admin: { defaultColumns: ['editionNo', 'state', 'isbn', 'publishedOn'] },
    },
  ],
}
