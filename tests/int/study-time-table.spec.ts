import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Class } from '@/payload-types'
import { writeXlsx } from '@/platform/spreadsheets'
import { sessionTable, type SessionValues } from '@/plugins/study-hours/training/operations/session-table'
import { bootPayload, createUser, rest, shutDown } from '../factories/payload'
import { createSession, createTraining, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
let other: Class

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  other = await createClass('OTHER')
  await payload.create({
    collection: 'holiday-years',
    data: { year: 2026, announced: true, source: '测试', days: [{ date: '2026-10-01', kind: 'holiday', name: '国庆节' }] },
    overrideAccess: true,
    req: training.req,
  })
})
afterAll(() => shutDown(payload))

function createClass(code: string): Promise<Class> {
  return payload.create({
    collection: 'classes',
    data: {
      code,
      name: `班 ${code}`,
      organisation: training.works.id,
      occupation: training.occupation.id,
      level: '4',
      teachers: [training.people.teacher.id],
      startsOn: '2026-09-01',
      endsOn: '2026-12-20',
    } as never,
    req: training.req,
    overrideAccess: true,
  })
}

type Row = { row?: number; column?: string; code: string; name?: string; message?: string; details?: Record<string, unknown> }
type Body = {
  days?: { date: string; what: string; fault: { code: string; message: string } | null }[]
  holidays?: string[]
  toCreate?: number
  created?: number
  there?: number
  ok?: boolean
  counts?: Record<string, number> | null
  errors?: Row[]
  report?: Body
}
const ask = async (who: TrainingCast | null, path: string, body: unknown) => {
  const raw = body instanceof Uint8Array ? { headers: { 'content-type': 'application/octet-stream' } } : {}
  const answer = await rest(path, { method: 'POST', body, ...raw, ...(who ? { token: training.tokens[who] } : {}) })
  const read = (await answer.json()) as Body
  return { status: answer.status, body: read, code: read.errors?.[0]?.code, details: read.errors?.[0]?.details }
}
const sessionsOf = async (id: string) => {
  const { docs } = await payload.find({
    collection: 'class-sessions',
    where: { class: { equals: id } },
    sort: 'startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

describe('sessions that recur', () => {
  const every = (more: object = {}) => ({
    weekdays: [2, 4],
    startsOn: '2026-09-22',
    endsOn: '2026-10-08',
    from: '13:30',
    to: '16:30',
    skipHolidays: true,
    title: '安全操作',
    kind: 'workshop',
    place: '实训室',
    teacher: training.people.teacher.id,
    ...more,
  })
  const preview = (id: string, more: object = {}, who: TrainingCast | null = 'manager') =>
    ask(who, `/classes/${id}/sessions/preview`, every(more))
  const create = (id: string, more: object = {}, who: TrainingCast | null = 'manager') => ask(who, `/classes/${id}/sessions`, every(more))

  it('are shown first, without the holidays of the calendar, then made together, and not twice', async () => {
    const { id } = await createClass('R-1')
    const shown = await preview(id, { place: null, teacher: null })
    expect(shown).toMatchObject({ status: 200, body: { holidays: ['2026-10-01'], toCreate: 5 } })
    expect(shown.body.days?.map(({ date }) => date)).toEqual(['2026-09-22', '2026-09-24', '2026-09-29', '2026-10-06', '2026-10-08'])
    expect(await sessionsOf(id)).toEqual([])
    expect(await create(id, { place: null, teacher: null })).toMatchObject({ status: 201, body: { created: 5, there: 0 } })
    const made = await sessionsOf(id)
    expect(made).toHaveLength(5)
    expect(made[0]).toMatchObject({ startsAt: '2026-09-22T05:30:00.000Z', endsAt: '2026-09-22T08:30:00.000Z', kind: 'workshop' })
    expect(await create(id, { place: null, teacher: null })).toMatchObject({ status: 201, body: { created: 0, there: 5 } })
    expect(await sessionsOf(id)).toHaveLength(5)
  })

  it('name each day on which teacher or room are taken, and are all made or none; days can be taken out', async () => {
    const { id } = await createClass('R-2')
    await createSession(payload, { class: other, req: training.req }, new Date('2026-09-24T06:00:00Z'), { place: ' 实训室 ' })
    const shown = await preview(id)
    expect(shown.body.days?.filter(({ fault }) => fault)).toMatchObject([{ date: '2026-09-24', fault: { code: 'study.sessionClash' } }])
    expect(shown.body.days?.[1]?.fault?.message).toContain(other.name)
    expect(await create(id)).toMatchObject({ status: 409, code: 'study.recurrenceRefused', details: { count: 1, dates: ['2026-09-24'] } })
    expect(await sessionsOf(id)).toEqual([])
    expect(await create(id, { except: ['2026-09-24'] })).toMatchObject({ status: 201, body: { created: 4 } })
  })

  it('are named where they lie outside the days of the class', async () => {
    const { id } = await createClass('R-3')
    const shown = await preview(id, { startsOn: '2026-12-15', endsOn: '2026-12-24', teacher: null, place: null })
    expect(shown.body.days?.map(({ date, fault }) => [date, fault?.code ?? null])).toEqual([
      ['2026-12-15', null],
      ['2026-12-17', null],
      ['2026-12-22', 'study.sessionOutsideClass'],
      ['2026-12-24', 'study.sessionOutsideClass'],
    ])
  })

  it.each([
    [{ endsOn: '2026-09-21' }, 'study.recurrenceOrder'],
    [{ to: '13:30' }, 'study.recurrenceTime'],
    [{ from: '25:00' }, 'study.recurrenceTime'],
    [{ weekdays: [7], endsOn: '2026-09-25' }, 'study.recurrenceEmpty'],
    [{ weekdays: [1, 2, 3, 4, 5, 6, 7], startsOn: '2026-09-01', endsOn: '2026-12-20' }, 'study.recurrenceTooMany'],
  ])('refuse %o', async (more, code) => {
    expect(await preview(training.class.id, more)).toMatchObject({ status: 422, code })
    expect(await create(training.class.id, more)).toMatchObject({ status: 422, code })
  })

  it.each([
    ['staff', 200],
    ['manager', 200],
    ['otherManager', 403],
    ['teacher', 403],
    ['auditor', 403],
    ['trainee', 403],
    [null, 401],
  ] as const)('are planned by %s: %i', async (who, status) => {
    const bare = { place: null, teacher: null }
    expect((await preview(training.class.id, bare, who)).status).toBe(status)
    if (status !== 200) expect((await create(training.class.id, bare, who)).status).toBe(status)
  })
})

describe('a time table from a file', () => {
  const row = (date: string, more: Partial<SessionValues> = {}): Partial<SessionValues> => ({
    date,
    from: '08:30',
    to: '11:30',
    title: '出铁口维护',
    titleEn: null,
    kind: 'classroom',
    place: '一号教室',
    teacher: training.people.teacher.name,
    joint: null,
    ...more,
  })
  const file = async (rows: readonly Partial<SessionValues>[]) =>
    new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: sessionTable, rows }] }))
  const send = async (id: string, rows: readonly Partial<SessionValues>[], query = '', who: TrainingCast | null = 'manager') =>
    ask(who, `/classes/${id}/time-table${query}`, await file(rows))
  const faultsOf = ({ body }: { body: Body }) => (body.report ?? body).errors?.map(({ code, column, row: at }) => `${at}${column} ${code}`)

  it('is checked without a write, then stored, and is unchanged the second time', async () => {
    const { id } = await createClass('T-1')
    const rows = [
      row('2026-09-07'),
      row('2026-09-08', { teacher: training.people.staff.username ?? '' }),
      row('2026-09-08', { from: '13:30', to: '16:30' }),
    ]
    expect(await send(id, rows, '?dryRun=1')).toMatchObject({ status: 200, body: { ok: true, counts: { rows: 3, created: 3 } } })
    expect(await sessionsOf(id)).toEqual([])
    expect(await send(id, rows)).toMatchObject({ status: 200, body: { counts: { created: 3, updated: 0, unchanged: 0 } } })
    expect(await sessionsOf(id)).toMatchObject([
      { startsAt: '2026-09-07T00:30:00.000Z', endsAt: '2026-09-07T03:30:00.000Z', teacher: training.people.teacher.id },
      { teacher: training.people.staff.id },
      { startsAt: '2026-09-08T05:30:00.000Z' },
    ])
    expect(await send(id, rows)).toMatchObject({ body: { counts: { created: 0, updated: 0, unchanged: 3 } } })
    const changed = [row('2026-09-07', { title: '改题', to: '12:00' }), ...rows.slice(1)]
    expect(await send(id, changed)).toMatchObject({ body: { counts: { created: 0, updated: 1, unchanged: 2 } } })
    expect((await sessionsOf(id))[0]).toMatchObject({ title: '改题', endsAt: '2026-09-07T04:00:00.000Z' })
  })

  it('knows a teacher by number, user name or name, however they are typed', async () => {
    const { id } = await createClass('T-1b')
    const member = await createUser(payload, ['trainee'], { organisation: training.works.id, name: '邵师傅', employeeNumber: 'AB1' })
    const { teacher } = training.people
    const rows = [
      row('2026-10-26', { teacher: 'ab1' }),
      row('2026-10-27', { teacher: 'ＡＢ１' }),
      row('2026-10-28', { teacher: 'A\u200bb1' }),
      row('2026-10-29', { teacher: (teacher.username ?? '').toUpperCase() }),
      row('2026-10-30', { teacher: `${teacher.name}\u200b` }),
    ]
    expect(await send(id, rows)).toMatchObject({ status: 200, body: { counts: { created: 5 } } })
    expect((await sessionsOf(id)).map((session) => session.teacher)).toEqual([member.id, member.id, member.id, teacher.id, teacher.id])
    // A time table from a file changes nothing where a room is only typed otherwise.
    const typed = rows.map((each) => ({ ...each, place: '一号 教室' }))
    expect(await send(id, typed, '?dryRun=1')).toMatchObject({ body: { counts: { unchanged: 5 } } })
  })

  it('without a column keeps what the sessions have', async () => {
    const { id } = await createClass('T-2')
    await send(id, [row('2026-09-09')])
    const rows = [{ date: '2026-09-09', from: '8:30', to: '11:30', title: '新题' }]
    const answer = await ask('manager', `/classes/${id}/time-table`, new TextEncoder().encode(JSON.stringify(rows)))
    expect(answer).toMatchObject({ status: 200, body: { counts: { updated: 1 } } })
    expect(await sessionsOf(id)).toMatchObject([{ title: '新题', place: '一号教室', teacher: training.people.teacher.id }])
  })

  it('is refused as a whole, with every fault at its row and column', async () => {
    const { id } = await createClass('T-3')
    await createSession(payload, { class: other, req: training.req }, new Date('2026-09-10T01:00:00Z'), { place: '三号教室' })
    const rows = [
      row('2026-09-10', { place: '三号教室', teacher: null }),
      row('2026-09-11', { place: 'A', teacher: null }),
      row('2026-09-11', { place: 'B', teacher: null }),
      row('2026-09-14', { teacher: '查无此人' }),
      row('2026-08-31', { teacher: null, place: null }),
      row('2026-09-15', { from: '八点', teacher: null }),
      row('2026-09-16', { from: '00:10', to: '23:00', teacher: null, place: null }),
      row('2026-09-17', { title: '', teacher: null }),
    ]
    const answer = await send(id, rows, '?dryRun=1')
    expect(faultsOf(answer)).toEqual([
      '2G study.sessionClash',
      '4B study.startTwice',
      '5H study.noTeacher',
      '6A study.sessionOutsideClass',
      '7B study.notClock',
      '8C study.sessionTooLong',
      '9D spreadsheets.required',
    ])
    expect(answer.body.errors?.[0]).toMatchObject({ name: '出铁口维护' })
    expect(answer.body.errors?.[0]?.message).toContain(other.name)
    expect((await send(id, rows)).status).toBe(422)
    expect(await sessionsOf(id)).toEqual([])
  })

  it('names clashes among its own rows', async () => {
    const { id } = await createClass('T-4')
    const rows = [row('2026-09-18', { place: 'C' }), row('2026-09-18', { from: '10:00', to: '12:00', place: 'D' })]
    expect(faultsOf(await send(id, rows, '?dryRun=1'))).toEqual(['3H study.sessionClash'])
  })

  it('has a template to begin with, and is brought in by those who arrange the class alone', async () => {
    const template = await rest(`/classes/${other.id}/time-table-template`, { token: training.tokens.manager })
    expect([template.status, template.headers.get('content-type')]).toMatchObject([200, expect.stringContaining('spreadsheetml')])
    for (const [who, status] of [
      ['otherManager', 403],
      ['teacher', 403],
      ['auditor', 403],
      ['trainee', 403],
      [null, 401],
    ] as const)
      expect((await send(other.id, [row('2026-09-21')], '?dryRun=1', who)).status).toBe(status)
  })
})
