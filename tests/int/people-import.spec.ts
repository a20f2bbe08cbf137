import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationTable, type OrganisationValues } from '@/collections/people/operations/import-organisations'
import { staffTable, type StaffValues } from '@/collections/people/operations/staff-table'
import type { GlobalRole } from '@/kernel/actor'
import type { User } from '@/payload-types'
import { readTable, writeXlsx, type TableSchema } from '@/platform/spreadsheets'
import { verify } from '@/platform/verify'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let admin: User
const tokens = new Map<string, string>()

beforeAll(async () => {
  payload = await bootPayload()
  admin = await createUser(payload, ['admin'])
  const others = ['centre-staff', 'auditor', 'training-admin', 'item-expert', 'trainee'] satisfies GlobalRole[]
  tokens.set('admin', await tokenOf(payload, admin))
  for (const role of others) tokens.set(role, await tokenOf(payload, await createUser(payload, [role])))
})
afterAll(() => shutDown(payload))

type Body = {
  ok?: boolean
  counts?: Record<string, number> | null
  people?: { name: string; username: string; what: string; changes: string[] }[]
  slips?: string | null
  errors?: { row: number; column: string; code: string; message: string }[]
  report?: Body
}
const send = async (who: string | null, address: string, schema: TableSchema, rows: readonly object[]) => {
  const body = new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema, rows: rows as never }] }))
  const token = who === null ? undefined : tokens.get(who)
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await rest(address, { body, method: 'POST', headers, ...(token ? { token } : {}) })
  return { status: answer.status, body: (await answer.json()) as Body }
}
const people = (who: string | null, rows: readonly Partial<StaffValues>[], query = '') =>
  send(who, `/users/import${query}`, staffTable, rows)
const units = (who: string | null, rows: readonly Partial<OrganisationValues>[], query = '') =>
  send(who, `/organisations/import${query}`, organisationTable, rows)
const orders = () => {
  const directory = path.join(process.env['DATA_DIR'] ?? '', 'account-orders')
  return readdirSync(directory)
}
const stored = async (username: string) => {
  const { docs } = await payload.find({ collection: 'users', where: { username: { equals: username } }, depth: 1, overrideAccess: true })
  return docs[0]
}

describe('units from a file', () => {
  it('come with their parents, twice the same, and are exported as they are imported', async () => {
    const rows = [
      { name: '炼铁厂', kind: 'enterprise', parent: 'YG' },
      { name: '一钢集团', code: 'YG', kind: 'enterprise', city: '武汉' },
      { name: '指导中心', code: 'ZX', kind: 'centre' },
    ] as const
    expect((await units('centre-staff', rows, '?dryRun=1')).body.counts).toEqual({ created: 3, updated: 0, unchanged: 0 })
    expect((await payload.count({ collection: 'organisations', overrideAccess: true })).totalDocs).toBe(0)
    expect((await units('centre-staff', rows)).status).toBe(200)
    const { docs } = await payload.find({ collection: 'organisations', where: { name: { equals: '炼铁厂' } }, overrideAccess: true })
    expect(docs[0]).toMatchObject({ parent: { name: '一钢集团' } })
    expect((await units('admin', rows)).body.counts).toEqual({ created: 0, updated: 0, unchanged: 3 })
    const answer = await rest('/organisations/export?format=xlsx', { token: tokens.get('admin') ?? '' })
    const reading = await readTable({ schema: organisationTable, bytes: new Uint8Array(await answer.arrayBuffer()) })
    expect(reading.rows.map(({ values: { name, parent } }) => [name, parent])).toContainEqual(['炼铁厂', '一钢集团'])
  })

  it('keep their children where a parent is renamed, or coded anew, in the same file', async () => {
    const renamed = [
      { name: '一钢集团公司', code: 'YG', kind: 'enterprise', city: '武汉' },
      { name: '炼铁厂', kind: 'enterprise', parent: '一钢集团公司' },
    ] as const
    expect((await units('admin', renamed)).body.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    const { docs } = await payload.find({ collection: 'organisations', where: { name: { equals: '炼铁厂' } }, overrideAccess: true })
    expect(docs[0]).toMatchObject({ parent: { name: '一钢集团公司' } })
  })

  it('change names among each other, and give one up to a new unit, in any order of rows', async () => {
    const kind = 'enterprise'
    const made = [
      { name: '甲厂', code: 'N1', kind },
      { name: '乙厂', code: 'N2', kind },
      { name: '丙厂', code: 'N3', kind },
    ] as const
    expect((await units('admin', made)).body.counts).toMatchObject({ created: 3 })
    const renamed = [
      { name: '新厂房', code: 'N9', kind, parent: '甲厂' },
      { name: '甲厂', code: 'N4', kind, parent: '乙厂' },
      { name: '乙厂', code: 'N1', kind },
      { name: '丙厂', code: 'N2', kind },
      { name: '丁厂', code: 'N3', kind },
    ] as const
    expect((await units('admin', renamed)).body.counts).toMatchObject({ created: 2, updated: 3 })
    // Two that change names with each other.
    const changed = [
      { name: '丙厂', code: 'N1', kind },
      { name: '乙厂', code: 'N2', kind },
    ] as const
    expect((await units('admin', changed)).body.counts).toMatchObject({ updated: 2 })
    const { docs } = await payload.find({
      collection: 'organisations',
      where: { code: { in: ['N1', 'N2', 'N3', 'N4', 'N9'] } },
      sort: 'code',
      overrideAccess: true,
    })
    expect(docs.map(({ code, name, parent }) => [code, name, (parent as { code?: string } | null)?.code ?? null])).toEqual([
      ['N1', '丙厂', null],
      ['N2', '乙厂', null],
      ['N3', '丁厂', null],
      ['N4', '甲厂', 'N1'],
      ['N9', '新厂房', 'N4'],
    ])
  })

  it('are all refused for one fault, at its row and column', async () => {
    const { body, status } = await units('admin', [
      { name: '新厂', kind: 'enterprise' },
      { name: '分厂', kind: 'enterprise', parent: '没有的厂' },
    ])
    expect([status, body.report?.errors]).toMatchObject([422, [{ row: 3, column: 'E', code: 'people.unknownParent' }]])
    expect(
      (await payload.count({ collection: 'organisations', where: { name: { equals: '新厂' } }, overrideAccess: true })).totalDocs,
    ).toBe(0)
  })

  it.each([
    [null, 401],
    ['auditor', 403],
    ['training-admin', 403],
    ['trainee', 403],
  ] as const)('are not imported by %s: %i', async (who, status) => {
    expect((await units(who, [{ name: '别的厂', kind: 'enterprise' }])).status).toBe(status)
  })
})

describe('people from a file', () => {
  const shen = { name: '沈明月', username: 'shen', organisation: '指导中心', roles: '中心工作人员', email: 'Shen@Example.cn' }
  const lin = { name: '林致远', employeeNumber: 'YG1007', organisation: 'YG', language: 'en' }

  it('are shown before anything is stored', async () => {
    const { body, status } = await people('admin', [shen, lin], '?dryRun=1')
    expect([status, body]).toMatchObject([
      200,
      { ok: true, slips: null, counts: { rows: 2, created: 2, updated: 0, left: 0, unchanged: 0 } },
    ])
    expect(body.people).toMatchObject([
      { name: '沈明月', username: 'shen', what: 'create' },
      { name: '林致远', username: 'yg1007', what: 'create' },
    ])
    expect(await stored('shen')).toBeUndefined()
  })

  it('get accounts with unit, roles and language, and slips that let them in, once, for the one who imported', async () => {
    const { body, status } = await people('admin', [shen, lin])
    expect([status, body.counts]).toMatchObject([200, { created: 2 }])
    expect(await stored('shen')).toMatchObject({
      roles: ['centre-staff'],
      organisation: { name: '指导中心' },
      email: 'shen@example.cn',
      mustChangePassword: true,
    })
    expect(await stored('yg1007')).toMatchObject({ roles: ['trainee'], employeeNumber: 'YG1007', language: 'en' })

    const waiting = await rest('/users/import-slips', { token: tokens.get('admin') ?? '' })
    const { address, slips } = (await waiting.json()) as { slips: { id: string; count: number }[]; address: string }
    // The screen says before printing where the printed address leads.
    expect(address).toMatch(/^http:\/\/localhost/)
    expect(slips).toMatchObject([{ id: body.slips, count: 2 }])
    const theirs = await rest('/users/import-slips', { token: tokens.get('centre-staff') ?? '' })
    expect(await theirs.json()).toMatchObject({ slips: [] })

    const collect = (who: string) => rest(`/users/import-slips/${body.slips}`, { method: 'POST', token: tokens.get(who) ?? '' })
    expect((await collect('centre-staff')).status).toBe(404)
    const sheet = await collect('admin')
    expect(sheet.headers.get('content-type')).toBe('application/pdf')
    const input = Buffer.from(await sheet.arrayBuffer())
    const text = (
      JSON.parse(execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], { input }).toString('utf8')) as string[]
    ).join('\n')
    expect(text).toContain('沈明月')
    const passwords = text.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/g) ?? []
    expect(new Set(passwords).size).toBe(2)
    const login = await rest('/users/login', { body: { username: 'shen', password: passwords[0] } })
    expect(login.status).toBe(200)
    expect((await collect('admin')).status).toBe(410)
    expect(orders()).toEqual([])
  })

  it('stay as they are when they come again, and change only where that is asked for', async () => {
    const changed = { ...shen, title: '教材处处长', roles: '中心工作人员、审计员' }
    const again = await people('admin', [changed, lin])
    expect(again.body).toMatchObject({ counts: { created: 0, updated: 0, left: 1, unchanged: 1 }, slips: null })
    expect(again.body.people).toMatchObject([{ username: 'shen', what: 'left', changes: ['roles', 'title'] }])
    expect(await stored('shen')).toMatchObject({ roles: ['centre-staff'], title: null })
    expect((await people('admin', [changed, lin], '?updates=1')).body).toMatchObject({ counts: { updated: 1, unchanged: 1 } })
    expect(await stored('shen')).toMatchObject({ roles: ['centre-staff', 'auditor'], title: '教材处处长' })
  })

  it('are not moved into a unit where somebody has their number', async () => {
    expect((await people('admin', [{ name: '乔一', username: 'qiao1', employeeNumber: 'M7', organisation: 'YG' }])).status).toBe(200)
    expect((await people('admin', [{ name: '乔二', username: 'qiao2', employeeNumber: 'M7', organisation: '指导中心' }])).status).toBe(200)
    const { body, status } = await people('admin', [{ name: '乔一', username: 'qiao1', organisation: '指导中心' }], '?updates=1')
    expect([status, body.report?.errors]).toMatchObject([422, [{ row: 2, column: 'D', code: 'people.numberTakenThere' }]])
    expect(body.report?.errors?.[0]?.message).toContain('qiao2')
    expect(await stored('qiao1')).toMatchObject({ organisation: { code: 'YG' } })
  })

  it('are all refused for one fault, each named at its sheet, row and column in words', async () => {
    const { body, status } = await people('admin', [
      { name: '好人', username: 'good' },
      { name: '无名' },
      { name: '无处', username: 'nowhere', organisation: '没有的单位' },
      { name: '怪职', username: 'odd', roles: '处长' },
      { name: '沈二', username: 'shen2', email: 'shen@example.cn' },
    ])
    expect(status).toBe(422)
    expect(body.report?.errors?.map(({ code, column, row }) => [row, column, code])).toEqual([
      [3, 'B', 'people.noSignInName'],
      [4, 'D', 'people.unknownUnit'],
      [5, 'E', 'people.unknownRole'],
      [6, 'G', 'people.mailTaken'],
    ])
    for (const { code, message } of body.report?.errors ?? []) expect(message).not.toContain(code)
    expect(body.report?.errors?.[2]?.message).toContain('中心工作人员')
    expect(await stored('good')).toBeUndefined()
  })

  it('are given roles by administrators alone', async () => {
    expect((await people('centre-staff', [{ name: '编写人甲', username: 'author-a' }])).body).toMatchObject({ counts: { created: 1 } })
    for (const roles of ['系统管理员', '中心工作人员', '审计员', '企业培训管理员', '命题专家']) {
      const { body, status } = await people('centre-staff', [{ name: '某人', username: 'somebody', organisation: 'YG', roles }])
      expect([roles, status, body.report?.errors?.map(({ code }) => code)]).toEqual([roles, 422, ['people.roleNotYours']])
    }
    // A change of people is no way around it either.
    const update = await people('centre-staff', [{ ...shen, roles: '系统管理员' }], '?updates=1')
    expect(update.body).toMatchObject({ counts: { updated: 0, left: 1 } })
    expect(await stored('shen')).toMatchObject({ roles: ['centre-staff', 'auditor'] })
  })

  it('do not change the roles of the one who imports', async () => {
    const own = { name: admin.name, username: admin.username, roles: '系统管理员、审计员' }
    const { body, status } = await people('admin', [own], '?updates=1')
    expect([status, body.report?.errors?.map(({ code }) => code)]).toEqual([422, ['people.ownRoles']])
  })

  it.each([
    [null, 401],
    ['auditor', 403],
    ['training-admin', 403],
    ['item-expert', 403],
    ['trainee', 403],
  ] as const)('are not imported by %s: %i', async (who, status) => {
    expect((await people(who, [{ name: '甲', username: 'jia' }])).status).toBe(status)
    const token = who === null ? undefined : tokens.get(who)
    for (const address of ['/users/import-template', '/users/import-slips', '/organisations/template', '/organisations/export'])
      expect([address, (await rest(address, token ? { token } : {})).status]).toEqual([address, status])
  })

  it('come 500 at a time at most', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => ({ name: `人${index}`, username: `many-${index}` }))
    expect(await people('admin', rows, '?dryRun=1')).toMatchObject({ status: 422, body: { errors: [{ code: 'people.tooManyRows' }] } })
  })

  it('have a template that the import reads, and leave the record whole', async () => {
    const answer = await rest('/users/import-template', { token: tokens.get('admin') ?? '' })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    // Its headings are known: nothing is missing but people.
    await expect(readTable({ schema: staffTable, bytes })).rejects.toMatchObject({ code: 'spreadsheets.noRows' })
    expect((await verify(payload)).flatMap(({ breaks }) => breaks)).toEqual([])
  })
})
