import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { anyone, isAdmin, isStaff } from '@/access'
import { DomainError } from '@/kernel/errors'
import { groupOf, isGroupCode, isGroupOf, isOccupationCode, normaliseOccupationCode } from './domain/occupation-code'
import { occupationEndpoints } from './endpoints/occupations'
import { levelsInForce, takenAway } from './operations/levels-in-force'
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
    beforeChange: [keepLevelsInForce],
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
      hooks: { beforeValidate: [normaliseCodeField] },
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
      hooks: { beforeValidate: [normaliseCodeField] },
      validate: (value: string | null | undefined, { data, req }: { data: { code?: string }; req: Asker }) => {
        if (!value) return true
        if (!isGroupCode(value)) return say('standards.badGroupCode', req, { value })
        // What is wrong with the code itself is said there.
        if (!data.code || !isOccupationCode(data.code) || isGroupOf(value, data.code)) return true
        return say('standards.foreignGroupCode', req, { value, group: groupOf(data.code) })
      },
    },
    { name: 'groupName', type: 'text', maxLength: 60, label: { zh: '小类名称', en: 'Group' } },
    levelsField,
    { name: 'edition', type: 'text', maxLength: 40, label: { zh: '分类大典版本', en: 'Edition of the classification' } },
    { name: 'note', type: 'textarea', maxLength: 1_000, label: { zh: '说明', en: 'Note' } },
    ...sourceFields,
  ],
}

function normaliseCodeField({ value }: { value?: unknown }): unknown {
  return typeof value === 'string' ? normaliseOccupationCode(value) : value
}

/** A level stays with an occupation as long as a standard in force has it. */
async function keepLevelsInForce({ data, operation, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]) {
  if (operation === 'create' || !Array.isArray(data['levels'])) return data
  const id = String(originalDoc.id)
  const held = (originalDoc.levels ?? []) as string[]
  const taken = takenAway({ held, levels: data['levels'] as string[], inForce: (await levelsInForce(req, [id])).get(id) })
  if (taken) throw new DomainError('standards.levelInForce', { field: 'levels', ...taken })
  return data
}
