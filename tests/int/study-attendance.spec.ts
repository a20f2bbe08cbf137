import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '@/kernel/clock'
import { loadMyDay } from '@/plugins/study-hours'
import { wallCode } from '@/plugins/study-hours/attendance/operations/sign-in'
import { settleAttendance } from '@/plugins/study-hours/attendance/operations/settle'
import { loadAttendance } from '@/plugins/study-hours/attendance/operations/standing'
import type { Class, ClassSession } from '@/payload-types'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq } from '../factories/payload'
import { createSession, createTraining, enrol, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
let session: ClassSession

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ago = (ms: number) => new Date(Date.now() - ms)

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
})
afterAll(() => shutDown(payload))
beforeEach(async () => {
  session = await createSession(payload, training, ago(5 * MINUTE))
})

const as = async (who: TrainingCast | null, path: string, options: Parameters<typeof rest>[1] = {}) => {
  const answer = await rest(path, { ...options, ...(who ? { token: training.tokens[who] } : {}) })
  const body = (await answer.json()) as Record<string, unknown> & { errors?: { code: string; details?: Record<string, unknown> }[] }
  return { status: answer.status, body, code: body.errors?.[0]?.code, details: body.errors?.[0]?.details }
}
const codeOf = async (id: string) => (await wallCode({ req: await systemReq(payload), sessionId: id })).code
const signIn = async (who: TrainingCast | null, id = session.id, code?: string) =>
  as(who, `/class-sessions/${id}/sign-in`, { body: { code: code ?? (await codeOf(id)) } })
const call = (who: TrainingCast | null, marks: object[], id = session.id) => as(who, `/class-sessions/${id}/roll-call`, { body: { marks } })
const marksOf = async (id: string, enrolment = training.enrolments.trainee.id) => {
  const { docs } = await payload.find({
    collection: 'attendance',
    where: { and: [{ classSession: { equals: id } }, { enrolment: { equals: enrolment } }] },
    sort: 'seq',
    depth: 0,
    overrideAccess: true,
  })
  return docs.map(({ mark, method, seq }) => ({ mark, method, seq }))
}
const standing = async ({ enrolments }: Training = training, now?: Date) => {
  const { id } = enrolments.trainee
  const req = await systemReq(payload)
  if (now) req.context['now'] = now
  const record = (await loadAttendance({ req, enrolments: [id] })).get(id)
  if (!record) throw new Error('no record')
  return record
}
/** A class of its own, where nothing is recorded yet. */
const withFreshClass = async (work: (fresh: Training) => Promise<void>) => {
  const usual = training
  training = await createTraining(payload)
  session = await createSession(payload, training, ago(5 * MINUTE))
  try {
    await work(training)
  } finally {
    training = usual
  }
}

describe('the code', () => {
  it.each([
    ['teacher', 200],
    ['manager', 200],
    ['staff', 200],
    ['otherManager', 403],
    ['auditor', 403],
    ['trainee', 403],
    ['stranger', 403],
    [null, 401],
  ] as const)('is shown to %s: %i', async (who, status) => {
    const answer = await as(who, `/class-sessions/${session.id}/code`)
    expect(answer.status).toBe(status)
    if (status === 200) {
      expect(answer.body['svg']).toContain('<svg')
      expect(answer.body['url']).toContain(`/study/sign-in/${session.id}?code=${String(answer.body['code'])}`)
      expect(answer.body['msLeft']).toBeLessThanOrEqual(30_000)
    } else expect(JSON.stringify(answer.body)).not.toContain(await codeOf(session.id))
  })

  it('names the class in both languages', async () => {
    const own = { req: training.req, overrideAccess: true } as const
    await payload.update({ collection: 'classes', id: training.class.id, data: { nameEn: 'Furnace class' }, ...own })
    const { body } = await as('teacher', `/class-sessions/${session.id}/code`)
    expect(body).toMatchObject({ session: { class: training.class.name, classEn: 'Furnace class' } })
  })

  it('is not shown once the session is over', async () => {
    const over = await createSession(payload, training, ago(3 * HOUR))
    expect(await as('teacher', `/class-sessions/${over.id}/code`)).toMatchObject({ status: 422, code: 'study.signInOver' })
  })
})

describe('signing in', () => {
  it('marks the caller present, once, however often', async () => {
    expect(await signIn('trainee')).toMatchObject({ status: 201, body: { mark: 'present', again: false } })
    expect(await signIn('trainee')).toMatchObject({ status: 200, body: { mark: 'present', again: true } })
    await Promise.all([signIn('classmate'), signIn('classmate')])
    expect(await marksOf(session.id)).toEqual([{ mark: 'present', method: 'qr', seq: 1 }])
    expect(await marksOf(session.id, training.enrolments.classmate.id)).toHaveLength(1)
  })

  it('is late after the grace, and credits from the arrival once the session is over', () =>
    withFreshClass(async (fresh) => {
      const begun = await createSession(payload, fresh, ago(30 * MINUTE))
      expect(await signIn('trainee', begun.id)).toMatchObject({ status: 201, body: { mark: 'late' } })
      expect(await standing(fresh)).toMatchObject({ late: 1, attendedMs: 0 })
      const { attendedMs } = await standing(fresh, new Date(begun.endsAt))
      expect(attendedMs).toBeLessThanOrEqual(90 * MINUTE)
      expect(attendedMs).toBeGreaterThan(80 * MINUTE)
    }))

  it('is refused before it opens, with the instant', async () => {
    const later = await createSession(payload, training, ago(-HOUR))
    const answer = await signIn('trainee', later.id)
    expect(answer).toMatchObject({ status: 422, code: 'study.signInNotOpen' })
    expect(answer.details).toEqual({ opensAt: new Date(Date.parse(later.startsAt) - 15 * MINUTE).toISOString() })
    expect(await marksOf(later.id)).toEqual([])
  })

  it('is refused after the end, for a cancelled session, and with a wrong or an old code', async () => {
    const over = await createSession(payload, training, ago(3 * HOUR))
    expect(await signIn('trainee', over.id, 'AAAAAAAA')).toMatchObject({ status: 422, code: 'study.signInOver' })
    const cancelled = await createSession(payload, training, ago(MINUTE), { status: 'cancelled' })
    expect(await signIn('trainee', cancelled.id, 'AAAAAAAA')).toMatchObject({ status: 422, code: 'study.sessionCancelled' })
    expect(await signIn('trainee', session.id, '00000000')).toMatchObject({ status: 422, code: 'study.wrongCode' })
    const req = await systemReq(payload)
    req.context['now'] = ago(2 * MINUTE)
    const old = (await wallCode({ req, sessionId: session.id })).code
    expect(await signIn('trainee', session.id, old)).toMatchObject({ status: 422, code: 'study.wrongCode' })
    expect(await marksOf(session.id)).toEqual([])
  })

  it.each([
    ['stranger', 403, 'study.notOnRoster'],
    ['teacher', 403, 'study.notOnRoster'],
    ['manager', 403, 'study.notOnRoster'],
    ['staff', 403, 'study.notOnRoster'],
    ['auditor', 403, 'study.notOnRoster'],
    [null, 401, 'request.signIn'],
  ] as const)('is refused to %s', async (who, status, code) => {
    expect(await signIn(who)).toMatchObject({ status, code })
  })
})

describe('the roll', () => {
  const own = () => training.enrolments.trainee.id

  it.each([
    ['teacher', 200],
    ['manager', 200],
    ['staff', 200],
    ['otherManager', 403],
    ['auditor', 403],
    ['trainee', 403],
    [null, 401],
  ] as const)('is called and read by %s: %i', async (who, status) => {
    expect((await call(who, [{ enrolment: own(), mark: 'present' }])).status).toBe(status)
    expect((await as(who, `/class-sessions/${session.id}/roll-call`)).status).toBe(status)
  })

  it('adds a correction behind the first mark and changes nothing where nothing changed', async () => {
    await call('teacher', [{ enrolment: own(), mark: 'absent', note: '未到' }])
    expect((await call('teacher', [{ enrolment: own(), mark: 'absent', note: '未到' }])).body).toEqual({ marked: 0, unchanged: 1 })
    expect((await call('manager', [{ enrolment: own(), mark: 'present' }])).body).toEqual({ marked: 1, unchanged: 0 })
    expect(await marksOf(session.id)).toEqual([
      { mark: 'absent', method: 'rollcall', seq: 1 },
      { mark: 'present', method: 'correction', seq: 2 },
    ])
  })

  it('is not about people of another class, and is all or nothing', async () => {
    const other = await createTraining(payload, { unsigned: true })
    const marks = [
      { enrolment: own(), mark: 'present' },
      { enrolment: other.enrolments.trainee.id, mark: 'present' },
    ]
    expect(await call('teacher', marks)).toMatchObject({ status: 403, code: 'study.notOnRoster' })
    expect(await marksOf(session.id)).toEqual([])
  })

  it('holds one mark of a person, not two at once', async () => {
    const { id } = training.enrolments.trainee
    const answer = await call('teacher', [
      { enrolment: id, mark: 'present' },
      { enrolment: id, mark: 'absent' },
    ])
    expect(answer).toMatchObject({ status: 422, code: 'study.markedTwice', details: { enrolment: id } })
    expect(await marksOf(session.id)).toEqual([])
  })

  it('never holds a mark by the person whom it is about', async () => {
    const enrolment = await payload.create({
      collection: 'enrolments',
      data: { class: training.class.id, trainee: training.people.manager.id } as never,
      overrideAccess: true,
      req: training.req,
    })
    expect(await call('manager', [{ enrolment: enrolment.id, mark: 'present' }])).toMatchObject({ status: 422, code: 'study.ownMark' })
    expect((await call('staff', [{ enrolment: enrolment.id, mark: 'present' }])).status).toBe(200)
  })

  it('takes leave from nobody but the approval, and wants an arrival for who was late in a session that is over', async () => {
    const leave = await call('teacher', [{ enrolment: own(), mark: 'leave' }])
    expect(leave).toMatchObject({ status: 422, code: 'study.leaveNotApproved', details: { name: training.people.trainee.name } })
    const over = await createSession(payload, training, ago(3 * HOUR))
    expect(await call('teacher', [{ enrolment: own(), mark: 'late' }], over.id)).toMatchObject({ code: 'study.arrivalNeeded' })
    const arrivedAt = new Date(Date.parse(over.startsAt) + 30 * MINUTE).toISOString()
    expect((await call('teacher', [{ enrolment: own(), mark: 'late', arrivedAt }], over.id)).status).toBe(200)
    expect((await standing()).credits.filter(({ classSessionId }) => classSessionId === over.id).reduce((sum, { ms }) => sum + ms, 0)).toBe(
      90 * MINUTE,
    )
  })

  it('takes the time of leaving, which ends what is attended, and takes it back', async () => {
    await withFreshClass(async () => {
      const over = await createSession(payload, training, ago(3 * HOUR))
      const at = (minutes: number) => new Date(Date.parse(over.startsAt) + minutes * MINUTE).toISOString()
      const called = (more: object) => call('teacher', [{ enrolment: own(), mark: 'present', ...more }], over.id)
      const refused = { status: 422, code: 'study.leavingNotInside', details: { field: 'leftAt', name: training.people.trainee.name } }
      for (const leftAt of [at(0), at(120), at(-10)]) expect(await called({ leftAt })).toMatchObject(refused)
      expect(await called({ mark: 'late', arrivedAt: at(30), leftAt: at(30) })).toMatchObject(refused)
      expect((await called({ leftAt: at(50) })).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 50 * MINUTE, early: 1, present: 1 })
      expect((await called({})).body).toEqual({ marked: 0, unchanged: 1 })
      expect((await called({ mark: 'late', arrivedAt: at(20), leftAt: at(50) })).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 30 * MINUTE, early: 1, late: 1 })
      const { body } = await as('teacher', `/class-sessions/${over.id}/roll-call`)
      expect(body['rows']).toContainEqual(expect.objectContaining({ enrolment: own(), mark: 'late', at: at(20), leftAt: at(50), seq: 2 }))
      const day = await loadMyDay({ req: await reqAs(payload, training.people.trainee), day: localDate(over.startsAt) })
      expect(day.attended).toMatchObject([{ arrivedMs: Date.parse(at(20)), leftMs: Date.parse(at(50)) }])
      // One tap that corrects how they came leaves alone when they went.
      expect((await called({})).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 50 * MINUTE, early: 1, present: 1 })
      expect((await called({ mark: 'late', arrivedAt: at(10) })).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 40 * MINUTE, early: 1, late: 1 })
      expect(await called({ mark: 'late', arrivedAt: at(60) })).toMatchObject(refused)
      expect((await called({ leftAt: null })).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 120 * MINUTE, early: 0 })
    })
  })

  it('keeps the time of leaving of somebody who turns out to have come late', async () => {
    await withFreshClass(async () => {
      const over = await createSession(payload, training, ago(3 * HOUR))
      const at = (minutes: number) => new Date(Date.parse(over.startsAt) + minutes * MINUTE).toISOString()
      const called = (more: object) => call('teacher', [{ enrolment: own(), ...more }], over.id)
      expect((await called({ mark: 'present', leftAt: at(50) })).status).toBe(200)
      expect((await called({ mark: 'late', arrivedAt: at(20) })).body).toEqual({ marked: 1, unchanged: 0 })
      expect(await standing(training)).toMatchObject({ attendedMs: 30 * MINUTE, early: 1, late: 1 })
      expect(await called({ mark: 'present' })).toMatchObject({ status: 200, body: { marked: 1 } })
      expect(await standing(training)).toMatchObject({ attendedMs: 50 * MINUTE, early: 1, present: 1 })
      // Nobody leaves before they come.
      expect(await called({ mark: 'late', arrivedAt: at(55) })).toMatchObject({ status: 422, code: 'study.leavingNotInside' })
      expect((await called({ mark: 'late', arrivedAt: at(55), leftAt: null })).status).toBe(200)
      expect(await standing(training)).toMatchObject({ attendedMs: 65 * MINUTE, early: 0, late: 1 })
    })
  })

  it('is called for two hundred people in one request, and again without a change', async () => {
    await withFreshClass(async (fresh) => {
      const people: string[] = []
      for (let index = 0; index < 200; index += 1) people.push((await enrol(payload, fresh, await createUser(payload, ['trainee']))).id)
      const { body } = await as('teacher', `/class-sessions/${session.id}/roll-call`)
      expect(body['rows']).toHaveLength(202)
      const marks = people.map((enrolment, index) => ({ enrolment, mark: index % 10 === 0 ? 'absent' : 'present', seenSeq: 0 }))
      expect(await call('teacher', marks)).toMatchObject({ status: 200, body: { marked: 200, unchanged: 0 } })
      const { totalDocs } = await payload.count({
        collection: 'attendance',
        where: { and: [{ classSession: { equals: session.id } }, { mark: { equals: 'absent' } }] },
        overrideAccess: true,
      })
      expect(totalDocs).toBe(20)
      expect(await call('teacher', marks)).toMatchObject({ status: 200, body: { marked: 0, unchanged: 200 } })
    })
  }, 120_000)

  it('does not write over what was recorded after it was read', async () => {
    await signIn('trainee')
    const { body } = await call('teacher', [
      { enrolment: own(), mark: 'absent', seenSeq: 0 },
      { enrolment: training.enrolments.classmate.id, mark: 'present', seenSeq: 0 },
    ])
    expect(body).toEqual({ marked: 1, unchanged: 0, overtaken: [own()] })
    expect(await marksOf(session.id)).toEqual([{ mark: 'present', method: 'qr', seq: 1 }])
    expect((await call('teacher', [{ enrolment: own(), mark: 'absent', seenSeq: 1 }])).body).toEqual({ marked: 1, unchanged: 0 })
  })

  it('tells those who keep it whom to find by which number, and who is on leave', async () => {
    const { body } = await as('teacher', `/class-sessions/${session.id}/roll-call`)
    const { name, username } = training.people.trainee
    expect(body['rows']).toContainEqual(expect.objectContaining({ name, username, number: '01', seq: 0, leave: null, isOwn: false }))
  })

  it('is not called before sign-in opens', async () => {
    const later = await createSession(payload, training, ago(-HOUR))
    expect(await call('teacher', [{ enrolment: own(), mark: 'absent' }], later.id)).toMatchObject({ code: 'study.tooEarlyToMark' })
  })

  it('is append-only through every door', async () => {
    await call('teacher', [{ enrolment: own(), mark: 'absent' }])
    const { docs } = await payload.find({ collection: 'attendance', where: { classSession: { equals: session.id } }, overrideAccess: true })
    const row = docs[0]!
    expect((await as('staff', `/attendance/${row.id}`, { method: 'PATCH', body: { mark: 'present' } })).status).toBe(403)
    expect((await as('staff', `/attendance/${row.id}`, { method: 'DELETE' })).status).toBe(403)
    expect((await as('staff', '/attendance', { body: {} })).status).toBe(403)
    const changed = payload.update({ collection: 'attendance', id: row.id, data: { mark: 'present' }, overrideAccess: true })
    await expect(changed).rejects.toMatchObject({ code: 'study.appendOnly' })
  })

  it.each([
    ['trainee', 1],
    ['classmate', 0],
    ['teacher', 1],
    ['manager', 1],
    ['auditor', 1],
    ['otherManager', 0],
    ['stranger', 0],
  ] as const)('shows %s %i rows of the trainee', async (who, count) => {
    await call('staff', [{ enrolment: own(), mark: 'present' }])
    const { body } = await as(who, `/attendance?where[classSession][equals]=${session.id}`)
    expect(body['totalDocs']).toBe(count)
  })
})

describe('leave', () => {
  const ask = (who: TrainingCast | null, sessions: string[], reason = '家中有事') =>
    as(who, `/classes/${training.class.id}/leave`, { body: { sessions, reason } })
  const decide = (who: TrainingCast | null, id: unknown, action: string, reason?: string) =>
    as(who, `/leave-requests/${String(id)}/transitions`, { body: { action, seenSeq: 0, ...(reason ? { reason } : {}) } })
  const asked = async () => (await ask('trainee', [session.id])).body['id']

  it.each([
    ['trainee', 201],
    ['stranger', 403],
    ['teacher', 403],
    ['manager', 201], // enrolled above
    ['auditor', 403],
    [null, 401],
  ] as const)('is asked for by %s: %i', async (who, status) => {
    expect((await ask(who, [session.id])).status).toBe(status)
  })

  it('is approved by the teacher, marks its sessions and tells the trainee', async () => {
    const id = await asked()
    expect(await decide('teacher', id, 'approve')).toMatchObject({ status: 200, body: { state: 'approved' } })
    expect(await marksOf(session.id)).toEqual([{ mark: 'leave', method: 'leave', seq: 1 }])
    const { docs } = await payload.find({
      collection: 'notifications',
      where: { recipient: { equals: training.people.trainee.id } },
      sort: '-createdAt',
      limit: 1,
      overrideAccess: true,
    })
    expect(docs[0]).toMatchObject({ kind: 'study.leaveApproved' })
  })

  it('that is approved after the absence was recorded excuses it', () =>
    withFreshClass(async (fresh) => {
      await call('teacher', [{ enrolment: fresh.enrolments.trainee.id, mark: 'absent' }])
      expect(await standing(fresh)).toMatchObject({ failed: true })
      await decide('manager', await asked(), 'approve')
      expect((await marksOf(session.id, fresh.enrolments.trainee.id)).at(-1)).toEqual({ mark: 'leave', method: 'leave', seq: 2 })
      expect(await standing(fresh)).toMatchObject({ failed: false, absences: 0 })
    }))

  it('takes nothing from who came all the same, before or after the approval', async () => {
    const id = await asked()
    await signIn('trainee')
    await decide('teacher', id, 'approve')
    expect((await marksOf(session.id)).map(({ mark }) => mark)).toEqual(['present'])
    const next = await createSession(payload, training, ago(MINUTE))
    await decide('teacher', (await ask('trainee', [next.id])).body['id'], 'approve')
    await signIn('trainee', next.id)
    expect((await marksOf(next.id)).map(({ mark }) => mark)).toEqual(['leave', 'present'])
  })

  it('that was approved is called by the roll again, where a present was a mistake', async () => {
    await decide('teacher', await asked(), 'approve')
    const { id } = training.enrolments.trainee
    await call('teacher', [{ enrolment: id, mark: 'present' }])
    const { body } = await as('teacher', `/class-sessions/${session.id}/roll-call`)
    expect(body['rows']).toContainEqual(expect.objectContaining({ enrolment: id, leave: 'approved', mark: 'present' }))
    expect((await call('teacher', [{ enrolment: id, mark: 'leave' }])).body).toEqual({ marked: 1, unchanged: 0 })
    expect((await marksOf(session.id)).at(-1)).toEqual({ mark: 'leave', method: 'leave', seq: 3 })
  })

  it.each(['otherManager', 'stranger', 'classmate', 'auditor', 'trainee', null] as const)('is not approved by %s', async (who) => {
    const id = await asked()
    expect([401, 403, 404]).toContain((await decide(who, id, 'approve')).status)
    expect(await marksOf(session.id)).toEqual([])
  })

  it('is never approved by the one who asks, whatever they are', async () => {
    const { body } = await ask('manager', [session.id])
    expect(await decide('manager', body['id'], 'approve')).toMatchObject({ status: 422, code: 'study.ownLeave' })
  })

  it('is not asked for twice, for a session attended, of another class, or cancelled', async () => {
    await asked()
    expect(await ask('trainee', [session.id])).toMatchObject({ code: 'study.leaveTwice' })
    await signIn('classmate')
    expect(await ask('classmate', [session.id])).toMatchObject({ code: 'study.leaveAttended' })
    const other = await createTraining(payload, { unsigned: true })
    const foreign = await createSession(payload, other, ago(MINUTE))
    const cancelled = await createSession(payload, training, ago(MINUTE), { status: 'cancelled' })
    expect(await ask('trainee', [foreign.id])).toMatchObject({ code: 'study.leaveNotYours' })
    expect(await ask('trainee', [cancelled.id])).toMatchObject({ code: 'study.leaveNotYours' })
  })
})

describe('settling', () => {
  const settle = async (at?: Date) => {
    const req = await systemReq(payload)
    if (at) req.context['now'] = at
    return settleAttendance({ req })
  }
  const longAgo = async (hours: number) => {
    const past = await createSession(payload, training, ago(hours * HOUR))
    for (const { id } of Object.values(training.enrolments))
      await payload.db.updateOne({
        collection: 'enrolments',
        id,
        data: { createdAt: ago(1_000 * HOUR).toISOString() },
        req: await systemReq(payload),
      })
    return past
  }

  it('writes an absence for everybody silent once the grace is over, once', async () => {
    const past = await longAgo(27)
    await call('teacher', [{ enrolment: training.enrolments.classmate.id, mark: 'present' }], past.id)
    const at = new Date()
    await settle(at)
    await settle(new Date(at.getTime() + MINUTE))
    expect(await marksOf(past.id)).toEqual([{ mark: 'absent', method: 'settled', seq: 1 }])
    expect(await marksOf(past.id, training.enrolments.classmate.id)).toHaveLength(1)
    const after = await payload.findByID({ collection: 'class-sessions', id: past.id, overrideAccess: true })
    expect(after.settledAt).toBe(at.toISOString())
  })

  it('writes it for those too who completed or left the class after the session, and for nobody who had before', async () => {
    const past = await longAgo(27)
    const ids: Record<string, string> = {}
    for (const [state, hours] of [
      ['completed', 1],
      ['revoked', 1],
      ['completed', 40],
      ['revoked', 40],
    ] as const) {
      const { id } = await enrol(payload, training, await createUser(payload, ['trainee']))
      const data = { state, createdAt: ago(1_000 * HOUR).toISOString(), stateChangedAt: ago(hours * HOUR).toISOString() }
      await payload.db.updateOne({ collection: 'enrolments', id, data, req: await systemReq(payload) })
      ids[`${state} ${hours}`] = id
    }
    await settle()
    const marks = await Promise.all(
      Object.entries(ids).map(async ([who, id]) => [who, (await marksOf(past.id, id)).map(({ mark }) => mark)]),
    )
    expect(Object.fromEntries(marks)).toEqual({ 'completed 1': ['absent'], 'revoked 1': ['absent'], 'completed 40': [], 'revoked 40': [] })
  })

  it('comes before the record of a class is closed', async () => {
    const own = { req: training.req, overrideAccess: true } as const
    const { code: _code, id: _id, ...like } = await payload.findByID({ collection: 'classes', id: training.class.id, depth: 0, ...own })
    const { id } = await payload.create({ collection: 'classes', data: { ...like, code: 'CLOSING' } as never, ...own })
    const past = await createSession(payload, { req: training.req, class: { id } as Class }, ago(27 * HOUR))
    await payload.db.updateOne({ collection: 'classes', id, data: { state: 'finished' }, req: training.req })
    const close = () => as('staff', `/classes/${id}/transitions`, { body: { action: 'close', seenSeq: 0 } })
    expect(await close()).toMatchObject({ status: 422, code: 'study.unsettled', details: { count: 1 } })
    const at = new Date()
    await settle(at)
    expect((await payload.findByID({ collection: 'class-sessions', id: past.id, ...own })).settledAt).toBe(at.toISOString())
    expect((await close()).status).toBe(200)
  })

  it('waits for the grace of the policy', async () => {
    const past = await longAgo(25)
    await settle()
    expect(await marksOf(past.id)).toEqual([])
    await payload.create({
      collection: 'policies',
      data: { key: 'study.settle_after_hours', value: 22, scope: 'default', effectiveFrom: '2026-01-01', source: '测试' } as never,
      overrideAccess: true,
      req: await systemReq(payload),
    })
    await settle()
    expect(await marksOf(past.id)).toHaveLength(1)
  })

  it('is held back by a request that nobody has decided, and goes on after the decision', async () => {
    const past = await longAgo(30)
    const { body } = await as('trainee', `/classes/${training.class.id}/leave`, { body: { sessions: [past.id], reason: '住院' } })
    expect((await settle()).held).toBe(1)
    expect(await marksOf(past.id)).toEqual([])
    expect(await marksOf(past.id, training.enrolments.classmate.id)).toHaveLength(1)
    await as('teacher', `/leave-requests/${String(body['id'])}/transitions`, { body: { action: 'refuse', seenSeq: 0, reason: '无证明' } })
    await settle()
    expect(await marksOf(past.id)).toEqual([{ mark: 'absent', method: 'settled', seq: 1 }])
  })

  it('leaves out those who came into the class later', async () => {
    const other = await createTraining(payload, { unsigned: true })
    const past = await createSession(payload, other, ago(40 * HOUR))
    await settle()
    expect(await marksOf(past.id, other.enrolments.trainee.id)).toEqual([])
  })
})
