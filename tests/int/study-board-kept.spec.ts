import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withTransaction } from '@/platform/transactions'
import { loadClassBoard, loadClassStandings, type ClassBoard } from '@/plugins/study-hours/board/operations/board'
import { loadClassPace } from '@/plugins/study-hours/board/operations/bench'
import { loadClassFigures } from '@/plugins/study-hours/board/operations/figures'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, reqAs, shutDown, systemReq } from '../factories/payload'
import { statementsOf } from '../factories/statements'
import { createSession, createTraining, type Training } from '../factories/training'
import { createMark, createUnit } from '../factories/units'

/**
 * The board keeps what it worked out. After each kind of write that its figures come from it must show what working all of it out anew shows,
 * and something else than before.
 */
let payload: Payload
let training: Training
let unit: string
let ruleSet: string
const at = (text: string) => Date.parse(`${text}+08:00`)
/** The factory's class runs from September to December 2026. */
let now = new Date(at('2026-10-15T12:00'))

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  await change('classes', training.class.id, { requiredHours: 20, state: 'running' })
  unit = (await createUnit(payload, training, { nominalMinutes: 600 })).id
  ruleSet = await createRuleSet(payload)
  await study('trainee', '2026-10-13T08:00', '2026-10-13T09:30')
  await study('classmate', '2026-10-14T08:00', '2026-10-14T08:45')
})
afterAll(() => shutDown(payload))

async function change(collection: 'classes' | 'enrolments' | 'study-units' | 'class-sessions', id: string, data: Record<string, unknown>) {
  await payload.db.updateOne({ collection, id, data, req: training.req })
}

async function study(who: 'trainee' | 'classmate', from: string, to: string, of: Training = training): Promise<void> {
  const place = { trainee: training.people[who].id, enrolment: of.enrolments[who].id, ruleSet, unit }
  await writeLedger(payload, { ...place, pieces: [{ startMs: at(from), endMs: at(to) }] })
}

async function request() {
  const req = await reqAs(payload, training.people.teacher)
  req.context['now'] = now
  return req
}

const shown = async (): Promise<ClassBoard> => loadClassBoard({ req: await request(), classId: training.class.id })
const anew = async (): Promise<ClassBoard> => (await loadClassStandings({ req: await request(), classId: training.class.id })).board

const figures = async () => loadClassFigures({ req: await request(), classId: training.class.id })

/** The figures without anything that was kept. */
async function figuresAnew() {
  ;(globalThis as unknown as Record<symbol, WeakMap<Payload, unknown>>)[Symbol.for('liangong.study.board')]!.delete(payload)
  return figures()
}

/** @returns how many statements read ledgers or marks one by one */
async function ledgersRead(work: () => Promise<unknown> = shown): Promise<number> {
  return (await statementsOf(payload, work)).filter((sql) => /from study_slices|json_array\(class_session_id/i.test(sql)).length
}

it('reads the ledger of nobody of whom nothing was added, and of one person alone who studied', async () => {
  await shown()
  expect(await ledgersRead()).toBe(0)
  await study('trainee', '2026-10-14T10:00', '2026-10-14T10:30')
  let asked: unknown[] = []
  const { client } = payload.db as unknown as { client: { execute(statement: { sql: string; args: unknown[] }): Promise<unknown> } }
  const execute = client.execute
  client.execute = function (statement) {
    if (/from study_slices/i.test(statement.sql)) asked = [...asked, ...statement.args.filter((arg) => typeof arg === 'string')]
    return execute.call(client, statement)
  }
  await shown().finally(() => (client.execute = execute))
  expect(asked).toEqual([training.enrolments.trainee.id])
  expect(await shown()).toEqual(await anew())
})

it('adds to the figures what was added to the ledgers, and reads nothing where nothing was', async () => {
  const before = await figures()
  expect(await ledgersRead(figures)).toBe(0)
  await study('trainee', '2026-10-08T10:00', '2026-10-08T10:30')
  expect(await ledgersRead(figures)).toBe(1)
  const after = await figures()
  expect(after.totals.onlineMs - before.totals.onlineMs).toBe(1_800_000)
  expect(after).toEqual(await figuresAnew())
})

const session = { id: '' }
let other: Training

const WRITES: Record<string, () => Promise<unknown>> = {
  'study of a day': () => study('trainee', '2026-10-14T14:00', '2026-10-14T15:30'),
  'a minute that somebody attends in a class that they joined': async () => {
    const [trainee, own] = [training.people.trainee.id, other.enrolments.trainee.id]
    await change('enrolments', own, { trainee })
    await shown()
    const day = new Date(at('2026-10-13T08:00'))
    const session = await createSession(payload, other, day)
    await createMark(payload, { session: session.id, enrolment: own, trainee, at: day })
  },
  'study that does not count': async () =>
    writeLedger(payload, {
      ...{ trainee: training.people.classmate.id, enrolment: training.enrolments.classmate.id, ruleSet, unit },
      pieces: [{ startMs: at('2026-10-15T08:00'), endMs: at('2026-10-15T08:10'), reason: 'gap' }],
    }),
  'a reversal of study': async () => {
    const [id] = await writeLedger(payload, {
      ...{ trainee: training.people.trainee.id, enrolment: training.enrolments.trainee.id, ruleSet, unit },
      pieces: [{ startMs: at('2026-10-12T08:00'), endMs: at('2026-10-12T10:00') }],
    })
    await shown()
    await writeLedger(payload, {
      ...{ trainee: training.people.trainee.id, enrolment: training.enrolments.trainee.id, ruleSet, unit },
      pieces: [
        {
          kind: 'reversal',
          startMs: at('2026-10-12T08:00'),
          endMs: at('2026-10-12T10:00'),
          creditMs: -7_200_000,
          reverses: id ?? null,
          reason: 'reversal',
        },
      ],
    })
    await study('trainee', '2026-10-12T08:00', '2026-10-12T08:30')
  },
  'a mark of attendance': async () => {
    const day = new Date(at('2026-10-09T08:00'))
    session.id = (await createSession(payload, training, day)).id
    const place = { session: session.id, enrolment: training.enrolments.trainee.id, trainee: training.people.trainee.id }
    await createMark(payload, { ...place, at: day })
  },
  'a session that is shortened': async () =>
    change('class-sessions', session.id, { endsAt: new Date(at('2026-10-09T08:50')).toISOString() }),
  'a correction of a mark to an absence': () =>
    payload.db.create({
      collection: 'attendance',
      data: {
        ...{ classSession: session.id, enrolment: training.enrolments.trainee.id, trainee: training.people.trainee.id },
        ...{ seq: 2, mark: 'absent', method: 'correction', at: new Date(at('2026-10-10T08:00')).toISOString() },
      },
      req: training.req,
    }),
  'leave that was approved afterwards': () =>
    payload.db.create({
      collection: 'leave-requests',
      data: {
        ...{ class: training.class.id, enrolment: training.enrolments.trainee.id, trainee: training.people.trainee.id },
        ...{ sessions: [session.id], reason: '家中有事', state: 'approved', stateSeq: 1 },
      },
      req: training.req,
    }),
  'a session that is cancelled': () => change('class-sessions', session.id, { status: 'cancelled' }),
  'another length of a unit, as a new edition brings it': () => change('study-units', unit, { nominalMinutes: 60 }),
  'other required hours of the class': () => change('classes', training.class.id, { requiredHours: 5 }),
  'another end of the class': () => change('classes', training.class.id, { endsOn: '2026-10-20', appraisalOn: null }),
  'a rule that begins to hold': () =>
    payload.db.create({
      collection: 'policies',
      data: {
        ...{ key: 'study.online_share_max_percent', scope: 'default', value: 20, effectiveFrom: '2026-10-01' },
        ...{ source: '测试', verified: false },
      },
      req: training.req,
    }),
  'study for another class on the same days': async () => {
    await change('classes', training.class.id, { requiredHours: 200 })
    await shown()
    await payload.db.create({
      collection: 'enrolments',
      data: { class: other.class.id, trainee: training.people.classmate.id, state: 'active', stateSeq: 0 },
      req: training.req,
    })
    const { docs } = await payload.db.find<{ id: string }>({
      collection: 'enrolments',
      where: { and: [{ class: { equals: other.class.id } }, { trainee: { equals: training.people.classmate.id } }] },
    })
    const whole = { ruleSet, unit, trainee: training.people.classmate.id }
    await writeLedger(payload, {
      ...whole,
      enrolment: docs[0]!.id,
      pieces: [{ startMs: at('2026-10-11T00:10'), endMs: at('2026-10-11T12:00') }],
    })
    await study('classmate', '2026-10-11T13:00', '2026-10-11T20:00')
  },
  'an enrolment that is revoked': () => change('enrolments', training.enrolments.classmate.id, { state: 'revoked' }),
  'a day that passes': async () => void (now = new Date(at('2026-10-18T12:00'))),
  'a fortnight that passes': async () => void (now = new Date(at('2026-11-02T12:00'))),
  'a look at an earlier day': async () => void (now = new Date(at('2026-10-14T12:00'))),
}

describe('after each write beneath it the board shows what working it out anew shows:', () => {
  beforeAll(async () => {
    other = await createTraining(payload)
  })

  it.each(Object.keys(WRITES))('%s', async (name) => {
    const before = await shown()
    await WRITES[name]!()
    const after = await shown()
    expect(after).toEqual(await anew())
    expect(after).not.toEqual(before)
    expect(await shown()).toEqual(after)
    const kept = await figures()
    expect(kept).toEqual(await figuresAnew())
  })
})

it('works out the paces of a workbench one after the other, also behind one that is refused', async () => {
  const classes = [training.class.id, 'no such class', other.class.id].map(String)
  const asked: string[] = []
  const { client } = payload.db as unknown as { client: { execute(statement: { sql: string; args: unknown[] }): Promise<unknown> } }
  const execute = client.execute
  client.execute = function (statement) {
    const named = statement.args.find((arg) => classes.includes(String(arg)))
    if (named !== undefined) asked.push(String(named))
    return execute.call(client, statement)
  }
  const system = await systemReq(payload)
  const settled = await Promise.allSettled(classes.map((id) => loadClassPace({ req: system, id }))).finally(
    () => (client.execute = execute),
  )
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  // Those of one class stand together.
  expect(asked.filter((id, index) => id !== asked[index - 1])).toEqual(classes)
})

it('lists ledger and sittings in the order of an index, whatever their number', async () => {
  const { client } = payload.db as unknown as { client: { execute(statement: object): Promise<{ rows: { detail: string }[] }> } }
  for (const [collection, table] of [
    ['study-slices', 'study_slices'],
    ['study-sessions', 'study_sessions'],
  ] as const) {
    const statements = await statementsOf(payload, () => payload.find({ collection, limit: 10, depth: 0, overrideAccess: true }))
    const page = statements.find((sql) => /order by/i.test(sql) && sql.includes(table)) ?? ''
    const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${page}`, args: [...page.matchAll(/\?/g)].map(() => 10) })
    expect(rows.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE/)
  }
})

it('keeps nothing of a transaction that is taken back', async () => {
  const before = await shown()
  const req = await request()
  await expect(
    withTransaction(req, async () => {
      await payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { requiredHours: 7 }, req })
      const inside = await loadClassBoard({ req, classId: training.class.id })
      expect(inside.requiredTenths).toBe(70)
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await shown()).toEqual(before)
})
