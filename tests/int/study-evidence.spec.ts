import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestLeave } from '@/plugins/study-hours'
import { loadLeaveSheet } from '@/plugins/study-hours/operations/class-board-decisions'
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
