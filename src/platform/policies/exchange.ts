import type { Payload, PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { localDate } from '@/kernel/clock'
import { DomainError, type Language } from '@/kernel/errors'
import { canonicalJson } from '@/kernel/hash-chain'
import { matchKey, shownText } from '@/kernel/text'
import {
  isRead,
  readTable,
  reportOf,
  rowsToCheck,
  valuesOver,
  writeJsonTable,
  writeXlsx,
  type ImportReport,
  type ImportedRow,
  type RowError,
  type TableFormat,
} from '@/platform/spreadsheets'
import { withTransaction } from '@/platform/transactions'
import { scopeLabel } from './adopt'
import { policyDefinition, policyDefinitions, policyLabel } from './definitions'
import './errors'
import { DEFAULT_SCOPE, isInForce, policyAt, type PolicyRow } from './policy-at'
import { policyTable, type PolicyTableRow } from './table'
import { placeOf, valueFaults } from './value'
import { valueOfText, valueText } from './value-text'

export type PolicyCounts = { created: number; updated: number; unchanged: number }
type Stored = { id: string | number; key: string; scope: string; effectiveFrom: string } & Record<string, unknown>
type Values = Record<string, unknown>

/** Who may bring rules as a table: whoever writes them one by one. */
export function bringsPolicies(req: PayloadRequest): boolean {
  return actorOf(req)?.kind === 'system' || holdsRole(req, 'admin', 'centre-staff')
}

/** Who may have them: everybody with an account. */
export function takesPolicies(req: PayloadRequest): boolean {
  return actorOf(req) !== undefined
}

/**
 * Adds rules and changes those whose first day is still to come, all of the file or nothing. A row in force stays as it is: that the file
 * says otherwise of it is a fault.
 * @throws DomainError `request.signIn`, `request.forbidden`; `spreadsheets.*` where the file cannot be read
 */
export async function importPolicies({
  bytes,
  dryRun,
  format,
  req,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<ImportReport<PolicyCounts>> {
  if (!bringsPolicies(req)) throw new DomainError(req.user ? 'request.forbidden' : 'request.signIn')
  const reading = await readTable({ schema: policyTable, bytes, ...(format ? { format } : {}) })
  return withTransaction(req, async () => {
    const stored = new Map((await allRows(req)).map((row) => [placeOfRow(row), row]))
    const today = localDate(new Date())
    const rowErrors: RowError[] = []
    const warnings: RowError[] = []
    const create: Values[] = []
    const update: { id: string | number; data: Values }[] = []
    const seen = new Map<string, number>()
    let unchanged = 0
    const sound = new Set(reading.rows)
    for (const row of rowsToCheck(reading)) {
      const before = rowErrors.length
      const fail = (column: keyof PolicyTableRow, code: string, details: Record<string, unknown> = {}) =>
        void rowErrors.push({ sheet: row.sheet, row: row.row, column: reading.columnOf(row, column), code, details })
      const key = keyOf(req.payload, row.values)
      if (key === null && isRead(row, 'rule', 'key')) fail('rule', 'policies.unknownRule', { value: row.values.key ?? row.values.rule })
      const given = { key: key ?? '', scope: scopeOf(row.values.scope), effectiveFrom: row.values.effectiveFrom ?? '' }
      // A row whose place could not be read is compared with none.
      const place = key !== null && isRead(row, 'key', 'scope', 'effectiveFrom') ? placeOfRow(given) : null
      const known = place === null ? undefined : stored.get(place)
      const first = place === null ? undefined : seen.get(place)
      if (first !== undefined) fail('effectiveFrom', 'spreadsheets.repeatedKey', { value: given.effectiveFrom, firstRow: first })
      else if (place !== null) seen.set(place, row.row)
      const data = { ...given, ...dataOf(req.payload, row, given.key, known) }
      faultsOf(req.payload, data, row, fail)
      const changed = known ? (Object.keys(data) as (keyof typeof data)[]).filter((name) => !isSame(data[name], known[name])) : []
      if (known && isInForce(known, today))
        for (const name of changed) fail(name === 'key' ? 'rule' : (name as keyof PolicyTableRow), 'policies.inForce')
      if (!sound.has(row)) continue
      if (rowErrors.length === before && isInForce(data, today) && (!known || changed.length > 0)) {
        const details = changeOf(req.payload, [...stored.values()], data, today)
        const column = reading.columnOf(row, 'effectiveFrom')
        warnings.push({ sheet: row.sheet, row: row.row, column, code: 'policies.takesEffectAtOnce', details })
      }
      if (!known) create.push(data)
      else if (changed.length === 0) unchanged += 1
      else update.push({ id: known.id, data })
    }
    const report = reportOf({ reading, rowErrors, warnings, counts: { created: create.length, updated: update.length, unchanged }, dryRun })
    if (!report.ok || dryRun) return report
    const own = { collection: 'policies', depth: 0, overrideAccess: actorOf(req)?.kind === 'system', req } as const // the process itself has no account to ask for
    for (const { data, id } of update) await req.payload.update({ ...own, id, data: data as never })
    for (const data of create) await req.payload.create({ ...own, data: data as never })
    return report
  })
}

/** What a row that takes effect at once puts in the place of what: nobody changes what is in force unawares. */
function changeOf(
  payload: Payload,
  rows: readonly Stored[],
  data: Values & Pick<Stored, 'key' | 'scope' | 'effectiveFrom'>,
  today: string,
) {
  const schema = policyDefinition(payload, data.key)?.value
  const now = policyAt({ rows: rows as unknown as readonly PolicyRow[], key: data.key, scope: data.scope, on: today })
  const words = (language: Language, row: Values | null) =>
    row === null || row['repeals'] === true ? NOTHING[language] : (valueText(schema, row['value'], language) ?? NOTHING[language])
  const inWords = (row: Values | null) => ({ zh: words('zh', row), en: words('en', row) })
  return {
    ...{ rule: policyLabel(payload, data.key), scope: scopeLabel(data.scope), from: data.effectiveFrom },
    ...{ before: inWords(now), after: inWords(data) },
  }
}

const NOTHING: Readonly<Record<Language, string>> = { zh: '无', en: 'none' }

/** All rows, in words; brought back as it is, the table changes nothing. */
export async function exportPolicies({ format, language, req }: { req: PayloadRequest; format: 'xlsx' | 'json'; language: Language }) {
  if (!takesPolicies(req)) throw new DomainError('request.signIn')
  const rows = (await allRows(req)).map((row) => rowOf(req.payload, row, language))
  const table = { schema: policyTable, rows }
  return format === 'json' ? writeJsonTable(table) : writeXlsx({ language, sheets: [table] })
}

async function allRows(req: PayloadRequest): Promise<Stored[]> {
  const { docs } = await req.payload.find({
    collection: 'policies',
    sort: ['key', 'scope', 'effectiveFrom'],
    pagination: false,
    depth: 0,
    overrideAccess: true, // rules, which everybody with an account reads; who asks was looked at
    req,
  })
  return docs as unknown as Stored[]
}

function rowOf(payload: Payload, row: Stored, language: Language): PolicyTableRow {
  const text = (name: string) => (typeof row[name] === 'string' && row[name] !== '' ? row[name] : null)
  return {
    rule: policyLabel(payload, row.key)[language],
    key: row.key,
    scope: scopeLabel(row.scope)[language],
    effectiveFrom: row.effectiveFrom,
    effectiveTo: text('effectiveTo'),
    value: valueText(policyDefinition(payload, row.key)?.value, row['value'], language),
    unit: text('unit'),
    repeals: row['repeals'] === true,
    source: text('source'),
    verified: row['verified'] === true,
    note: text('note'),
  }
}

/** The members of a row as they would be stored; a value whose words are those of the stored one is that one, to its last decimal. */
function dataOf(payload: Payload, row: ImportedRow<PolicyTableRow>, key: string, known: Stored | undefined): Values {
  const schema = policyDefinition(payload, key)?.value
  const values = valuesOver(row, known && rowOf(payload, known, 'zh'))
  const isKept =
    known !== undefined &&
    (row.absent?.has('value') === true ||
      !isRead(row, 'value') ||
      (['zh', 'en'] as const).some((language) => shownText(valueText(schema, known['value'], language) ?? '') === (row.values.value ?? '')))
  const value = isKept ? known['value'] : values.value === null ? null : valueOfText(schema, values.value)
  const { effectiveTo, note, repeals, source, unit, verified } = values
  return { effectiveTo, value: value ?? null, unit, repeals: repeals ?? false, source, verified: verified ?? false, note }
}

/** What the collection would refuse, told with its cell. */
function faultsOf(
  payload: Payload,
  data: Values & { key: string; effectiveFrom: string },
  row: ImportedRow<PolicyTableRow>,
  fail: (column: keyof PolicyTableRow, code: string, details?: Values) => void,
): void {
  const { effectiveFrom, effectiveTo, key, repeals, value } = data
  if (typeof effectiveTo === 'string' && effectiveTo < effectiveFrom && isRead(row, 'effectiveFrom', 'effectiveTo'))
    fail('effectiveTo', 'policies.term')
  if (repeals === true || !isRead(row, 'repeals', 'value')) return
  if (value === null) return fail('value', 'policies.noValue')
  const definition = policyDefinition(payload, key)
  for (const { code, details, place } of definition ? valueFaults(definition.value, value) : [])
    fail('value', code, { ...details, place: placeOf(place) })
}

/** The rule by its code, else by its name in either language where that is the name of one rule alone. */
function keyOf(payload: Payload, { key, rule }: PolicyTableRow): string | null {
  const code = matchKey(key ?? '')
  if (code !== '') return /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(code) ? code : null
  const named = policyDefinitions(payload).filter(({ key: own, label }) =>
    [own, label.zh, label.en].some((name) => matchKey(name) === matchKey(rule ?? '')),
  )
  return named.length === 1 ? (named[0]?.key ?? null) : null
}

function scopeOf(text: string | null): string {
  const everybody = scopeLabel(DEFAULT_SCOPE)
  const isEverybody = text === null || [DEFAULT_SCOPE, everybody.zh, everybody.en].some((name) => matchKey(name) === matchKey(text))
  return isEverybody ? DEFAULT_SCOPE : text
}

function placeOfRow({ effectiveFrom, key, scope }: Pick<Stored, 'key' | 'scope' | 'effectiveFrom'>): string {
  return JSON.stringify([key, scope, effectiveFrom])
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (typeof value === 'string' ? shownText(value) || null : (value ?? null))
  return canonicalJson(plain(one)) === canonicalJson(plain(other))
}
