import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallCode } from '@/plugins/study-hours/attendance/operations/sign-in'
import type { Class } from '@/payload-types'
import { askAs } from '../factories/ask'
import { bootPayload, shutDown, systemReq } from '../factories/payload'
import { createSession, createTraining, enrol, type Training, type TrainingCast } from '../factories/training'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let payload: Payload
let training: Training
let other: Class
/** Of the trainee in either class. */
let [own, second] = ['', '']

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  other = await payload.create({
    collection: 'classes',
    data: {
      ...{ code: 'TWO-2', name: '另一班', organisation: training.works.id, occupation: training.occupation.id, level: '3' },
      ...{ startsOn: '2026-09-01', endsOn: '2026-12-20', teachers: [training.people.teacher.id] },
    } as never,
    req: training.req,
    overrideAccess: true,
  })
  own = training.enrolments.trainee.id
  second = (await enrol(payload, { req: training.req, class: other }, training.people.trainee)).id
})
afterAll(() => shutDown(payload))

let days = 1
/** A session of each class, at one time of a day of its own, or from five minutes ago. */
async function lessons(startsAt = new Date(Date.now() - (days += 1) * 24 * HOUR)) {
  const there = await createSession(payload, { req: training.req, class: other }, startsAt, { place: `甲 ${days}` })
  const here = await createSession(payload, training, startsAt, { place: `乙 ${days}` })
  return { there: there.id, here: here.id, at: (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE).toISOString() }
}
const call = (who: TrainingCast, session: string, mark: object) =>
  askAs(training, who, `/class-sessions/${session}/roll-call`, { marks: [mark] })
const taken = { status: 409, code: 'study.attendedElsewhere' }
const change = (collection: 'class-sessions' | 'classes', id: string, data: object) =>
  payload.update({ collection, id, data: data as never, req: training.req, overrideAccess: true })

describe('somebody who is in two classes', () => {
  it('is in one room at a time, by whoever calls the roll', async () => {
    const { at, here, there } = await lessons()
    expect((await call('teacher', there, { enrolment: second, mark: 'present' })).status).toBe(200)
    const refused = await call('teacher', here, { enrolment: own, mark: 'present' })
    expect(refused).toMatchObject({ ...taken, details: { enrolment: own, name: training.people.trainee.name } })
    expect(JSON.stringify(refused.body)).toContain('另一班“安全操作”')
    const { totalDocs } = await payload.count({ collection: 'attendance', where: { classSession: { equals: here } }, overrideAccess: true })
    expect(totalDocs).toBe(0)
    // Who is absent is nowhere; who left there early came here late.
    expect((await call('teacher', here, { enrolment: own, mark: 'absent' })).status).toBe(200)
    expect((await call('teacher', there, { enrolment: second, mark: 'present', leftAt: at(60) })).status).toBe(200)
    expect(await call('teacher', here, { enrolment: own, mark: 'late', arrivedAt: at(59) })).toMatchObject(taken)
    expect((await call('teacher', here, { enrolment: own, mark: 'late', arrivedAt: at(60) })).status).toBe(200)
    expect(await call('teacher', there, { enrolment: second, mark: 'present', leftAt: null })).toMatchObject(taken)
  })

  it('is said to be in a class that the caller does not see without its name', async () => {
    const { here, there } = await lessons()
    await change('classes', other.id, { teachers: [] })
    expect((await call('manager', there, { enrolment: second, mark: 'present' })).status).toBe(200)
    const refused = await call('teacher', here, { enrolment: own, mark: 'present' })
    await change('classes', other.id, { teachers: [training.people.teacher.id] })
    expect(refused).toMatchObject(taken)
    expect(JSON.stringify(refused.body)).not.toContain('另一班')
  })

  it('is in both where they are one joint lesson', async () => {
    const { here, there } = await lessons()
    for (const id of [here, there]) await change('class-sessions', id, { place: `丙 ${days}`, joint: true })
    expect((await call('teacher', there, { enrolment: second, mark: 'present' })).status).toBe(200)
    expect((await call('teacher', here, { enrolment: own, mark: 'present' })).status).toBe(200)
  })

  it('does not sign in here while signed in there', async () => {
    const { here, there } = await lessons(new Date(Date.now() - 5 * MINUTE))
    const signIn = async (id: string) => {
      const { code } = await wallCode({ req: await systemReq(payload), sessionId: id })
      return askAs(training, 'trainee', `/class-sessions/${id}/sign-in`, { code })
    }
    expect((await signIn(there)).status).toBe(201)
    const refused = await signIn(here)
    expect(refused).toMatchObject(taken)
    expect(JSON.stringify(refused.body)).toContain('另一班')
  })

  it('is here alone once they have left the other class', async () => {
    const { here, there } = await lessons()
    expect((await call('teacher', there, { enrolment: second, mark: 'present' })).status).toBe(200)
    expect(await call('teacher', here, { enrolment: own, mark: 'present' })).toMatchObject(taken)
    const left = { action: 'revoke', seenSeq: 0, reason: '转班' }
    expect((await askAs(training, 'manager', `/enrolments/${second}/transitions`, left)).status).toBe(200)
    expect((await call('teacher', here, { enrolment: own, mark: 'present' })).status).toBe(200)
  })
})
