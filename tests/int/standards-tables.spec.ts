import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { occupationTable } from '@/collections/standards/operations/tables/occupations'
import { weightsTable } from '@/collections/standards/operations/tables/standards'
import { addDays, localDate } from '@/kernel/clock'
import { loadPolicy, readCount, requirePolicy } from '@/platform/policies'
import { readTable, writeXlsx } from '@/platform/spreadsheets'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
let staff: string
let admin: string
let trainee: string
const today = localDate(new Date())

beforeAll(async () => {
  payload = await bootPayload()
  staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
  admin = await tokenOf(payload, await createUser(payload, ['admin']))
  trainee = await tokenOf(payload, await createUser(payload, ['trainee']))
})
afterAll(() => shutDown(payload))

const post = async (path: string, body: unknown, token = staff) => {
  const answer = await rest(path, { token, body })
  return { status: answer.status, body: await answer.json() }
}

describe('occupations', () => {
  const rows = [
    { code: '6-17-02-02', name: '炼钢工', levels: '五级、四级、三级', verified: '是' },
    { code: '６－17－01－06', name: '高炉炼铁工', nameEn: 'Blast Furnace Operator', levels: '5,4', edition: '2015' },
  ]

  it('are imported by code, again without a change, and updated without losing others', async () => {
    expect((await post('/occupations/import?dryRun=1', { rows })).body).toMatchObject({ ok: true, counts: { created: 2 } })
    expect((await rest('/occupations/count')).status).toBe(200)
    expect((await post('/occupations/import', { rows })).body).toMatchObject({
      ok: true,
      counts: { created: 2, updated: 0, unchanged: 0, retired: 0 },
    })
    expect((await post('/occupations/import', { rows })).body.counts).toEqual({ created: 0, updated: 0, unchanged: 2, retired: 0 })
    expect((await post('/occupations/import', { rows: [{ ...rows[0], nameEn: 'Steelmaker' }] })).body.counts).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
      retired: 0,
    })
    const { docs } = await payload.find({ collection: 'occupations', sort: 'code', depth: 0, overrideAccess: true })
    expect(docs.map(({ code, groupCode, levels, nameEn, verified }) => ({ code, groupCode, levels, nameEn, verified }))).toEqual([
      { code: '6-17-01-06', groupCode: '6-17-01', levels: ['5', '4'], nameEn: 'Blast Furnace Operator', verified: false },
      { code: '6-17-02-02', groupCode: '6-17-02', levels: ['5', '4', '3'], nameEn: 'Steelmaker', verified: true },
    ])
  })

  it('keep what a later file has no column for, and lose what it has an empty cell for', async () => {
    const code = '6-17-02-02'
    const bare = await post('/occupations/import', { rows: [{ code, name: '炼钢工', levels: '五级、四级、三级' }] })
    expect(bare.body.counts).toEqual({ created: 0, updated: 0, unchanged: 1, retired: 0 })
    await post('/occupations/import', { rows: [{ code, name: '炼钢工', levels: '五级、四级、三级', note: '试' }] })
    const cleared = await post('/occupations/import', { rows: [{ code, name: '炼钢工', levels: '五级、四级、三级', note: null }] })
    expect(cleared.body.counts.updated).toBe(1)
    const { docs } = await payload.find({ collection: 'occupations', where: { code: { equals: code } }, overrideAccess: true })
    expect(docs[0]).toMatchObject({ nameEn: 'Steelmaker', verified: true, groupCode: '6-17-02' })
    expect(docs[0]?.note ?? null).toBeNull()
  })

  it('come back the same as a workbook, which anybody may have', async () => {
    const file = await rest('/occupations/export')
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect((await readTable({ schema: occupationTable, bytes })).rows.map((row) => row.values.code)).toEqual(['6-17-01-06', '6-17-02-02'])
    const again = await rest('/occupations/import?dryRun=1', {
      token: staff,
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(await again.json()).toMatchObject({ ok: true, counts: { unchanged: 2 } })
  })

  it('are not imported at all when one row is wrong', async () => {
    const { body, status } = await post('/occupations/import', {
      rows: [
        { code: '6-17-09-02', name: '金属轧制工', levels: '5' },
        { code: '6-17-9', name: '', levels: '九级' },
      ],
    })
    expect(status).toBe(422)
    expect(body.report.errors.map((error: { column: string; code: string }) => `${error.column} ${error.code}`)).toEqual([
      'code standards.badOccupationCode',
      'name spreadsheets.required',
      'levels standards.badLevel',
    ])
    expect((await payload.count({ collection: 'occupations', overrideAccess: true })).totalDocs).toBe(2)
  })

  it('stay while something points at them', async () => {
    const { docs } = await payload.find({ collection: 'occupations', where: { code: { equals: '6-17-01-06' } }, overrideAccess: true })
    const made = await post('/standards', { occupation: docs[0]?.id, edition: '试行', version: 9, levels: ['5'] })
    expect((await (await rest(`/occupations/${docs[0]?.id}`, { token: admin, method: 'DELETE' })).json()).errors[0].code).toBe(
      'standards.inUse',
    )
    expect((await rest(`/standards/${made.body.doc.id}`, { token: admin, method: 'DELETE' })).status).toBe(200)
    expect((await rest(`/occupations/${docs[0]?.id}`, { token: staff, method: 'DELETE' })).status).toBe(403)
  })
})

describe('standards', () => {
  const head = {
    occupationCode: '6-17-02-02',
    version: 1,
    edition: '2020年版',
    levels: '五级、四级',
    validFrom: '2020-05-01',
    hours5: 400,
    hours4: 350,
  }
  const weight = (kind: string, name: string, weight5: string, weight4: string) => ({ kind, name, weight5, weight4 })
  const sound = [
    weight('理论知识', '基本要求', '25', '20'),
    weight('theory', '冶炼操作', '75', '80'),
    weight('skill', '冶炼操作', '100', '100'),
  ]
  let id: string

  it('are imported with hours and levels, and refused with the row where the occupation is unknown or the levels do not fit', async () => {
    expect((await post('/standards/import', { rows: [head] })).body).toMatchObject({ ok: true, counts: { created: 1 } })
    const { docs } = await payload.find({ collection: 'standards', depth: 0, overrideAccess: true })
    id = String(docs[0]?.id)
    expect(docs[0]).toMatchObject({
      title: '炼钢工 2020年版',
      levels: ['5', '4'],
      validFrom: '2020-05-01',
      trainingHours: [
        { level: '5', hours: 400 },
        { level: '4', hours: 350 },
      ],
      state: 'draft',
    })
    const { hours4: _hours, validFrom: _from, ...fewer } = head
    expect((await post('/standards/import', { rows: [fewer] })).body.counts).toMatchObject({ updated: 0, unchanged: 1 })
    const bad = await post('/standards/import', {
      rows: [
        head,
        { ...head, occupationCode: '6-17-99-99' },
        { ...head, version: 2, hours1: 100 },
        { ...head, version: 3, validTo: '2019-01-01' },
        head,
      ],
    })
    expect(
      bad.body.report.errors.map((error: { row: number; column: string; code: string }) => `${error.row} ${error.column} ${error.code}`),
    ).toEqual([
      '2 occupationCode standards.occupationMissing',
      '3 hours1 standards.hoursForeignLevel',
      '4 validTo standards.validity',
      '5 version spreadsheets.repeatedKey',
    ])
    expect((await payload.count({ collection: 'standards', overrideAccess: true })).totalDocs).toBe(1)
  })

  it('carry the source and the mark of their hours and weights apart from their own', async () => {
    const facts = {
      source: '原文扫描件',
      verified: '是',
      hoursSource: '转载',
      hoursVerified: '否',
      weightsSource: '自拟',
      weightsVerified: '否',
    }
    expect((await post('/standards/import', { rows: [{ ...head, ...facts }] })).body).toMatchObject({ ok: true, counts: { updated: 1 } })
    const { docs } = await payload.find({ collection: 'standards', overrideAccess: true })
    expect(docs[0]).toMatchObject({
      verified: true,
      hoursSource: '转载',
      hoursVerified: false,
      weightsSource: '自拟',
      weightsVerified: false,
    })
    const file = await rest('/standards/export?format=json', { token: staff })
    expect(JSON.stringify(await file.json())).toContain('"hoursSource":"转载"')
    // What a file has no column for stays.
    expect((await post('/standards/import', { rows: [head] })).body.counts).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('take weight tables that come to 100 at every level, to the hundredth, and no others', async () => {
    const off = [...sound.slice(0, 2), weight('skill', '冶炼操作', '99.99', '100')]
    const refused = await post(`/standards/${id}/import`, { rows: off })
    expect(refused.body.report.errors).toMatchObject([
      { row: 3, column: 'weight5', code: 'standards.weightSum', details: { kind: 'skill', level: 5, sum: '99.99' } },
    ])
    expect((await post(`/standards/${id}/import`, { rows: sound })).body).toMatchObject({ ok: true, counts: { theory: 2, skill: 1 } })
    const named = sound.map((each) => ({ ...each, nameEn: each.name }))
    expect((await post(`/standards/${id}/import`, { rows: named })).body.ok).toBe(true)
    expect((await post(`/standards/${id}/import`, { rows: sound.map(({ weight4: _weight, ...each }) => each) })).body.ok).toBe(true)
    expect(await payload.findByID({ collection: 'standards', id, overrideAccess: true })).toMatchObject({
      theoryWeights: [
        { name: '基本要求', nameEn: '基本要求', hundredths: { 5: 2_500, 4: 2_000 } },
        { name: '冶炼操作', nameEn: '冶炼操作', hundredths: { 5: 7_500, 4: 8_000 } },
      ],
    })
    const file = await rest(`/standards/${id}/export`, { token: staff })
    expect(
      (await readTable({ schema: weightsTable, bytes: new Uint8Array(await file.arrayBuffer()) })).rows.map(({ values }) => [
        values.kind,
        values.name,
        values.weight5,
      ]),
    ).toEqual([
      ['theory', '基本要求', 2500],
      ['theory', '冶炼操作', 7500],
      ['skill', '冶炼操作', 10_000],
    ])
  })

  it.each([
    [{ theoryWeights: [{ name: 'a', hundredths: { 5: 10_000, 4: 9_999 } }] }, 'standards.weightSum'],
    [{ theoryWeights: [{ title: 'a' }] }, 'request.invalid'],
    [{ eligibility: [{ level: 4, anyOf: [{ allOf: [{ kind: 'experience', years: -1, relation: 'same' }] }] }] }, 'request.invalid'],
    [{ validTo: '2019-12-31' }, 'standards.validity'],
    [{ validFrom: '2020-02-30' }, 'request.invalid'],
    [{ trainingHours: [{ level: '1', hours: 100 }] }, 'standards.hoursForeignLevel'],
  ])('refuse %j', async (data, code) => {
    const answer = await rest(`/standards/${id}`, { token: staff, method: 'PATCH', body: data })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((await answer.json()).errors[0].code).toBe(code)
  })

  it('keep structured eligibility as it was given', async () => {
    const eligibility = [
      {
        level: 4,
        anyOf: [
          {
            allOf: [
              { kind: 'certificate', level: 5, relation: 'related' },
              { kind: 'experience', years: 4, relation: 'related', since: 'certificate' },
            ],
          },
        ],
      },
    ]
    expect((await rest(`/standards/${id}`, { token: staff, method: 'PATCH', body: { eligibility } })).status).toBe(200)
    expect((await payload.findByID({ collection: 'standards', id, depth: 0, overrideAccess: true })).eligibility).toEqual(eligibility)
  })

  it('are frozen once in force, for the form and for imports, and then public', async () => {
    expect((await rest(`/standards/${id}`)).status).toBe(404)
    const own = await post(`/standards/${id}/transitions`, { action: 'put-in-force', seenSeq: 0 })
    expect(own.body.errors[0].code).toBe('standards.ownWork')
    expect((await post(`/standards/${id}/transitions`, { action: 'put-in-force', seenSeq: 0 }, admin)).status).toBe(200)
    const frozen = async (answer: Promise<Response>) => (await (await answer).json()).errors[0].code
    expect(await frozen(rest(`/standards/${id}`, { token: admin, method: 'PATCH', body: { edition: '改' } }))).toBe(
      'standards.standardFrozen',
    )
    expect(await frozen(rest(`/standards/${id}`, { token: admin, method: 'PATCH', body: { eligibility: [] } }))).toBe(
      'standards.standardFrozen',
    )
    expect(await frozen(rest(`/standards/${id}`, { token: admin, method: 'DELETE' }))).toBe('standards.standardFrozen')
    const moved = [weight('theory', '基本要求', '30', '20'), weight('theory', '冶炼操作', '70', '80')]
    expect(await post(`/standards/${id}/import?dryRun=1`, { rows: moved }, admin)).toMatchObject({
      status: 200,
      body: { ok: false, errors: [{ row: 1, code: 'standards.standardFrozen' }] },
    })
    expect(await post(`/standards/${id}/import`, { rows: sound }, admin)).toMatchObject({
      status: 200,
      body: { ok: true, warnings: [{ code: 'standards.weightsUnchanged' }] },
    })
    expect(await frozen(rest(`/standards/${id}/import`, { token: admin, body: { rows: moved } }))).toBe('standards.standardFrozen')
    expect((await post('/standards/import', { rows: [{ ...head, hours5: 401 }] }, admin)).body.report.errors).toMatchObject([
      { row: 1, column: 'hours5', code: 'standards.standardFrozen' },
    ])
    expect((await post('/standards/import', { rows: [head] }, admin)).body).toMatchObject({ ok: true, counts: { unchanged: 1 } })
    expect((await rest(`/standards/${id}`)).status).toBe(200)
    expect((await rest(`/standards/${id}`, { token: admin, method: 'PATCH', body: { note: '附注' } })).status).toBe(200)
  })

  it('stay safe to open in a spreadsheet', async () => {
    const bytes = await writeXlsx({
      language: 'zh',
      sheets: [{ schema: occupationTable, rows: [{ code: '6-17-09-09', name: '=1+1', levels: '5' }] }],
    })
    expect((await readTable({ schema: occupationTable, bytes })).rows[0]?.values.name).toBe('=1+1')
  })
})

describe('policy rows', () => {
  const policy = (more: object = {}) => ({
    key: 'notice.days',
    value: 5,
    unit: 'working days',
    effectiveFrom: '2020-01-01',
    source: '测试依据',
    ...more,
  })

  it('answer for a day and name the row, also where a later one changed the rule', async () => {
    const old = await post('/policies', policy())
    expect(old.status).toBe(201)
    await post('/policies', policy({ value: 7, effectiveFrom: addDays(today, -10) }))
    await post('/policies', policy({ value: 3, scope: 'hunan', effectiveFrom: '2021-01-01' }))
    const req = await reqAs(payload, null)
    expect(await loadPolicy({ req, key: 'notice.days', on: '2020-06-01' })).toMatchObject({ id: old.body.doc.id, value: 5 })
    expect(await requirePolicy({ req, key: 'notice.days', on: today, read: readCount })).toMatchObject({ value: 7 })
    expect(await loadPolicy({ req, key: 'notice.days', on: today, scope: 'hunan' })).toMatchObject({ value: 3 })
    expect(await loadPolicy({ req, key: 'notice.days', on: '2019-12-31' })).toBeNull()
    await expect(requirePolicy({ req, key: 'notice.days', on: '2019-12-31', read: readCount })).rejects.toMatchObject({
      code: 'policies.none',
    })
    await expect(
      requirePolicy({ req, key: 'notice.days', on: today, read: (value) => (typeof value === 'string' ? value : null) }),
    ).rejects.toMatchObject({ code: 'policies.unreadable' })
  })

  it('are never changed nor deleted from their first day on, not even by an administrator or the process', async () => {
    const made = await post('/policies', policy({ key: 'fixed.rule', effectiveFrom: today }))
    for (const change of [{ value: 6 }, { effectiveTo: today }, { effectiveFrom: addDays(today, 5) }, { note: 'x' }])
      expect(
        (await (await rest(`/policies/${made.body.doc.id}`, { token: admin, method: 'PATCH', body: change })).json()).errors[0].code,
      ).toBe('policies.inForce')
    expect((await (await rest(`/policies/${made.body.doc.id}`, { token: admin, method: 'DELETE' })).json()).errors[0].code).toBe(
      'policies.inForce',
    )
    await expect(
      payload.update({
        collection: 'policies',
        id: made.body.doc.id,
        data: { value: 6 },
        overrideAccess: true,
        req: await systemReq(payload),
      }),
    ).rejects.toMatchObject({ code: 'policies.inForce' })
    expect(await payload.findByID({ collection: 'policies', id: made.body.doc.id, overrideAccess: true })).toMatchObject({
      value: 5,
      effectiveFrom: today,
    })
  })

  it('may be corrected while their first day lies ahead', async () => {
    const made = await post('/policies', policy({ key: 'coming.rule', effectiveFrom: addDays(today, 3) }))
    expect((await rest(`/policies/${made.body.doc.id}`, { token: staff, method: 'PATCH', body: { value: 8 } })).status).toBe(200)
    expect((await rest(`/policies/${made.body.doc.id}`, { token: staff, method: 'DELETE' })).status).toBe(403)
    expect((await rest(`/policies/${made.body.doc.id}`, { token: admin, method: 'DELETE' })).status).toBe(200)
  })

  it.each([
    [{ key: 'Notice Days' }, 'request.invalid'],
    [{ effectiveFrom: '2020-13-01' }, 'request.invalid'],
    [{ key: 'no.value', value: null }, 'policies.noValue'],
    [{ key: 'backwards', effectiveTo: '2019-12-31' }, 'policies.term'],
    [{}, 'policies.taken'],
    [{ key: 'no.source', source: '' }, 'request.invalid'],
  ])('refuse %j', async (more, code) => {
    const { body, status } = await post('/policies', policy(more))
    expect([400, 409, 422]).toContain(status)
    expect(body.errors[0].code).toBe(code)
  })

  it('end by a repeal from its day on', async () => {
    await post('/policies', policy({ key: 'ended.rule' }))
    expect((await post('/policies', policy({ key: 'ended.rule', value: null, repeals: true, effectiveFrom: '2022-01-01' }))).status).toBe(
      201,
    )
    const req = await reqAs(payload, null)
    expect(await loadPolicy({ req, key: 'ended.rule', on: '2021-12-31' })).toMatchObject({ value: 5 })
    expect(await loadPolicy({ req, key: 'ended.rule', on: '2022-01-01' })).toBeNull()
  })

  it('are read by whoever has an account and written by staff alone', async () => {
    expect((await rest('/policies', { token: trainee })).status).toBe(200)
    expect((await rest('/policies')).status).toBe(403)
    expect((await post('/policies', policy({ key: 'mine' }), trainee)).status).toBe(403)
  })

  it('bring a guidance into the check of a specification, with the row that it comes from', async () => {
    const row = await post('/policies', policy({ key: 'blueprint.points_min', value: { per_level: 200 }, effectiveFrom: '2020-01-01' }))
    const { docs } = await payload.find({ collection: 'occupations', limit: 1, overrideAccess: true })
    const made = await post('/element-specifications', { occupation: docs[0]?.id, level: '5', kind: 'theory', version: 1 })
    const report = await post(`/element-specifications/${made.body.doc.id}/import`, {
      rows: [
        { code: 'A', name: '甲', weight: 100 },
        { code: 'A-001', name: '点', importance: 'X' },
      ],
    })
    expect(report.body.warnings).toMatchObject([
      { code: 'standards.guidanceFewPoints', details: { count: 1, minimum: 200, policyId: row.body.doc.id } },
    ])
  })
})
