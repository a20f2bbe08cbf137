import type { CollectionConfig } from 'payload'
import { anyone, isAdmin, isStaff } from '@/access'
import { isGroupCode, isOccupationCode } from './domain/occupation-code'
import { occupationEndpoints } from './endpoints/occupations'
import { mayTakeTables, mayWrite } from './operations/may-write'
import { GROUP, levelsField, say, sourceFields, type Asker } from './fields'
import { keepOnceInForce } from './hooks/freeze'

/** Occupations of the national classification, by their code. */
export const occupations: CollectionConfig = {
  slug: 'occupations',
  labels: { singular: { zh: '职业', en: 'Occupation' }, plural: { zh: '职业', en: 'Occupations' } },
  admin: {
    group: GROUP,
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'nameEn', 'groupName', 'levels', 'verified'],
    listSearchableFields: ['code', 'name', 'nameEn', 'groupName'],
    components: {
      beforeListTable: [
        {
          path: '/src/collections/standards/admin/TableExchange#TableExchange',
          serverProps: { path: '/occupations', rights: { takes: mayTakeTables, brings: mayWrite } },
        },
      ],
    },
  },
  defaultSort: 'code',
  access: { create: isStaff, read: anyone, update: isStaff, delete: isAdmin },
  endpoints: occupationEndpoints,
  hooks: {
    beforeDelete: [
      keepOnceInForce({
        code: 'standards.inUse',
        references: [
          { collection: 'standards', field: 'occupation' },
          { collection: 'element-specifications', field: 'occupation' },
        ],
      }),
    ],
  },
  fields: [
    {
      name: 'code',
      type: 'text',
      required: true,
      unique: true,
      label: { zh: '职业编码', en: 'Code' },
      validate: (value: string | null | undefined, { req }: { req: Asker }) =>
        value && isOccupationCode(value) ? true : say('standards.badOccupationCode', req, { value }),
      admin: { description: { zh: '大类-中类-小类-细类，例：6-17-09-02', en: 'Four parts, such as 6-17-09-02' } },
    },
    { name: 'name', type: 'text', required: true, maxLength: 60, index: true, label: { zh: '名称', en: 'Name' } },
    { name: 'nameEn', type: 'text', maxLength: 120, label: { zh: '英文名称', en: 'English name' } },
    {
      name: 'groupCode',
      type: 'text',
      index: true,
      label: { zh: '小类编码', en: 'Group code' },
      validate: (value: string | null | undefined, { req }: { req: Asker }) =>
        !value || isGroupCode(value) ? true : say('standards.badGroupCode', req, { value }),
    },
    { name: 'groupName', type: 'text', maxLength: 60, label: { zh: '小类名称', en: 'Group' } },
    levelsField,
    { name: 'edition', type: 'text', maxLength: 40, label: { zh: '分类大典版本', en: 'Edition of the classification' } },
    { name: 'note', type: 'textarea', maxLength: 1_000, label: { zh: '说明', en: 'Note' } },
    ...sourceFields,
  ],
}
