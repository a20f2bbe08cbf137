import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { policyDefinitions } from '@/platform/policies'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let staff: string

beforeAll(async () => {
  payload = await bootPayload()
  staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
})
afterAll(() => shutDown(payload))

type Row = Record<string, unknown>
const bring = async (body: Uint8Array | { rows: Row[] }, query = '', token = staff) => {
  const headers: Record<string, string> = body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : {}
  const answer = await rest(`/policies/import${query}`, { token, body, headers, method: 'POST' })
  return { status: answer.status, body: await answer.json() }
}
const take = async (format: string, language = 'zh') => {
  const answer = await rest(`/policies/export?format=${format}`, { token: staff, headers: { 'accept-language': language } })
  return new Uint8Array(await answer.arrayBuffer())
}
const rowsOf = (file: Uint8Array) => (JSON.parse(new TextDecoder().decode(file)) as { rows: Row[] }).rows

it('all rules that come along are exported and brought back unchanged, in force as they are', async () => {
  const rows = policyDefinitions(payload).flatMap(({ key, shipped }) => shipped.map(({ scope }) => ({ key, scope })))
  expect((await rest('/policies/adopt', { token: staff, body: { effectiveFrom: '2026-01-01', rows } })).status).toBe(201)
  for (const file of [await take('xlsx'), await take('json'), await take('xlsx', 'en'), await take('json', 'en')])
    for (const query of ['?dryRun=1', ''])
      expect(await bring(file, query)).toMatchObject({
        status: 200,
        body: { ok: true, counts: { created: 0, updated: 0, unchanged: rows.length } },
      })
})

it('a value is in words, and the same value where they are read as those of a new row', async () => {
  const file = await take('json')
  const later = rowsOf(file).map((row) => ({ ...row, effectiveFrom: '2099-01-01' }))
  expect(JSON.stringify(later)).not.toContain('{\\"')
  expect(await bring({ rows: later })).toMatchObject({ status: 200, body: { counts: { created: later.length, updated: 0 } } })
  const { docs } = await payload.find({ collection: 'policies', pagination: false, depth: 0, overrideAccess: true })
  const valueAt = (day: string) =>
    new Map(docs.filter((doc) => doc.effectiveFrom === day).map((doc) => [`${doc.key} ${doc.scope}`, doc.value]))
  expect(valueAt('2099-01-01')).toEqual(valueAt('2026-01-01'))
})

it('a row in force stays, one to come may change, and each fault stands at its cell', async () => {
  const all = rowsOf(await take('json'))
  const [now, later] = ['2026-01-01', '2099-01-01'].map((day) => all.find(({ effectiveFrom }) => effectiveFrom === day) ?? {})
  expect((await bring({ rows: [{ ...later, note: '改' }] })).body.counts).toEqual({ created: 0, updated: 1, unchanged: 0 })
  const wrong = [
    { ...now, note: '改' },
    { ...later, effectiveTo: '2098-01-01' },
    { rule: '没有的规则', effectiveFrom: '2099-01-01', value: '1', source: '试' },
    { rule: 'x', key: now?.['key'], effectiveFrom: '2099-02-01', source: '试' },
    { rule: 'x', key: 'own.rule', effectiveFrom: '2099-02-01', value: '{"a":1}', source: '' },
  ]
  const checked = await bring({ rows: wrong }, '?dryRun=1')
  expect(checked.status).toBe(200)
  expect(checked.body.errors.map(({ code, column, row }: Row) => `${String(row)} ${String(column)} ${String(code)}`)).toEqual([
    '1 note policies.inForce',
    '2 effectiveTo policies.term',
    '3 rule policies.unknownRule',
    '4 value policies.noValue',
    '5 source spreadsheets.required',
  ])
  expect((await bring({ rows: wrong })).status).toBe(422)
})

it('what would be in force as soon as it is imported is named beforehand, with what it puts in the place of what', async () => {
  const rule = { rule: '内部规则', key: 'own.limit', scope: null, value: '3', unit: '日', source: '试' }
  const [past, later] = ['2026-02-01', '2099-02-01']
  expect((await bring({ rows: [{ ...rule, effectiveFrom: '2026-01-15' }] })).body.counts).toMatchObject({ created: 1 })
  const rows = [
    { ...rule, value: '5', effectiveFrom: past },
    { ...rule, value: '7', effectiveFrom: later },
  ]
  for (const query of ['?dryRun=1', '']) {
    const { body } = await bring({ rows }, query)
    expect(body).toMatchObject({ ok: true, counts: { created: 2 } })
    expect(body.warnings.map(({ code, column, row }: Row) => [row, column, code])).toEqual([
      [1, 'effectiveFrom', 'policies.takesEffectAtOnce'],
    ])
    for (const said of [past, '“3”', '“5”']) expect(body.warnings[0].message).toContain(said)
  }
  expect((await bring({ rows })).body).toMatchObject({ counts: { unchanged: 2 }, warnings: [] })
})

it('a row with a bad cell is held to every rule that does not rest on it', async () => {
  const all = rowsOf(await take('json'))
  const now = all.find(({ effectiveFrom }) => effectiveFrom === '2026-01-01') ?? {}
  const wrong = [
    { ...now, note: '改', source: '' },
    { rule: '没有的规则', effectiveFrom: '3/1/2099', value: '1', source: '试' },
    { ...now, effectiveFrom: '2099-03-01', effectiveTo: '2098-01-01', value: '', source: '' },
    { ...now, effectiveFrom: '2099-03-01' },
    { ...now, effectiveFrom: '2099-04-01', effectiveTo: '？' },
  ]
  const { body } = await bring({ rows: wrong }, '?dryRun=1')
  expect(body.errors.map(({ code, column, row }: Row) => `${String(row)} ${String(column)} ${String(code)}`)).toEqual([
    '1 source spreadsheets.required',
    '1 note policies.inForce',
    '2 effectiveFrom spreadsheets.notDate',
    '2 rule policies.unknownRule',
    '3 source spreadsheets.required',
    '3 effectiveTo policies.term',
    '3 value policies.noValue',
    '4 effectiveFrom spreadsheets.repeatedKey',
    '5 effectiveTo spreadsheets.notDate',
  ])
})

it('are brought by those who write rules alone', async () => {
  const trainee = await tokenOf(payload, await createUser(payload, ['trainee']))
  expect(await bring({ rows: [] }, '', trainee)).toMatchObject({ status: 403, body: { errors: [{ code: 'request.forbidden' }] } })
  expect((await rest('/policies/export')).status).toBe(401)
})
