import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '@/kernel/clock'
import { writeXlsx } from '@/platform/spreadsheets'
import { sessionTable, type SessionValues } from '@/plugins/study-hours/training/operations/session-table'
import type { Class, User } from '@/payload-types'
import { loadClassPace, loadTrainingBench } from '@/plugins/study-hours/board/operations/bench'
import { bootPayload, createUser, reqAs, rest, shutDown, tokenOf } from '../factories/payload'
import { createSession, createTraining, enrol, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
const DAY = 86_400_000

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
})
afterAll(() => shutDown(payload))

let serial = 0
/** A class without a teacher, whose days lie around today. */
function createClass(): Promise<Class> {
  serial += 1
  return payload.create({
    collection: 'classes',
    data: {
      ...{ code: `NEW-${serial}`, name: `新班 ${serial}`, organisation: training.works.id, occupation: training.occupation.id, level: '4' },
      ...{ startsOn: dayFromNow(-30), endsOn: dayFromNow(60) },
    } as never,
    req: training.req,
    overrideAccess: true,
  })
}
/** Somebody of the works without any role. */
const createPerson = (data: Partial<User> = {}) => createUser(payload, ['trainee'], { organisation: training.works.id, ...data })
const dayFromNow = (days: number) => localDate(Date.now() + days * DAY)

type Body = {
  doc?: { id: string }
  teachers?: string[]
  rows?: unknown[]
  days?: { fault: { code: string } | null }[]
  errors?: { code: string; message: string; column?: string; details?: Record<string, unknown>; data?: unknown }[]
  report?: Body
}
const ask = async (path: string, options: { body?: unknown; method?: 'GET' | 'POST' | 'PATCH'; token?: string; who?: TrainingCast }) => {
  const { who = 'manager', token = training.tokens[who], ...rested } = options
  const raw: Record<string, string> = rested.body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : {}
  const answer = await rest(path, { ...rested, token, headers: { 'accept-language': 'zh', ...raw } })
  const body = (await answer.json()) as Body
  const [error] = body.errors ?? body.report?.errors ?? []
  return { status: answer.status, body, code: error?.code, field: error?.details?.['field'], message: error?.message, error }
}
const lesson = (trainingClass: Class, teacher: string, days = 1, more: object = {}) => ({
  ...{ class: trainingClass.id, title: '出铁口维护', kind: 'classroom', teacher, status: 'scheduled' },
  ...{ startsAt: `${dayFromNow(days)}T01:00:00.000Z`, endsAt: `${dayFromNow(days)}T03:00:00.000Z` },
  ...more,
})
const teachersOf = async ({ id }: Class) => (await ask(`/classes/${id}?depth=0`, { who: 'staff' })).body.teachers ?? []

describe('the teacher of a session', () => {
  it('comes in: reads the class, its roll and its wall, whoever they were before', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson()]
    const token = await tokenOf(payload, person)
    expect((await ask(`/classes/${trainingClass.id}`, { token })).status).toBe(404)
    expect(await mayOpenWorkbench(token)).toBe(false)
    const made = await ask('/class-sessions', { body: lesson(trainingClass, person.id) })
    expect(made.status).toBe(201)
    expect(await teachersOf(trainingClass)).toEqual([person.id])
    expect((await ask(`/classes/${trainingClass.id}`, { token })).status).toBe(200)
    expect((await ask(`/classes/${trainingClass.id}/board`, { token })).status).toBe(200)
    expect((await ask(`/class-sessions/${made.body.doc?.id}`, { token })).status).toBe(200)
    expect((await ask(`/class-sessions/${made.body.doc?.id}/roll-call`, { token })).status).toBe(200)
    expect((await ask(`/class-sessions/${made.body.doc?.id}/code`, { token })).code).not.toBe('request.forbidden')
    expect(await mayOpenWorkbench(token)).toBe(true)
    // Beside those who teach already.
    const second = await createPerson()
    expect((await ask('/class-sessions', { body: lesson(trainingClass, second.id, 2) })).status).toBe(201)
    expect(await teachersOf(trainingClass)).toEqual([person.id, second.id])
  })

  it('who takes over is admitted, and who gives it away stays until somebody takes them out', async () => {
    const [trainingClass, first, second] = [await createClass(), await createPerson(), await createPerson()]
    const { body } = await ask('/class-sessions', { body: lesson(trainingClass, first.id) })
    expect((await ask(`/class-sessions/${body.doc?.id}`, { method: 'PATCH', body: { teacher: second.id } })).status).toBe(200)
    expect(await teachersOf(trainingClass)).toEqual([first.id, second.id])
    const out = (teachers: string[]) => ask(`/classes/${trainingClass.id}`, { method: 'PATCH', body: { teachers } })
    expect((await out([second.id])).status).toBe(200)
    expect(await teachersOf(trainingClass)).toEqual([second.id])
    // Whoever has still to teach is not taken out, and the refusal says which session holds them.
    const refused = await out([])
    expect(refused).toMatchObject({ status: 422, code: 'study.teacherTeaches', field: 'teachers' })
    expect(refused.error?.data).toMatchObject({ errors: [{ path: 'teachers' }] })
    for (const said of [dayFromNow(1), '出铁口维护']) expect(refused.message).toContain(said)
    await ask(`/class-sessions/${body.doc?.id}`, { method: 'PATCH', body: { status: 'cancelled' } })
    expect((await out([])).status).toBe(200)
    // What is brought back is taught again.
    expect((await ask(`/class-sessions/${body.doc?.id}`, { method: 'PATCH', body: { status: 'scheduled' } })).status).toBe(200)
    expect(await teachersOf(trainingClass)).toEqual([second.id])
  })

  it('of a session that is over is not brought back when something else of it is changed', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson()]
    const { body } = await ask('/class-sessions', { body: lesson(trainingClass, person.id, -2) })
    expect(await teachersOf(trainingClass)).toEqual([person.id])
    expect((await ask(`/classes/${trainingClass.id}`, { method: 'PATCH', body: { teachers: [] } })).status).toBe(200)
    expect((await ask(`/class-sessions/${body.doc?.id}`, { method: 'PATCH', body: { title: '改题' } })).status).toBe(200)
    expect(await teachersOf(trainingClass)).toEqual([])
  })

  it('is admitted by a weekly plan and by a time table from a file alike', async () => {
    const [planned, filed, person] = [await createClass(), await createClass(), await createPerson({ employeeNumber: 'CT-1' })]
    expect((await ask(`/classes/${planned.id}/sessions`, { body: plan(person.id) })).status).toBe(201)
    expect(await teachersOf(planned)).toEqual([person.id])
    expect((await ask(`/classes/${filed.id}/time-table`, { body: await file({ teacher: 'ct-1' }) })).status).toBe(200)
    expect(await teachersOf(filed)).toEqual([person.id])
  })

  it('is not admitted where the session is refused', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson()]
    expect(await ask('/class-sessions', { body: lesson(trainingClass, person.id, 400) })).toMatchObject({
      code: 'study.sessionOutsideClass',
    })
    expect(await teachersOf(trainingClass)).toEqual([])
  })
})

describe('whom the class may not have', () => {
  it('is refused beside the field, by the form, the plan, the file and the class alike', async () => {
    const [trainingClass, stranger] = [await createClass(), training.people.stranger]
    const refused = await ask('/class-sessions', { body: lesson(trainingClass, stranger.id) })
    expect(refused).toMatchObject({ status: 422, code: 'study.teacherOfOther', field: 'teacher' })
    expect(refused.error?.data).toMatchObject({ errors: [{ path: 'teacher', message: refused.message }] })
    expect(refused.message).not.toContain(stranger.name)
    const preview = await ask(`/classes/${trainingClass.id}/sessions/preview`, { body: plan(stranger.id) })
    expect(preview).toMatchObject({ status: 200, body: { days: [{ fault: { code: 'study.teacherOfOther' } }] } })
    expect(await ask(`/classes/${trainingClass.id}/sessions`, { body: plan(stranger.id) })).toMatchObject({
      code: 'study.recurrenceRefused',
    })
    const table = await ask(`/classes/${trainingClass.id}/time-table?dryRun=1`, { body: await file({ teacher: stranger.username ?? '' }) })
    // As for a name that nobody has: a check of a file does not tell who has an account elsewhere.
    expect(table).toMatchObject({ code: 'study.noTeacher', error: { column: 'H' } })
    const nobody = await ask(`/classes/${trainingClass.id}/time-table?dryRun=1`, { body: await file({ teacher: 'nobody-at-all' }) })
    expect(nobody).toMatchObject({ code: 'study.noTeacher', error: { column: 'H' } })
    expect(await ask(`/classes/${trainingClass.id}`, { method: 'PATCH', body: { teachers: [stranger.id] } })).toMatchObject({
      ...{ status: 422, code: 'study.teacherOfOther', field: 'teachers' },
    })
    expect(await teachersOf(trainingClass)).toEqual([])
  })

  it('is whose account is switched off', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson({ active: false })]
    const refused = await ask('/class-sessions', { body: lesson(trainingClass, person.id), who: 'staff' })
    expect(refused).toMatchObject({ status: 422, code: 'study.teacherInactive', field: 'teacher' })
    expect(refused.message).toContain(person.name)
  })

  it('of another organisation teaches where the centre lists them, and is then named by the works', async () => {
    const [trainingClass, stranger] = [await createClass(), training.people.stranger]
    const listed = await ask(`/classes/${trainingClass.id}`, { method: 'PATCH', body: { teachers: [stranger.id] }, who: 'staff' })
    expect(listed.status).toBe(200)
    expect((await ask('/class-sessions', { body: lesson(trainingClass, stranger.id) })).status).toBe(201)
  })

  it('but taught a session before there was a rule stays with it', async () => {
    const trainingClass = await createClass()
    const session = await createSession(payload, { class: trainingClass, req: training.req }, new Date(Date.now() + DAY))
    await payload.db.updateOne({
      collection: 'class-sessions',
      id: session.id,
      data: { teacher: training.people.stranger.id },
      req: training.req,
    })
    expect((await ask(`/class-sessions/${session.id}`, { method: 'PATCH', body: { title: '旧课' } })).status).toBe(200)
    expect(await teachersOf(trainingClass)).toEqual([])
  })
})

describe('a session that is over without a roll', () => {
  it('is not called by whoever was taken out of the class', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson()]
    const made = await ask('/class-sessions', { body: lesson(trainingClass, person.id, -2) })
    const token = await tokenOf(payload, person)
    const roll = () => ask(`/class-sessions/${made.body.doc?.id}/roll-call`, { token })
    expect((await roll()).status).toBe(200)
    const emptied = await ask(`/classes/${trainingClass.id}`, { method: 'PATCH', body: { teachers: [] }, who: 'staff' })
    expect(emptied.status).toBe(200)
    expect(await roll()).toMatchObject({ status: 403, code: 'request.forbidden' })
  })

  it('waits on the workbench of its teacher, and its class is not said to be done, until the roll is called', async () => {
    const [trainingClass, person] = [await createClass(), await createPerson()]
    await payload.db.updateOne({ collection: 'classes', id: trainingClass.id, data: { state: 'running' }, req: training.req })
    const enrolment = await enrol(payload, { class: trainingClass, req: training.req }, training.people.trainee)
    const since = { createdAt: new Date(Date.now() - 20 * DAY).toISOString() }
    await payload.db.updateOne({ collection: 'enrolments', id: enrolment.id, data: since, req: training.req })
    const older = await ask('/class-sessions', { body: lesson(trainingClass, person.id, -3) })
    const newer = await ask('/class-sessions', { body: lesson(trainingClass, person.id, -2) })
    await ask('/class-sessions', { body: lesson(trainingClass, person.id, 2) })
    const bench = async () => (await loadTrainingBench({ req: await reqAs(payload, person) }))?.toCall ?? []
    const pace = async () => loadClassPace({ req: await reqAs(payload, person), id: String(trainingClass.id) })
    expect(await bench()).toMatchObject([
      { id: older.body.doc?.id, name: trainingClass.name, silent: 1, enrolled: 1 },
      { id: newer.body.doc?.id, silent: 1, enrolled: 1 },
    ])
    expect(await pace()).toMatchObject({ toCall: 2 })
    const token = await tokenOf(payload, person)
    for (const [session, left] of [
      [older, 1],
      [newer, 0],
    ] as const) {
      const body = { marks: [{ enrolment: enrolment.id, mark: 'present' }] }
      expect((await ask(`/class-sessions/${session.body.doc?.id}/roll-call`, { body, token })).status).toBe(200)
      expect(await bench()).toHaveLength(left)
    }
    expect(await pace()).toMatchObject({ toCall: 0 })
    // Who has no part in the class is told nothing of it.
    expect((await loadTrainingBench({ req: await reqAs(payload, training.people.otherManager) }))?.toCall).toEqual([])
  })
})

const plan = (teacher: string) => ({
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], startsOn: dayFromNow(3), endsOn: dayFromNow(3), from: '13:00', to: '15:00', skipHolidays: false },
  ...{ title: '安全', kind: 'classroom', teacher },
})

async function file(more: Partial<SessionValues>): Promise<Uint8Array> {
  const row = { date: dayFromNow(5), from: '08:30', to: '11:30', title: '出铁', ...more }
  return new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: sessionTable, rows: [row] }] }))
}

async function mayOpenWorkbench(token: string): Promise<boolean> {
  const answer = await rest('/access', { token })
  return ((await answer.json()) as { canAccessAdmin?: boolean }).canAccessAdmin === true
}
