import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineTable, readTable, writeXlsx } from '@/platform/spreadsheets'
import { specificationTable, type SpecificationRow } from '@/collections/standards/operations/tables/specification'
import type { User } from '@/payload-types'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'
import { CLASSICAL, printedWorkbook } from '../factories/printed'

let payload: Payload
let people: Record<'staff' | 'other' | 'trainee' | 'member' | 'auditor', { user: User; token: string }>
let occupation: string
let standard: string
let version = 0

const XLSX = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
const weights = (first: number) => [
  { section: '基本要求', name: '基本要求', hundredths: { 5: 2500, 4: first } },
  { section: '相关知识要求', name: '轧制操作', hundredths: { 5: 7500, 4: 10_000 - first } },
]

beforeAll(async () => {
  payload = await bootPayload()
  const person = async (...roles: Parameters<typeof createUser>[1]) => {
    const user = await createUser(payload, roles)
    return { user, token: await tokenOf(payload, user) }
  }
  people = {
    staff: await person('centre-staff'),
    other: await person('admin'),
    trainee: await person('trainee'),
    member: await person('trainee'),
    auditor: await person('auditor'),
  }
  const system = { req: await systemReq(payload), overrideAccess: true } as const
  const committee = await payload.create({
    collection: 'committees',
    data: { number: 1, name: '轧钢专业编写委员会', kind: 'writing' },
    ...system,
  })
  await payload.create({
    collection: 'memberships',
    data: { committee: committee.id, user: people.member.user.id, role: 'author', termStartsOn: '2020-01-01' },
    ...system,
  })
  const created = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-09-02', name: '金属轧制工', levels: ['5', '4'] },
    ...system,
  })
  occupation = String(created.id)
  const made = await payload.create({
    collection: 'standards',
    data: {
      occupation,
      edition: '2019年版',
      version: 1,
      levels: ['5', '4'],
      validFrom: '2019-01-01',
      trainingHours: [{ level: '5', hours: 400 }],
      theoryWeights: weights(2500),
      skillWeights: weights(2000),
    } as never,
    ...system,
  })
  standard = String(made.id)
  await rest(`/standards/${standard}/transitions`, { token: people.other.token, body: { action: 'put-in-force', seenSeq: 0 } })
})
afterAll(() => shutDown(payload))

async function draft(): Promise<string> {
  version += 1
  const answer = await rest('/element-specifications', {
    token: people.staff.token,
    body: { occupation, level: '4', kind: 'theory', version, standard },
  })
  const body = await answer.json()
  expect(answer.status, JSON.stringify(body)).toBe(201)
  return body.doc.id
}

const row = (code: string, more: Partial<SpecificationRow> = {}): SpecificationRow => ({
  code,
  name: `名称${code}`,
  nameEn: null,
  weight: null,
  importance: /\d$/.test(code) ? 'X' : null,
  ratio: null,
  ...more,
})
const small: SpecificationRow[] = [
  row('A', { name: '基本要求', weight: 2500 }),
  row('A-A', { weight: 2500 }),
  row('A-A-001'),
  row('A-A-002', { importance: 'Y' }),
  row('B', { name: '轧制操作', weight: 7500 }),
  row('B-A', { weight: 7500 }),
  row('B-A-001', { nameEn: 'Bite angle' }),
]
const workbook = (rows: readonly SpecificationRow[]) => writeXlsx({ language: 'zh', sheets: [{ schema: specificationTable, rows }] })

async function importRows(id: string, rows: readonly SpecificationRow[], { query = '', token = people.staff.token, language = 'zh' } = {}) {
  const answer = await rest(`/element-specifications/${id}/import${query}`, {
    token,
    body: new Uint8Array(await workbook(rows)),
    headers: { ...XLSX, 'accept-language': language },
  })
  return { status: answer.status, body: await answer.json() }
}

async function points(id: string) {
  const { docs } = await payload.find({
    collection: 'appraisal-points',
    where: { specification: { equals: id } },
    sort: 'order',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

describe('importing a specification', () => {
  it('says what it would do in a dry run and stores nothing', async () => {
    const id = await draft()
    const { body, status } = await importRows(id, small, { query: '?dryRun=1' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ok: true,
      dryRun: true,
      counts: { ranges: { created: 4 }, points: { created: 3, updated: 0, unchanged: 0, retired: 0 } },
    })
    expect(await points(id)).toEqual([])
  })

  it('stores ranges and points, counts them on the specification and links each in the audit chain', async () => {
    const id = await draft()
    expect((await importRows(id, small)).body.counts).toEqual({
      ranges: { created: 4, updated: 0, unchanged: 0, retired: 0 },
      points: { created: 3, updated: 0, unchanged: 0, retired: 0 },
    })
    const stored = await points(id)
    expect(
      stored.map(({ code, fullCode, importance, nameEn, rangePath, status }) => ({
        code,
        fullCode,
        importance,
        nameEn,
        rangePath,
        status,
      })),
    ).toEqual([
      { code: '001', fullCode: 'A-A-001', importance: 'X', nameEn: null, rangePath: 'A-A', status: 'active' },
      { code: '002', fullCode: 'A-A-002', importance: 'Y', nameEn: null, rangePath: 'A-A', status: 'active' },
      { code: '001', fullCode: 'B-A-001', importance: 'X', nameEn: 'Bite angle', rangePath: 'B-A', status: 'active' },
    ])
    const head = await payload.findByID({ collection: 'element-specifications', id, depth: 0, overrideAccess: true })
    expect(head).toMatchObject({ totalPoints: 3, importanceRatio: '02:01:00', editedBy: people.staff.user.id, occupation, standard })
    const audit = await payload.find({
      collection: 'audit-log',
      where: { subjectId: { in: stored.map((point) => point.id) } },
      pagination: false,
      overrideAccess: true,
    })
    expect(audit.docs.map((entry) => [entry.action, entry.actor])).toEqual(stored.map(() => ['create', people.staff.user.id]))
  })

  it('updates by code, retires what is gone and brings back what returns', async () => {
    const id = await draft()
    await importRows(id, small)
    const before = await points(id)
    const second = [...small.filter((each) => each.code !== 'A-A-002'), row('B-A-002')].map((each) =>
      each.code === 'A-A-001' ? { ...each, name: '新名称' } : each,
    )
    expect((await importRows(id, second)).body.counts.points).toEqual({ created: 1, updated: 1, unchanged: 1, retired: 1 })
    const after = await points(id)
    expect(after.find((point) => point.fullCode === 'A-A-001')).toMatchObject({ id: before[0]?.id, name: '新名称' })
    expect(after.find((point) => point.fullCode === 'A-A-002')).toMatchObject({ status: 'retired' })
    expect((await importRows(id, [...second, row('A-A-002', { importance: 'Y' })])).body.counts.points).toEqual({
      created: 0,
      updated: 1,
      unchanged: 3,
      retired: 0,
    })
    expect((await points(id)).map((point) => point.status)).toEqual(['active', 'active', 'active', 'active'])
  })

  it('leaves alone what a partial file does not name', async () => {
    const id = await draft()
    await importRows(id, small)
    expect((await importRows(id, [row('B-A-003')], { query: '?mode=merge' })).body).toMatchObject({
      ok: true,
      counts: { points: { created: 1, retired: 0 } },
    })
    expect(await points(id)).toHaveLength(4)
  })

  it('names every bad row in the language of the caller and imports nothing of the file', async () => {
    const id = await draft()
    const bad = [...small, row('B-A-002', { importance: null }), row('C-A-001'), row('A-A-003', { name: 'x'.repeat(201) })]
    const zh = await importRows(id, bad)
    expect(zh.status).toBe(422)
    expect(zh.body).toMatchObject({ code: 'spreadsheets.rowErrors', report: { ok: false, counts: null, errorCount: 3 } })
    expect(zh.body.report.errors).toEqual([
      {
        sheet: '鉴定要素细目表',
        row: 9,
        column: 'E',
        code: 'standards.pointNeedsImportance',
        details: { value: 'B-A-002' },
        message: '鉴定点 B-A-002 没有重要程度（X、Y 或 Z）。',
      },
      {
        sheet: '鉴定要素细目表',
        row: 10,
        column: 'A',
        code: 'standards.missingRange',
        details: { value: 'C-A-001', missing: 'C' },
        message: '代码 C-A-001 的上级范围 C 不存在。',
      },
      {
        sheet: '鉴定要素细目表',
        row: 11,
        column: 'B',
        code: 'spreadsheets.tooLong',
        details: { maximum: 200 },
        message: '超过 200 个字。',
      },
    ])
    const en = await importRows(id, bad.slice(0, -1), { query: '?dryRun=1', language: 'en' })
    expect(en.status).toBe(200)
    expect(
      en.body.errors.map((error: { row: number; column: string; message: string }) => `${error.row}${error.column} ${error.message}`),
    ).toEqual(['9E Point B-A-002 has no importance (X, Y or Z).', '10A The range C above C-A-001 does not exist.'])
    expect(await points(id)).toEqual([])
  })

  it('takes a multipart form, JSON, and gives the problems as a workbook', async () => {
    const id = await draft()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(await workbook(small))]), '细目表.xlsx')
    const multipart = await rest(`/element-specifications/${id}/import?dryRun=1`, { token: people.staff.token, body: form })
    expect(await multipart.json()).toMatchObject({ ok: true, counts: { points: { created: 3 } } })
    const json = await rest(`/element-specifications/${id}/import`, {
      token: people.staff.token,
      body: {
        rows: [
          { code: 'a', name: '甲', weight: '100' },
          { 代码: 'a-1', 名称: '点', 重要程度: '核心' },
        ],
      },
    })
    expect(await json.json()).toMatchObject({ ok: true, counts: { ranges: { created: 1 }, points: { created: 1 } } })
    const report = await rest(`/element-specifications/${id}/import?dryRun=1&report=xlsx`, {
      token: people.staff.token,
      body: { rows: [{ code: '?', name: '甲' }] },
    })
    const problems = defineTable({
      title: { zh: '', en: '' },
      columns: { code: { type: 'text', required: true, header: { zh: '代码', en: 'Code' } } },
    })
    const { rows } = await readTable({ schema: problems, bytes: new Uint8Array(await report.arrayBuffer()) })
    expect(rows.map((each) => each.values.code)).toEqual(['standards.badCode'])
  })

  it.each([
    ['text', Buffer.from('hello'), 415, 'spreadsheets.unknownFormat'],
    ['an empty body', Buffer.alloc(0), 400, 'request.invalid'],
    ['a broken container', Buffer.from('PK\u0003\u0004 broken'), 422, 'spreadsheets.unreadable'],
    ['a key that reaches the prototype', Buffer.from('{"rows":[{"__proto__":{"x":1}}]}'), 422, 'files.dangerousKey'],
    ['more bytes than allowed', Buffer.alloc(21 * 1024 * 1024, '['), 413, 'spreadsheets.fileTooLarge'],
  ])('refuses %s with a stable code', async (_, bytes, status, code) => {
    const id = await draft()
    const answer = await rest(`/element-specifications/${id}/import`, {
      token: people.staff.token,
      body: new Uint8Array(bytes),
      headers: XLSX,
    })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ errors: [{ code }] })
  })

  it('takes the table as it is printed, with merged ranges, and names a fault at its own cell', async () => {
    const id = await draft()
    const send = async (rows: typeof CLASSICAL.rows, query = '') => {
      const body = new Uint8Array(await printedWorkbook(rows, CLASSICAL.merges))
      const answer = await rest(`/element-specifications/${id}/import${query}`, { token: people.staff.token, body, headers: XLSX })
      return { status: answer.status, body: await answer.json() }
    }
    const bad = CLASSICAL.rows.map((cells, index) => (index === 9 ? cells.map((cell, column) => (column === 11 ? '重要' : cell)) : cells))
    const refused = await send(bad)
    expect(refused.status).toBe(422)
    expect(refused.body.report.errors).toMatchObject([{ sheet: '细目表', row: 10, column: 'L', code: 'spreadsheets.notInList' }])
    const done = await send(CLASSICAL.rows)
    expect(done.body).toMatchObject({ ok: true, counts: { ranges: { created: 9 }, points: { created: 6 } } })
    expect((await points(id)).map(({ fullCode, importance, name }) => `${fullCode} ${name} ${importance}`)).toEqual([
      'A-A-A-001 职业道德的基本内涵 X',
      'A-A-A-002 职业守则 Y',
      'A-B-A-001 铁矿石的种类 X',
      'B-A-A-001 开铁口机的操作 X',
      'B-A-A-002 泥炮的操作 X',
      'B-A-B-001 主沟的维护 Z',
    ])
  })

  it.each(['full', 'merge'])('keeps English names and weights that the file has no column for (%s)', async (mode) => {
    const id = await draft()
    const query = mode === 'merge' ? '?mode=merge' : ''
    const named = [
      ...['A', 'A-A', 'A-A-A', 'A-B', 'A-B-A', 'B', 'B-A', 'B-A-A', 'B-A-B'].map((code) => row(code, { weight: 100 })),
      row('A-A-A-001', { nameEn: 'What ethics is', weight: 50 }),
      row('A-A-A-002', { nameEn: 'Rules' }),
      ...['A-B-A-001', 'B-A-A-001', 'B-A-A-002', 'B-A-B-001'].map((code) => row(code)),
    ]
    expect((await importRows(id, named)).body.ok).toBe(true)
    const body = new Uint8Array(await printedWorkbook(CLASSICAL.rows, CLASSICAL.merges))
    const answer = await rest(`/element-specifications/${id}/import${query}`, { token: people.staff.token, body, headers: XLSX })
    expect((await answer.json()).ok).toBe(true)
    const [first, second] = await points(id)
    expect(first).toMatchObject({ name: '职业道德的基本内涵', nameEn: 'What ethics is', weightHundredths: 50 })
    expect(second).toMatchObject({ name: '职业守则', nameEn: 'Rules', importance: 'Y' })
    // An empty cell of a column that is there does clear.
    expect((await importRows(id, [row('A-A-A-001')], { query: '?mode=merge' })).body.ok).toBe(true)
    expect((await points(id))[0]).toMatchObject({ nameEn: null, weightHundredths: null })
  })

  it('rolls everything back when one row cannot be stored', async () => {
    const id = await draft()
    const audited = async () => (await payload.count({ collection: 'audit-log', overrideAccess: true })).totalDocs
    const before = await audited()
    const sql = (text: string) => (payload.db as unknown as { client: { execute(text: string): Promise<unknown> } }).client.execute(text)
    await sql(
      `CREATE TRIGGER disk_full BEFORE INSERT ON appraisal_points WHEN NEW.full_code = 'B-A-001' BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    try {
      expect((await importRows(id, small)).status).toBe(500)
    } finally {
      await sql('DROP TRIGGER disk_full')
    }
    expect(await points(id)).toEqual([])
    expect(
      (await payload.count({ collection: 'element-nodes', where: { specification: { equals: id } }, overrideAccess: true })).totalDocs,
    ).toBe(0)
    expect(await audited()).toBe(before)
    expect((await importRows(id, small)).status).toBe(200)
  })

  it('imports 500 points and gives them back the same', async () => {
    const id = await draft()
    const letters = 'ABCDEFGHIJ'
    const many = [
      row('A', { weight: 10_000 }),
      ...[...letters].flatMap((letter) => [
        row(`A-${letter}`, { weight: 1000 }),
        ...Array.from({ length: 50 }, (_, index) => row(`A-${letter}-${String(index + 1).padStart(3, '0')}`)),
      ]),
    ]
    expect((await importRows(id, many)).body.counts.points.created).toBe(500)
    for (const format of ['xlsx', 'json']) {
      const file = await rest(`/element-specifications/${id}/export?format=${format}`, { token: people.staff.token })
      const bytes = new Uint8Array(await file.arrayBuffer())
      expect(file.headers.get('content-disposition')).toContain('attachment')
      const { rows } = await readTable({ schema: specificationTable, bytes })
      expect(rows.map(({ values }) => ({ ...values, ratio: null }))).toEqual(many)
      const again = await rest(`/element-specifications/${id}/import?dryRun=1`, { token: people.staff.token, body: bytes, headers: XLSX })
      expect(await again.json()).toMatchObject({ ok: true, counts: { ranges: { unchanged: 11 }, points: { unchanged: 500 } } })
    }
  })
})

describe('a specification in force', () => {
  const move = (id: string, action: string, token: string, more = {}) =>
    rest(`/element-specifications/${id}/transitions`, { token, body: { action, seenSeq: 0, ...more } })

  it('is put there by somebody else than its editor, sound and agreeing with its standard', async () => {
    const id = await draft()
    const codeOf = async (answer: Response) => (await answer.json()).errors[0].code
    expect(await codeOf(await move(id, 'put-in-force', people.other.token))).toBe('standards.noPoints')
    await importRows(
      id,
      small.map((each) => (each.code === 'B-A' ? { ...each, weight: 7400 } : each)),
    )
    expect(await codeOf(await move(id, 'put-in-force', people.staff.token))).toBe('standards.ownWork')
    expect(await codeOf(await move(id, 'put-in-force', people.other.token))).toBe('standards.specificationUnsound')
    await importRows(
      id,
      small.map((each) =>
        each.code?.startsWith('A') && each.weight ? { ...each, weight: 2000 } : each.weight ? { ...each, weight: 8000 } : each,
      ),
    )
    expect(await codeOf(await move(id, 'put-in-force', people.other.token))).toBe('standards.weightsDisagree')
    await importRows(id, small)
    expect(await codeOf(await move(id, 'put-in-force', people.trainee.token))).toBe('request.forbidden')
    const done = await move(id, 'put-in-force', people.other.token)
    expect(await done.json()).toEqual({ state: 'in-force', seq: 1 })
  })

  it('is frozen with all that stands in it, and withdraws the version before it', async () => {
    const [first, second] = [await draft(), await draft()]
    for (const id of [first, second]) {
      await importRows(id, small)
      expect((await move(id, 'put-in-force', people.other.token)).status).toBe(200)
    }
    const states = await payload.find({
      collection: 'element-specifications',
      where: { id: { in: [first, second] } },
      sort: 'version',
      depth: 0,
      overrideAccess: true,
    })
    expect(states.docs.map((doc) => [doc.state, doc.stateSeq])).toEqual([
      ['withdrawn', 2],
      ['in-force', 1],
    ])
    const frozen = { status: 409, code: 'standards.specificationFrozen' }
    const [point] = await points(second)
    const range = await payload.find({
      collection: 'element-nodes',
      where: { specification: { equals: second } },
      limit: 1,
      overrideAccess: true,
    })
    const attempts = [
      rest(`/appraisal-points/${point?.id}`, { token: people.other.token, method: 'PATCH', body: { name: '改' } }),
      rest(`/appraisal-points/${point?.id}`, { token: people.other.token, method: 'DELETE' }),
      rest('/appraisal-points', {
        token: people.other.token,
        body: { specification: second, fullCode: 'A-A-009', name: '新', importance: 'X' },
      }),
      rest(`/element-nodes/${range.docs[0]?.id}`, { token: people.other.token, method: 'PATCH', body: { weightHundredths: 1 } }),
      rest(`/element-specifications/${second}`, { token: people.other.token, method: 'PATCH', body: { version: 900 } }),
      rest(`/element-specifications/${second}`, { token: people.other.token, method: 'DELETE' }),
      rest(`/element-specifications/${second}/import`, {
        token: people.other.token,
        body: new Uint8Array(await workbook(small.map((each) => ({ ...each, name: `${each.name}改` })))),
        headers: XLSX,
      }),
    ]
    for (const attempt of attempts) {
      const answer = await attempt
      expect({ status: answer.status, code: (await answer.json()).errors[0].code }).toEqual(frozen)
    }
    expect(await points(second)).toHaveLength(3)
    expect(
      (
        await rest(`/element-specifications/${second}`, {
          token: people.other.token,
          method: 'PATCH',
          body: { note: '附注', state: 'in-force' },
        })
      ).status,
    ).toBe(200)
  })

  it('goes on as a new draft with the same content, and the difference is told', async () => {
    const id = await draft()
    await importRows(id, small)
    const made = await rest(`/element-specifications/${id}/new-version`, { token: people.staff.token, method: 'POST', body: {} })
    expect(made.status).toBe(201)
    const next = await made.json()
    version = Math.max(version, next.version)
    expect((await points(next.id)).map((point) => point.fullCode)).toEqual(['A-A-001', 'A-A-002', 'B-A-001'])
    await importRows(
      next.id,
      small.filter((each) => each.code !== 'A-A-002').map((each) => (each.code === 'A-A-001' ? { ...each, importance: 'Z' } : each)),
    )
    const diff = await rest(`/element-specifications/${next.id}/diff`, { token: people.member.token })
    expect(await diff.json()).toMatchObject({
      added: [],
      removed: [{ code: 'A-A-002' }],
      regraded: [{ code: 'A-A-001', from: 'X', to: 'Z' }],
      unchanged: 1,
    })
  })
})

describe('single ranges and points', () => {
  it('keep their code in one form, once in a specification, and keep the totals right', async () => {
    const id = await draft()
    const post = (body: object) =>
      rest('/appraisal-points', { token: people.staff.token, body: { specification: id, name: '点', importance: 'X', ...body } })
    const made = await (await post({ fullCode: ' ａ—b-7 ' })).json()
    expect(made.doc).toMatchObject({ fullCode: 'A-B-007', code: '007', rangePath: 'A-B', order: 'A-B-000007', status: 'active' })
    const again = await post({ fullCode: 'A-B-007' })
    expect([again.status, (await again.json()).errors[0].code]).toEqual([422, 'standards.codeTaken'])
    expect((await (await post({ fullCode: 'A-B' })).json()).errors[0].code).toBe('standards.notPointCode')
    const total = async () =>
      (await payload.findByID({ collection: 'element-specifications', id, depth: 0, overrideAccess: true })).totalPoints
    expect(await total()).toBe(1)
    expect((await rest(`/appraisal-points/${made.doc.id}`, { token: people.other.token, method: 'DELETE' })).status).toBe(200)
    expect(await total()).toBe(0)
  })

  it('count as editing the specification, so that their editor cannot put it in force', async () => {
    const id = await draft()
    await importRows(id, small)
    const [point] = await points(id)
    expect(
      (await rest(`/appraisal-points/${point?.id}`, { token: people.other.token, method: 'PATCH', body: { name: '改名' } })).status,
    ).toBe(200)
    const answer = await rest(`/element-specifications/${id}/transitions`, {
      token: people.other.token,
      body: { action: 'put-in-force', seenSeq: 0 },
    })
    expect((await answer.json()).errors[0].code).toBe('standards.ownWork')
  })

  it('refuse two versions with one number and a standard of another level', async () => {
    const id = await draft()
    const same = await rest('/element-specifications', {
      token: people.staff.token,
      body: { occupation, level: '4', kind: 'theory', version, standard },
    })
    expect((await same.json()).errors[0].code).toBe('standards.versionTaken')
    const other = await rest(`/element-specifications/${id}`, { token: people.staff.token, method: 'PATCH', body: { level: '1' } })
    expect((await other.json()).errors[0].code).toBe('standards.otherStandard')
  })
})

describe('who may see and change what', () => {
  let specification: string
  beforeAll(async () => {
    specification = await draft()
    await importRows(specification, small)
  })

  it.each(['', '/tree', '/export?format=json', '/diff', '/transitions'])(
    'hides a specification%s from trainees and strangers',
    async (path) => {
      for (const token of [undefined, people.trainee.token]) {
        const answer = await rest(`/element-specifications/${specification}${path}`, token ? { token } : {})
        expect([401, 403, 404]).toContain(answer.status)
        expect(JSON.stringify(await answer.json())).not.toContain('名称A')
      }
    },
  )

  it.each(['element-specifications', 'element-nodes', 'appraisal-points'])(
    'leaks nothing of %s through lists, filters, counts or relations',
    async (slug) => {
      for (const token of [undefined, people.trainee.token]) {
        const options = token ? { token } : {}
        for (const path of [`/${slug}?depth=2`, `/${slug}?where[id][exists]=true`, `/${slug}/count`]) {
          const answer = await rest(path, options)
          const text = await answer.text()
          expect(answer.status === 403 || text.includes('"totalDocs":0'), `${path} ${answer.status} ${text}`).toBe(true)
        }
      }
    },
  )

  it('shows specifications to committee members, item experts and the auditor, who change nothing', async () => {
    const expert = await createUser(payload, ['item-expert'])
    for (const token of [people.member.token, people.auditor.token, await tokenOf(payload, expert)]) {
      const tree = await rest(`/element-specifications/${specification}/tree`, { token })
      expect(await tree.json()).toMatchObject({
        totalPoints: 3,
        ratio: '02:01:00',
        ranges: { length: 4 },
        points: { length: 3 },
        problems: [],
      })
      const [point] = await points(specification)
      const attempts = [
        rest(`/element-specifications/${specification}/import`, { token, body: new Uint8Array(await workbook(small)), headers: XLSX }),
        rest(`/element-specifications/${specification}/new-version`, { token, body: {} }),
        rest(`/appraisal-points/${point?.id}`, { token, method: 'PATCH', body: { name: '改' } }),
        rest(`/appraisal-points/${point?.id}`, { token, method: 'DELETE' }),
        rest('/policies', { token, body: { key: 'a.b', value: 1, source: 'x', effectiveFrom: '2030-01-01' } }),
        rest('/occupations/import', { token, body: { rows: [] } }),
        rest('/standards/import', { token, body: { rows: [] } }),
        rest(`/standards/${standard}`, { token, method: 'PATCH', body: { note: 'x' } }),
        rest(`/occupations/${occupation}`, { token, method: 'DELETE' }),
        rest(`/standards/${standard}/transitions`, { token, body: { action: 'withdraw', seenSeq: 1, reason: 'x' } }),
      ]
      for (const attempt of attempts) expect((await attempt).status).toBe(403)
    }
  })

  it('lets strangers import nothing', async () => {
    for (const path of [`/element-specifications/${specification}/import`, '/occupations/import', '/standards/import'])
      expect((await rest(path, { body: new Uint8Array(await workbook(small)), headers: XLSX })).status).toBe(401)
  })

  it('shows the public occupations and standards in force, no drafts and no editors', async () => {
    const hidden = await rest('/standards', {
      token: people.staff.token,
      body: { occupation, edition: '草案', version: 77, levels: ['5'] },
    })
    expect(hidden.status).toBe(201)
    const list = await (await rest('/standards?depth=1')).json()
    expect(list.docs.map((doc: { id: string }) => doc.id)).toEqual([standard])
    expect(JSON.stringify(list)).not.toContain('editedBy')
    expect(await (await rest('/standards/export?format=json')).text()).not.toContain('草案')
    expect(await (await rest('/occupations')).json()).toMatchObject({ totalDocs: 1, docs: [{ code: '6-17-09-02', name: '金属轧制工' }] })
  })

  it.each(['where[editedBy.username][exists]=true', 'where[editedBy][exists]=true', 'where[occupation.committees][exists]=true'])(
    'answers no question about what a stranger may not see: %s',
    async (query) => {
      const answer = await rest(`/standards?${query}`)
      expect(answer.status).toBe(400)
      expect(await answer.text()).not.toContain('totalDocs')
    },
  )

  it('takes no editor, total or state from a client', async () => {
    const id = await draft()
    await rest(`/element-specifications/${id}`, {
      token: people.staff.token,
      method: 'PATCH',
      body: { editedBy: people.trainee.user.id, totalPoints: 99, importanceRatio: '99:00:00' },
    })
    const doc = await payload.findByID({ collection: 'element-specifications', id, depth: 0, overrideAccess: true })
    expect(doc).toMatchObject({ editedBy: people.staff.user.id, totalPoints: 0 })
    const forced = await rest(`/element-specifications/${id}`, { token: people.staff.token, method: 'PATCH', body: { state: 'in-force' } })
    expect((await forced.json()).errors[0].code).toBe('workflow.closedDoor')
  })
})
