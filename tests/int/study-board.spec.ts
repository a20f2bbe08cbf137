import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StudyUnit } from '@/payload-types'
import { loadClassBoard } from '@/plugins/study-hours/board/operations/board'
import { loadClassPace, loadTrainingBench } from '@/plugins/study-hours/board/operations/bench'
import { loadClaimSheet, loadLeaveSheet, loadOutageSheet } from '@/plugins/study-hours/decisions/operations/sheets'
import { loadReplaySheet } from '@/plugins/study-hours/desk/operations/replay-sheet'
import { loadClassFigures, loadTrainingFigures } from '@/plugins/study-hours/board/operations/figures'
import { loadMyClasses } from '@/plugins/study-hours/board/operations/my-classes'
import { boardTable, daysTable } from '@/plugins/study-hours/board/operations/export/tables'
import { openZip } from '@/platform/files'
import { readTable } from '@/platform/spreadsheets'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, reqAs, rest, shutDown } from '../factories/payload'
import { createSession, createTraining, type Training, type TrainingCast } from '../factories/training'
import { createSitting, createUnit } from '../factories/units'

let payload: Payload
let training: Training
let other: Training
let unit: StudyUnit
let ruleSet: string
const MINUTE = 60_000
const at = (text: string) => Date.parse(`${text}+08:00`)
/** The factory's classes run from September to December 2026. */
const NOW = new Date(at('2026-10-15T12:00'))

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  other = await createTraining(payload)
  const own = { req: training.req, depth: 0, overrideAccess: true } as const
  await payload.update({ collection: 'classes', id: training.class.id, data: { requiredHours: 20 }, ...own })
  for (const one of [training, other])
    await payload.db.updateOne({ collection: 'classes', id: one.class.id, data: { state: 'running' }, req: training.req })
  const { id } = training.enrolments.classmate
  await payload.db.updateOne({ collection: 'enrolments', id, data: { createdAt: '2026-09-08T00:00:00.000Z' }, req: training.req })
  unit = await createUnit(payload, training, { title: '=送风', nominalMinutes: 600 })
  ruleSet = await createRuleSet(payload)
  await writeLedger(payload, {
    trainee: training.people.trainee.id,
    enrolment: training.enrolments.trainee.id,
    ruleSet,
    unit: unit.id,
    pieces: [
      { startMs: at('2026-10-13T19:00'), endMs: at('2026-10-13T20:30') },
      { startMs: at('2026-10-13T20:30'), endMs: at('2026-10-13T20:40'), reason: 'gap' },
      { startMs: at('2026-10-14T19:00'), endMs: at('2026-10-14T19:45') },
    ],
  })
  await writeLedger(payload, {
    trainee: other.people.trainee.id,
    enrolment: other.enrolments.trainee.id,
    ruleSet,
    unit: unit.id,
    pieces: [{ startMs: at('2026-10-13T08:00'), endMs: at('2026-10-13T09:00') }],
  })
})
afterAll(() => shutDown(payload))

async function reqOf(who: TrainingCast, of: Training = training) {
  const req = await reqAs(payload, of.people[who])
  req.context['now'] = NOW
  return req
}

const MAY: readonly TrainingCast[] = ['staff', 'manager', 'teacher', 'auditor']
const MAY_NOT: readonly TrainingCast[] = ['otherManager', 'trainee', 'classmate', 'stranger']

describe('the class board', () => {
  it('puts those first who will miss the hours, and adds up the class', async () => {
    const board = await loadClassBoard({ req: await reqOf('teacher'), classId: training.class.id })
    expect(board.rows.map(({ trainee }) => trainee)).toEqual([training.people.classmate.id, training.people.trainee.id])
    expect(board.rows[1]).toMatchObject({ tenths: 30, onlineTenths: 30, offlineTenths: 0, lastStudiedOn: '2026-10-14', quietDays: 1 })
    // Quiet since the enrolment: the class began a week before it.
    expect(board.rows[0]).toMatchObject({ tenths: 0, shortTenths: 200, lastStudiedOn: null, quietDays: 37, completeOn: null })
    expect(board.totals).toMatchObject({ enrolled: 2, willMiss: 2, quiet: 1, complete: 0, meanTenths: 15 })
    expect(board).toMatchObject({ requiredTenths: 200, deadline: '2026-12-28', onlineMostTenths: 100 })
  })

  it('counts on the sessions to come, but not for somebody on leave', async () => {
    const session = await createSession(payload, training, new Date(at('2026-11-02T08:00')))
    const before = await loadClassBoard({ req: await reqOf('teacher'), classId: training.class.id })
    const [{ id }] = [training.enrolments.classmate]
    expect(before.rows.find((row) => row.id === id)?.projectedTenths).toBe(26)
    await payload.db.create({
      collection: 'leave-requests',
      data: {
        class: training.class.id,
        enrolment: id,
        trainee: training.people.classmate.id,
        sessions: [session.id],
        reason: '家中有事',
        state: 'approved',
        stateSeq: 1,
      },
      req: training.req,
    })
    const after = await loadClassBoard({ req: await reqOf('teacher'), classId: training.class.id })
    expect(after.rows.find((row) => row.id === id)?.projectedTenths).toBe(0)
  })

  it('says the same of everybody as the workbench and the trainee’s own page', async () => {
    const { rows, totals } = await loadClassBoard({ req: await reqOf('teacher'), classId: training.class.id })
    expect(await loadClassPace({ req: await reqOf('teacher'), id: training.class.id })).toEqual({
      meanTenths: totals.meanTenths,
      requiredTenths: 200,
      enrolled: 2,
      complete: 0,
      willMiss: totals.willMiss,
      toCall: 0,
      because: { pace: 1, onlineShare: 1 },
    })
    for (const who of ['trainee', 'classmate'] as const) {
      const row = rows.find(({ trainee }) => trainee === training.people[who].id)
      const [mine] = await loadMyClasses({ req: await reqOf(who) })
      expect(mine?.ahead).toEqual({
        meets: row?.shortTenths === 0,
        shortTenths: row?.shortTenths,
        completeOn: row?.completeOn,
        because: row?.because,
      })
    }
  })

  it('counts on a session of today on the last day of a class, and everybody is told the same last day', async () => {
    const last = await createTraining(payload)
    const data = { requiredHours: 2.6, startsOn: '2026-10-01', endsOn: '2026-10-15', appraisalOn: null, state: 'running' }
    await payload.db.updateOne({ collection: 'classes', id: last.class.id, data, req: last.req })
    await createSession(payload, last, new Date(at('2026-10-15T14:00')))
    const due = { by: 'classEnd', on: '2026-10-15', daysLeft: 1 }
    const board = await loadClassBoard({ req: await reqOf('teacher', last), classId: last.class.id })
    expect(board).toMatchObject({ due, totals: { willMiss: 0, complete: 0 } })
    for (const row of board.rows)
      expect(row).toMatchObject({ projectedTenths: 26, shortTenths: 0, because: null, completeOn: '2026-10-15' })
    const [mine] = await loadMyClasses({ req: await reqOf('trainee', last) })
    expect(mine).toMatchObject({ due, ahead: { meets: true, because: null }, neededPerDayMs: 0 })
    const bench = await loadTrainingBench({ req: await reqOf('manager', last) })
    expect(bench?.classes).toMatchObject([{ id: last.class.id, due }])
  })

  it.each(MAY_NOT)('tells %s no pace', async (who) => {
    await expect(loadClassPace({ req: await reqOf(who), id: training.class.id })).rejects.toMatchObject({ code: 'request.notFound' })
  })

  it.each(MAY)('is open to %s', async (who) => {
    const answer = await rest(`/classes/${training.class.id}/board`, { token: training.tokens[who] })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(await answer.json())).toContain(training.people.trainee.name)
  })

  it.each(MAY_NOT)('tells %s nothing, not even that there is such a class', async (who) => {
    for (const query of ['', '?format=json', '?format=xlsx']) {
      const answer = await rest(`/classes/${training.class.id}/board${query}`, { token: training.tokens[who] })
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain(training.people.trainee.name)
    }
  })

  it('is not given in a format that there is none of', async () => {
    const answer = await rest(`/classes/${training.class.id}/board?format=pdf`, { token: training.tokens.manager })
    expect([answer.status, await answer.json()]).toMatchObject([415, { errors: [{ code: 'spreadsheets.unknownFormat' }] }])
  })

  it('asks visitors to sign in', async () => {
    expect((await rest(`/classes/${training.class.id}/board`)).status).toBe(401)
  })

  it('goes out as a workbook that no spreadsheet takes for formulas', async () => {
    await payload.update({
      collection: 'users',
      id: training.people.classmate.id,
      data: { name: '=HYPERLINK("http://x")' },
      req: training.req,
      overrideAccess: true,
    })
    const answer = await rest(`/classes/${training.class.id}/board?format=xlsx`, { token: training.tokens.manager })
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const board = await readTable({ schema: boardTable, bytes })
    expect(board.errors).toEqual([])
    expect(board.rows.find(({ values }) => values.number === '01')?.values).toMatchObject({ tenths: 30, requiredTenths: 200 })
    const archive = await openZip(bytes)
    const parts = new Map<string, string>()
    for (const name of archive.names) parts.set(name, Buffer.from(await archive.read(name)).toString())
    const text = [...parts.values()].join('')
    expect(text).toContain("'=HYPERLINK")
    expect(text).not.toMatch(/<f[ >]/)
    expect(text).toContain(daysTable.columns.recognisedMinutes.header.zh)
  }, 60_000)
})

describe('a day replayed', () => {
  const sheet = async (who: TrainingCast, day = '2026-10-13') =>
    loadReplaySheet({ req: await reqOf(who), classId: training.class.id, enrolment: training.enrolments.trainee.id, day })

  it.each(MAY)('shows %s every interval with its reason, what is recognised, and that the chain holds', async (who) => {
    const shown = await sheet(who)
    expect(shown?.record?.intervals.map(({ reason }) => reason)).toEqual(['counted', 'gap'])
    expect(shown?.record).toMatchObject({ uncountedMs: 10 * MINUTE, recognisedMs: 90 * MINUTE })
    expect(shown).toMatchObject({ after: '2026-10-14', before: null, chain: { rows: 3, fault: null, isHeadKnown: true } })
    expect(shown?.replay.events.map(({ kind }) => kind)).toContain('interval')
  })

  it.each(MAY_NOT)('is closed to %s', async (who) => {
    await expect(sheet(who)).rejects.toMatchObject({ code: 'request.notFound' })
  })

  it('does not lead from one class to the people of another', async () => {
    const asked = { classId: training.class.id, enrolment: other.enrolments.trainee.id, day: '2026-10-13' }
    await expect(loadReplaySheet({ req: await reqOf('teacher'), ...asked })).rejects.toMatchObject({ code: 'request.notFound' })
  })

  it('names the first row that does not hold', async () => {
    const { docs } = await payload.db.find<{ id: string; seq: number }>({
      collection: 'study-slices',
      where: { and: [{ trainee: { equals: other.people.trainee.id } }] },
      pagination: false,
    })
    await payload.db.updateOne({ collection: 'study-slices', id: docs[0]!.id, data: { creditMs: 1 }, req: training.req })
    const shown = await loadReplaySheet({
      req: await reqOf('auditor'),
      classId: other.class.id,
      enrolment: other.enrolments.trainee.id,
      day: '2026-10-13',
    })
    expect(shown?.chain.fault).toMatchObject({ seq: 1 })
    await payload.db.updateOne({ collection: 'study-slices', id: docs[0]!.id, data: { creditMs: 60 * MINUTE }, req: training.req })
  })
})

describe('figures', () => {
  const period = { from: '2026-10-12', to: '2026-10-14' }

  it('add up the hours of a class by day and unit', async () => {
    const figures = await loadClassFigures({ req: await reqOf('teacher'), classId: training.class.id, ...period })
    expect(figures.days).toEqual([
      { day: '2026-10-12', onlineMs: 0, offlineMs: 0 },
      { day: '2026-10-13', onlineMs: 90 * MINUTE, offlineMs: 0 },
      { day: '2026-10-14', onlineMs: 45 * MINUTE, offlineMs: 0 },
    ])
    expect(figures.units).toMatchObject([{ id: unit.id, onlineMs: 135 * MINUTE }])
  })

  it('of all classes are those that the reader answers for', async () => {
    const sumOf = async (who: TrainingCast, of = training) =>
      (await loadTrainingFigures({ req: await reqOf(who, of), ...period })).totals.onlineMs
    expect(await sumOf('staff')).toBe(195 * MINUTE)
    expect(await sumOf('auditor')).toBe(195 * MINUTE)
    expect(await sumOf('manager')).toBe(135 * MINUTE)
    expect(await sumOf('teacher', other)).toBe(60 * MINUTE)
    expect(await sumOf('otherManager')).toBe(0)
  })

  it.each(['trainee', 'stranger'] as const)('are refused to %s', async (who) => {
    await expect(loadTrainingFigures({ req: await reqOf(who), ...period })).rejects.toMatchObject({ code: 'request.forbidden' })
    await expect(loadClassFigures({ req: await reqOf(who), classId: training.class.id, ...period })).rejects.toMatchObject({
      code: 'request.notFound',
    })
  })

  it.each([
    { from: '2026-10-14', to: '2026-10-12' },
    { from: '2025-01-01', to: '2026-10-12' },
    { from: 'x', to: '2026-10-12' },
  ])('refuse the period $from to $to', async (asked) => {
    await expect(loadTrainingFigures({ req: await reqOf('staff'), ...asked })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('figures of more classes than are added up at once', () => {
  const period = { from: '2026-10-12', to: '2026-10-14' }
  let crowd: Training

  beforeAll(async () => {
    crowd = await createTraining(payload, { unsigned: true })
    const { code, id, ...like } = await payload.findByID({ collection: 'classes', id: crowd.class.id, depth: 0, overrideAccess: true })
    expect(id).toBe(crowd.class.id)
    for (let count = 0; count < 60; count += 1)
      await payload.db.create({
        collection: 'classes',
        data: { ...like, code: `${code}-${count}`, startsOn: '2026-10-01', endsOn: '2026-12-20' },
        req: crowd.req,
      })
  })

  it('are had of each organisation, also of one whose classes began earlier', async () => {
    const all = await loadTrainingFigures({ req: await reqOf('staff'), ...period })
    expect(all.classes).toHaveLength(60)
    expect(all.leftOut).toBeGreaterThanOrEqual(3)
    expect(all).toMatchObject({ chosen: null, totals: { onlineMs: 0 } })
    const { id, name } = training.works
    expect(all.choices).toContainEqual({ id, name, nameEn: null })
    expect(all.choices.map((choice) => choice.id)).toEqual(expect.arrayContaining([other.works.id, crowd.works.id]))
    const one = await loadTrainingFigures({ req: await reqOf('staff'), ...period, organisation: id })
    expect(one).toMatchObject({ chosen: id, leftOut: 0, choices: all.choices, totals: { onlineMs: 135 * MINUTE, people: 2 } })
    expect(one.classes.map((each) => each.id)).toEqual([training.class.id])
    const many = await loadTrainingFigures({ req: await reqOf('staff'), ...period, organisation: crowd.works.id })
    expect(many).toMatchObject({ chosen: crowd.works.id, leftOut: 1 })
  })

  it('keep the organisation where it has no class in the period, and offer none where all are shown', async () => {
    const asked = { from: '2026-07-01', to: '2026-07-10', organisation: training.works.id }
    expect(await loadTrainingFigures({ req: await reqOf('staff'), ...asked })).toMatchObject({
      ...{ chosen: training.works.id, classes: [], leftOut: 0 },
      choices: [{ id: training.works.id }],
    })
    expect(await loadTrainingFigures({ req: await reqOf('manager'), ...period })).toMatchObject({ chosen: null, choices: [], leftOut: 0 })
  })

  it('are of no organisation that the caller does not answer for', async () => {
    for (const organisation of [other.works.id, 'nonsense'])
      await expect(loadTrainingFigures({ req: await reqOf('manager'), ...period, organisation })).rejects.toMatchObject({
        code: 'request.invalid',
        details: { field: 'organisation' },
      })
  })
})

describe('what waits for a decision', () => {
  const lost = { fromMs: at('2026-10-13T20:30'), toMs: at('2026-10-13T20:40') }
  let claim: string
  let leave: string
  let outage: string

  beforeAll(async () => {
    const make = async (collection: 'hour-claims' | 'leave-requests' | 'outages', data: object) =>
      String((await payload.db.create({ collection, data: { stateSeq: 0, ...data }, req: training.req })).id)
    const person = { trainee: training.people.trainee.id, enrolment: training.enrolments.trainee.id }
    claim = await make('hour-claims', {
      ...person,
      ...lost,
      unit: unit.id,
      claimedMs: 10 * MINUTE,
      cause: 'network',
      note: '断网',
      state: 'submitted',
    })
    const session = await createSession(payload, training, new Date(at('2026-10-20T08:00')))
    leave = await make('leave-requests', {
      ...person,
      class: training.class.id,
      sessions: [session.id],
      reason: '就医',
      state: 'requested',
    })
    outage = await make('outages', {
      ...lost,
      classes: [training.class.id],
      cause: '交换机断电',
      declaredBy: training.people.manager.id,
      state: 'declared',
    })
  })

  it('a claim shows the interval on the record and what of it can be granted', async () => {
    const sheet = await loadClaimSheet({ req: await reqOf('manager'), id: claim })
    expect(sheet).toMatchObject({ grantableMs: 10 * MINUTE, day: '2026-10-13', others: { open: 0 } })
    expect(sheet.around.map(({ reason }) => reason)).toEqual(['counted', 'gap'])
  })

  it('the first signature is asked how much, at most what can be granted', async () => {
    const answer = await rest(`/hour-claims/${claim}/actions`, { token: training.tokens.manager })
    const { actions } = (await answer.json()) as { actions: { action: string; inputs: object[] }[] }
    expect(actions.find(({ action }) => action === 'support')?.inputs).toMatchObject([
      { name: 'grantedMs', kind: 'duration', initial: 10 * MINUTE, most: 10 * MINUTE },
    ])
    expect(actions.find(({ action }) => action === 'refuse')?.inputs).toEqual([])
  })

  it('leave shows the sessions and how the trainee stands', async () => {
    const sheet = await loadLeaveSheet({ req: await reqOf('teacher'), id: leave })
    expect(sheet.sessions).toMatchObject([{ title: '安全操作', mark: null }])
  })

  it('an outage shows whom it would protect', async () => {
    const sheet = await loadOutageSheet({ req: await reqOf('staff'), id: outage })
    expect(sheet.preview).toEqual({ trainees: 0, ms: 0, enrolled: 2 })
    const place = { trainee: training.people.trainee.id, enrolment: training.enrolments.trainee.id, ruleSet, unit: unit.id }
    await createSitting(payload, place, { openedAtMs: at('2026-10-13T19:00'), closedAtMs: lost.toMs })
    const preview = { classes: [training.class.id], ...lost }
    const answer = await rest('/outages/preview', { token: training.tokens.teacher, body: preview })
    expect(await answer.json()).toEqual({ trainees: 1, ms: 10 * MINUTE, enrolled: 2 })
  })

  it.each(MAY_NOT)('is not shown to %s', async (who) => {
    const req = await reqOf(who)
    if (who !== 'trainee') await expect(loadClaimSheet({ req, id: claim })).rejects.toMatchObject({ code: 'request.notFound' })
    await expect(loadOutageSheet({ req, id: outage })).rejects.toMatchObject({ code: 'request.notFound' })
    const answer = await rest('/outages/preview', { token: training.tokens[who], body: { classes: [training.class.id], ...lost } })
    expect(answer.status).toBeGreaterThanOrEqual(403)
    expect(await loadTrainingBench({ req: await reqOf(who) }).then((bench) => bench?.waiting ?? [])).toEqual([])
  })

  it('stands on the workbench of those whose signature it needs', async () => {
    const slugs = async (who: TrainingCast) =>
      ((await loadTrainingBench({ req: await reqOf(who) }))?.waiting ?? []).map(({ slug }) => slug).sort()
    expect(await slugs('manager')).toEqual(['hour-claims', 'leave-requests'])
    expect(await slugs('teacher')).toEqual(['leave-requests'])
    expect(await slugs('staff')).toEqual(['leave-requests', 'outages'])
  })
})
