import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStartHere } from '@/platform/admin/workbench/load-start-here'
import { loadPublishedChapter, loadPublishedTextbook } from '@/collections/materials/publication/operations/read-published'
import { readContent } from '@/collections/materials/chapters/operations/manuscript'
import { orderTotals } from '@/collections/materials/orders/operations/orders'
import { demoPasswordOf, demoPeople, demoTour } from '@/demo'
import { demoOccupations } from '@/demo/facts/occupations'
import { demoStandards } from '@/demo/facts/standards'
import { isDemoLoaded, loadDemo } from '@/demo/load'
import type { Occupation } from '@/payload-types'
import { verify } from '@/platform/verify'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq } from '../factories/payload'

/** A Wednesday: what is due this Friday is not late. */
const TODAY = '2026-11-18'
const PUBLISHED = 'gaolu-liantie-gong-zhongji'
const IN_REVIEW = 'zhuanlu-liangang-gong-gaoji'

let payload: Payload
let first: boolean | string
const asked = { today: TODAY, mustChangePassword: false }

beforeAll(async () => {
  payload = await bootPayload()
  const somebody = await createUser(payload, ['admin'])
  first = await loadDemo({ payload, ...asked })
  await payload.delete({ collection: 'users', id: somebody.id, overrideAccess: true, req: await systemReq(payload) })
  // The process dies in the middle of the story; the next one starts a day later.
  await loadDemo({
    payload,
    ...asked,
    onProgress: ({ done }) => {
      if (done === 250) throw new Error('killed')
    },
  }).catch((error: Error) => expect(error.message).toBe('killed'))
  expect(await isDemoLoaded(payload)).toBe(false)
  expect(await loadDemo({ payload, ...asked, today: '2026-11-19' })).toBe(true)
}, 400_000)
afterAll(() => shutDown(payload))

const all = { pagination: false, depth: 0, overrideAccess: true } as const

async function editionOf(urlName: string) {
  const { docs } = await payload.find({ collection: 'editions', where: { 'textbook.urlName': { equals: urlName } }, ...all })
  return docs[0]!
}

async function chaptersOf(urlName: string) {
  const edition = await editionOf(urlName)
  return (await payload.find({ collection: 'chapters', where: { edition: { equals: edition.id } }, sort: 'number', ...all })).docs
}

function counted(values: readonly string[]): Record<string, number> {
  return values.reduce<Record<string, number>>((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {})
}

describe('the loading of the demonstration data', () => {
  it('leaves a database alone that has people already', () => {
    expect(first).toBe(false)
  })

  it('happens once', async () => {
    expect(await isDemoLoaded(payload)).toBe(true)
    expect(await loadDemo({ payload, ...asked })).toBe(false)
    expect((await payload.count({ collection: 'users', overrideAccess: true })).totalDocs).toBe(demoPeople.length)
  })

  it('has nothing left of the first steps of an installation to show', async () => {
    const { docs } = await payload.find({ collection: 'users', where: { username: { equals: 'admin' } }, ...all })
    expect(docs).toHaveLength(1)
    expect(await loadStartHere(await reqAs(payload, docs[0]!))).toBeNull()
  })

  it('goes on after a kill without doing a step twice or leaving one out', async () => {
    const { docs } = await payload.find({ collection: 'drafts', ...all })
    expect(docs.length).toBe(16)
    const { docs: rows } = await payload.find({ collection: 'audit-log', where: { subjectCollection: { equals: 'comments' } }, ...all })
    expect(rows.filter(({ action }) => action === 'create').length).toBe(
      (await payload.count({ collection: 'comments', overrideAccess: true })).totalDocs,
    )
  })

  it('leaves every invariant of the house standing, the audit chain first', async () => {
    const findings = await verify(payload)
    expect(findings.map(({ name }) => name)).toContain('audit-chain')
    expect(findings.flatMap(({ breaks, name }) => breaks.map(({ reason, subject }) => `${name}: ${subject} ${reason}`))).toEqual([])
  })

  it('tells the past in the past, in the order in which it happened', async () => {
    const { docs } = await payload.find({
      collection: 'audit-log',
      sort: 'seq',
      where: { subjectCollection: { not_equals: 'users' } },
      ...all,
    })
    const instants = docs.map(({ at }) => at)
    expect(instants).toEqual(instants.toSorted())
    const { docs: transitions } = await payload.find({ collection: 'transitions', ...all })
    for (const { at } of transitions) expect(at < `${TODAY}T00:00:00.000Z`).toBe(true)
    const { docs: drafts } = await payload.find({ collection: 'drafts', ...all })
    for (const { createdAt } of drafts) expect(createdAt < `${TODAY}T00:00:00.000Z`).toBe(true)
  })

  it('gives every person of the tour the password that the start prints', async () => {
    const [one] = demoTour
    const answer = await rest('/users/login', { body: { username: one!.username, password: demoPasswordOf(one!.username) } })
    expect(answer.status).toBe(200)
    const { docs } = await payload.find({
      collection: 'users',
      where: { username: { in: demoTour.map(({ username }) => username) } },
      ...all,
    })
    expect(docs.length).toBe(demoTour.length)
  })
})

describe('the published book', () => {
  it('is in circulation with eight sealed chapters, two printings and its errata', async () => {
    expect((await editionOf(PUBLISHED)).state).toBe('published')
    expect(counted((await chaptersOf(PUBLISHED)).map(({ state }) => state))).toEqual({ final: 8 })
    const req = await reqAs(payload, null)
    const { editions } = await loadPublishedTextbook({ req, urlName: PUBLISHED })
    expect(editions).toMatchObject([{ editionNo: 1, printings: [{ printingNo: 1 }, { printingNo: 2 }] }])
    expect(editions[0]?.chapters.length).toBe(8)
    const { blocks } = await loadPublishedChapter({ req, urlName: PUBLISHED, editionNo: 1, chapterNumber: 4 })
    expect(counted(blocks.map(({ kind }) => kind))).toMatchObject({
      heading: expect.any(Number),
      table: expect.any(Number),
      figure: expect.any(Number),
    })
    const { docs } = await payload.find({ collection: 'errata', ...all })
    expect(counted(docs.map(({ state }) => state))).toEqual({ corrected: 3, rejected: 1, confirmed: 1, reported: 1 })
  })

  it('shows its pictures to everybody, with words for those who cannot see them', async () => {
    const req = await reqAs(payload, null)
    const { docs } = await payload.find({ collection: 'media', pagination: false, depth: 0, overrideAccess: false, req })
    expect(docs.length).toBeGreaterThanOrEqual(15)
    for (const { alt, filename } of docs) expect(alt?.length, filename ?? '').toBeGreaterThan(5)
  })

  it('has its files queued for both printings', async () => {
    const { docs } = await payload.find({ collection: 'jobs', where: { kind: { equals: 'materials.buildPublication' } }, ...all })
    expect(docs.length).toBe(6)
  })

  it('has a closed and an open order call whose totals are those of the story', async () => {
    const { docs: staff } = await payload.find({ collection: 'users', where: { username: { equals: 'staff1' } }, ...all })
    const { docs: calls } = await payload.find({ collection: 'order-calls', sort: 'opensOn', ...all })
    expect(calls.map(({ status }) => status)).toEqual(['closed', 'open'])
    const totals = await Promise.all(calls.map(async ({ id }) => orderTotals({ req: await reqAs(payload, staff[0]!), callId: id })))
    expect(totals.map(({ amountFen, quantity }) => [quantity, amountFen])).toEqual([
      [2_713, 2_713 * 3_200],
      [1_330, 1_330 * 3_200],
    ])
  })

  it('was judged by the rule of its day and passed', async () => {
    const { docs } = await payload.find({ collection: 'quality-samples', ...all, depth: 1 })
    expect(docs).toMatchObject([{ isWholeBook: true, passed: true, policy: { key: 'book.error_rate_max', value: 1 } }])
  })
})

describe('the book under review', () => {
  it('stands where the story leaves it', async () => {
    expect((await editionOf(IN_REVIEW)).state).toBe('writing')
    expect((await chaptersOf(IN_REVIEW)).map(({ state }) => state)).toEqual([
      'review3',
      'review2',
      'review1',
      'unifying',
      'writing',
      'writing',
    ])
  })

  it('has open comments that must be settled, and kept ones with a reason', async () => {
    const ids = (await chaptersOf(IN_REVIEW)).map(({ id }) => id)
    const { docs } = await payload.find({ collection: 'comments', where: { chapter: { in: ids } }, ...all })
    expect(docs.filter(({ severity, status }) => status === 'open' && severity === 'must').length).toBeGreaterThanOrEqual(3)
    for (const kept of docs.filter(({ status }) => status === 'kept')) expect(kept.answer?.length).toBeGreaterThan(5)
  })

  it('has tasks that have begun and are late, and tasks that are not', async () => {
    const edition = await editionOf(IN_REVIEW)
    const { docs } = await payload.find({
      collection: 'assignments',
      where: { and: [{ edition: { equals: edition.id } }, { status: { equals: 'open' } }, { startedAt: { exists: true } }] },
      ...all,
    })
    const late = docs.filter(({ dueOn }) => dueOn && dueOn < TODAY)
    expect(late.map(({ kind }) => kind).toSorted()).toEqual(['author', 'review3', 'unify'])
    expect(docs.length).toBeGreaterThan(late.length)
  })

  it('shows its pictures to whoever reviews the chapter that they stand in', async () => {
    const { docs } = await payload.find({ collection: 'users', where: { username: { equals: 'reviewer-bof-2' } }, ...all })
    const req = await reqAs(payload, docs[0]!)
    const chapter = (await chaptersOf(IN_REVIEW)).find(({ state }) => state === 'review2')
    const draft = await payload.findByID({ collection: 'drafts', id: String(chapter?.currentDraft), depth: 0, overrideAccess: false, req })
    const { mediaIds } = await readContent(await systemReq(payload), draft.content)
    expect(mediaIds.length).toBeGreaterThan(0)
    const seen = await payload.find({ collection: 'media', where: { id: { in: mediaIds } }, depth: 0, overrideAccess: false, req })
    expect(seen.docs.map(({ id }) => id).toSorted()).toEqual(mediaIds.toSorted())
  })

  it('is nobody else’s to read', async () => {
    const req = await reqAs(payload, null)
    await expect(loadPublishedTextbook({ req, urlName: IN_REVIEW })).rejects.toMatchObject({ code: 'request.notFound' })
  })
})

describe('the facts of the demonstration', () => {
  it('claim no comparison with an original that nobody made', async () => {
    const marks = payload.config.collections.flatMap(({ flattenedFields, slug }) =>
      flattenedFields.flatMap(({ name, type }) => (type === 'checkbox' && /verified$/i.test(name) ? [{ slug, name }] : [])),
    )
    expect(marks.map(({ name, slug }) => `${slug}.${name}`)).toEqual(
      expect.arrayContaining(['occupations.verified', 'standards.hoursVerified', 'standards.weightsVerified', 'policies.verified']),
    )
    for (const { name, slug } of marks) {
      const { totalDocs } = await payload.count({
        collection: slug as 'occupations',
        where: { [name]: { equals: true } },
        overrideAccess: true,
      })
      expect([slug, name, totalDocs]).toEqual([slug, name, 0])
    }
  })

  it('say of what was read in copies that it was, and of hours and weights that were composed that they were', async () => {
    const { docs: occupations } = await payload.find({ collection: 'occupations', ...all })
    const copied = new Set(demoOccupations.flatMap(({ code, verified }) => (verified ? [code] : [])))
    expect(
      occupations
        .filter(({ note }) => note?.startsWith('据转载或报道，未核对原文'))
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual([...copied].toSorted())
    const { docs: stored } = await payload.find({ collection: 'standards', ...all, depth: 1 })
    const composed = (standard: (typeof demoStandards)[number]) => [
      Object.keys(standard.trainingHours).length > 0 && !standard.trainingHoursVerified ? '为演示编写' : null,
      standard.theoryWeights.length > 0 && standard.weightsComposed ? '为演示编写' : null,
    ]
    const told = new Map(
      stored.map(({ hoursSource, occupation, weightsSource }) => [
        (occupation as Occupation).code,
        [hoursSource ?? null, weightsSource ?? null],
      ]),
    )
    expect(demoStandards.map(({ occupationCode }) => told.get(occupationCode))).toEqual(demoStandards.map(composed))
    expect(demoStandards.map(composed).flat()).toContain('为演示编写')
  })
})

describe('the training of the demonstration', () => {
  const count = async (
    collection: 'classes' | 'study-slices' | 'hour-claims' | 'hour-certificates' | 'outages' | 'leave-requests',
    where = {},
  ) => (await payload.count({ collection, where, overrideAccess: true })).totalDocs

  it('has two classes under way with three months of study, and one that is over', async () => {
    const { docs } = await payload.find({ collection: 'classes', sort: 'startsOn', ...all })
    expect(docs.map(({ state }) => state)).toEqual(['finished', 'running', 'running'])
    for (const { id } of docs.slice(1)) {
      const first = await payload.find({
        collection: 'study-slices',
        where: { 'enrolment.class': { equals: id } },
        sort: 'startMs',
        limit: 1,
        depth: 0,
        overrideAccess: true,
      })
      expect(Date.parse(`${TODAY}T00:00:00+08:00`) - (first.docs[0]?.startMs ?? 0)).toBeGreaterThan(75 * 86_400_000)
    }
    expect(await count('study-slices')).toBeGreaterThan(5_000)
  })

  it('leaves something to decide for everybody who decides', async () => {
    expect(await count('hour-claims', { state: { equals: 'submitted' } })).toBeGreaterThanOrEqual(1)
    expect(await count('hour-claims', { state: { equals: 'supported' } })).toBeGreaterThanOrEqual(1)
    expect(await count('outages', { state: { equals: 'declared' } })).toBe(1)
    expect(await count('leave-requests', { state: { equals: 'requested' } })).toBeGreaterThanOrEqual(1)
  })

  it('shows certificates that are valid and one that was revoked', async () => {
    expect(await count('hour-certificates', { state: { equals: 'valid' } })).toBe(3)
    expect(await count('hour-certificates', { state: { equals: 'revoked' } })).toBe(1)
  })
})
