import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadStandardsBench, standingOf } from '@/collections/standards'
import type { GlobalRole } from '@/kernel/actor'
import type { User } from '@/payload-types'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
let admin: User
let token: string
let standard: string

const whole = [{ section: '基本要求', name: '基本要求', hundredths: { 4: 10_000 } }]

beforeAll(async () => {
  payload = await bootPayload()
  admin = await createUser(payload, ['admin'], { name: '唯一管理员' })
  token = await tokenOf(payload, admin)
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-09-02', name: '金属轧制工', levels: ['4'] },
    req: await systemReq(payload),
    overrideAccess: true,
  })
  const body = { occupation: occupation.id, edition: '2019年版', version: 1, levels: ['4'], theoryWeights: whole, skillWeights: whole }
  const made = await rest('/standards', { token, body })
  standard = (await made.json()).doc.id
})
afterAll(() => shutDown(payload))

const bench = async (user: User) => loadStandardsBench(await reqAs(payload, user))
const standing = async (user: User, title: string) => {
  const draft = (await bench(user))?.drafts.find((each) => each.title.includes(title))
  if (!draft) throw new Error(`no draft is called ${title}`)
  return standingOf({ req: await reqAs(payload, user), draft, language: 'zh' })
}
const putInForce = (by: string, slug = 'standards', id = standard) =>
  rest(`/${slug}/${id}/transitions`, { token: by, body: { action: 'put-in-force', seenSeq: 0 }, headers: { 'accept-language': 'zh' } })

it('a draft stands on the workbench by its name, with a link, and says what it lacks', async () => {
  expect((await bench(admin))?.drafts).toMatchObject([{ title: '金属轧制工 2019年版', href: `/admin/collections/standards/${standard}` }])
  expect(await standing(admin, '金属轧制工')).toEqual({ whom: 'content', why: '标准缺少：生效日期，不能生效。' })
})

it('the only account of an installation is told that it needs another one, and where to make it', async () => {
  const answer = await rest(`/standards/${standard}`, { token, method: 'PATCH', body: { validFrom: '2019-01-01' } })
  expect(answer.status).toBe(200)
  const refused = await putInForce(token)
  const [error] = (await refused.json()).errors
  expect([refused.status, error.code]).toEqual([403, 'standards.ownWork'])
  expect(error.message).toContain('在“人员 › 用户”中为另一人新建账号，角色选“中心工作人员”')
  expect(error.details.places).toMatchObject([{ href: '/admin/collections/users/create' }])
  expect((await standing(admin, '金属轧制工')).whom).toBe('another')
})

it('as soon as there is somebody, the refusal names them and the draft waits for them', async () => {
  const staff = await createUser(payload, ['centre-staff'], { name: '张核对' })
  await createUser(payload, ['centre-staff'], { name: '已离职', active: false })
  await createUser(payload, ['item-expert'], { name: '命题人' })
  const [error] = (await (await putInForce(token)).json()).errors
  expect(error.message).toContain('现在能办理的有：张核对。')
  expect(error.details.places).toBeUndefined()
  expect(await standing(staff, '金属轧制工')).toEqual({ whom: 'you', why: '' })
  expect((await putInForce(await tokenOf(payload, staff))).status).toBe(200)
  expect(await bench(staff)).toBeNull()
})

it('whoever edited a point of a specification is not named as its approver', async () => {
  const editor = await createUser(payload, ['centre-staff'], { name: '改过要点' })
  const occupation = (await payload.find({ collection: 'occupations', overrideAccess: true, depth: 0 })).docs[0]?.id
  const made = await rest('/element-specifications', { token, body: { occupation, level: '4', kind: 'theory', version: 1, standard } })
  const id = (await made.json()).doc.id
  const post = async (collection: string, by: string, data: object) =>
    expect((await rest(`/${collection}`, { token: by, body: { specification: id, ...data } })).status).toBe(201)
  await post('element-nodes', token, { code: 'A', name: '基本要求', weightHundredths: 10_000 })
  await post('appraisal-points', await tokenOf(payload, editor), { fullCode: 'A-001', name: '职业道德', importance: 'X' })
  const [error] = (await (await putInForce(token, 'element-specifications', id)).json()).errors
  expect(error).toMatchObject({ code: 'standards.ownWork', details: { able: ['张核对'] } })
  expect((await standing(editor, '第1版')).whom).not.toBe('you')
})

it.each(['auditor', 'training-admin', 'item-expert', 'trainee'] satisfies GlobalRole[])('is not for a %s', async (role) => {
  expect(await bench(await createUser(payload, [role]))).toBeNull()
})
