import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadOpenCalls, placeOrder } from '@/collections/materials'
import { localDate } from '@/kernel/clock'
import type { User } from '@/payload-types'
import { createLine, type Line } from '../factories/line'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, tokenOf } from '../factories/payload'

let payload: Payload
let line: Line
let staff: User
let manager: User
let stranger: User
let callId = ''

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 1 })
  staff = await createUser(payload, ['centre-staff'])
  const works = await payload.create({
    collection: 'organisations',
    data: { name: '第一炼钢厂', kind: 'enterprise' },
    overrideAccess: true,
    req: await systemReq(payload),
  })
  manager = await createUser(payload, ['training-admin'], { organisation: works.id })
  stranger = await createUser(payload, ['trainee'])
})
afterAll(() => shutDown(payload))

const today = localDate(new Date())
const noticesOf = async (user: User) => {
  const { docs } = await payload.find({
    collection: 'notifications',
    where: { recipient: { equals: user.id } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

it('a call that opens is told to the training administrators, with the way to its form, and to nobody else', async () => {
  const answer = await rest('/order-calls', {
    token: await tokenOf(payload, staff),
    body: { edition: line.edition.id, title: '2026 年秋季征订', opensOn: today, closesOn: '2099-12-31', status: 'open' },
  })
  expect(answer.status).toBe(201)
  callId = String(((await answer.json()) as { doc: { id: string } }).doc.id)
  expect(await noticesOf(manager)).toMatchObject([
    { kind: 'materials.orderCallOpened', link: `/admin/collections/order-calls/${callId}/totals`, subjectZh: '教材征订：2026 年秋季征订' },
  ])
  expect(await noticesOf(stranger)).toEqual([])
})

it('it is told once, however often it is saved', async () => {
  const token = await tokenOf(payload, staff)
  for (const status of ['closed', 'open'])
    expect((await rest(`/order-calls/${callId}`, { method: 'PATCH', token, body: { status } })).status).toBe(200)
  expect(await noticesOf(manager)).toHaveLength(1)
})

it('it waits on the workbench of those who order for an organisation, with what was ordered so far', async () => {
  expect(await loadOpenCalls(await reqAs(payload, manager))).toMatchObject([{ id: callId, title: '2026 年秋季征订', ordered: null }])
  await placeOrder({ req: await reqAs(payload, manager), callId, quantity: 30 })
  expect(await loadOpenCalls(await reqAs(payload, manager))).toMatchObject([{ id: callId, ordered: 30 }])
  expect(await loadOpenCalls(await reqAs(payload, staff))).toBeNull()
  expect(await loadOpenCalls(await reqAs(payload, stranger))).toBeNull()
})

it('it no longer waits once it is closed', async () => {
  const token = await tokenOf(payload, staff)
  expect((await rest(`/order-calls/${callId}`, { method: 'PATCH', token, body: { status: 'closed' } })).status).toBe(200)
  expect(await loadOpenCalls(await reqAs(payload, manager))).toEqual([])
})
