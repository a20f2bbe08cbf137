import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadStartHere } from '@/platform/admin/workbench/load-start-here'
import type { User } from '@/payload-types'
import type { GlobalRole } from '@/kernel/actor'
import { createLine } from '../factories/line'
import { bootPayload, createUser, reqAs, rest, shutDown, tokenOf } from '../factories/payload'
import { createTraining } from '../factories/training'

let payload: Payload
let admin: User

beforeAll(async () => {
  payload = await bootPayload()
  admin = await createUser(payload, ['admin'])
})
afterAll(() => shutDown(payload))

const lines = async (user: User) => loadStartHere(await reqAs(payload, user))
const done = async () => (await lines(admin))?.filter((line) => line.done).map(({ step }) => step)

it('is shown to the first administrator of an empty platform, with nothing ticked', async () => {
  expect(await done()).toEqual([])
})

it('ticks off what was made through the product, step by step', async () => {
  const token = await tokenOf(payload, admin)
  const answer = await rest('/organisations', { token, body: { name: '指导中心', kind: 'centre' } })
  expect(answer.status).toBe(201)
  expect(await done()).toEqual(['units'])
  const people = await rest('/users', {
    token,
    body: { username: 'zhang', name: '张工', password: 'first day at work', roles: ['centre-staff'] },
  })
  expect(people.status).toBe(201)
  expect(await done()).toEqual(['units', 'people'])
})

it.each(['auditor', 'training-admin', 'item-expert', 'trainee'] satisfies GlobalRole[])('is not for a %s', async (role) => {
  expect(await lines(await createUser(payload, [role]))).toBeNull()
})

it('is for the centre’s staff, who are told to ask for accounts', async () => {
  expect((await lines(await createUser(payload, ['centre-staff'])))?.find(({ step }) => step === 'people')).toMatchObject({ done: true })
})

it('is put away by the choice of the browser', async () => {
  const req = await reqAs(payload, admin)
  req.headers = new Headers({ cookie: 'lg-theme=dark; lg-start-here=away' })
  expect(await loadStartHere(req)).toBeNull()
  req.headers = new Headers({ cookie: 'lg-start-here=awayward' })
  expect(await loadStartHere(req)).not.toBeNull()
})

it('goes away for good when all of it is done', async () => {
  const own = { overrideAccess: true, depth: 0 } as const
  const line = await createLine(payload, { chapters: 1, unsigned: true })
  const training = await createTraining(payload, { unsigned: true })
  const set = (collection: 'editions' | 'classes' | 'standards' | 'element-specifications', id: string, state: string) =>
    payload.db.updateOne({ collection, id, data: { state }, req: training.req })
  await set('editions', line.edition.id, 'published')
  await set('classes', training.class.id, 'running')
  const { id } = await payload.create({
    collection: 'element-specifications',
    data: { occupation: training.occupation.id, standard: training.standard.id, level: '4', edition: '2024年版', version: 1 } as never,
    req: training.req,
    ...own,
  })
  await set('element-specifications', String(id), 'in-force')
  expect((await lines(admin))?.filter((each) => !each.done).map(({ step }) => step)).toEqual(['rules'])
  const adopt = (key: string, effectiveFrom: string) =>
    payload.create({
      collection: 'policies',
      data: { key, value: 45, unit: 'min', effectiveFrom, source: '测试' } as never,
      req: training.req,
      ...own,
    })
  // What begins later binds nobody yet.
  await adopt('study.hour_minutes', '2099-01-01')
  const rules = (await lines(admin))?.find(({ step }) => step === 'rules')
  expect(rules).toMatchObject({ done: false, href: '/admin/collections/policies' })
  expect(rules?.say.zh).toContain('2099-01-01')
  await adopt('study.hour_minutes', '2026-01-01')
  expect(await lines(admin)).toBeNull()
})
