import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLUGS } from '@/plugins/study-hours/slugs'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'
import { createRuleSet } from '../factories/ledger'
import { createSession, createTraining, TRAINING_CAST, type Training } from '../factories/training'

const VISITORS = [...TRAINING_CAST, 'admin', 'anonymous'] as const
type Visitor = (typeof VISITORS)[number]
type Verb = 'read' | 'create' | 'update' | 'delete'

const SIGNED = VISITORS.filter((visitor) => visitor !== 'anonymous')
const STAFF = ['staff', 'admin'] as const
const ARRANGES = ['manager', ...STAFF] as const
const OVERSEES = ['teacher', 'auditor', ...ARRANGES] as const

/** Written by operations alone. */
const KEPT = { create: [], update: [], delete: [] } as const

/** Who gets through which door of the rows of one class; everybody else is turned away or does not find them. */
const MATRIX: Record<string, Record<Verb, readonly Visitor[]>> = {
  courses: { read: SIGNED, create: STAFF, update: STAFF, delete: ['admin'] },
  'study-units': { read: SIGNED, create: STAFF, update: STAFF, delete: ['admin'] },
  classes: { read: OVERSEES, create: ARRANGES, update: ARRANGES, delete: ['admin'] },
  'class-sessions': { read: OVERSEES, create: ARRANGES, update: ARRANGES, delete: ['admin'] },
  enrolments: { read: ['trainee', ...OVERSEES], create: ARRANGES, update: ARRANGES, delete: ['admin'] },
  attendance: { read: ['trainee', ...OVERSEES], create: [], update: [], delete: [] },
  'leave-requests': { read: ['trainee', ...OVERSEES], create: [], update: [], delete: [] },
  'study-files': { read: SIGNED, create: STAFF, update: STAFF, delete: ['admin'] },
  'study-rule-sets': { read: SIGNED, ...KEPT },
  'study-sessions': { read: ['trainee', ...OVERSEES], ...KEPT },
  'study-desks': { read: ['auditor', ...STAFF], ...KEPT },
  'study-slices': { read: ['trainee', ...OVERSEES], ...KEPT },
  'hour-claims': { read: ['trainee', ...OVERSEES], ...KEPT },
  outages: { read: OVERSEES, ...KEPT },
  'hour-certificates': { read: ['trainee', ...OVERSEES], ...KEPT },
  'certificate-sheets': { read: [], ...KEPT },
  'decision-evidence': { read: ['trainee', ...OVERSEES], ...KEPT },
}

let payload: Payload
let training: Training
let tokens: Record<Exclude<Visitor, 'anonymous'>, string>
let serial = 0

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  tokens = { ...training.tokens, admin: await tokenOf(payload, await createUser(payload, ['admin'])) }
})
afterAll(() => shutDown(payload))

/** A fresh row that nothing else hangs on, and what a sound new one says. */
async function rowOf(slug: string): Promise<{ id: string; body: Record<string, unknown> }> {
  serial += 1
  const own = { req: training.req, depth: 0, overrideAccess: true } as const
  const course = { code: `K-${serial}`, title: '课程', occupation: training.occupation.id, level: '4', status: 'draft' }
  const trainingClass = {
    code: `A-${serial}`,
    name: '班',
    organisation: training.works.id,
    occupation: training.occupation.id,
    level: '4',
    teachers: [training.people.teacher.id],
    startsOn: '2026-09-01',
    endsOn: '2026-12-20',
  }
  const make = async (collection: string, data: Record<string, unknown>) =>
    String((await payload.create({ collection: collection as 'classes', data: data as never, ...own })).id)
  switch (slug) {
    case 'courses':
      return { id: await make(slug, course), body: { ...course, code: `K-${serial}-new` } }
    case 'study-units': {
      const unit = { order: 1, title: '录像', kind: 'video', nominalMinutes: 5, file: await fileId() }
      const courseId = await make('courses', course)
      return { id: await make(slug, { ...unit, course: courseId }), body: { ...unit, course: courseId } }
    }
    case 'classes':
      return { id: await make(slug, trainingClass), body: { ...trainingClass, code: `A-${serial}-new` } }
    case 'class-sessions': {
      const session = {
        class: training.class.id,
        title: '课',
        kind: 'classroom',
        startsAt: '2026-10-01T01:00:00.000Z',
        endsAt: '2026-10-01T03:00:00.000Z',
        status: 'scheduled',
      }
      return { id: await make(slug, session), body: session }
    }
    case 'enrolments': {
      const other = await make('classes', trainingClass)
      const id = await make(slug, { class: other, trainee: training.people.trainee.id })
      return { id, body: { class: other, trainee: training.people.classmate.id } }
    }
    case 'attendance': {
      const session = await createSession(payload, training, new Date('2026-10-02T01:00:00Z'))
      const mark = {
        classSession: session.id,
        enrolment: training.enrolments.trainee.id,
        trainee: training.people.trainee.id,
        mark: 'present',
        method: 'rollcall',
        at: '2026-10-02T01:00:00Z',
      }
      return { id: await make(slug, { ...mark, seq: 1 }), body: { ...mark, seq: 2 } }
    }
    case 'study-files':
      return { id: await fileId(), body: {} }
    case 'leave-requests': {
      const session = await createSession(payload, training, new Date('2026-10-03T01:00:00Z'))
      const leave = {
        class: training.class.id,
        enrolment: training.enrolments.trainee.id,
        trainee: training.people.trainee.id,
        sessions: [session.id],
        reason: '事假',
      }
      return { id: await make('leave-requests', leave), body: leave }
    }
    default: {
      const body = await recordOf(slug)
      const { id } = (await payload.db.create({ collection: slug as 'courses', data: body, req: training.req })) as { id: string }
      return { id, body }
    }
  }
}

/** A record of the trainee's study, as the operations would have written it. */
async function recordOf(slug: string): Promise<Record<string, unknown>> {
  const own = { trainee: training.people.trainee.id, enrolment: training.enrolments.trainee.id }
  const hash = '0'.repeat(64)
  const interval = { fromMs: 1_000, toMs: 2_000 }
  const ruleSet = await createRuleSet(payload)
  const records: Record<string, Record<string, unknown>> = {
    'study-rule-sets': { digest: randomUUID(), rows: [], values: {} },
    'study-sessions': { ...own, ruleSet, unit: await unitId(), unitRevision: 1, epoch: 1, openedAtMs: serial, status: 'closed' },
    'study-desks': { trainee: await somebody(), rev: 1, epoch: 1, state: '{}', ledgerSeq: 0, ledgerHash: hash },
    'study-slices': {
      ...own,
      ruleSet,
      seq: serial,
      kind: 'study',
      startMs: 0,
      endMs: 1,
      creditMs: 0,
      reason: 'gap',
      recordedAtMs: 1,
      prevHash: hash,
      hash,
    },
    'hour-claims': { ...own, ...interval, claimedMs: 1_000, cause: 'network', note: '断网', state: 'submitted', stateSeq: 0 },
    'certificate-sheets': { filename: `c-${serial}.pdf`, mimeType: 'application/pdf', filesize: 1, sha256: hash },
    'decision-evidence': {
      trainee: training.people.trainee.id,
      class: training.class.id,
      filename: `e-${serial}.pdf`,
      mimeType: 'application/pdf',
      filesize: 1,
    },
    outages: { ...interval, classes: [training.class.id], cause: '断电', state: 'declared', stateSeq: 0 },
    'hour-certificates': {
      ...own,
      code: randomUUID().slice(0, 19),
      occupation: training.occupation.id,
      level: '4',
      tenths: 1,
      recognisedMs: 1,
      onlineMs: 1,
      offlineMs: 0,
      ledgerSeq: 0,
      ledgerHash: hash,
      snapshot: {},
      issuedAt: '2026-11-20T00:00:00.000Z',
      state: 'valid',
      stateSeq: 0,
    },
  }
  const found = records[slug]
  if (!found) throw new Error(`there is no record for ${slug}`)
  return found
}

/** A desk is one a person. */
async function somebody(): Promise<string> {
  const made = await payload.db.create({
    collection: 'users',
    data: { username: `desk-${serial}`, name: '学员', roles: ['trainee'], active: true },
    req: training.req,
  })
  return String((made as { id: string }).id)
}

async function unitId(): Promise<string> {
  return (await rowOf('study-units')).id
}

async function fileId(): Promise<string> {
  const { id } = (await payload.db.create({
    collection: 'study-files',
    data: { filename: `f-${serial}.mp4`, mimeType: 'video/mp4', filesize: 1 },
    req: training.req,
  })) as { id: string }
  return id
}

function ask(visitor: Visitor, verb: Verb, slug: string, { body, id }: { id: string; body: Record<string, unknown> }): Promise<Response> {
  const as = visitor === 'anonymous' ? {} : { token: tokens[visitor] }
  switch (verb) {
    case 'read':
      return rest(`/${slug}/${id}`, as)
    case 'create':
      return rest(`/${slug}`, { ...as, body: slug === 'study-files' ? upload() : body })
    case 'update':
      return rest(`/${slug}/${id}`, { ...as, method: 'PATCH', body: CHANGE[slug] ?? { note: '改' } })
    case 'delete':
      return rest(`/${slug}/${id}`, { ...as, method: 'DELETE' })
  }
}

/** A one-page file, as a form sends it. */
function upload(): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ title: '附件' }))
  form.set(
    'file',
    new File(
      ['%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1>>\nstartxref\n27\n%%EOF\n'],
      `card-${serial}.pdf`,
      { type: 'application/pdf' },
    ),
  )
  return form
}

const CHANGE: Record<string, Record<string, unknown>> = {
  courses: { summary: '改' },
  'study-units': { titleEn: 'changed' },
  'class-sessions': { title: '改题' },
  'leave-requests': { reason: '改' },
  'study-files': { title: '改' },
}

describe.each(Object.entries(MATRIX))('%s', (slug, rights) => {
  it.each(Object.entries(rights) as [Verb, readonly Visitor[]][])('open for %s to %o alone', async (verb, allowed) => {
    const answers: Record<string, string> = {}
    for (const visitor of VISITORS) {
      const { status } = await ask(visitor, verb, slug, await rowOf(slug))
      answers[visitor] = status < 300 ? 'open' : [401, 403, 404].includes(status) ? 'shut' : String(status)
    }
    expect(answers).toEqual(Object.fromEntries(VISITORS.map((visitor) => [visitor, allowed.includes(visitor) ? 'open' : 'shut'])))
  })
})

it('shows nobody what a desk knows of an open check', async () => {
  const { id } = await rowOf('study-desks')
  for (const who of ['staff', 'auditor'] as const) {
    const answer = await rest(`/study-desks/${id}`, { token: tokens[who] })
    expect(answer.status).toBe(200)
    expect(await answer.json()).not.toHaveProperty('state')
  }
})

it('names every collection of the study hours', () => {
  const known = Object.values(SLUGS) as string[]
  expect(Object.keys(MATRIX).toSorted()).toEqual([...known, 'study-files'].toSorted())
})
