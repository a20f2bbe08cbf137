import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { queueReminders } from '@/collections/materials/workbench/jobs/remind'
import { drainJobs } from '@/platform/jobs'
import { createLine, type Line } from '../factories/line'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

let payload: Payload
let line: Line

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 2, unsigned: true })
})
afterAll(() => shutDown(payload))

async function due(kind: string, day: string): Promise<void> {
  const { docs } = await payload.find({
    collection: 'assignments',
    where: { and: [{ edition: { equals: line.edition.id } }, { kind: { equals: kind } }] },
    overrideAccess: true,
  })
  for (const { id } of docs)
    await payload.update({ collection: 'assignments', id, data: { dueOn: day }, overrideAccess: true, req: await systemReq(payload) })
}

async function reminded(): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'notifications',
    where: { kind: { in: ['materials.assignmentDue', 'materials.assignmentLate'] } },
    sort: 'createdAt',
    pagination: false,
    overrideAccess: true,
  })
  return docs.map(({ kind }) => kind ?? '')
}

it('reminds of begun tasks that are late or due within days, once a day', async () => {
  await due('author', '2026-03-10')
  await due('review1', '2026-03-01') // has not begun: not this person's delay
  await queueReminders({ payload, now: new Date('2026-03-08T03:00:00Z') })
  await queueReminders({ payload, now: new Date('2026-03-08T09:00:00Z') })
  await drainJobs(payload)
  expect(await reminded()).toEqual(['materials.assignmentDue', 'materials.assignmentDue'])
  await queueReminders({ payload, now: new Date('2026-03-11T16:30:00Z') }) // the 12th in Shanghai
  await drainJobs(payload)
  expect((await reminded()).slice(2)).toEqual(['materials.assignmentLate', 'materials.assignmentLate'])
  const { docs } = await payload.find({
    collection: 'notifications',
    where: { kind: { equals: 'materials.assignmentLate' } },
    overrideAccess: true,
  })
  expect(docs[0]?.textZh).toContain('已逾期 2 天')
})

it('says nothing of what is done or far off', async () => {
  const before = (await reminded()).length
  await due('author', '2026-06-30')
  await queueReminders({ payload, now: new Date('2026-03-20T03:00:00Z') })
  await drainJobs(payload)
  expect((await reminded()).length).toBe(before)
})
