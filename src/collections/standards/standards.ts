import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { isAdmin, isStaff } from '@/access'
import { assertAllowed } from '@/kernel/decision'
import { withWorkflow } from '@/platform/workflow'
import { readsStandards } from './access'
import { readEligibility } from './domain/eligibility-shape'
import { describeFault } from './domain/eligibility-draft'
import { gridFaults } from './domain/weight-grid'
import { standardEndpoints } from './endpoints/standards'
import { dayField, editedByField, factFields, GROUP, LEVEL_OPTIONS, levelsField, say, sourceFields, type Asker } from './fields'
import { freezeContent, keepOnceInForce } from './hooks/freeze'
import { checkStandardContent, STANDARD_LABELS } from './domain/standard'
import { mayTakeTables, mayWrite } from './operations/may-write'
import { readStandard, type StoredStandard } from './operations/read-standard'
import { standardWorkflow } from './workflow'

const CONTENT = [
  'occupation',
  'edition',
  'version',
  'levels',
  'validFrom',
  'validTo',
  'trainingHours',
  'eligibility',
  'theoryWeights',
  'skillWeights',
  'hoursSource',
  'weightsSource',
  'source',
] as const

/** National occupational skill standards and evaluation specifications, version by version. */
export const standards: CollectionConfig = withWorkflow(standardWorkflow, {
  slug: 'standards',
  labels: { singular: { zh: '职业标准', en: 'Standard' }, plural: { zh: '职业标准', en: 'Standards' } },
  admin: {
    group: GROUP,
    useAsTitle: 'title',
    defaultColumns: ['title', 'occupation', 'edition', 'version', 'state', 'validFrom', 'verified'],
    listSearchableFields: ['title', 'edition', 'source'],
    components: {
      beforeListTable: [
        {
          path: '/src/collections/standards/admin/TableExchange#TableExchange',
          serverProps: { path: '/standards', rights: { takes: mayTakeTables, brings: mayWrite } },
        },
      ],
    },
  },
  defaultSort: 'title',
  access: { create: isStaff, read: readsStandards, update: isStaff, delete: isAdmin },
  endpoints: standardEndpoints,
  indexes: [{ fields: ['occupation', 'version'], unique: true }],
  hooks: {
    beforeChange: [freezeContent({ code: 'standards.standardFrozen', members: CONTENT }), checkStandard],
    beforeDelete: [
      keepOnceInForce({ code: 'standards.standardFrozen', references: [{ collection: 'element-specifications', field: 'standard' }] }),
    ],
  },
  fields: [
    { name: 'title', type: 'text', label: { zh: '标题', en: 'Title' }, admin: { hidden: true } },
    {
      name: 'occupation',
      type: 'relationship',
      relationTo: 'occupations',
      required: true,
      index: true,
      label: { zh: '职业', en: 'Occupation' },
    },
    {
      name: 'edition',
      type: 'text',
      required: true,
      maxLength: 80,
      label: { zh: '版本名称', en: 'Edition' },
      admin: { description: { zh: '例：2019年版', en: 'As printed, such as 2019年版' } },
    },
    { name: 'version', type: 'number', required: true, min: 1, max: 999, defaultValue: 1, label: { zh: '版本序号', en: 'Version' } },
    levelsField,
    {
      type: 'row',
      fields: [dayField('validFrom', STANDARD_LABELS.validFrom), dayField('validTo', { zh: '失效日期', en: 'Valid to' })],
    },
    {
      name: 'trainingHours',
      type: 'array',
      label: { zh: '各等级培训学时', en: 'Training hours by level' },
      labels: { singular: { zh: '等级', en: 'Level' }, plural: { zh: '等级', en: 'Levels' } },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'level', type: 'select', required: true, options: LEVEL_OPTIONS, label: { zh: '等级', en: 'Level' } },
            {
              name: 'hours',
              type: 'number',
              required: true,
              min: 1,
              max: 5_000,
              label: { zh: '标准学时（不少于）', en: 'Standard hours (at least)' },
            },
          ],
        },
      ],
    },
    factFields('hours', { zh: '培训学时', en: 'training hours' }),
    {
      name: 'weightsFile',
      type: 'ui',
      label: { zh: '权重表的导入与导出', en: 'Import and export of the weights' },
      admin: { components: { Field: '/src/collections/standards/admin/FillFromFile#FillFromFile' }, disableListColumn: true },
    },
    weightField('theoryWeights', STANDARD_LABELS.theoryWeights),
    weightField('skillWeights', STANDARD_LABELS.skillWeights),
    factFields('weights', { zh: '权重', en: 'weights' }),
    {
      name: 'eligibility',
      type: 'json',
      label: { zh: '申报条件', en: 'Eligibility' },
      admin: {
        components: { Field: '/src/collections/standards/admin/EligibilityForm#EligibilityForm' },
      },
      validate: (value, { req }) => {
        if (value === undefined || value === null) return true
        const { fault } = readEligibility(value)
        return fault ? say('standards.eligibilityShape', req, { ...fault, ...describeFault(value, fault) }) : true
      },
    },
    { name: 'note', type: 'textarea', maxLength: 2_000, label: { zh: '说明', en: 'Note' } },
    ...sourceFields,
    editedByField,
  ],
})

function weightField(name: 'theoryWeights' | 'skillWeights', label: { zh: string; en: string }) {
  const kind = name === 'theoryWeights' ? 'theory' : 'skill'
  return {
    name,
    type: 'json' as const,
    label,
    admin: {
      description: {
        zh: '按标准原文填写：每行一个职业功能或模块，每列一个等级，每个等级合计正好 100。',
        en: 'As the standard prints it: a function or module a row, a level a column, each level exactly 100 in all.',
      },
      components: { Field: '/src/collections/standards/admin/WeightGrid#WeightGrid' },
    },
    validate: (value: unknown, { data, req }: { data: Partial<StoredStandard>; req: Asker }) => {
      const faults = gridFaults(value, readStandard(data).levels)
      const told = faults.slice(0, TOLD).map(({ code, details }) => say(code, req, { kind, ...details }))
      return told.length === 0 ? (true as const) : told.join(' ')
    },
  }
}

/** More would not be read; the grid marks every cell. */
const TOLD = 5

async function checkStandard({ data, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]) {
  const standard = readStandard({ ...originalDoc, ...data })
  assertAllowed(checkStandardContent(standard))
  return { ...data, title: `${await occupationName(req, standard.occupationId)} ${standard.edition}` }
}

async function occupationName(req: Parameters<CollectionBeforeChangeHook>[0]['req'], id: string): Promise<string> {
  const { docs } = await req.payload.db.find<{ name: string }>({
    collection: 'occupations',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.name ?? ''
}
