import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, CollectionConfig } from 'payload'
import { z } from 'zod'
import { holdsRole, isAdmin, isStaff, signedIn } from '@/access'
import { localDate } from '@/kernel/clock'
import { describeError, DomainError, languageOf } from '@/kernel/errors'
import { dayField, isDay } from '@/platform/fields'
import { assertSafeKeys } from '@/platform/files'
import { endpoint, readJson } from '@/platform/http'
import { adoptPolicies } from './adopt'
import { policyDefinition } from './definitions'
import { exchangeEndpoints } from './endpoints'
import { bringsPolicies, takesPolicies } from './exchange'
import './errors'
import { DEFAULT_SCOPE, isInForce } from './policy-at'
import { placeOf, valueFaults } from './value'

/**
 * Rules as dated rows (hours, caps, days of public notice, quotas). A row is immutable from its first day on: a change is a new row,
 * and records name the row that they were decided under.
 */
export const policies: CollectionConfig = {
  slug: 'policies',
  labels: { singular: { zh: '规则', en: 'Policy row' }, plural: { zh: '规则库', en: 'Policy rows' } },
  admin: {
    group: { zh: '标准', en: 'Standards' },
    useAsTitle: 'key',
    defaultColumns: ['key', 'value', 'scope', 'effectiveFrom', 'effectiveTo', 'verified'],
    listSearchableFields: ['key', 'scope', 'source', 'note'],
    components: {
      beforeListTable: [
        '/src/platform/policies/admin/ShippedNotice#ShippedNotice',
        {
          path: '/src/collections/standards/admin/TableExchange#TableExchange',
          serverProps: { path: '/policies', rights: { takes: takesPolicies, brings: bringsPolicies } },
        },
      ],
      views: { adopt: { path: '/adopt', exact: true, Component: '/src/platform/policies/admin/AdoptView#AdoptView' } },
    },
    description: {
      zh: '规则按日期生效。已生效的规则不能修改：变更请新增一条。',
      en: 'Rules take effect by date. A rule in force cannot be edited: a change is a new row.',
    },
  },
  defaultSort: ['key', '-effectiveFrom'],
  access: { create: isStaff, read: signedIn, update: isStaff, delete: isAdmin },
  indexes: [{ fields: ['key', 'scope', 'effectiveFrom'], unique: true }],
  endpoints: [
    ...exchangeEndpoints,
    {
      path: '/adopt',
      method: 'post',
      handler: endpoint(async (req) => {
        if (!holdsRole(req, 'admin', 'centre-staff')) throw new DomainError(req.user ? 'request.forbidden' : 'request.signIn')
        return Response.json(await adoptPolicies({ req, ...(await readJson(req, adoption)) }), { status: 201 })
      }),
    },
  ],
  hooks: { beforeChange: [keepRow], beforeDelete: [keepRowInForce] },
  fields: [
    {
      name: 'key',
      type: 'text',
      required: true,
      index: true,
      maxLength: 100,
      validate: validateKey,
      label: { zh: '规则', en: 'Rule' },
      admin: {
        components: {
          Field: '/src/platform/policies/admin/KeyField#KeyField',
          Cell: '/src/platform/policies/admin/cells#KeyCell',
        },
      },
    },
    {
      name: 'value',
      type: 'json',
      validate: validateValue,
      label: { zh: '值', en: 'Value' },
      admin: {
        components: {
          Field: '/src/platform/policies/admin/ValueField#ValueField',
          Cell: '/src/platform/policies/admin/cells#ValueCell',
        },
      },
    },
    { name: 'unit', type: 'text', maxLength: 40, label: { zh: '单位', en: 'Unit' } },
    {
      name: 'scope',
      type: 'text',
      required: true,
      index: true,
      maxLength: 120,
      defaultValue: DEFAULT_SCOPE,
      label: { zh: '适用范围', en: 'Scope' },
      admin: {
        components: {
          Field: '/src/platform/policies/admin/ScopeInput#ScopeInput',
          Cell: '/src/platform/policies/admin/cells#ScopeCell',
        },
      },
    },
    {
      type: 'row',
      fields: [
        dayField('effectiveFrom', { zh: '生效日期', en: 'First day' }, { required: true, index: true }),
        dayField('effectiveTo', { zh: '失效日期', en: 'Last day' }, { index: true }),
      ],
    },
    {
      name: 'repeals',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '自生效日期起废止此规则', en: 'Repeals the rule from its first day' },
    },
    { name: 'source', type: 'text', required: true, maxLength: 500, label: { zh: '依据', en: 'Source' } },
    { name: 'verified', type: 'checkbox', defaultValue: false, label: { zh: '已核对原文', en: 'Verified against the text' } },
    { name: 'note', type: 'textarea', maxLength: 2_000, label: { zh: '说明', en: 'Note' } },
  ],
}

async function keepRow({ data, operation, originalDoc, req }: Parameters<CollectionBeforeChangeHook>[0]) {
  if (operation === 'update' && isInForce({ effectiveFrom: originalDoc.effectiveFrom }, today())) throw new DomainError('policies.inForce')
  const row = { ...originalDoc, ...data }
  if (row.effectiveTo && row.effectiveTo < row.effectiveFrom) throw new DomainError('policies.term', { field: 'effectiveTo' })
  if (!row.repeals && (row.value === null || row.value === undefined)) throw new DomainError('policies.noValue', { field: 'value' })
  const definition = policyDefinition(req.payload, row.key)
  const [fault] = definition && !row.repeals ? valueFaults(definition.value, row.value) : []
  if (fault) throw new DomainError(fault.code, { field: 'value', ...fault.details, place: placeOf(fault.place) })
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { and: [{ key: { equals: row.key } }, { scope: { equals: row.scope } }, { effectiveFrom: { equals: row.effectiveFrom } }] },
    limit: 2,
    pagination: false,
    depth: 0,
    overrideAccess: true, // looks for a clash only
    req,
  })
  if (docs.some((other) => operation === 'create' || String(other.id) !== String(originalDoc?.id)))
    throw new DomainError('policies.taken', { effectiveFrom: row.effectiveFrom })
  return data
}

async function keepRowInForce({ id, req }: Parameters<CollectionBeforeDeleteHook>[0]) {
  const { docs } = await req.payload.find({
    collection: 'policies',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks for the date only
    req,
  })
  const [row] = docs
  if (row && isInForce(row, today())) throw new DomainError('policies.inForce')
}

const adoption = z.strictObject({
  effectiveFrom: z.string().refine(isDay),
  rows: z
    .array(z.strictObject({ key: z.string().min(1).max(100), scope: z.string().min(1).max(120) }))
    .min(1)
    .max(200),
})

/** The server's day; no date of a client ever decides. */
function today(): string {
  return localDate(new Date())
}

type Asker = { req: { i18n?: { language?: string } } }

function validateKey(value: string | null | undefined, { req }: Asker): true | string {
  return value && /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(value) ? true : say('policies.badKey', req)
}

function validateValue(value: unknown, { req }: Asker): true | string {
  if (value === undefined || value === null) return true
  try {
    assertSafeKeys(value)
    return JSON.stringify(value).length <= 20_000 ? true : say('request.tooLarge', req)
  } catch (error) {
    if (error instanceof DomainError) return describeError(error.code, languageOf(req.i18n?.language), error.details)
    throw error
  }
}

function say(code: string, req: Asker['req']): string {
  return describeError(code, languageOf(req.i18n?.language))
}
