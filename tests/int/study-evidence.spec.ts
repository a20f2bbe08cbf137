import type { Payload } from 'payload'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EvidenceMore } from '@/plugins/study-hours/site/evidence-more'
import { takeEvidence } from '@/plugins/study-hours/site/take-evidence'
import { requestLeave } from '@/plugins/study-hours'
import { canAddEvidence } from '@/plugins/study-hours/decisions/domain/evidence'
import { loadLeaveSheet } from '@/plugins/study-hours/decisions/operations/sheets'
import { bootPayload, reqAs, rest, shutDown } from '../factories/payload'
import { createSession, createTraining, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
let picture: Uint8Array
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n29\n%%EOF\n')

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b23a2c' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => shutDown(payload))

let day = 1
const askForLeave = async (files: { name: string; bytes: Uint8Array }[] = []) => {
  day += 1
  const session = await createSession(payload, training, new Date(Date.UTC(2026, 9, day, 1)))
  const req = await reqAs(payload, training.people.trainee)
  return requestLeave({ req, classId: training.class.id, input: { sessions: [session.id], reason: '看病' }, files })
}
const add = async (who: TrainingCast | null, id: string, files: [name: string, bytes: Uint8Array][], slug = 'leave-requests') => {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('evidence', new File([new Uint8Array(bytes)], name))
  const answer = await rest(`/${slug}/${id}/evidence`, { method: 'POST', body: form, ...(who ? { token: training.tokens[who] } : {}) })
  const body = (await answer.json()) as { files?: { name: string; url: string }[]; errors?: { code: string; message: string }[] }
  return { status: answer.status, files: body.files ?? [], code: body.errors?.[0]?.code, message: body.errors?.[0]?.message }
}
const stored = async (leave: string) =>
  (await payload.find({ collection: 'decision-evidence', where: { leave: { equals: leave } }, depth: 0, overrideAccess: true })).docs

describe('evidence', () => {
  it('comes with a leave request, and its decider sees it in the sheet', async () => {
    const id = await askForLeave([
      { name: '病假条.jpg', bytes: picture },
      { name: '诊断.pdf', bytes: PDF },
    ])
    const sheet = await loadLeaveSheet({ req: await reqAs(payload, training.people.teacher), id })
    expect(sheet.evidence.map(({ mimeType, name }) => [name, mimeType])).toEqual([
      ['病假条.jpg', 'image/jpeg'],
      ['诊断.pdf', 'application/pdf'],
    ])
  })

  it('is opened by the trainee, those who decide and the auditors, and by nobody else', async () => {
    const id = await askForLeave([{ name: 'a.pdf', bytes: PDF }])
    const [file] = await stored(id)
    const path = `/decision-evidence/file/${file?.filename}`
    const answers: Record<string, number> = {}
    for (const who of ['trainee', 'teacher', 'manager', 'staff', 'auditor', 'classmate', 'otherManager', 'stranger'] as const)
      answers[who] = (await rest(path, { token: training.tokens[who] })).status
    expect(answers).toEqual({
      ...{ trainee: 200, teacher: 200, manager: 200, staff: 200, auditor: 200 },
      ...{ classmate: 403, otherManager: 403, stranger: 403 },
    })
    expect((await rest(path)).status).toBe(403)
  })

  it('is added by the trainee while the request is undecided, and not afterwards', async () => {
    const id = await askForLeave()
    expect(await add('trainee', id, [['补.pdf', PDF]])).toMatchObject({ status: 201, files: [{ name: '补.pdf' }] })
    for (const who of ['classmate', 'teacher', 'staff'] as const)
      expect(await add(who, id, [['x.pdf', PDF]])).toMatchObject({ status: 404, code: 'request.notFound' })
    expect((await add(null, id, [['x.pdf', PDF]])).status).toBe(401)
    const decided = await rest(`/leave-requests/${id}/transitions`, {
      body: { action: 'approve', seenSeq: 0 },
      token: training.tokens.teacher,
    })
    expect(decided.status).toBe(200)
    expect(await add('trainee', id, [['晚.pdf', PDF]])).toMatchObject({ status: 422, code: 'study.evidenceDecided' })
    expect(await stored(id)).toHaveLength(1)
  })

  it('is held to its limits by content, size and number, and all or nothing of it is kept', async () => {
    const id = await askForLeave()
    const text = new TextEncoder().encode('<html>not a picture</html>')
    expect(
      await add('trainee', id, [
        ['ok.pdf', PDF],
        ['假.jpg', text],
      ]),
    ).toMatchObject({ status: 415, code: 'study.evidenceType' })
    expect((await add('trainee', id, [['假.jpg', text]])).message).toContain('假.jpg')
    expect(await add('trainee', id, [['半.jpg', picture.subarray(0, picture.length - 200)]])).toMatchObject({ status: 422 })
    expect(await add('trainee', id, [['断.pdf', PDF.subarray(0, 40)]])).toMatchObject({ status: 422, code: 'study.evidenceDamaged' })
    expect(await add('trainee', id, [['空.pdf', new Uint8Array()]])).toMatchObject({ status: 422, code: 'files.empty' })
    const large = new Uint8Array(10 * 1024 * 1024 + 1)
    large.set(PDF)
    expect(await add('trainee', id, [['大.pdf', large]])).toMatchObject({ status: 413, code: 'study.evidenceTooLarge' })
    expect(await add('trainee', id, [])).toMatchObject({ status: 422, code: 'study.evidenceNone' })
    const six = Array.from({ length: 6 }, (_, index): [string, Uint8Array] => [`${index}.pdf`, PDF])
    expect(await add('trainee', id, six)).toMatchObject({ status: 422, code: 'study.evidenceTooMany' })
    expect(await stored(id)).toEqual([])
    expect((await add('trainee', id, six.slice(0, 4))).status).toBe(201)
    expect(await add('trainee', id, six.slice(0, 2))).toMatchObject({ status: 422, code: 'study.evidenceTooMany' })
    expect(await stored(id)).toHaveLength(4)
  })

  it('is kept by no cache, the reader’s own neither', async () => {
    const id = await askForLeave([{ name: 'a.jpg', bytes: picture }])
    const [file] = await stored(id)
    const answer = await rest(`/decision-evidence/file/${file?.filename}`, { token: training.tokens.teacher })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  })

  it('is taken in measure from one person within a day, also where requests are taken back', async () => {
    const token = training.tokens.classmate
    const five = Array.from({ length: 5 }, (_, index): [string, Uint8Array] => [`${index}.pdf`, PDF])
    const ask = async () => {
      day += 1
      const session = await createSession(payload, training, new Date(Date.UTC(2026, 9, day, 1)))
      const answer = await rest(`/classes/${training.class.id}/leave`, { token, body: { sessions: [session.id], reason: '看病' } })
      return String(((await answer.json()) as { id: string }).id)
    }
    for (let count = 0; count < 6; count += 1) {
      const id = await ask()
      expect((await add('classmate', id, five)).status).toBe(201)
      const back = await rest(`/leave-requests/${id}/transitions`, { token, body: { action: 'withdraw', seenSeq: 0 } })
      expect(back.status).toBe(200)
    }
    const next = await ask()
    expect(await add('classmate', next, five.slice(0, 1))).toMatchObject({ status: 422, code: 'study.evidenceToday' })
    const later = await createSession(payload, training, new Date(Date.UTC(2026, 9, (day += 1), 1)))
    const req = await reqAs(payload, training.people.classmate)
    const input = { sessions: [later.id], reason: '看病' }
    const file = { name: 'a.pdf', bytes: PDF }
    await expect(requestLeave({ req, classId: training.class.id, input, files: [file] })).rejects.toMatchObject({
      code: 'study.evidenceToday',
    })
    const { totalDocs } = await payload.count({
      collection: 'leave-requests',
      where: { sessions: { in: [later.id] } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(0)
  })

  it('of a claim is kept with it in the same way', async () => {
    const claim = await payload.create({
      collection: 'hour-claims',
      data: {
        trainee: training.people.trainee.id,
        enrolment: training.enrolments.trainee.id,
        ...{ fromMs: 1_000, toMs: 2_000, claimedMs: 1_000, cause: 'network', note: '车间断网', state: 'submitted', stateSeq: 0 },
      },
      req: training.req,
      overrideAccess: true,
    })
    expect(await add('trainee', claim.id, [['现场.jpg', picture]], 'hour-claims')).toMatchObject({ status: 201 })
    expect(await add('classmate', claim.id, [['x.jpg', picture]], 'hour-claims')).toMatchObject({ status: 404 })
  })
})

describe('evidence that is added later, on the site', () => {
  const take = async (who: 'trainee' | 'classmate', id: string, files: File[], language: 'zh' | 'en' = 'zh') => {
    const form = new FormData()
    for (const file of files) form.append('evidence', file)
    return takeEvidence({ req: await reqAs(payload, training.people[who]), language, kind: 'leave', id, form })
  }
  const markup = (state: string, there: number, language: 'zh' | 'en' = 'zh') =>
    renderToStaticMarkup(
      createElement(EvidenceMore, {
        ...{ language, kind: 'leave', of: { id: 'x1', state }, there, path: '/study/leave?page=2' },
        add: (before) => Promise.resolve(before),
      }),
    )

  it('is kept and named, and what is refused is said beside the field in the reader’s language', async () => {
    const id = await askForLeave()
    // What a browser sends of a field in which nothing was chosen: one file without a name.
    expect(await take('trainee', id, [new File([], '')])).toMatchObject({ errors: { evidence: '没有选择文件。' } })
    expect(await take('trainee', id, [new File(['text'], '假.jpg')], 'en')).toMatchObject({
      errors: { evidence: expect.stringContaining('"假.jpg" is neither a picture') as string },
    })
    const half = new File([new Uint8Array(picture.subarray(0, picture.length - 200))], '半.jpg')
    expect((await take('trainee', id, [half])).errors['evidence']).toContain('“半.jpg”已损坏或不完整')
    expect(await stored(id)).toEqual([])
    const files = [new File([new Uint8Array(PDF)], '补一.pdf'), new File([new Uint8Array(picture)], '补二.jpg')]
    expect(await take('trainee', id, files)).toEqual({ values: {}, errors: {}, done: '已附上：补一.pdf、补二.jpg' })
    expect((await take('trainee', id, [new File([new Uint8Array(PDF)], 'three.pdf')], 'en')).done).toBe('Added: three.pdf')
    expect((await stored(id)).map(({ originalName }) => originalName).toSorted()).toEqual(['three.pdf', '补一.pdf', '补二.jpg'])
    expect(await take('classmate', id, files)).toMatchObject({ errors: {}, message: expect.any(String) as string })
    expect(await stored(id)).toHaveLength(3)
  })

  it('is refused with the reason that the page gives, once it was decided or taken back, or five are there', async () => {
    const id = await askForLeave()
    const pdf = () => new File([new Uint8Array(PDF)], 'a.pdf')
    await take('trainee', id, [pdf(), pdf(), pdf(), pdf(), pdf()])
    const full = await take('trainee', id, [pdf()])
    expect(full.errors['evidence']).toContain('已经附满 5 个文件')
    expect(markup('requested', 5)).toContain(full.errors['evidence'])
    const taken = await askForLeave()
    const back = await rest(`/leave-requests/${taken}/transitions`, {
      body: { action: 'withdraw', seenSeq: 0 },
      token: training.tokens.trainee,
    })
    expect(back.status).toBe(200)
    expect(await add('trainee', taken, [['a.pdf', PDF]])).toMatchObject({ status: 422, code: 'study.evidenceWithdrawn' })
    expect(markup('withdrawn', 0)).toContain((await take('trainee', taken, [pdf()])).message)
  })

  it.each([
    ['leave', 'requested', 4, undefined],
    ['leave', 'requested', 5, 'study.evidenceFull'],
    ['leave', 'approved', 0, 'study.evidenceDecided'],
    ['leave', 'refused', 0, 'study.evidenceDecided'],
    ['leave', 'withdrawn', 0, 'study.evidenceWithdrawn'],
    ['claim', 'submitted', 0, undefined],
    ['claim', 'supported', 4, undefined],
    ['claim', 'approved', 5, 'study.evidenceDecided'],
    ['claim', 'withdrawn', 5, 'study.evidenceWithdrawn'],
  ] as const)('of a %s that is %s with %i files: %s', (kind, state, there, code) => {
    const decision = canAddEvidence({ kind, state, there })
    expect(decision.ok ? undefined : decision.code).toBe(code)
  })

  it('has a form that says the limits and how much room is left, and comes back to its request without scripts', () => {
    const html = markup('requested', 3)
    expect(html).toContain('type="file"')
    expect(html).toContain('还可以附 2 个，每个不超过 10 MB')
    expect(html).toContain('accept="image/jpeg,image/png,image/webp,application/pdf"')
    expect(markup('requested', 3, 'en')).toContain('2 more, each up to 10 MB')
    for (const state of ['approved', 'refused']) expect(markup(state, 0)).not.toContain('<form')
    expect(markup('approved', 0)).toContain('已经办结')
  })
})
