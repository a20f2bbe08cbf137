import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '@/kernel/clock'
import type { ClassSession, User } from '@/payload-types'
import { runNextJob } from '@/platform/jobs'
import { queueStudyReminders } from '@/plugins/study-hours/reminders/jobs/reminders'
import { deliverReminder, queueReminders } from '@/plugins/study-hours/reminders/operations/deliver'
import { planDay, planSessions, type PlannedReminder } from '@/plugins/study-hours/reminders/operations/plan'
import { isGoodInstant } from '@/plugins/study-hours/training/domain/shifts'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, createUser, rest, shutDown, systemReq } from '../factories/payload'
import { createSession, createTraining, type Training } from '../factories/training'
import { createMark, createUnit } from '../factories/units'

let payload: Payload
let training: Training
let ruleSet: string
const at = (text: string) => Date.parse(`${text}+08:00`)
const acting = (text: string): Promise<PayloadRequest> => createLocalReq({ context: { system: true, now: new Date(at(text)) } }, payload)
const patch = (collection: 'classes' | 'enrolments' | 'class-sessions' | 'users', id: string, data: object) =>
  payload.update({ collection, id, data: data as never, req: training.req, depth: 0, overrideAccess: true } as never)

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  ruleSet = await createRuleSet(payload)
  // Crew A: mornings on 1 and 2 October, middles on 3 and 4, nights on 5 and 6, rest on 7 and 8.
  await patch('classes', training.class.id, { shiftPattern: 'four-crews-three-shifts', shiftAnchorOn: '2026-10-01', requiredHours: 100 })
  await payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { state: 'running' }, req: training.req })
  await patch('enrolments', training.enrolments.trainee.id, { crew: 'A' })
  await patch('enrolments', training.enrolments.classmate.id, { crew: 'C' })
  await patch('users', training.people.trainee.id, { email: 'trainee@works.example' })
})
afterAll(() => shutDown(payload))

beforeEach(async () => {
  await payload.db.deleteMany({ collection: 'notifications', where: { id: { exists: true } } })
  await payload.db.deleteMany({ collection: 'jobs', where: { id: { exists: true } } })
})

const told = async () => {
  const { docs } = await payload.find({ collection: 'notifications', sort: 'createdAt', depth: 0, pagination: false, overrideAccess: true })
  return docs.map(({ kind, recipient }) => [kind, recipient])
}
const queued = async () => {
  const { docs } = await payload.find({
    collection: 'jobs',
    where: { kind: { equals: 'study.deliver-reminder' } },
    sort: 'runAfter',
    pagination: false,
    overrideAccess: true,
  })
  return docs
}
const of = (planned: readonly PlannedReminder[], user: User) => planned.filter(({ to }) => to.includes(user.id))

describe('a session ahead', () => {
  let session: ClassSession
  beforeAll(async () => {
    session = await createSession(payload, training, new Date(at('2026-10-08T18:00')), { place: '二号教室' })
  })

  it('is told to each crew when it is awake and off work, once', async () => {
    // Crew A has just come home from the night shift of the 6th.
    const req = await acting('2026-10-07T08:30')
    const nowMs = at('2026-10-07T08:30')
    const planned = await planSessions({ req, nowMs })
    expect(of(planned, training.people.trainee)).toMatchObject([
      { kind: 'session', atMs: at('2026-10-07T15:00'), details: { place: '二号教室' } },
    ])
    await queueReminders(req, planned)
    await queueReminders(req, await planSessions({ req, nowMs: nowMs + 3_600_000 }))
    const jobs = await queued()
    expect(jobs).toHaveLength(2)
    const own = jobs.find(({ input }) => (input as unknown as PlannedReminder).to.includes(training.people.trainee.id))
    expect(own?.runAfter).toBe(new Date(at('2026-10-07T15:00')).toISOString())
    const input = own?.input as unknown as PlannedReminder
    expect(await deliverReminder({ req: await acting('2026-10-07T15:00'), input })).toEqual({ told: 1 })
    expect(await deliverReminder({ req: await acting('2026-10-07T15:05'), input })).toEqual({ told: 0 })
    expect(await told()).toEqual([['study.sessionSoon', training.people.trainee.id]])
    const mail = await payload.find({ collection: 'jobs', where: { kind: { equals: 'mail.send' } }, overrideAccess: true })
    expect(mail.docs).toHaveLength(1)
    expect(JSON.stringify(mail.docs[0]?.input)).toContain('安全操作')
  })

  it('keeps to the hours of the works where a policy row of the class states them, and names that row', async () => {
    const hours = (quietTo: string) => ({
      crewEveryDays: 2,
      cycle: ['morning', 'morning', 'middle', 'middle', 'night', 'night', 'rest', 'rest'],
      shifts: {
        morning: { work: ['07:00', '15:00'], quiet: ['05:30', '16:00'] },
        middle: { work: ['15:00', '23:00'], quiet: ['14:00', '32:00'] },
        night: { work: ['23:00', '31:00'], quiet: ['19:00', quietTo] },
      },
    })
    const row = async (scope: string, effectiveFrom: string, quietTo: string) =>
      payload.create({
        collection: 'policies',
        data: { key: 'study.shifts.four_crews_three_shifts', value: hours(quietTo), scope, effectiveFrom, source: '本厂作息通知' },
        req: training.req,
        overrideAccess: true,
      })
    const own = await row('one-works', '2026-01-01', '37:30')
    await row('another-works', '2026-01-01', '36:00')
    await row('one-works', '2026-10-08', '36:00')
    await patch('classes', training.class.id, { policyScope: 'one-works' })
    const nowMs = at('2026-10-07T08:30')
    const planned = of(await planSessions({ req: await acting('2026-10-07T08:30'), nowMs }), training.people.trainee)
    expect(planned).toMatchObject([{ atMs: at('2026-10-07T13:30'), plan: { rows: [own.id] } }])
    const [input] = planned
    if (!input) throw new Error('nothing planned')
    const kept = JSON.parse(JSON.stringify(input)) as PlannedReminder
    expect(await deliverReminder({ req: await acting('2026-10-07T13:29'), input: kept })).toEqual({
      waitsUntil: new Date(at('2026-10-07T13:30')).toISOString(),
    })
    await patch('classes', training.class.id, { policyScope: null })
  })

  it('waits on where the process comes late and the crew is at work by then', async () => {
    const [input] = of(
      await planSessions({ req: await acting('2026-10-07T16:00'), nowMs: at('2026-10-07T16:00') }),
      training.people.trainee,
    )
    if (!input) throw new Error('nothing planned')
    expect(await deliverReminder({ req: await acting('2026-10-07T23:30'), input })).toEqual({
      waitsUntil: new Date(at('2026-10-08T08:00')).toISOString(),
    })
    expect((await queued()).map(({ runAfter }) => runAfter)).toEqual([new Date(at('2026-10-08T08:00')).toISOString()])
    expect(await told()).toEqual([])
  })

  it('is dropped when it has begun, was moved or was cancelled', async () => {
    const [input] = of(
      await planSessions({ req: await acting('2026-10-07T16:00'), nowMs: at('2026-10-07T16:00') }),
      training.people.trainee,
    )
    if (!input) throw new Error('nothing planned')
    expect(await deliverReminder({ req: await acting('2026-10-08T18:00'), input })).toEqual({ dropped: true })
    await patch('class-sessions', session.id, { startsAt: new Date(at('2026-10-08T18:30')).toISOString() })
    expect(await deliverReminder({ req: await acting('2026-10-07T16:00'), input })).toEqual({ dropped: true })
    await patch('class-sessions', session.id, { startsAt: new Date(at('2026-10-08T18:00')).toISOString(), status: 'cancelled' })
    expect(await deliverReminder({ req: await acting('2026-10-07T16:00'), input })).toEqual({ dropped: true })
    expect(await planSessions({ req: await acting('2026-10-07T16:00'), nowMs: at('2026-10-07T16:00') })).toEqual([])
    await patch('class-sessions', session.id, { status: 'scheduled' })
    expect(await told()).toEqual([])
  })

  it('is none of the business of who left, nor of another class', async () => {
    await payload.db.updateOne({
      collection: 'enrolments',
      id: training.enrolments.classmate.id,
      data: { state: 'revoked' },
      req: training.req,
    })
    const planned = await planSessions({ req: await acting('2026-10-07T16:00'), nowMs: at('2026-10-07T16:00') })
    await payload.db.updateOne({
      collection: 'enrolments',
      id: training.enrolments.classmate.id,
      data: { state: 'active' },
      req: training.req,
    })
    expect(planned.flatMap(({ to }) => to)).toEqual([training.people.trainee.id])
  })
})

describe('hours that will be short', () => {
  const plan = async (text: string) => planDay({ req: await acting(text), nowMs: at(text) })

  it('are told once a week to who falls behind, with what is needed a day', async () => {
    const [first] = of(await plan('2026-10-08T10:00'), training.people.trainee)
    expect(first).toMatchObject({
      kind: 'behind',
      key: `behind:${training.class.id}:2026-10-05`,
      atMs: at('2026-10-08T10:00'),
      details: { required: 100, hours: '0.0', appraisalOn: '2026-12-28' },
    })
    expect(Number(first?.details['perDay'])).toBeGreaterThan(0)
    expect(of(await plan('2026-10-09T20:00'), training.people.trainee)[0]?.key).toBe(first?.key)
    expect(of(await plan('2026-10-12T10:00'), training.people.trainee)[0]?.key).toBe(`behind:${training.class.id}:2026-10-12`)
  })

  it('are not told in the first week, nor to who failed, nor to who will make it', async () => {
    expect(of(await plan('2026-09-05T10:00'), training.people.trainee)).toEqual([])
    const { classmate } = training.enrolments
    const days = Array.from({ length: 14 }, (_, index) => at(`2026-09-${String(index + 10)}T19:00`))
    await writeLedger(payload, {
      trainee: training.people.classmate.id,
      enrolment: classmate.id,
      ruleSet,
      pieces: days.map((startMs) => ({ startMs, endMs: startMs + 4 * 3_600_000 })),
    })
    await patch('classes', training.class.id, { requiredHours: 80 })
    const sessions = Array.from({ length: 20 }, (_, index) => new Date(at('2026-11-01T08:00') + index * 86_400_000))
    for (const starts of sessions) await createSession(payload, training, starts)
    const planned = await plan('2026-09-24T10:00')
    expect(of(planned, training.people.classmate)).toEqual([])
    expect(of(planned, training.people.trainee)).toHaveLength(1)
    await patch('classes', training.class.id, { requiredHours: 100 })
    const missed = await createSession(payload, training, new Date(at('2026-09-11T08:00')))
    await createMark(payload, {
      session: missed.id,
      enrolment: training.enrolments.trainee.id,
      trainee: training.people.trainee.id,
      mark: 'absent',
      at: new Date('2026-09-11T00:00:00Z'),
    })
    expect(of(await plan('2026-10-08T10:00'), training.people.trainee)).toEqual([])
  })

  it('are told seven days before the class ends and on the eve', async () => {
    const keys = []
    for (const day of ['2026-12-12', '2026-12-13', '2026-12-16', '2026-12-19', '2026-12-20', '2026-12-21'])
      keys.push(...of(await plan(`${day}T12:00`), training.people.classmate).map(({ key, kind }) => (kind === 'ending' ? key : kind)))
    const step = (days: number) => `ending:${training.class.id}:${days}`
    expect(keys.filter((key) => key !== 'behind')).toEqual([step(7), step(7), step(1), step(1)])
  })
})

describe('claims that wait', () => {
  it('are brought to the mind of the administrators of that organisation, and after their signature of the centre', async () => {
    const startMs = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000
    await writeLedger(payload, {
      trainee: training.people.trainee.id,
      enrolment: training.enrolments.trainee.id,
      ruleSet,
      unit: (await createUnit(payload, training)).id,
      pieces: [{ startMs, endMs: startMs + 600_000, reason: 'gap' }],
    })
    const answer = await rest('/hour-claims/submit', {
      token: training.tokens.trainee,
      body: { fromMs: startMs, toMs: startMs + 600_000, cause: 'network', note: '断网' },
    })
    const { doc } = (await answer.json()) as { doc: { id: string } }
    const claims = async (laterDays: number) => {
      const nowMs = Date.now() + laterDays * 86_400_000
      const req = await createLocalReq({ context: { system: true, now: new Date(nowMs) } }, payload)
      return (await planDay({ req, nowMs })).filter(({ kind }) => kind === 'claims')
    }
    expect(await claims(1)).toEqual([])
    expect(await claims(3)).toMatchObject([{ to: [training.people.manager.id], details: { count: 1 } }])
    await rest(`/hour-claims/${doc.id}/transitions`, { token: training.tokens.manager, body: { action: 'support', seenSeq: 0 } })
    expect(await claims(3)).toMatchObject([{ to: [training.people.staff.id] }])
  })
})

describe('outages that wait for the second signature', () => {
  it('are brought once a day to the mind of the centre, but not of who declared them', async () => {
    const declare = async (who: 'teacher' | 'staff', hoursAgo: number) => {
      const fromMs = Date.now() - hoursAgo * 3_600_000
      const body = { classes: [training.class.id], fromMs, toMs: fromMs + 600_000, cause: '交换机故障' }
      const answer = await rest('/outages/declare', { token: training.tokens[who], body })
      return ((await answer.json()) as { doc: { id: string } }).doc.id
    }
    await declare('staff', 3)
    const outages = async (laterDays: number) => {
      const nowMs = Date.now() + laterDays * 86_400_000
      const req = await createLocalReq({ context: { system: true, now: new Date(nowMs) } }, payload)
      return (await planDay({ req, nowMs })).filter(({ kind }) => kind === 'outages')
    }
    const staff = (planned: Awaited<ReturnType<typeof outages>>) => planned.filter(({ to }) => to.includes(training.people.staff.id))
    expect(staff(await outages(2))).toEqual([])
    const foreign = await declare('teacher', 2)
    expect(await outages(0)).toEqual([])
    const planned = staff(await outages(2))
    expect(planned).toMatchObject([{ to: [training.people.staff.id], details: { count: 1 }, link: '/admin/collections/outages' }])
    for (const { atMs, plan } of planned) expect(isGoodInstant(plan, atMs)).toBe(true)
    const req = await systemReq(payload)
    const queued = () =>
      payload.count({
        collection: 'jobs',
        where: { key: { like: `outages:${localDate(Date.now() + 2 * 86_400_000)}` } },
        overrideAccess: true,
      })
    for (let times = 0; times < 3; times += 1) await queueReminders(req, staff(await outages(2)))
    expect((await queued()).totalDocs).toBe(1)
    await rest(`/outages/${foreign}/transitions`, { token: training.tokens.staff, body: { action: 'approve', seenSeq: 0 } })
    expect(staff(await outages(2))).toEqual([])
  })
})

it('plans every hour and every day once, whoever asks and however often', async () => {
  await createUser(payload, ['trainee'])
  const now = new Date()
  for (let times = 0; times < 3; times += 1) await queueStudyReminders({ payload, now })
  const count = () => payload.count({ collection: 'jobs', where: { kind: { equals: 'study.plan-reminders' } }, overrideAccess: true })
  expect((await count()).totalDocs).toBe(2)
  const signal = new AbortController().signal
  while (await runNextJob(payload, signal));
  const { docs } = await payload.find({ collection: 'jobs', where: { kind: { equals: 'study.plan-reminders' } }, overrideAccess: true })
  expect(docs.map(({ state }) => state)).toEqual(['done', 'done'])
})
