import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { withWorkflow } from '@/platform/workflow'
import { readsSpecifications } from './access'
import { levelName, toLevel } from './domain/levels'
import { specificationEndpoints } from './endpoints/specifications'
import { editedByField, GROUP, levelField, sourceFields } from './fields'
import { freezeContent } from './hooks/freeze'
import { deleteEntries } from './hooks/specification'
import { specificationWorkflow } from './workflow'

const CONTENT = ['occupation', 'level', 'standard', 'version', 'kind', 'source'] as const

/** Element specifications (鉴定要素细目表): the tree of ranges and points of one occupation at one level. Frozen once in force. */
export const elementSpecifications: CollectionConfig = withWorkflow(specificationWorkflow, {
  slug: 'element-specifications',
  labels: {
    singular: { zh: '鉴定要素细目表', en: 'Element specification' },
    plural: { zh: '鉴定要素细目表', en: 'Element specifications' },
  },
  admin: {
    group: GROUP,
    useAsTitle: 'title',
    defaultColumns: ['title', 'occupation', 'level', 'kind', 'version', 'state', 'totalPoints'],
    listSearchableFields: ['title'],
  },
  defaultSort: 'title',
  access: { create: isStaff, read: readsSpecifications, update: isStaff, delete: isAdmin },
  endpoints: specificationEndpoints,
  indexes: [{ fields: ['occupation', 'level', 'kind', 'version'], unique: true }],
  hooks: {
    beforeChange: [freezeContent({ code: 'standards.specificationFrozen', members: CONTENT }), checkSpecification],
    beforeDelete: [deleteEntries],
  },
  fields: [
    { name: 'title', type: 'text', label: { zh: '标题', en: 'Title' }, admin: { hidden: true } },
    {
      type: 'row',
      fields: [
        {
          name: 'occupation',
          type: 'relationship',
          relationTo: 'occupations',
          required: true,
          index: true,
          label: { zh: '职业', en: 'Occupation' },
        },
        levelField(),
        {
          name: 'kind',
          type: 'select',
          required: true,
          defaultValue: 'theory',
          options: [
            { value: 'theory', label: { zh: '理论知识', en: 'Theory' } },
            { value: 'skill', label: { zh: '操作技能', en: 'Skill' } },
          ],
          label: { zh: '鉴定方式', en: 'Kind' },
        },
        { name: 'version', type: 'number', required: true, min: 1, max: 999, defaultValue: 1, label: { zh: '版本序号', en: 'Version' } },
      ],
    },
    { name: 'standard', type: 'relationship', relationTo: 'standards', index: true, label: { zh: '所依据的标准', en: 'Standard' } },
    {
      name: 'previous',
      type: 'relationship',
      relationTo: 'element-specifications',
      label: { zh: '上一版', en: 'Previous version' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'tree',
      type: 'ui',
      label: { zh: '细目树', en: 'Tree' },
      admin: { components: { Field: '/src/collections/standards/admin/PointTree#PointTree' }, disableListColumn: true },
    },
    {
      name: 'totalPoints',
      type: 'number',
      defaultValue: 0,
      label: { zh: '鉴定点总数', en: 'Points' },
      access: { create: () => false, update: () => false },
      admin: { position: 'sidebar', readOnly: true },
    },
    {
      name: 'importanceRatio',
      type: 'text',
      label: { zh: '重要程度比例（X:Y:Z）', en: 'Importance ratio (X:Y:Z)' },
      access: { create: () => false, update: () => false },
      admin: { position: 'sidebar', readOnly: true },
    },
    { name: 'note', type: 'textarea', maxLength: 2_000, label: { zh: '说明', en: 'Note' } },
    ...sourceFields,
    editedByField,
  ],
})

async function checkSpecification({ data, operation, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]) {
  const row = { ...originalDoc, ...data }
  const occupationId = idOf(row.occupation)
  const occupations = await req.payload.db.find<{ name: string }>({
    collection: 'occupations',
    where: { id: { equals: occupationId } },
    limit: 1,
    pagination: false,
    req,
  })
  const standardId = idOf(row.standard)
  if (standardId) {
    const { docs } = await req.payload.db.find<{ occupation: string; levels: string[] }>({
      collection: 'standards',
      where: { id: { equals: standardId } },
      limit: 1,
      pagination: false,
      req,
    })
    const [standard] = docs
    if (!standard || idOf(standard.occupation) !== occupationId || !standard.levels.includes(row.level))
      throw new DomainError('standards.otherStandard', { field: 'standard' })
  }
  const { totalDocs } = await req.payload.db.count({
    collection: 'element-specifications',
    where: {
      and: [
        { occupation: { equals: occupationId } },
        { level: { equals: row.level } },
        { kind: { equals: row.kind } },
        { version: { equals: row.version } },
        ...(operation === 'update' ? [{ id: { not_equals: originalDoc.id } }] : []),
      ],
    },
    req,
  })
  if (totalDocs > 0) throw new DomainError('standards.versionTaken', { field: 'version', version: row.version })
  const level = toLevel(Number(row.level))
  const kind = row.kind === 'skill' ? '操作技能' : '理论知识'
  return { ...data, title: `${occupations.docs[0]?.name ?? ''} ${level ? levelName(level, 'zh') : ''} ${kind} 第${row.version}版` }
}
