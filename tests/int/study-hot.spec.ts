import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { readDesk } from '@/plugins/study-hours/ledger/domain/desk'
import { idOf } from '@/kernel/ids'
import { closeStudyOf } from '@/plugins/study-hours/desk/operations/close-study'
import { createStudy } from '@/plugins/study-hours/desk/operations/study'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { sweepDesks } from '@/plugins/study-hours/desk/operations/sweep'
import { hotWrites } from '@/platform/hot-writes'
import { withTransaction } from '@/platform/transactions'
import { bootPayload, shutDown, systemReq } from '../factories/payload'
import {
  createStudyRoom,
  createTrainees,
  READING,
  rightAnswer,
  signToken,
  startStudyEdge,
  type StudyEdge,
  type StudyRoom,
  type TestTrainee,
} from '../factories/study'
import { createTraining, type Training } from '../factories/training'

const START = Date.parse('2026-11-23T02:00:00.000Z')
const clock = { now: START }
const BEAT_MS = 30_000

let payload: Payload
let training: Training
let room: StudyRoom
let edge: StudyEdge
let pool: TestTrainee[] = []

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  room = await createStudyRoom(payload, training)
  pool = await createTrainees(payload, training, 160)
  edge = await startStudyEdge(payload, { now: () => clock.now })
})
afterAll(async () => {
  await edge.stop()
  await shutDown(payload)
})
beforeEach(() => {
  clock.now = START
})

const anybody = () => {
  const one = pool.pop()
  if (!one) throw new Error('no trainee left')
  return one
}
const open = (who: TestTrainee, body: Record<string, unknown> = { unitId: room.attachment }) =>
  edge.send('POST', 'sessions', who.token, body)
const beat = (who: TestTrainee, session: string, epoch: number, seq: number, evidence: object = READING) =>
  edge.send('POST', `sessions/${session}/beats`, who.token, { epoch, seq, evidence })
const sessionOf = async (who: TestTrainee, body?: Record<string, unknown>) => {
  const { body: opened, status } = await open(who, body)
  expect([status, opened.errors]).toEqual([201, undefined])
  return { id: String(opened['sessionId']), epoch: Number(opened['epoch']), opened }
}
/** Reads on for `count` beats and gives the last answer. */
const read = async (who: TestTrainee, { epoch, id }: { id: string; epoch: number }, count: number, from = 1) => {
  let last = await beat(who, id, epoch, from - 1 || 0)
  for (let seq = from; seq < from + count; seq += 1) {
    clock.now += BEAT_MS
    last = await beat(who, id, epoch, seq)
  }
  return last
}
const ledger = (who: TestTrainee) => readLedger(hotWrites({ payload }), { trainee: who.id })
const row = async (id: string): Promise<Record<string, unknown>> =>
  (await payload.db.findOne<Record<string, unknown> & { id: string }>({ collection: 'study-sessions', where: { id: { equals: id } } })) ??
  {}
const desk = async (who: TestTrainee) => {
  const found = await payload.db.findOne<{ id: string; state: string; rev: number; ledgerSeq: number }>({
    collection: 'study-desks',
    where: { trainee: { equals: who.id } },
  })
  return { rev: found?.rev ?? 0, ledgerSeq: found?.ledgerSeq ?? 0, state: readDesk(found?.state) }
}
const code = ({ body, status }: { status: number; body: { errors?: { code: string }[] } }) => [status, body.errors?.[0]?.code]

describe('opening a session', () => {
  it('answers as the contract says and keeps the rules that it was opened under', async () => {
    const who = anybody()
    const { id, opened } = await sessionOf(who)
    expect(opened).toMatchObject({ epoch: 1, heartbeatMs: 30_000, leaseMs: 75_000, resumeAt: 0, enrolmentId: who.enrolment })
    expect(await row(id)).toMatchObject({ trainee: who.id, status: 'open', openedAtMs: START, unitRevision: 1, enrolment: who.enrolment })
    const set = await payload.findByID({ collection: 'study-rule-sets', id: String((await row(id))['ruleSet']), depth: 0 })
    expect(set.values).toMatchObject({ rules: { heartbeatMs: 30_000, presenceMinMs: 480_000 } })
  })

  it('ends the session that was active, and its window is told so', async () => {
    const who = anybody()
    const first = await sessionOf(who)
    await read(who, first, 2)
    const second = await sessionOf(who)
    expect(second.epoch).toBe(2)
    expect(await row(first.id)).toMatchObject({ status: 'closed', closeReason: 'superseded', closedAtMs: START + 2 * BEAT_MS })
    const before = await desk(who)
    clock.now += BEAT_MS
    expect(code(await beat(who, first.id, first.epoch, 3))).toEqual([409, 'study.superseded'])
    expect(await desk(who)).toEqual(before)
    expect(code(await beat(who, second.id, second.epoch, 1))).toEqual([200, undefined])
  })

  it.each([
    ['a unit that is not there', { unitId: '0190aaaa-0000-7000-8000-000000000000' }, 404, 'study.noUnit'],
    ['no unit', {}, 400, 'request.invalid'],
    ['an enrolment of somebody else', { unitId: 'attachment', enrolmentId: 'other' }, 403, 'study.notEnrolled'],
  ])('is refused for %s', async (_name, body, status, refusal) => {
    const who = anybody()
    const filled = {
      ...body,
      ...('unitId' in body && body.unitId === 'attachment' ? { unitId: room.attachment } : {}),
      ...('enrolmentId' in body ? { enrolmentId: anybody().enrolment } : {}),
    }
    const answer = await open(who, filled)
    expect(answer.body.errors?.[0]?.code).toBe(refusal)
    expect(answer.status).toBe(status)
    expect((await desk(who)).rev).toBe(0)
  })

  it('is refused while the unit or its course is closed, and to whoever is not enrolled', async () => {
    const who = anybody()
    const req = await systemReq(payload)
    const set = (collection: 'study-units' | 'courses', id: string, data: object) =>
      payload.db.updateOne({ collection, id, data: data as never, req })
    await set('study-units', room.attachment, { open: false })
    expect(code(await open(who))[1]).toBe('study.unitClosed')
    await set('study-units', room.attachment, { open: true })
    await set('courses', room.course, { status: 'closed' })
    expect(code(await open(who))[1]).toBe('study.unitClosed')
    await set('courses', room.course, { status: 'open' })
    expect(code(await open({ ...who, token: training.tokens.stranger }))[1]).toBe('study.notEnrolled')
    expect(code(await open(who))).toEqual([201, undefined])
  })

  it('100 times at once leaves one active session and one chain of epochs', async () => {
    const who = anybody()
    const answers = await Promise.all(Array.from({ length: 100 }, () => open(who)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 201))
    expect(new Set(answers.map(({ body }) => body['epoch'])).size).toBe(100)
    const { docs } = await payload.db.find<{ id: string; status: string }>({
      collection: 'study-sessions',
      where: { trainee: { equals: who.id } },
      pagination: false,
    })
    expect(docs).toHaveLength(100)
    expect(docs.filter(({ status }) => status === 'open').map(({ id }) => id)).toEqual([(await desk(who)).state.session?.id])
  })
})

describe('a beat', () => {
  it('counts the time of the server, and a replay gives the stored answer', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    const second = await read(who, session, 2)
    expect(second.body).toMatchObject({ creditedMs: 0, provisionalMs: 60_000, todayMs: 60_000, dayCapMs: 7 * 45 * 60_000, presence: null })
    const stored = await desk(who)
    clock.now += 5_000
    expect((await beat(who, session.id, session.epoch, 2)).body).toEqual(second.body)
    expect((await beat(who, session.id, session.epoch, 1)).body).toEqual(second.body)
    expect(await desk(who)).toEqual(stored)
  })

  it('names why an interval did not count', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 1)
    clock.now += 75_001
    expect((await beat(who, session.id, session.epoch, 2)).body).toMatchObject({ reason: 'gap', provisionalMs: 30_000 })
    clock.now += 30_000
    expect((await beat(who, session.id, session.epoch, 3, { visible: false, active: true })).body).toMatchObject({ reason: 'hidden' })
  })

  it('60 times at once credits no more than the time that passed', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    clock.now += 1_000
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => beat(who, session.id, session.epoch, index + 1)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const { state } = await desk(who)
    expect(state.pending.reduce((sum, run) => sum + run.endMs - run.startMs, 0)).toBeLessThanOrEqual(1_000)
  })

  it("of another trainee's session is answered as if there were none", async () => {
    const [who, other] = [anybody(), anybody()]
    const session = await sessionOf(who)
    await sessionOf(other)
    expect(code(await beat(other, session.id, session.epoch, 1))).toEqual([404, 'study.noSession'])
    expect(code(await beat(other, '0190aaaa-0000-7000-8000-000000000000', 1, 1))).toEqual([404, 'study.noSession'])
    expect(code(await edge.send('POST', `sessions/${session.id}/close`, other.token, {}))).toEqual([404, 'study.noSession'])
    expect(code(await edge.send('POST', `sessions/${session.id}/presence`, other.token, { checkId: 'x', answer: '1' }))).toEqual([
      404,
      'study.noSession',
    ])
    expect((await row(session.id))['status']).toBe('open')
  })

  it('of 100 trainees at once takes few transactions and loses nothing', async () => {
    const people = pool.splice(-100)
    const sessions = await Promise.all(people.map((who) => sessionOf(who)))
    const database = payload.db as unknown as { writeTurn: (work: unknown) => Promise<unknown> }
    const own = database.writeTurn
    let commits = 0
    database.writeTurn = (work) => {
      commits += 1
      return own(work)
    }
    clock.now += BEAT_MS
    const answers = await Promise.all(people.map((who, index) => beat(who, sessions[index]!.id, sessions[index]!.epoch, 1)))
    database.writeTurn = own
    expect(answers.map(({ body }) => body['provisionalMs'])).toEqual(people.map(() => BEAT_MS))
    expect(commits).toBeLessThan(40)
    for (const who of people) expect((await desk(who)).state.session).toMatchObject({ seq: 1, lastBeatMs: clock.now })
  })
})

describe('a presence check', () => {
  const untilCheck = async (who: TestTrainee, session: { id: string; epoch: number }) => {
    for (let seq = 1; seq <= 31; seq += 1) {
      clock.now += BEAT_MS
      const { body } = await beat(who, session.id, session.epoch, seq)
      if (body['presence'])
        return { presence: body['presence'] as Record<string, unknown>, seq, provisionalMs: Number(body['provisionalMs']) }
    }
    throw new Error('no check within 15.5 minutes')
  }
  const answer = (who: TestTrainee, session: string, given: object) => edge.send('POST', `sessions/${session}/presence`, who.token, given)

  it('falls due within 8 to 15 minutes, and passed it puts the time into the ledger', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    const { presence, provisionalMs } = await untilCheck(who, session)
    expect(provisionalMs).toBeGreaterThanOrEqual(8 * 60_000)
    expect(presence).toMatchObject({ deadline: new Date(clock.now + 90_000).toISOString(), leftMs: 90_000 })
    expect(presence).not.toHaveProperty('answer')
    clock.now += 10_000
    expect((await answer(who, session.id, rightAnswer(presence))).body).toMatchObject({
      outcome: 'passed',
      confirmedMs: provisionalMs,
      creditedMs: provisionalMs,
      provisionalMs: 0,
    })
    const rows = await ledger(who)
    expect(rows.map(({ creditMs, reason }) => [creditMs, reason])).toEqual([[provisionalMs, 'counted']])
    expect(verifyLedger(rows).faults).toEqual([])
    // Its reply was lost, it is sent again: the same outcome, and nothing is confirmed twice.
    expect((await answer(who, session.id, rightAnswer(presence))).body).toMatchObject({ outcome: 'passed', confirmedMs: provisionalMs })
    expect(await ledger(who)).toHaveLength(1)
  })

  it('missed takes back what is provisional and says so', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    const { provisionalMs, seq } = await untilCheck(who, session)
    let last
    for (let next = 1; next <= 4; next += 1) {
      clock.now += BEAT_MS
      last = await beat(who, session.id, session.epoch, seq + next)
    }
    expect(last?.body).toMatchObject({ closed: 'presence', reason: 'presence', creditedMs: 0 })
    const rows = await ledger(who)
    expect(rows.every(({ creditMs }) => creditMs === 0)).toBe(true)
    expect(
      rows.filter(({ reason }) => reason === 'presence').reduce((sum, slice) => sum + slice.endMs - slice.startMs, 0),
    ).toBeGreaterThanOrEqual(provisionalMs)
    expect(await row(session.id)).toMatchObject({ status: 'closed', closeReason: 'presence' })
    expect(code(await beat(who, session.id, session.epoch, seq + 5))).toEqual([409, 'study.closed'])
  })

  it('that was never put confirms nothing', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 2)
    expect(code(await answer(who, session.id, { checkId: 'forged', answer: '7' }))).toEqual([409, 'study.unknownCheck'])
    expect(await ledger(who)).toEqual([])
  })

  it('is put at the finish, so that a short sitting can be confirmed at once', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 4)
    const { body } = await edge.send('POST', `sessions/${session.id}/close`, who.token, { epoch: session.epoch, check: true })
    expect(body).toMatchObject({ closed: 'closed', provisionalMs: 120_000 })
    expect((await answer(who, session.id, rightAnswer(body['presence']))).body).toMatchObject({ outcome: 'passed', confirmedMs: 120_000 })
    expect((await ledger(who)).map(({ creditMs }) => creditMs)).toEqual([120_000])
  })
})

describe('closing', () => {
  it('comes as a beacon of plain text, ends at the last beat, and twice is the same', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 2)
    clock.now += 20_000
    const beacon = () =>
      edge.send('POST', `sessions/${session.id}/close`, null, JSON.stringify({ epoch: session.epoch }), {
        'content-type': 'text/plain;charset=UTF-8',
        cookie: `payload-token=${who.token}`,
        origin: edge.origin,
      })
    expect((await beacon()).body).toMatchObject({ closed: 'closed', provisionalMs: 60_000 })
    expect((await beacon()).status).toBe(200)
    expect(await row(session.id)).toMatchObject({ status: 'closed', closeReason: 'closed', closedAtMs: START + 60_000 })
  })

  it('leaves unconfirmed time to the next session', async () => {
    const who = anybody()
    const first = await sessionOf(who)
    await read(who, first, 2)
    await edge.send('POST', `sessions/${first.id}/close`, who.token, { epoch: first.epoch })
    clock.now += 3_600_000
    expect((await sessionOf(who)).opened).toMatchObject({ carriedMs: 60_000 })
  })

  it('keeps the place in a video', async () => {
    const who = anybody()
    const session = await sessionOf(who, { unitId: room.video })
    clock.now += BEAT_MS
    await beat(who, session.id, session.epoch, 1, { ...READING, mediaPositionMs: 31_000, rate: 1 })
    await edge.send('POST', `sessions/${session.id}/close`, who.token, { epoch: session.epoch })
    expect((await sessionOf(who, { unitId: room.video })).opened).toMatchObject({ resumeAt: 31_000 })
  })

  it('by the sweeper happens at the last beat once the window stays silent, and unconfirmed time ends after a day', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 3)
    const study = createStudy({ payload, gatherMs: 0, now: () => clock.now })
    await sweepDesks(study)
    expect((await row(session.id))['status']).toBe('open')
    const lastBeatMs = clock.now
    clock.now += 11 * 60_000
    expect(await sweepDesks(study)).toBeGreaterThan(0)
    expect(await row(session.id)).toMatchObject({ status: 'closed', closeReason: 'lapsed', closedAtMs: lastBeatMs })
    expect(await ledger(who)).toEqual([])
    expect(code(await beat(who, session.id, session.epoch, 4))).toEqual([409, 'study.closed'])
    clock.now += 25 * 3_600_000
    await sweepDesks(study)
    expect((await ledger(who)).map(({ creditMs, reason }) => [creditMs, reason])).toEqual([
      [0, 'presence'],
      [0, 'tail'],
    ])
  })

  it('takes the last stretch with it, and names what came after the last beat', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 2)
    clock.now += 20_000
    const close = (last?: unknown) =>
      edge.send('POST', `sessions/${session.id}/close`, who.token, { epoch: session.epoch, ...(last ? { last } : {}) })
    expect(code(await close({ seq: -1, evidence: READING }))[0]).toBe(400)
    expect((await close({ seq: 3, evidence: READING })).body).toMatchObject({ provisionalMs: 2 * BEAT_MS + 20_000, closed: 'closed' })
    expect((await close({ seq: 4, evidence: READING })).body).toMatchObject({ provisionalMs: 2 * BEAT_MS + 20_000, closed: 'closed' })
    const next = await sessionOf(who)
    clock.now += 10_000
    await edge.send('POST', `sessions/${next.id}/close`, who.token, { epoch: next.epoch })
    const { body } = await edge.send('GET', 'record', who.token)
    const intervals = (
      body as { days: { intervals: { reason: string; startMs: number; endMs: number; claimable: boolean }[] }[] }
    ).days.flatMap((each) => each.intervals)
    expect(intervals.at(-1)).toMatchObject({ reason: 'tail', startMs: clock.now - 10_000, endMs: clock.now, claimable: true })
  })
})

describe('what changes around a session', () => {
  it('ends it when its unit is closed for study', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 2)
    const unit = idOf((await row(session.id))['unit'] as string)
    const change = async (open: boolean) =>
      payload.update({ collection: 'study-units', id: unit, data: { open }, depth: 0, overrideAccess: true, req: await systemReq(payload) })
    await change(false)
    try {
      expect(await row(session.id)).toMatchObject({ status: 'closed', closeReason: 'unit-closed' })
      clock.now += BEAT_MS
      expect(code(await beat(who, session.id, session.epoch, 3))).toEqual([409, 'study.closed'])
    } finally {
      await change(true)
    }
  })

  it('ends it when its enrolment is revoked, in the same transaction', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 2)
    const undone = await systemReq(payload)
    await expect(
      withTransaction(undone, async () => {
        await closeStudyOf({ req: undone, where: { enrolment: who.enrolment }, reason: 'revoked' })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect((await row(session.id))['status']).toBe('open')
    await closeStudyOf({ req: await systemReq(payload), where: { enrolment: who.enrolment }, reason: 'revoked' })
    expect(await row(session.id)).toMatchObject({ status: 'closed', closeReason: 'revoked', closedAtMs: START + 60_000 })
    clock.now += BEAT_MS
    expect(code(await beat(who, session.id, session.epoch, 3))).toEqual([409, 'study.closed'])
  })

  it('keeps the unit as it was when it is published anew', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await payload.db.updateOne({
      collection: 'study-units',
      id: room.attachment,
      data: { revision: 2 } as never,
      req: await systemReq(payload),
    })
    expect(code(await read(who, session, 1))).toEqual([200, undefined])
    expect((await row(session.id))['unitRevision']).toBe(1)
    expect((await row((await sessionOf(who)).id))['unitRevision']).toBe(2)
  })

  it('keeps the rules as they were when a policy changes', async () => {
    const who = anybody()
    const fresh = await startStudyEdge(payload, { now: () => clock.now })
    const session = await sessionOf(who)
    const req = await systemReq(payload)
    const { id } = await payload.create({
      collection: 'policies',
      data: {
        key: 'study.heartbeat_seconds',
        value: 20,
        unit: 's',
        scope: 'default',
        effectiveFrom: '2026-11-23',
        source: '测试',
      } as never,
      overrideAccess: true,
      req,
    })
    // An edge that asks for the first time; one that knows asks again after some seconds.
    const later = await fresh.send('POST', 'sessions', who.token, { unitId: room.attachment })
    expect(later.body).toMatchObject({ heartbeatMs: 20_000, epoch: session.epoch + 1 })
    const sets = [(await row(session.id))['ruleSet'], (await row(String(later.body['sessionId'])))['ruleSet']]
    expect(sets[0]).not.toBe(sets[1])
    await payload.db.deleteOne({ collection: 'policies', where: { id: { equals: id } }, req })
    await fresh.stop()
  })
})

describe('the record', () => {
  it('shows intervals with their reasons, raw and recognised time by day and unit', async () => {
    const who = anybody()
    const session = await sessionOf(who)
    await read(who, session, 4)
    clock.now += 100_000
    await beat(who, session.id, session.epoch, 5)
    const { body: closed } = await edge.send('POST', `sessions/${session.id}/close`, who.token, { epoch: session.epoch, check: true })
    await edge.send('POST', `sessions/${session.id}/presence`, who.token, rightAnswer(closed['presence']))
    const { body, status } = await edge.send('GET', 'record?from=2026-11-20&to=2026-11-23', who.token)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      trainee: who.id,
      days: [
        {
          day: '2026-11-23',
          rawMs: 120_000,
          recognisedMs: 120_000,
          uncountedMs: 100_000,
          provisionalMs: 0,
          units: { [room.attachment]: { rawMs: 120_000, recognisedMs: 120_000 } },
          intervals: [
            { startMs: START, endMs: START + 120_000, reason: 'counted', creditMs: 120_000 },
            { reason: 'gap', creditMs: 0, claimable: true },
          ],
        },
      ],
      totals: { rawMs: 120_000, recognisedMs: 120_000 },
    })
  })

  it.each([
    ['from=2026-01-01&to=2026-06-01', 400],
    ['from=2026-11-20&to=2026-11-19', 400],
    ['from=yesterday', 400],
    ['from=2026-08-24&to=2026-11-23', 200],
    ['', 200],
  ])('is asked for with a sound period: %s', async (query, status) => {
    expect((await edge.send('GET', `record?${query}`, pool.at(-1)!.token)).status).toBe(status)
  })

  it.each([
    ['teacher', 200],
    ['manager', 200],
    ['staff', 200],
    ['auditor', 200],
    ['otherManager', 404],
    ['classmate', 404],
    ['stranger', 404],
  ] as const)('of another trainee is shown to %s: %i', async (who, status) => {
    expect((await edge.send('GET', `record?trainee=${training.people.trainee.id}`, training.tokens[who])).status).toBe(status)
  })
})

describe('who may call', () => {
  it('is whoever is signed in, in a session that stands', async () => {
    const who = anybody()
    const refused = [
      null,
      'nonsense',
      `${who.token}x`,
      signToken(payload, { id: who.id, sid: 'ended' }),
      signToken(payload, { id: who.id, sid: 'ended', exp: 1 }),
      signToken(payload, { id: who.id, sid: 'ended' }, { alg: 'none' }),
      signToken({ secret: 'another' }, { id: who.id, sid: 'ended' }),
    ]
    for (const token of refused)
      expect(code(await edge.send('POST', 'sessions', token, { unitId: room.attachment }))).toEqual([401, 'request.signIn'])
  })

  it.each([
    [{ active: false }, 401, 'request.signIn'],
    [{ mustChangePassword: true }, 403, 'people.passwordMustChange'],
  ])('is nobody whose account says %o', async (data, status, reason) => {
    const who = anybody()
    await payload.db.updateOne({ collection: 'users', id: who.id, data: data as never, req: await systemReq(payload) })
    expect(code(await open(who))).toEqual([status, reason])
  })

  it("with a cookie is our own page and no other site's", async () => {
    const who = anybody()
    const cookie = { cookie: `a=b; payload-token=${who.token}` }
    const from = async (headers: Record<string, string>) =>
      code(await edge.send('POST', 'sessions', null, { unitId: room.attachment }, { ...cookie, ...headers }))[0]
    expect(await from({ origin: edge.origin })).toBe(201)
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(201)
    expect(await from({ origin: 'http://evil.example' })).toBe(403)
    expect(await from({ origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({})).toBe(403)
  })

  it('is bounded by the session, not by the address', async () => {
    const who = anybody()
    const answers = await Promise.all(Array.from({ length: 140 }, () => beat(who, 'none', 1, 1)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(10)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await open(anybody())).status).toBe(201)
  })
})

describe('a bad request', () => {
  it.each([
    ['no JSON', '{"epoch":', 400],
    ['a wrong type', { epoch: 'one', seq: 1, evidence: READING }, 400],
    ['no evidence', { epoch: 1, seq: 1 }, 400],
    ['an impossible position', { epoch: 1, seq: 1, evidence: { ...READING, mediaPositionMs: -5 } }, 400],
    ['too much', { epoch: 1, seq: 1, evidence: READING, more: 'x'.repeat(2_100) }, 413],
  ])('with %s changes nothing', async (_name, body, status) => {
    const who = anybody()
    const session = await sessionOf(who)
    const before = await desk(who)
    clock.now += BEAT_MS
    const answer = await edge.send('POST', `sessions/${session.id}/beats`, who.token, body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors?.[0]?.message).toBeTruthy()
    expect(await desk(who)).toEqual(before)
  })

  it('is answered in the language of the caller', async () => {
    const who = anybody()
    const say = async (language: string) =>
      (await edge.send('POST', `sessions/none/beats`, who.token, { epoch: 1, seq: 1, evidence: READING }, { 'accept-language': language }))
        .body.errors?.[0]?.message
    expect(await say('en')).toBe('There is no such study session.')
    expect(await say('zh-CN')).toBe('没有这次学习会话。')
  })

  it('to another address goes on to the house behind', async () => {
    expect((await fetch(`${edge.origin}/api/study/eligibility`)).status).toBe(418)
    expect((await fetch(`${edge.origin}/api/study/sessions`)).status).toBe(418)
  })
})
