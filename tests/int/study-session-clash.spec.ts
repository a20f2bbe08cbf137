import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Class } from '@/payload-types'
import { bootPayload, rest, shutDown } from '../factories/payload'
import { createTraining, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
let other: Class

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  other = await payload.create({
    collection: 'classes',
    data: {
      code: 'CLASH-2',
      name: '轧钢二班',
      nameEn: 'Rolling, second class',
      organisation: training.works.id,
      occupation: training.occupation.id,
      level: '4',
      startsOn: '2026-09-01',
      endsOn: '2026-12-20',
    } as never,
    req: training.req,
    overrideAccess: true,
  })
})
afterAll(() => shutDown(payload))

const NAMES = { code: 'CLASH-3', name: '外单位班' }
const TERM = { startsOn: '2026-09-01', endsOn: '2026-12-20' }
const PLAN = {
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '11:00', skipHolidays: false },
  ...{ title: '试探', kind: 'classroom', place: '二号教室' },
}

type Answer = { doc?: { id: string }; errors?: { code: string; message: string; details?: Record<string, unknown>; data?: unknown }[] }

const ask = async (path: string, body: object, method: 'POST' | 'PATCH' = 'POST', language = 'zh', who: TrainingCast = 'manager') => {
  const answer = await rest(path, { method, body, token: training.tokens[who], headers: { 'accept-language': language } })
  const read = (await answer.json()) as Answer
  const [error] = read.errors ?? []
  return {
    status: answer.status,
    id: read.doc?.id ?? '',
    code: error?.code,
    field: error?.details?.['field'],
    message: error?.message,
    error,
  }
}

let day = 1
/** Each test has a day of its own. */
const lesson = (more: object = {}) => {
  const on = `2026-10-${String(day).padStart(2, '0')}`
  return {
    class: training.class.id,
    title: '安全操作',
    kind: 'classroom',
    startsAt: `${on}T01:00:00.000Z`,
    endsAt: `${on}T03:00:00.000Z`,
    place: '二号教室',
    teacher: training.people.teacher.id,
    status: 'scheduled',
    ...more,
  }
}
const make = (more: object = {}) => ask('/class-sessions', lesson(more))
const change = (id: string, data: object) => ask(`/class-sessions/${id}`, data, 'PATCH')
const nextDay = () => (day += 1)

describe('a session is refused', () => {
  it('where its teacher stands in another room at that time, with the other session, its class and its time', async () => {
    nextDay()
    expect((await make()).status).toBe(201)
    const refused = await make({ class: other.id, place: '三号教室' })
    expect(refused).toMatchObject({ status: 409, code: 'study.sessionClash', field: 'teacher' })
    expect(refused.error?.data).toMatchObject({ errors: [{ path: 'teacher' }] })
    for (const said of [`教师“${training.people.teacher.name}”`, training.class.name, '安全操作', '2026-10-02 09:00', '11:00', '合班授课'])
      expect(refused.message).toContain(said)
    const english = await ask('/class-sessions', lesson({ class: other.id, place: '三号教室' }), 'POST', 'en')
    expect(english.message).toContain('Joint session')
  })

  it('beside its field, where a form of the workbench sent it, and what pops up has no time that would be torn apart', async () => {
    nextDay()
    expect((await make()).status).toBe(201)
    const form = new FormData()
    form.set('_payload', JSON.stringify(lesson({ class: other.id, place: '三号教室' })))
    const answer = await rest('/class-sessions?depth=0&fallback-locale=null', {
      ...{ method: 'POST', body: form, token: training.tokens.manager, headers: { 'accept-language': 'zh' } },
    })
    const { errors } = (await answer.json()) as { errors: { code: string; message: string; data: { errors: unknown[] } }[] }
    expect([answer.status, errors[0]?.code]).toEqual([409, 'study.sessionClash'])
    expect(errors[0]?.message).toContain('09\u223600 至 ')
    expect(errors[0]?.data.errors).toEqual([{ path: 'teacher', message: expect.stringContaining(':00 至 ') as string }])
  })

  it('by a class that one may not see with no word of it but when, and what is taken', async () => {
    nextDay()
    expect((await make({ title: '未公开的课题' })).status).toBe(201)
    const across = await payload.create({
      collection: 'classes',
      data: { ...NAMES, organisation: training.otherWorks.id, occupation: training.occupation.id, level: '4', ...TERM } as never,
      req: training.req,
      overrideAccess: true,
    })
    const theirs = lesson({ class: across.id, teacher: null })
    const told = `“二号教室”在这段时间已有`
    const refused = await ask('/class-sessions', theirs, 'POST', 'zh', 'otherManager')
    expect(refused).toMatchObject({ status: 409, code: 'study.sessionClashElsewhere', field: 'place' })
    for (const said of [told, '09:00', '11:00', '联系中心']) expect(refused.message).toContain(said)
    const plan = { ...PLAN, startsOn: theirs.startsAt.slice(0, 10), endsOn: theirs.startsAt.slice(0, 10) }
    const preview = await rest(`/classes/${across.id}/sessions/preview`, { token: training.tokens.otherManager, body: plan })
    const shown = await preview.text()
    expect([preview.status, JSON.parse(shown)]).toMatchObject([200, { days: [{ fault: { code: 'study.sessionClashElsewhere' } }] }])
    for (const text of [shown, JSON.stringify(refused)])
      for (const secret of ['未公开的课题', training.class.name, training.class.id]) expect(text).not.toContain(secret)
    // The centre sees both.
    expect((await ask('/class-sessions', theirs, 'POST', 'zh', 'staff')).message).toContain('未公开的课题')
  })

  it('where its room is taken, however the room is typed', async () => {
    nextDay()
    expect((await make({ place: 'Ｂ１ 教室', teacher: null })).status).toBe(201)
    const refused = await make({ class: other.id, place: ' b1 教室 ', teacher: training.people.staff.id })
    expect(refused).toMatchObject({ status: 409, code: 'study.sessionClash', field: 'place' })
    const unseen = await make({ class: other.id, place: 'b1\u200b教室', teacher: training.people.staff.id })
    expect(unseen).toMatchObject({ status: 409, code: 'study.sessionClash', field: 'place' })
    const later = { startsAt: lesson().endsAt, endsAt: lesson().endsAt.replace('T03', 'T05') }
    expect((await make({ class: other.id, place: 'b1 教室', teacher: null, ...later })).status).toBe(201)
  })

  it('when it is moved, given a teacher, or held after all', async () => {
    nextDay()
    await make()
    const free = await make({ class: other.id, place: '三号教室', teacher: null })
    const later = await make({
      class: other.id,
      startsAt: lesson().endsAt,
      endsAt: lesson().endsAt.replace('T03', 'T04'),
    })
    const off = await make({ class: other.id, status: 'cancelled' })
    expect([free.status, later.status, off.status]).toEqual([201, 201, 201])
    const clash = { status: 409, code: 'study.sessionClash' }
    expect(await change(free.id, { teacher: training.people.teacher.id })).toMatchObject(clash)
    expect(await change(later.id, { startsAt: lesson().startsAt })).toMatchObject(clash)
    expect(await change(off.id, { status: 'scheduled' })).toMatchObject(clash)
    expect((await change(free.id, { title: '改题' })).status).toBe(200)
  })

  it('not by one that was cancelled', async () => {
    nextDay()
    const first = await make()
    expect((await change(first.id, { status: 'cancelled' })).status).toBe(200)
    expect((await make({ class: other.id })).status).toBe(201)
    expect(await change(first.id, { status: 'scheduled' })).toMatchObject({ status: 409 })
  })

  it('not by itself, when something else of it is changed', async () => {
    nextDay()
    const { id } = await make()
    expect((await change(id, { title: '新题', place: '二号教室', endsAt: lesson().endsAt.replace('T03', 'T04') })).status).toBe(200)
  })
})

describe('a joint session', () => {
  it('is of several classes: both say so, and time, place and teacher are the same', async () => {
    nextDay()
    const first = await make({ joint: true })
    expect(first.status).toBe(201)
    expect(await make({ class: other.id })).toMatchObject({ status: 409, code: 'study.sessionClash' })
    expect(await make({ class: other.id, joint: true, place: '三号教室' })).toMatchObject({ status: 409, code: 'study.sessionClash' })
    const second = await make({ class: other.id, joint: true })
    expect(second.status).toBe(201)
    expect(await change(second.id, { joint: false })).toMatchObject({ status: 409, code: 'study.sessionClash' })
    expect((await change(second.id, { title: '合班讲评' })).status).toBe(200)
  })

  it('is marked so afterwards, in the order that the refusal names', async () => {
    nextDay()
    const first = await make()
    expect((await change(first.id, { joint: true })).status).toBe(200)
    expect((await make({ class: other.id, joint: true })).status).toBe(201)
  })
})

it('of two sessions that are written at one moment one is stored', async () => {
  nextDay()
  const answers = await Promise.all([make(), make({ class: other.id }), make({ class: other.id, place: '三号教室' })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
})

it('sessions that clashed before there was a rule are changed otherwise, and mended', async () => {
  nextDay()
  const first = await make()
  const second = await make({ class: other.id, place: '三号教室', teacher: null })
  await payload.db.updateOne({
    collection: 'class-sessions',
    id: second.id,
    data: { teacher: training.people.teacher.id },
    req: training.req,
  })
  expect((await change(second.id, { title: '旧课' })).status).toBe(200)
  expect(await change(second.id, { place: '四号教室' })).toMatchObject({ status: 409 })
  expect((await change(second.id, { teacher: null })).status).toBe(200)
  expect((await change(first.id, { title: '旧课' })).status).toBe(200)
})
