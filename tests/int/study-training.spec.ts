import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editionPublished } from '@/collections/materials'
import type { Course, Edition, StudyUnit, User } from '@/payload-types'
import { loadCourseBook } from '@/plugins/study-hours/units/operations/course-book'
import { drainJobs } from '@/platform/jobs'
import { createLine, manuscript, type Line } from '../factories/line'
import { bootPayload, reqAs, rest, shutDown, systemReq } from '../factories/payload'
import { createSession, createTraining, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
})
afterAll(() => shutDown(payload))

const as = async (who: TrainingCast | null, path: string, options: Parameters<typeof rest>[1] = {}) => {
  const answer = await rest(path, { ...options, ...(who ? { token: training.tokens[who] } : {}) })
  const body = (await answer.json()) as { doc?: Record<string, unknown>; errors?: { code: string; details?: { field?: string } }[] }
  return { status: answer.status, body, code: body.errors?.[0]?.code, field: body.errors?.[0]?.details?.field }
}
const classData = (more: object = {}) => ({
  code: `N-${Math.floor(performance.now() * 1000)}`,
  name: '新班',
  organisation: training.works.id,
  occupation: training.occupation.id,
  level: '4',
  startsOn: '2027-01-04',
  endsOn: '2027-03-01',
  ...more,
})

describe('a class', () => {
  it('takes standard and required hours from the newest standard in force where they are left empty', async () => {
    const { body, status } = await as('manager', '/classes?depth=0', { body: classData() })
    expect([status, body.doc]).toMatchObject([201, { standard: training.standard.id, requiredHours: 240 }])
  })

  it('keeps hours that somebody gave, and has none where the standard says nothing of the level', async () => {
    expect((await as('staff', '/classes', { body: classData({ requiredHours: 100 }) })).body.doc).toMatchObject({ requiredHours: 100 })
    expect((await as('staff', '/classes', { body: classData({ level: '3' }) })).body.doc?.['requiredHours'] ?? null).toBeNull()
  })

  it.each([
    [{ endsOn: '2026-12-31' }, 'study.endsBeforeStart', 'endsOn'],
    [{ appraisalOn: '2027-02-28' }, 'study.appraisalBeforeEnd', 'appraisalOn'],
  ])('refuses dates out of order: %o', async (dates, code, field) => {
    expect(await as('manager', '/classes', { body: classData(dates) })).toMatchObject({ status: 422, code, field })
  })

  it('names no standard of another occupation or level', async () => {
    // The centre's reference data, made as the seed makes it.
    const own = { req: await systemReq(payload), depth: 0, overrideAccess: true } as const
    const other = await payload.create({
      collection: 'occupations',
      data: { code: '6-17-19-99', name: '另一职业', levels: ['5', '4', '3'] } as never,
      ...own,
    })
    const theirs = await payload.create({
      collection: 'standards',
      data: { occupation: other.id, edition: '2024年版', version: 1, levels: ['4', '3'] } as never,
      ...own,
    })
    const refused = { status: 422, code: 'study.standardOfOther', field: 'standard' }
    expect(await as('manager', '/classes', { body: classData({ standard: theirs.id }) })).toMatchObject(refused)
    expect(await as('staff', '/classes', { body: classData({ standard: theirs.id }) })).toMatchObject(refused)
    const { body } = await as('manager', '/classes?depth=0', { body: classData({ standard: training.standard.id }) })
    expect(body.doc).toMatchObject({ standard: training.standard.id })
    const path = `/classes/${String(body.doc?.['id'])}?depth=0`
    expect(await as('manager', path, { method: 'PATCH', body: { standard: theirs.id } })).toMatchObject(refused)
    expect(await as('manager', path, { method: 'PATCH', body: { level: '1' } })).toMatchObject(refused)
    expect((await as('manager', path, { method: 'PATCH', body: { note: '新教室' } })).status).toBe(200)
  })

  it.each([
    ['manager', 100, 422],
    ['manager', 240, 201],
    ['manager', 300, 201],
    ['staff', 100, 201],
  ] as const)(
    'asks for fewer hours than the standard by the word of the centre alone: %s, %i hours',
    async (who, requiredHours, status) => {
      const answer = await as(who, '/classes', { body: classData({ requiredHours }) })
      expect(answer.status).toBe(status)
      if (status === 422) expect(answer).toMatchObject({ code: 'study.hoursBelowStandard', field: 'requiredHours' })
    },
  )

  it('asks for what it likes as a refresher, and by the standard again once it is to lead to an appraisal', async () => {
    const { status, body } = await as('manager', '/classes?depth=0', { body: classData({ purpose: 'refresher', requiredHours: 24 }) })
    expect(status).toBe(201)
    const change = (data: object) => as('manager', `/classes/${String(body.doc?.['id'])}?depth=0`, { method: 'PATCH', body: data })
    expect(await change({ purpose: 'appraisal' })).toMatchObject({ status: 422, code: 'study.hoursBelowStandard' })
    expect((await change({ purpose: 'appraisal', requiredHours: 240 })).status).toBe(200)
  })

  it('keeps the fewer hours that the centre gave when its administrator changes something else', async () => {
    const { body } = await as('staff', '/classes?depth=0', { body: classData({ requiredHours: 24 }) })
    const change = (data: object) => as('manager', `/classes/${String(body.doc?.['id'])}?depth=0`, { method: 'PATCH', body: data })
    expect((await change({ note: '补训', requiredHours: 24 })).body.doc).toMatchObject({ note: '补训', requiredHours: 24 })
    expect(await change({ requiredHours: 23 })).toMatchObject({ status: 422, code: 'study.hoursBelowStandard' })
  })

  it('is counted under other rules by the word of the centre alone', async () => {
    const { body } = await as('staff', '/classes?depth=0', { body: classData({ policyScope: 'hunan' }) })
    const path = `/classes/${String(body.doc?.['id'])}?depth=0`
    const change = (who: TrainingCast, data: object) => as(who, path, { method: 'PATCH', body: data })
    for (const policyScope of ['lenient', '', null])
      expect(await change('manager', { policyScope })).toMatchObject({ status: 403, code: 'study.scopeOfCentre', field: 'policyScope' })
    expect((await change('manager', { note: '新教室', policyScope: 'hunan' })).body.doc).toMatchObject({
      note: '新教室',
      policyScope: 'hunan',
    })
    expect((await change('staff', { policyScope: '' })).status).toBe(200)
    expect(await as('manager', '/classes', { body: classData({ policyScope: 'lenient' }) })).toMatchObject({ status: 403 })
    expect((await as('manager', '/classes', { body: classData({ policyScope: '' }) })).status).toBe(201)
  })

  it('has its faulty field marked in the form', async () => {
    const { body } = await as('manager', '/classes', { body: classData({ endsOn: '2026-12-31' }) })
    expect(body.errors).toMatchObject([{ data: { errors: [{ path: 'endsOn' }] } }])
  })

  it.each([
    ['staff', 201],
    ['manager', 201],
    ['otherManager', 403],
    ['teacher', 403],
    ['auditor', 403],
    ['trainee', 403],
    [null, 403],
  ] as const)('of this works is made by %s: %i', async (who, status) => {
    expect((await as(who, '/classes', { body: classData() })).status).toBe(status)
  })

  it('is not handed over to another organisation by its administrator', async () => {
    const answer = await as('manager', `/classes/${training.class.id}`, { method: 'PATCH', body: { organisation: training.otherWorks.id } })
    expect(answer).toMatchObject({ status: 403, code: 'study.otherOrganisation', field: 'organisation' })
  })

  it.each([
    ['staff', 200],
    ['manager', 200],
    ['teacher', 200],
    ['auditor', 200],
    ['otherManager', 404],
    ['trainee', 404],
    [null, 403],
  ] as const)('is read by %s: %i', async (who, status) => {
    expect((await as(who, `/classes/${training.class.id}`)).status).toBe(status)
  })

  it.each([
    ['staff', 200],
    ['manager', 200],
    ['teacher', 403],
    ['auditor', 403],
    ['otherManager', 403],
    ['trainee', 403],
    [null, 403],
  ] as const)('is changed by %s: %i', async (who, status) => {
    const answer = await as(who, `/classes/${training.class.id}`, { method: 'PATCH', body: { note: '新教室' } })
    expect(answer.status).toBe(status)
  })

  it.each(['staff', 'manager', 'teacher', 'trainee', null] as const)('is never deleted by %s', async (who) => {
    expect([403, 404]).toContain((await as(who, `/classes/${training.class.id}`, { method: 'DELETE' })).status)
  })

  it('keeps organisation, occupation and level once it has started', async () => {
    const other = await createTraining(payload)
    await payload.db.updateOne({ collection: 'classes', id: other.class.id, data: { state: 'running' }, req: await systemReq(payload) })
    const answer = await rest(`/classes/${other.class.id}`, { token: other.tokens.staff, method: 'PATCH', body: { level: '3' } })
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'study.fixedOnceStarted', details: { field: 'level' } }] })
  })
})

describe('a rule of study in the policy library', () => {
  it('is not entered with a value that would not hold', async () => {
    const row = { key: 'study.lease_seconds', unit: 's', scope: 'default', effectiveFrom: '2031-01-01', source: '测试' }
    const enter = (value: unknown) => as('staff', '/policies', { body: { ...row, value } })
    expect(await enter(-1)).toMatchObject({ status: 422, code: 'policies.badNumber', field: 'value' })
    expect((await enter(80)).status).toBe(201)
  })
})

describe('the workbench', () => {
  const opensTo = async (user: User | null) => {
    const admin = payload.collections.users.config.access.admin
    return admin?.({ req: await reqAs(payload, user) })
  }

  it('opens to those who teach a class, and to nobody for having learnt in one', async () => {
    expect(await opensTo(training.people.teacher)).toBe(true)
    expect(await opensTo(training.people.manager)).toBe(true)
    expect(await opensTo(training.people.trainee)).toBe(false)
    expect(await opensTo(null)).toBe(false)
  })

  it('shuts again when the class is closed', async () => {
    const other = await createTraining(payload, { unsigned: true })
    expect(await opensTo(other.people.teacher)).toBe(true)
    await payload.db.updateOne({ collection: 'classes', id: other.class.id, data: { state: 'closed' }, req: training.req })
    expect(await opensTo(other.people.teacher)).toBe(false)
  })
})

describe('rows of a class', () => {
  const session = (more: object = {}) => ({
    class: training.class.id,
    title: '实操',
    kind: 'workshop',
    startsAt: '2026-10-01T01:00:00.000Z',
    endsAt: '2026-10-01T03:00:00.000Z',
    status: 'scheduled',
    ...more,
  })

  it.each([
    ['staff', 201],
    ['manager', 201],
    ['otherManager', 403],
    ['teacher', 403],
    ['trainee', 403],
    ['auditor', 403],
    [null, 403],
  ] as const)('sessions are planned by %s: %i', async (who, status) => {
    expect((await as(who, '/class-sessions', { body: session() })).status).toBe(status)
  })

  it.each([
    [{ endsAt: '2026-10-01T01:00:00.000Z' }, 'study.endsBeforeStart', 'endsAt'],
    [{ endsAt: '2026-10-02T01:00:00.000Z' }, 'study.sessionTooLong', 'endsAt'],
    [{ opensAt: '2026-10-01T01:00:01.000Z' }, 'study.opensAfterStart', 'opensAt'],
  ])('sessions keep their times in order: %o', async (times, code, field) => {
    expect(await as('manager', '/class-sessions', { body: session(times) })).toMatchObject({ status: 422, code, field })
  })

  it.each(['2026-08-31T01:00:00.000Z', '2026-12-21T01:00:00.000Z'])(
    'sessions outside the days of the class are refused beside the field, with those days: %s',
    async (startsAt) => {
      const times = { startsAt, endsAt: startsAt.replace('T01', 'T03') }
      const refused = { status: 422, code: 'study.sessionOutsideClass', field: 'startsAt' }
      const made = await as('manager', '/class-sessions', { body: session(times) })
      expect(made).toMatchObject(refused)
      expect(JSON.stringify(made.body)).toContain('2026-09-01 至 2026-12-20')
      const { id } = await createSession(payload, training, new Date('2026-10-03T01:00:00Z'))
      expect(await as('staff', `/class-sessions/${id}`, { method: 'PATCH', body: times })).toMatchObject(refused)
    },
  )

  it('its days are not shortened over sessions, which are named; cancelled ones and those that were outside before do not count', async () => {
    const { body } = await as('manager', '/classes?depth=0', { body: classData() })
    const own = { req: training.req, class: body.doc as never }
    const id = String(body.doc?.['id'])
    const held = await createSession(payload, own, new Date('2027-02-28T16:30:00Z'), { title: '末课', titleEn: 'The last one' })
    await createSession(payload, own, new Date('2027-02-26T01:00:00Z'), { status: 'cancelled' })
    await createSession(payload, own, new Date('2027-05-01T01:00:00Z'))
    const change = (who: TrainingCast, days: object) => as(who, `/classes/${id}`, { method: 'PATCH', body: days })
    for (const who of ['manager', 'staff'] as const) {
      const refused = await change(who, { endsOn: '2027-02-28' })
      expect(refused).toMatchObject({ status: 422, code: 'study.sessionsLeftOutside', field: 'endsOn' })
      expect(JSON.stringify(refused.body)).toContain('2027-03-01“末课”')
    }
    expect(await change('manager', { startsOn: '2027-03-02', endsOn: '2027-04-01' })).toMatchObject({
      code: 'study.sessionsLeftOutside',
      field: 'startsOn',
    })
    expect((await change('manager', { startsOn: '2027-03-01', name: '改名' })).status).toBe(200)
    expect((await as('manager', `/class-sessions/${held.id}`, { method: 'PATCH', body: { status: 'cancelled' } })).status).toBe(200)
    expect((await change('manager', { startsOn: '2027-01-04', endsOn: '2027-02-28' })).status).toBe(200)
    // What was cancelled meanwhile comes back inside the days alone.
    expect(await as('manager', `/class-sessions/${held.id}`, { method: 'PATCH', body: { status: 'scheduled' } })).toMatchObject({
      status: 422,
      code: 'study.sessionOutsideClass',
      field: 'startsAt',
    })
  })

  it('sessions that stand outside since the class was moved are changed otherwise, and cancelled', async () => {
    const { id } = await createSession(payload, training, new Date('2027-01-05T01:00:00Z'))
    const change = (body: object) => as('manager', `/class-sessions/${id}`, { method: 'PATCH', body })
    expect((await change({ place: '二号楼', startsAt: '2027-01-05T01:00:00.000Z' })).status).toBe(200)
    expect((await change({ status: 'cancelled' })).status).toBe(200)
    expect(await change({ startsAt: '2027-01-05T01:30:00.000Z' })).toMatchObject({ status: 422, code: 'study.sessionOutsideClass' })
    expect((await change({ startsAt: '2026-12-19T01:00:00.000Z', endsAt: '2026-12-19T02:00:00.000Z' })).status).toBe(200)
  })

  it('sessions with attendance are moved or cancelled by the centre alone', async () => {
    const marked = await createSession(payload, training, new Date('2026-10-05T01:00:00Z'))
    await payload.create({
      collection: 'attendance',
      data: {
        classSession: marked.id,
        enrolment: training.enrolments.trainee.id,
        trainee: training.people.trainee.id,
        seq: 1,
        mark: 'present',
        method: 'rollcall',
        at: '2026-10-05T01:00:00Z',
      },
      overrideAccess: true,
      req: training.req,
    })
    const move = (who: TrainingCast) =>
      as(who, `/class-sessions/${marked.id}`, { method: 'PATCH', body: { startsAt: '2026-10-05T00:00:00Z' } })
    expect(await move('manager')).toMatchObject({ status: 422, code: 'study.sessionMarked' })
    expect((await as('manager', `/class-sessions/${marked.id}`, { method: 'PATCH', body: { place: '二号楼' } })).status).toBe(200)
    expect((await move('staff')).status).toBe(200)
  })

  it('enrolments by a training administrator are of people of the own organisation', async () => {
    const enrol = (who: TrainingCast, trainee: TrainingCast) =>
      as(who, '/enrolments', { body: { class: training.class.id, trainee: training.people[trainee].id } })
    expect(await enrol('manager', 'stranger')).toMatchObject({ status: 403, code: 'study.otherOrganisation', field: 'trainee' })
    expect(await enrol('otherManager', 'stranger')).toMatchObject({ status: 403, code: 'study.otherOrganisation', field: 'class' })
    expect((await enrol('teacher', 'stranger')).status).toBe(403)
    expect((await enrol('staff', 'stranger')).status).toBe(201)
  })

  it('nobody is enrolled twice in a class', async () => {
    const body = { class: training.class.id, trainee: training.people.trainee.id }
    expect(await as('manager', '/enrolments', { body })).toMatchObject({ status: 409, code: 'study.enrolledAlready', field: 'trainee' })
  })

  it('are answered in bounded numbers, with their true total, however many are asked for', async () => {
    for (const query of ['limit=0', 'pagination=false', 'limit=100000']) {
      const { body } = await as('staff', `/enrolments?${query}`)
      const docs = (body as { docs?: unknown[] }).docs ?? []
      expect(body).toMatchObject({ limit: 1_000, totalDocs: docs.length })
      expect(docs.length).toBeGreaterThan(1)
    }
  })

  it('enrolments are of people whose account is in use', async () => {
    await payload.db.updateOne({ collection: 'users', id: training.people.auditor.id, data: { active: false }, req: training.req })
    const body = { class: training.class.id, trainee: training.people.auditor.id }
    expect(await as('staff', '/enrolments', { body })).toMatchObject({ status: 422, code: 'study.noTrainee' })
    await payload.db.updateOne({ collection: 'users', id: training.people.auditor.id, data: { active: true }, req: training.req })
  })

  it('never move to another class or person', async () => {
    const other = await createTraining(payload)
    const path = `/enrolments/${training.enrolments.trainee.id}`
    expect(await as('staff', path, { method: 'PATCH', body: { class: other.class.id } })).toMatchObject({ code: 'study.fixedRelation' })
    expect(await as('staff', path, { method: 'PATCH', body: { trainee: other.people.trainee.id } })).toMatchObject({
      code: 'study.fixedRelation',
    })
  })

  it.each([
    ['trainee', 200],
    ['classmate', 404],
    ['teacher', 200],
    ['manager', 200],
    ['otherManager', 404],
    ['auditor', 200],
    [null, 403],
  ] as const)('an enrolment is read by %s: %i', async (who, status) => {
    expect((await as(who, `/enrolments/${training.enrolments.trainee.id}`)).status).toBe(status)
  })
})

describe('units', () => {
  let line: Line
  let course: Course
  const lengths = [3_000, 100]

  const publishEdition = async (edition: Edition, chapters: readonly { id: string }[], characters: readonly number[]) => {
    for (const [index, chapter] of chapters.entries()) {
      const draft = await payload.create({
        collection: 'drafts',
        data: {
          chapter: chapter.id,
          number: 9,
          content: manuscript('正文'),
          contentHash: `h${index}`,
          characterCount: characters[index] ?? 1,
          origin: 'editor',
        } as never,
        overrideAccess: true,
        req: training.req,
      })
      await payload.db.updateOne({ collection: 'chapters', id: chapter.id, data: { sealedDraft: draft.id }, req: training.req })
    }
    await payload.db.updateOne({ collection: 'editions', id: edition.id, data: { state: 'published' }, req: training.req })
  }
  const unitsOf = async () =>
    (
      await payload.find({
        collection: 'study-units',
        where: { course: { equals: course.id } },
        sort: 'order',
        depth: 0,
        overrideAccess: true,
      })
    ).docs

  beforeAll(async () => {
    line = await createLine(payload, { chapters: 2, unsigned: true })
    course = await payload.create({
      collection: 'courses',
      data: { code: 'K-1', title: '课程', occupation: line.occupation.id, level: '4', edition: line.edition.id, status: 'open' } as never,
      overrideAccess: true,
      req: training.req,
      depth: 0,
    })
  })

  it('are not made from an edition that is not in circulation', async () => {
    expect(await as('staff', `/courses/${course.id}/units-from-edition`, { body: {} })).toMatchObject({ code: 'study.chapterNotPublished' })
    const unit = { course: course.id, order: 1, title: 'x', kind: 'chapter', chapter: line.chapters[0]?.id, nominalMinutes: 5 }
    expect(await as('staff', '/study-units', { body: unit })).toMatchObject({ code: 'study.chapterNotPublished', field: 'chapter' })
  })

  it('are made one a chapter, with a length estimated from its characters, and twice changes nothing', async () => {
    await publishEdition(line.edition, line.chapters, lengths)
    const first = await as('staff', `/courses/${course.id}/units-from-edition`, { body: {} })
    expect(first.body).toEqual({ created: 2, updated: 0, kept: 0, reading: { charsPerMinute: 300, policy: null } })
    expect((await unitsOf()).map(({ chapter, nominalMinutes, order, revision }) => ({ chapter, nominalMinutes, order, revision }))).toEqual(
      [
        { chapter: line.chapters[0]?.id, nominalMinutes: 10, order: 1, revision: 1 },
        { chapter: line.chapters[1]?.id, nominalMinutes: 1, order: 2, revision: 1 },
      ],
    )
    expect((await as('staff', `/courses/${course.id}/units-from-edition`, { body: {} })).body).toMatchObject({ created: 0, kept: 2 })
  })

  it('are made of the chapters that were chosen alone, from the edition that was chosen, with their points', async () => {
    const { body } = await as('staff', '/courses', {
      body: { code: 'K-CHOSEN', title: '选章', occupation: line.occupation.id, level: '4' },
    })
    const chosen = String(body.doc?.['id'])
    const path = `/courses/${chosen}/units-from-edition`
    const [first, second] = line.chapters
    expect(await as('staff', path, { body: {} })).toMatchObject({ status: 422, code: 'study.courseWithoutEdition', field: 'edition' })
    const choice = { edition: line.edition.id, chapters: [second?.id] }
    expect((await as('staff', path, { body: choice })).body).toMatchObject({ created: 1, updated: 0, kept: 0 })
    expect((await as('staff', path, { body: choice })).body).toMatchObject({ created: 0, updated: 0, kept: 1 })
    const { docs } = await payload.find({
      collection: 'study-units',
      where: { course: { equals: chosen } },
      depth: 0,
      overrideAccess: true,
    })
    const { points, title } = await payload.findByID({ collection: 'chapters', id: second?.id ?? '', depth: 0, overrideAccess: true })
    expect(docs).toMatchObject([{ chapter: second?.id, title, points: points ?? [], kind: 'chapter' }])
    // What was written by hand is taken over where the chapter is chosen, and left alone where it is not.
    const unit = docs[0]?.id ?? ''
    expect((await as('staff', `/study-units/${unit}`, { method: 'PATCH', body: { title: '自拟标题' } })).status).toBe(200)
    expect((await as('staff', path, { body: {} })).body).toMatchObject({ created: 1, updated: 0, kept: 1 })
    expect(await payload.findByID({ collection: 'study-units', id: unit, overrideAccess: true })).toMatchObject({ title: '自拟标题' })
    // The first chapter was taken after the second one, and stands before it.
    const { docs: inOrder } = await payload.find({
      collection: 'study-units',
      where: { course: { equals: chosen } },
      sort: 'order',
      depth: 0,
      overrideAccess: true,
    })
    expect(inOrder.map(({ chapter, order }) => [order, chapter])).toEqual([
      [1, first?.id],
      [2, second?.id],
    ])
    expect((await as('staff', path, { body: { chapters: [second?.id] } })).body).toMatchObject({ created: 0, updated: 1 })
    expect(await payload.findByID({ collection: 'study-units', id: unit, overrideAccess: true })).toMatchObject({ title })
    expect(await as('staff', path, { body: { chapters: ['nobody'] } })).toMatchObject({ status: 422, code: 'study.chapterNotPublished' })
    expect(await as('staff', path, { body: { chapters: first?.id } })).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  it('are offered with the editions in circulation for the occupation and level of the course', async () => {
    const req = await reqAs(payload, training.people.staff)
    const book = await loadCourseBook({ req, courseId: course.id })
    expect(book.editions).toMatchObject([{ id: line.edition.id, isCurrent: true }])
    expect([book.edition, book.offers.map(({ state }) => state)]).toEqual([line.edition.id, ['same', 'same']])
    const { body } = await as('staff', '/courses', {
      body: { code: 'K-OTHER', title: '别的职业', occupation: training.occupation.id, level: '4' },
    })
    const other = await loadCourseBook({ req, courseId: String(body.doc?.['id']) })
    expect([other.editions, other.edition, other.offers]).toEqual([[], null, []])
    // A book of another occupation is neither offered nor taken, also where it stands in the course already.
    const strange = await as('staff', '/courses', {
      body: { code: 'K-STRANGE', title: '别的职业', occupation: training.occupation.id, level: '4', edition: line.edition.id },
    })
    const strangeId = String(strange.body.doc?.['id'])
    expect(await loadCourseBook({ req, courseId: strangeId })).toMatchObject({ editions: [], edition: null, offers: [] })
    for (const [id, body] of [
      [strangeId, {}],
      [String(other.course.id), { edition: line.edition.id }],
    ] as const)
      expect(await as('staff', `/courses/${id}/units-from-edition`, { body })).toMatchObject({
        status: 422,
        code: 'study.editionOfOther',
        field: 'edition',
      })
    await expect(loadCourseBook({ req, courseId: strangeId, edition: line.edition.id })).rejects.toMatchObject({
      code: 'study.editionOfOther',
    })
    const manager = await reqAs(payload, training.people.manager)
    await expect(loadCourseBook({ req: manager, courseId: course.id })).rejects.toMatchObject({ code: 'request.forbidden' })
  })

  it.each([
    ['manager', 403],
    ['teacher', 403],
    ['trainee', 403],
    ['auditor', 403],
    [null, 401],
  ] as const)('are not made by %s: %i', async (who, status) => {
    expect((await as(who, `/courses/${course.id}/units-from-edition`, { body: {} })).status).toBe(status)
    expect(
      (await as(who, '/study-units', { body: { course: course.id, order: 9, title: 'x', kind: 'video', nominalMinutes: 5 } })).status,
    ).toBe(403)
  })

  it('need the content that their kind names', async () => {
    const body = { course: course.id, order: 3, title: '录像', kind: 'video', chapter: line.chapters[0]?.id, nominalMinutes: 5 }
    expect(await as('staff', '/study-units', { body })).toMatchObject({ code: 'study.unitWithoutContent', field: 'file' })
  })

  it('count their revisions themselves, by content alone', async () => {
    const [first, second] = (await unitsOf()) as [StudyUnit, StudyUnit]
    const change = (body: object) => as('staff', `/study-units/${first.id}?depth=0`, { method: 'PATCH', body })
    expect((await change({ title: '新标题', revision: 40 })).body.doc).toMatchObject({ title: '新标题', revision: 1 })
    expect((await change({ chapter: second.chapter })).body.doc).toMatchObject({ revision: 2 })
    expect((await change({ chapter: first.chapter, title: first.title })).body.doc).toMatchObject({ revision: 3 })
  })

  it('follow a new edition of their textbook, and say where it has no such chapter', async () => {
    const own = { req: training.req, depth: 0, overrideAccess: true } as const
    const edition = await payload.create({
      collection: 'editions',
      data: { textbook: line.textbook.id, editionNo: 2, basedOn: line.edition.id } as never,
      ...own,
    })
    const heir = await payload.create({
      collection: 'chapters',
      data: { edition: edition.id, number: 5, title: '改名的一章', basedOn: line.chapters[0]?.id } as never,
      ...own,
    })
    await publishEdition(edition, [heir], [6_000])
    await editionPublished.emit({
      req: training.req,
      key: 'test',
      data: { editionId: edition.id, textbookId: line.textbook.id, changedChapters: [], touchedPoints: [] },
    })
    await drainJobs(payload)
    expect(await unitsOf()).toMatchObject([
      { chapter: heir.id, revision: 4, nominalMinutes: 20, title: '改名的一章', isOutdated: false },
      { chapter: line.chapters[1]?.id, revision: 1, isOutdated: true },
    ])
    expect(await payload.findByID({ collection: 'courses', id: course.id, ...own })).toMatchObject({ edition: edition.id })
  })
})

describe('files of study units', () => {
  const upload = (who: TrainingCast | null, name: string, type: string, content: string) => {
    const form = new FormData()
    form.append('file', new File([content], name, { type }))
    form.append('_payload', JSON.stringify({ title: '附件' }))
    return rest('/study-files', { method: 'POST', body: form, ...(who ? { token: training.tokens[who] } : {}) })
  }
  const pdf = '%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>\n%%EOF'

  it('bear names of ours, whatever the client calls them', async () => {
    const { doc } = (await (await upload('staff', '../page.html', 'application/pdf', pdf)).json()) as {
      doc: { filename: string; url: string }
    }
    expect(doc.filename).toMatch(/^[0-9a-f]{24}\.pdf$/)
    expect((await rest(doc.url.replace('/api', ''), { token: training.tokens.trainee })).status).toBe(200)
    expect((await rest(doc.url.replace('/api', ''))).status).toBe(403)
  })

  it.each([
    ['manager', 'a.pdf', 'application/pdf', pdf],
    ['trainee', 'a.pdf', 'application/pdf', pdf],
    [null, 'a.pdf', 'application/pdf', pdf],
    ['staff', 'a.html', 'text/html', '<script>1</script>'],
    ['staff', 'a.pdf', 'application/pdf', '<script>1</script>'],
  ] as const)('are refused from %s: %s as %s', async (who, name, type, content) => {
    expect((await upload(who, name, type, content)).status).toBeGreaterThanOrEqual(400)
  })
})
