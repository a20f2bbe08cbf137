import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationTable } from '@/collections/people/operations/import-organisations'
import { staffTable } from '@/collections/people/operations/staff-table'
import { occupationTable } from '@/collections/standards/operations/tables/occupations'
import { specificationTable } from '@/collections/standards/operations/tables/specification'
import { standardTable, weightsTable } from '@/collections/standards/operations/tables/standards'
import { writeXlsx, type TableSchema } from '@/platform/spreadsheets'
import { verify } from '@/platform/verify'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let admin: string
let staff: string
let standard: string
let specification: string

beforeAll(async () => {
  payload = await bootPayload()
  admin = await tokenOf(payload, await createUser(payload, ['admin']))
  staff = await tokenOf(payload, await createUser(payload, ['centre-staff']))
})
afterAll(() => shutDown(payload))

type Fault = { sheet: string; row: number; column: string; code: string; message: string }
type Body = { ok: boolean; counts: unknown; errors: Fault[]; warnings: Fault[]; report?: Body; doc?: { id: string } }

const post = async (path: string, body: unknown, token = staff) => {
  const headers: Record<string, string> = body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : {}
  const answer = await rest(path, { token, body, headers, method: 'POST' })
  return { status: answer.status, body: (await answer.json()) as Body }
}
/** The table without the columns that are left out, as a workbook. */
const book = async (schema: TableSchema, rows: readonly object[], without: readonly string[] = []) => {
  const columns = Object.fromEntries(Object.entries(schema.columns).filter(([key]) => !without.includes(key)))
  return new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: { ...schema, columns }, rows: rows as never }] }))
}
const places = ({ errors }: Body) => errors.map(({ code, column, row }) => `${column}${row} ${code}`)
const check = async (path: string, schema: TableSchema, rows: readonly object[], without?: readonly string[]) => {
  const answer = await post(`${path}?dryRun=1`, await book(schema, rows, without))
  expect(answer.status).toBe(200)
  return answer.body
}

const occupation = {
  code: '6-17-01-06',
  name: '高炉炼铁工',
  groupCode: '6-17-01',
  levels: '5、4',
  nameEn: 'Blast Furnace Operator',
  note: '_x0041_ 与 =1',
}
const head = {
  occupationCode: '6-17-01-06',
  version: 1,
  edition: '2020年版',
  levels: '5、4',
  validFrom: '2020-05-01',
  hours5: 400,
  note: '\u200b注\r\n二',
}
const weights = [
  { kind: 'theory', name: '基本要求', weight5: 2_500, weight4: 2_000 },
  { kind: 'theory', name: '操作', weight5: 7_500, weight4: 8_000 },
  { kind: 'skill', name: '操作', weight5: 10_000, weight4: 10_000 },
]
const entries = [
  { code: 'A', name: '基本要求', weight: 2_500 },
  { code: 'A-001', name: '职业道德', nameEn: 'Ethics', importance: 'X' },
  { code: 'B', name: '操作', weight: 7_500 },
  { code: 'B-001', name: '开炉', importance: 'Y' },
]

describe('a standard in force', () => {
  it('is made of tables', async () => {
    expect((await post('/occupations/import', await book(occupationTable, [occupation]))).status).toBe(200)
    expect((await post('/standards/import', await book(standardTable, [head]))).status).toBe(200)
    const { docs } = await payload.find({ collection: 'standards', depth: 0, overrideAccess: true })
    standard = String(docs[0]?.id)
    expect((await post(`/standards/${standard}/import`, await book(weightsTable, weights))).status).toBe(200)
    expect((await post(`/standards/${standard}/transitions`, { action: 'put-in-force', seenSeq: 0 }, admin)).status).toBe(200)
    const made = await post('/element-specifications', {
      occupation: docs[0]?.occupation,
      level: '5',
      kind: 'theory',
      version: 1,
      standard,
    })
    specification = String(made.body.doc?.id)
    expect((await post(`/element-specifications/${specification}/import`, await book(specificationTable, entries))).status).toBe(200)
    expect((await post(`/element-specifications/${specification}/transitions`, { action: 'put-in-force', seenSeq: 0 }, admin)).status).toBe(
      200,
    )
  })

  it.each(['xlsx', 'json'])('every table comes back as %s and says that nothing changes', async (format) => {
    const again = async (path: string, query = '') => {
      const file = await rest(`${path}/export?format=${format}`, { token: staff })
      return post(`${path}/import${query}`, new Uint8Array(await file.arrayBuffer()))
    }
    for (const query of ['?dryRun=1', '']) {
      expect(await again('/occupations', query)).toMatchObject({ status: 200, body: { counts: { created: 0, updated: 0, unchanged: 1 } } })
      expect(await again('/standards', query)).toMatchObject({ status: 200, body: { counts: { created: 0, updated: 0, unchanged: 1 } } })
      expect(await again(`/standards/${standard}`, query)).toMatchObject({
        status: 200,
        body: { ok: true, warnings: [{ code: 'standards.weightsUnchanged' }] },
      })
      expect(await again(`/element-specifications/${specification}`, query)).toMatchObject({
        status: 200,
        body: { counts: { points: { created: 0, updated: 0, unchanged: 2, retired: 0 }, ranges: { updated: 0, unchanged: 2 } } },
      })
    }
  })

  it('a check of what may no longer change says so in its report, and no check answers 409', async () => {
    const moved = entries.map((entry) => ({ ...entry, name: `${entry.name}改` }))
    expect((await check(`/element-specifications/${specification}/import`, specificationTable, moved)).errors).toMatchObject([
      { row: 2, code: 'standards.specificationFrozen' },
    ])
    expect((await check(`/standards/${standard}/import`, weightsTable, [{ ...weights[2], name: '别的' }])).errors).toMatchObject([
      { row: 2, code: 'standards.standardFrozen' },
    ])
    expect(places(await check('/standards/import', standardTable, [{ ...head, edition: '改', hours4: 300 }]))).toEqual([
      'C2 standards.standardFrozen',
      'H2 standards.standardFrozen',
    ])
  })

  it('keeps its levels with the occupation, in a table and in the form', async () => {
    const fewer = { ...occupation, levels: '5' }
    expect(places(await check('/occupations/import', occupationTable, [fewer]))).toEqual(['F2 standards.levelInForce'])
    const { docs } = await payload.find({ collection: 'occupations', depth: 0, overrideAccess: true })
    const form = await rest(`/occupations/${docs[0]?.id}`, { token: staff, method: 'PATCH', body: { levels: ['5'] } })
    expect([form.status, (await form.json()).errors[0].code]).toEqual([422, 'standards.levelInForce'])
    const group = await rest(`/occupations/${docs[0]?.id}`, { token: staff, method: 'PATCH', body: { groupCode: '6-18-99' } })
    expect(group.status).toBe(400)
  })
})

describe('every fault in one pass, at its place', () => {
  it('of occupations: a foreign group', async () => {
    const rows = [{ ...occupation, groupCode: '6-18-99' }]
    expect(places(await check('/occupations/import', occupationTable, rows))).toEqual(['D2 standards.foreignGroupCode'])
  })

  it('of standards: days, hours and occupations, also in a row with a bad cell', async () => {
    const rows = [
      { ...head, version: 2, validTo: '2019-01-01', hours1: 100, hours2: 100 },
      { ...head, version: 3, occupationCode: '6-17-99-99', edition: '', validTo: '2019-01-01' },
    ]
    expect(places(await check('/standards/import', standardTable, rows))).toEqual([
      'F2 standards.validity',
      'J2 standards.hoursForeignLevel',
      'K2 standards.hoursForeignLevel',
      'C3 spreadsheets.required',
      'A3 standards.occupationMissing',
      'F3 standards.validity',
    ])
  })

  it('of standards: a row with a bad cell is held to every rule that does not rest on it', async () => {
    const rows = [
      { ...head, version: 12, edition: '', hours1: 100 },
      { ...head, version: 12 },
      { ...head, edition: '', hours4: 300 },
      { ...head, version: 13, levels: '九级', hours1: 100 },
    ]
    expect(places(await check('/standards/import', standardTable, rows))).toEqual([
      'C2 spreadsheets.required',
      'K2 standards.hoursForeignLevel',
      'B3 spreadsheets.repeatedKey',
      'C4 spreadsheets.required',
      'H4 standards.standardFrozen',
      'D5 standards.badLevel',
    ])
  })

  it('of JSON: a required column that no row has, once', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ code: `6-17-01-${index + 10}`, levels: '5', groupCode: '6-18-99' }))
    const { body } = await post('/occupations/import?dryRun=1', { rows })
    expect(body.errors.filter(({ code }) => code.startsWith('spreadsheets.'))).toMatchObject([
      { row: 0, column: 'name', code: 'spreadsheets.missingColumn' },
    ])
    expect(body.errors.filter(({ code }) => code === 'standards.foreignGroupCode')).toHaveLength(30)
  })

  it('of units: a row with a bad cell is looked through, and is a parent for the others', async () => {
    const rows = [
      { name: '甲钢', code: 'JG', kind: '国家', parent: '没有的厂' },
      { name: '甲钢一厂', code: 'JG1', kind: 'enterprise', parent: '甲钢' },
      { name: '甲钢', kind: 'enterprise' },
      { name: '', code: 'JG2', kind: 'enterprise', parent: '没有的厂' },
    ]
    const answer = await post('/organisations/import?dryRun=1', await book(organisationTable, rows), admin)
    expect(places(answer.body)).toEqual([
      'D2 spreadsheets.notInList',
      'E2 people.unknownParent',
      'A4 people.unitTwice',
      'A5 spreadsheets.required',
    ])
  })

  it('of weights: each level that is off, beside a cell that cannot be read', async () => {
    const { body } = await post('/standards', { occupation: await occupationId(), edition: '试', version: 9, levels: ['5', '4'] })
    const rows = [{ ...weights[0], weight5: 2_600 }, { ...weights[1] }, { ...weights[2], weight4: 9_000, name: '' }]
    expect(places(await check(`/standards/${body.doc?.id}/import`, weightsTable, rows))).toEqual([
      'E3 standards.weightSum',
      'C4 spreadsheets.required',
      'F4 standards.weightSum',
    ])
  })

  it('of specifications: one for a missing column, orphans beside bad cells, sums at their cells', async () => {
    const path = `/element-specifications/${await draft()}/import`
    const many = [
      entries[0]!,
      ...Array.from({ length: 30 }, (_, index) => ({ code: `A-${String(index + 1).padStart(3, '0')}`, name: '点' })),
    ]
    const missing = await check(path, specificationTable, many, ['importance'])
    expect(missing.errors).toMatchObject([{ code: 'spreadsheets.missingColumn', message: '缺少“重要程度”列。' }])
    const orphan = [...entries, { code: 'C-001', name: '孤', importance: 'X' }, { code: 'A-002', name: '', importance: 'X' }]
    expect(places(await check(path, specificationTable, orphan))).toEqual(['A6 standards.missingRange', 'B7 spreadsheets.required'])
    const off = entries.map((entry) => (entry.code === 'B' ? { ...entry, weight: 7_000 } : entry))
    expect((await check(path, specificationTable, off)).warnings).toMatchObject([{ row: 2, column: 'D', code: 'standards.faultWeightSum' }])
  })

  it('keeps what the file has no column for', async () => {
    const id = await draft()
    await post(`/element-specifications/${id}/import`, await book(specificationTable, entries))
    const bare = await check(`/element-specifications/${id}/import`, specificationTable, entries, ['nameEn', 'importance'])
    expect(bare).toMatchObject({ ok: true, counts: { points: { unchanged: 2 } } })
    const rows = [{ code: occupation.code, name: occupation.name, levels: occupation.levels }]
    expect(
      await check('/occupations/import', occupationTable, rows, ['nameEn', 'groupCode', 'groupName', 'note', 'verified']),
    ).toMatchObject({
      counts: { unchanged: 1 },
    })
  })
})

it('every link of the audit chain tells what the tables wrote', async () => {
  expect((await verify(payload)).flatMap(({ breaks }) => breaks)).toEqual([])
})

describe('one spelling of what people match by', () => {
  it('finds a person by a number however it is typed, and stores it once', async () => {
    const unit = { name: '一钢', code: 'yg\u200b1', kind: 'enterprise' }
    expect((await post('/organisations/import', await book(organisationTable, [unit]), admin)).body.counts).toMatchObject({ created: 1 })
    for (const code of ['YG1', 'ｙｇ１'])
      expect((await check('/organisations/import', organisationTable, [{ ...unit, code }])).counts).toMatchObject({
        created: 0,
        unchanged: 1,
      })
    const clash = await rest('/organisations', { token: admin, body: { name: '另一家', code: 'YG1', kind: 'enterprise' } })
    expect([clash.status, (await clash.json()).errors[0].code]).toEqual([422, 'people.unitCodeTaken'])
    const person = { name: '张三', employeeNumber: 'ab1', organisation: ' Yg1' }
    expect((await post('/users/import', await book(staffTable, [person]), admin)).body.counts).toMatchObject({ created: 1 })
    for (const employeeNumber of ['AB1', 'a\u200bb1', 'ＡＢ１'])
      expect((await check2('/users/import', [{ ...person, employeeNumber }])).counts).toMatchObject({ created: 0, unchanged: 1 })
    const twice = await check2('/users/import', [
      { ...person, name: '李四', employeeNumber: 'cd2' },
      { ...person, name: '李四', employeeNumber: 'CD\u200b2' },
    ])
    expect(places(twice)).toEqual(['B3 people.rowTwice'])
    const wrong = await check2('/users/import', [{ ...person, email: 'no-mail', organisation: '没有的厂', roles: '国王' }])
    expect(places(wrong)).toEqual(['G2 people.mailMalformed', 'D2 people.unknownUnit', 'E2 people.unknownRole'])
    const { docs } = await payload.find({ collection: 'users', where: { name: { equals: '张三' } }, depth: 0, overrideAccess: true })
    expect(docs.map(({ employeeNumber, username }) => [employeeNumber, username])).toEqual([['AB1', 'ab1']])
    const form = await rest('/users', {
      token: admin,
      body: { username: 'ＡＢ\u200b1', name: '王五', password: 'right horse battery', roles: ['trainee'] },
    })
    expect(form.status).toBe(400)
  })

  const check2 = async (path: string, rows: readonly object[]) => (await post(`${path}?dryRun=1`, await book(staffTable, rows), admin)).body
})

describe('an occupation and the levels of its standards', () => {
  const second = { ...occupation, code: '6-17-01-07', name: '高炉运转工', levels: '5' }
  let id: string
  const patch = async (body: object) => {
    const answer = await rest(`/occupations/${id}`, { token: staff, method: 'PATCH', body })
    return [answer.status, (await answer.json()).errors?.[0].code]
  }

  it('a standard with a level that its occupation lacks is not put in force, and says where the level is added', async () => {
    expect((await post('/occupations/import', await book(occupationTable, [second]))).status).toBe(200)
    const { docs } = await payload.find({
      collection: 'occupations',
      where: { code: { equals: second.code } },
      depth: 0,
      overrideAccess: true,
    })
    id = String(docs[0]?.id)
    expect((await post('/standards/import', await book(standardTable, [{ ...head, occupationCode: second.code }]))).status).toBe(200)
    const { docs: drafts } = await payload.find({
      collection: 'standards',
      where: { occupation: { equals: id } },
      depth: 0,
      overrideAccess: true,
    })
    const path = `/standards/${drafts[0]?.id}`
    expect((await post(`${path}/import`, await book(weightsTable, weights))).status).toBe(200)
    const putInForce = () => rest(`${path}/transitions`, { token: admin, body: { action: 'put-in-force', seenSeq: 0 } })
    const refused = await putInForce()
    const [error] = (await refused.json()).errors
    expect([refused.status, error.code]).toEqual([422, 'standards.levelsOutsideOccupation'])
    expect(error.details.places).toMatchObject([{ href: `/admin/collections/occupations/${id}` }, { href: '#field-levels' }])
    expect(await patch({ levels: ['5', '4'] })).toEqual([200, undefined])
    expect((await putInForce()).status).toBe(200)
  })

  it('a level that it never had is not said to be taken away: it is saved, and brought back as exported, as before', async () => {
    // As it stands where the standard came into force before anybody asked.
    await payload.db.updateOne({ collection: 'occupations', id, data: { levels: ['5'] } })
    expect(await patch({ levels: ['5'], note: '改' })).toEqual([200, undefined])
    const file = await rest('/occupations/export?format=xlsx', { token: staff })
    const again = await post('/occupations/import?dryRun=1', new Uint8Array(await file.arrayBuffer()))
    expect(again.body).toMatchObject({ ok: true, counts: { created: 0, updated: 0, unchanged: 2 } })
    expect(await patch({ levels: ['3'] })).toEqual([422, 'standards.levelInForce'])
    expect(places(await check('/occupations/import', occupationTable, [{ ...second, levels: '3' }]))).toEqual(['F2 standards.levelInForce'])
  })
})

it('a mistyped day is said to be none, not to be missing', async () => {
  const body = { occupation: await occupationId(), edition: '试', version: 11, levels: ['5'], validFrom: '2020-13-01' }
  const answer = await rest('/standards', { token: staff, body, headers: { 'accept-language': 'zh' } })
  expect([answer.status, JSON.stringify(await answer.json())]).toEqual([400, expect.stringContaining('“2020-13-01”不是日期')])
})

async function occupationId(): Promise<string> {
  const { docs } = await payload.find({ collection: 'occupations', depth: 0, overrideAccess: true })
  return String(docs[0]?.id)
}

let version = 1
async function draft(): Promise<string> {
  version += 1
  const data = { occupation: await occupationId(), level: '5', kind: 'theory', version }
  return String((await post('/element-specifications', data)).body.doc?.id)
}
