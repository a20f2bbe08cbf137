import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { matchKey, matchText } from '@/kernel/text'
import type { Organisation } from '@/payload-types'
import {
  defineTable,
  isRead,
  readTable,
  reportOf,
  rowsToCheck,
  type ImportReport,
  type RowOf,
  type TableFormat,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { ORGANISATION_KINDS } from '../domain/organisation-kinds'
import { planUnits, type UnitPlan } from '../domain/unit-import'
import '../domain/staff-errors'
import { assertImportsStaff } from './staff-import'

/** Units as a table. */
export const organisationTable = defineTable({
  title: { zh: '单位', en: 'Organisations' },
  columns: {
    name: { type: 'text', header: { zh: '名称', en: 'Name' }, aliases: ['单位名称', '单位'], required: true, maxLength: 100, width: 30 },
    nameEn: { type: 'text', header: { zh: '英文名称', en: 'English name' }, maxLength: 150, width: 34 },
    code: {
      type: 'text',
      header: { zh: '单位代码', en: 'Code' },
      aliases: ['代码'],
      maxLength: 40,
      width: 14,
      normalise: matchText,
      hint: { zh: '学员名册按它认单位', en: 'Rosters know a unit by it' },
    },
    kind: { type: 'enum', header: { zh: '类别', en: 'Kind' }, required: true, options: ORGANISATION_KINDS },
    parent: {
      type: 'text',
      header: { zh: '上级单位', en: 'Parent' },
      maxLength: 150,
      width: 30,
      hint: { zh: '名称或代码，可以是本文件中的单位', en: 'Name or code; it may stand in the same file' },
    },
    province: { type: 'text', header: { zh: '省份', en: 'Province' }, aliases: ['省'], maxLength: 40 },
    city: { type: 'text', header: { zh: '城市', en: 'City' }, aliases: ['市'], maxLength: 40 },
    source: { type: 'text', header: { zh: '资料来源', en: 'Source' }, maxLength: 500, width: 30 },
  },
})

export type OrganisationValues = RowOf<typeof organisationTable>
export type UnitCounts = { created: number; updated: number; unchanged: number }

const MOST_UNITS = 500

/**
 * Adds and updates units, found by code, else by name: all of the file or nothing. An empty cell changes nothing, and units that the file
 * does not name stay.
 * @throws DomainError `request.signIn`, `request.forbidden`, `people.tooManyRows`; `spreadsheets.*`
 */
export async function importOrganisations({
  bytes,
  dryRun,
  format,
  req,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<ImportReport<UnitCounts>> {
  assertImportsStaff(req)
  const reading = await readTable({ schema: organisationTable, bytes, ...(format ? { format } : {}) })
  if (reading.rows.length > MOST_UNITS) throw new DomainError('people.tooManyRows', { limit: MOST_UNITS, count: reading.rows.length })
  return withTransaction(req, async () => {
    const stored = await allUnits(req)
    const plan = planUnits({
      // A row with a bad cell is looked through too, and is a parent for others; without name and code nobody knows which unit it is.
      rows: rowsToCheck(reading)
        .filter((row) => isRead(row, 'name', 'code'))
        .map(({ row, sheet, values }) => ({ sheet, row, values: { ...values, name: values.name ?? '' } })),
      known: stored.map((doc) => ({ id: String(doc.id), values: valuesOf(doc, stored) })),
    })
    const rowErrors = plan.faults.map(({ column, sheet, ...fault }) => ({
      ...fault,
      sheet,
      column: reading.columnOf({ sheet }, column),
    }))
    const counts = { created: plan.create.length, updated: new Set(plan.update.map(({ id }) => id)).size, unchanged: plan.unchanged }
    const report = reportOf({ reading, rowErrors, counts, dryRun })
    if (report.ok && !dryRun) await write(req, plan, stored)
    return report
  })
}

/** Every unit without its parent first: the parent may stand further down. New ones last: one may have the name that another gives up. */
async function write(req: PayloadRequest, plan: UnitPlan, stored: readonly Organisation[]): Promise<void> {
  const own = { depth: 0, overrideAccess: req.context['system'] === true, req } as const // the process itself has no account to ask for
  const ids = new Map(
    stored.flatMap(({ code, id, name }) => [name, code].flatMap((key) => (key ? [[matchKey(key), String(id)] as const] : []))),
  )
  for (const { id, set } of plan.update) {
    const { parent: _parent, ...data } = set
    if (Object.keys(data).length > 0) await req.payload.update({ collection: 'organisations', id, data: data as never, ...own })
    // A parent is named as the file calls it.
    for (const key of [set.name, set.code]) if (key) ids.set(matchKey(key), id)
  }
  for (const { values } of plan.create) {
    const { parent: _parent, ...data } = values
    const { id } = await req.payload.create({ collection: 'organisations', data: data as never, ...own })
    for (const key of [values.name, values.code]) if (key) ids.set(matchKey(key), String(id))
  }
  for (const { id, parent } of plan.parents) {
    const child = id ?? ''
    const [childId, parentId] = [ids.get(matchKey(child)) ?? child, ids.get(matchKey(parent))]
    if (parentId === undefined) throw new Error('a planned parent is neither stored nor in the file')
    await req.payload.update({ collection: 'organisations', id: childId, data: { parent: parentId }, ...own })
  }
}

export async function allUnits(req: PayloadRequest): Promise<Organisation[]> {
  const { docs } = await req.payload.find({
    collection: 'organisations',
    sort: 'name',
    pagination: false,
    depth: 0,
    overrideAccess: true, // units, which everybody with an account reads
    req,
  })
  return docs
}

/** A unit as the table shows it, its parent by name. */
export function valuesOf(doc: Organisation, all: readonly Organisation[]): OrganisationValues & { name: string } {
  const parent = idOf(doc.parent)
  return {
    name: doc.name,
    nameEn: doc.nameEn ?? null,
    code: doc.code ?? null,
    kind: doc.kind,
    parent: all.find(({ id }) => String(id) === parent)?.name ?? null,
    province: doc.province ?? null,
    city: doc.city ?? null,
    source: doc.source ?? null,
  }
}
