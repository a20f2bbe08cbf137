import type { CollectionConfig } from 'payload'
import { isAdmin, isStaff, signedIn } from '@/access'
import { matchText } from '@/kernel/text'
import { ORGANISATION_KINDS } from './domain/organisation-kinds'
import { organisationEndpoints } from './endpoints/staff'
import { keepOneCode } from './hooks/one-spelling'
import { importsStaff } from './operations/staff-import'

/** The centre, enterprises, appraisal stations, schools and publishers. */
export const organisations: CollectionConfig = {
  slug: 'organisations',
  labels: { singular: { zh: '单位', en: 'Organisation' }, plural: { zh: '单位', en: 'Organisations' } },
  admin: {
    group: { zh: '人员', en: 'People' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'province', 'city', 'isDemonstration'],
    listSearchableFields: ['name', 'nameEn', 'code', 'city'],
    components: {
      beforeListTable: [
        {
          path: '/src/collections/standards/admin/TableExchange#TableExchange',
          serverProps: { path: '/organisations', rights: { takes: importsStaff, brings: importsStaff } },
        },
      ],
    },
  },
  defaultSort: 'name',
  endpoints: organisationEndpoints,
  hooks: { beforeChange: [keepOneCode] },
  access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, maxLength: 100, label: { zh: '名称', en: 'Name' } },
    { name: 'nameEn', type: 'text', maxLength: 150, label: { zh: '英文名称', en: 'English name' } },
    {
      name: 'code',
      type: 'text',
      unique: true,
      maxLength: 40,
      label: { zh: '单位代码', en: 'Code' },
      hooks: { beforeValidate: [({ value }: { value?: unknown }) => (typeof value === 'string' ? matchText(value) || null : value)] },
      admin: { description: { zh: '学员名册按它认单位', en: 'Rosters know a unit by it' } },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      options: ORGANISATION_KINDS,
      label: { zh: '类别', en: 'Kind' },
    },
    { name: 'parent', type: 'relationship', relationTo: 'organisations', label: { zh: '上级单位', en: 'Parent' } },
    { name: 'province', type: 'text', maxLength: 40, label: { zh: '省份', en: 'Province' } },
    { name: 'city', type: 'text', maxLength: 40, label: { zh: '城市', en: 'City' } },
    { name: 'isDemonstration', type: 'checkbox', defaultValue: false, label: { zh: '演示数据', en: 'Demonstration data' } },
    { name: 'source', type: 'text', maxLength: 500, label: { zh: '资料来源', en: 'Source' } },
  ],
}
