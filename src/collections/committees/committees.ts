import type { CollectionConfig } from 'payload'
import { anyone, isAdmin, isStaff } from '@/access'

/** The editorial and review committee (编审委员会) and its professional writing committees. */
export const committees: CollectionConfig = {
  slug: 'committees',
  labels: { singular: { zh: '委员会', en: 'Committee' }, plural: { zh: '委员会', en: 'Committees' } },
  admin: {
    group: { zh: '编审', en: 'Editorial work' },
    useAsTitle: 'name',
    defaultColumns: ['number', 'name', 'kind', 'field'],
    listSearchableFields: ['name', 'nameEn', 'field'],
    components: {
      edit: {
        beforeDocumentControls: [
          { path: '/src/collections/materials/people/admin/workload/WorkloadLink#WorkloadLink', clientProps: { isOfCommittee: true } },
        ],
      },
    },
  },
  defaultSort: 'number',
  access: { create: isStaff, read: anyone, update: isStaff, delete: isAdmin },
  fields: [
    { name: 'number', type: 'number', required: true, unique: true, min: 0, label: { zh: '序号', en: 'No.' } },
    { name: 'name', type: 'text', required: true, unique: true, maxLength: 80, label: { zh: '名称', en: 'Name' } },
    { name: 'nameEn', type: 'text', maxLength: 120, label: { zh: '英文名称', en: 'English name' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: [
        { value: 'editorial', label: { zh: '编审委员会', en: 'Editorial and review committee' } },
        { value: 'writing', label: { zh: '专业编写委员会', en: 'Professional writing committee' } },
      ],
      label: { zh: '类别', en: 'Kind' },
    },
    { name: 'parent', type: 'relationship', relationTo: 'committees', label: { zh: '上级委员会', en: 'Parent committee' } },
    { name: 'field', type: 'text', maxLength: 60, label: { zh: '专业', en: 'Field' } },
    { name: 'fieldEn', type: 'text', maxLength: 80, label: { zh: '专业（英文）', en: 'Field (English)' } },
    { name: 'occupations', type: 'relationship', relationTo: 'occupations', hasMany: true, label: { zh: '负责的职业', en: 'Occupations' } },
    { name: 'introduction', type: 'textarea', maxLength: 2_000, label: { zh: '简介', en: 'Introduction' } },
    { name: 'source', type: 'text', maxLength: 300, label: { zh: '资料来源', en: 'Source' } },
    {
      name: 'members',
      type: 'join',
      collection: 'memberships',
      on: 'committee',
      defaultSort: 'role',
      label: { zh: '成员', en: 'Members' },
      admin: { defaultColumns: ['user', 'role', 'termStartsOn', 'termEndsOn'] },
    },
  ],
}
