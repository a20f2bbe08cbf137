import type { Payload } from 'payload'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HourCertificate, User } from '@/payload-types'
import { localDate, localTime } from '@/kernel/clock'
import { sha256Hex } from '@/kernel/hash-chain'
import { hotWrites } from '@/platform/hot-writes'
import { drainJobs } from '@/platform/jobs'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { correctionWords } from '@/plugins/study-hours/certificates/domain/history'
import { queueCorrected } from '@/plugins/study-hours/certificates/jobs/corrected'
import { appendReversal, changeDesk } from '@/plugins/study-hours/ledger/operations/append-slices'
import { suspendAllCorrected } from '@/plugins/study-hours/certificates/operations/corrections'
import { loadCertificateDesk } from '@/plugins/study-hours/certificates/operations/desk'
import { loadTrainingBench } from '@/plugins/study-hours/board/operations/bench'
import { loadCertificateReview } from '@/plugins/study-hours/certificates/operations/review'
import type { VerifiedCertificate } from '@/plugins/study-hours/certificates/operations/verify'
import { createStudy } from '@/plugins/study-hours/desk/operations/study'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { certificatesHold } from '@/plugins/study-hours/certificates/operations/invariants'
import { VerifiedCertificate as VerifiedPage } from '@/plugins/study-hours/site/verify/certificate'
import { askAs } from '../factories/ask'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, tokenOf } from '../factories/payload'
import { createSession, createTraining, enrol, type Training, type TrainingCast } from '../factories/training'
import { createMark, createUnit } from '../factories/units'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let payload: Payload
let training: Training
let ruleSet: string
let unit: string

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  const own = { req: training.req, depth: 0, overrideAccess: true } as const
  await payload.update({ collection: 'classes', id: training.class.id, data: { requiredHours: 4 }, ...own })
  unit = (await createUnit(payload, training)).id
  ruleSet = await createRuleSet(payload)
})
afterAll(() => shutDown(payload))

type Somebody = { trainee: string; enrolment: string; token: string; sessions: string[] }

const as = (who: TrainingCast | string | null, path: string, body?: unknown) =>
  askAs<HourCertificate, VerifiedCertificate & { job?: string }>(training, who, path, body)
const issue = (enrolment: string, who: TrainingCast = 'manager') => as(who, `/enrolments/${enrolment}/certificate`, {})
const verify = async (code: string) => (await as(null, `/verify/${code}`)).body
const decide = (who: TrainingCast, { id }: Pick<HourCertificate, 'id'>, action: string, seenSeq: number) =>
  as(who, `/hour-certificates/${id}/transitions`, { action, seenSeq, reason: '与纸质签到表核对无误' })
const call = (session: string, mark: Record<string, unknown>) => as('staff', `/class-sessions/${session}/roll-call`, { marks: [mark] })
const patch = async (session: string, data: object) =>
  (await rest(`/class-sessions/${session}`, { method: 'PATCH', body: data, token: training.tokens.staff })).status
const pdf = async (id: string, token: string) => {
  const answer = await rest(`/hour-certificates/${id}/pdf`, { token })
  return answer.status === 200 ? sha256Hex(new Uint8Array(await answer.arrayBuffer())) : answer.status
}
const told = async (recipient: string, kind: string) =>
  (
    await payload.count({
      collection: 'notifications',
      where: { and: [{ recipient: { equals: recipient } }, { kind: { equals: kind } }] },
      overrideAccess: true,
    })
  ).totalDocs
const state = async ({ id }: Pick<HourCertificate, 'id'>) =>
  (await payload.findByID({ collection: 'hour-certificates', id, depth: 0, overrideAccess: true })).state
async function broken(): Promise<string[]> {
  const found: string[] = []
  for await (const { reason } of certificatesHold.run({ payload, looked: () => undefined })) found.push(reason)
  return found
}

let day = 0
/** Somebody of the class with 2.0 hours online and two sessions of two hours (5.3) behind them. */
async function qualified(
  name = '欧阳建国',
  { isOnline = true, minutes = 90, who }: { isOnline?: boolean; minutes?: number; who?: Pick<User, 'id' | 'username'> } = {},
): Promise<Somebody> {
  const user = who ?? (await createUser(payload, ['trainee'], { organisation: training.works.id, name }))
  const enrolment = (await enrol(payload, training, user)).id
  const startMs = Date.parse('2026-09-02T19:00:00+08:00')
  const pieces = [{ startMs, endMs: startMs + minutes * MINUTE }]
  if (isOnline) await writeLedger(payload, { trainee: user.id, enrolment, ruleSet, unit, pieces })
  const somebody: Somebody = { trainee: user.id, enrolment, token: await tokenOf(payload, user), sessions: [] }
  for (let count = 0; count < 2; count += 1) somebody.sessions.push(await attend(somebody))
  return somebody
}
async function attend({ enrolment, trainee }: Somebody): Promise<string> {
  day += 1
  const starts = new Date(Date.parse('2026-09-05T08:00:00+08:00') + day * 24 * HOUR)
  const session = await createSession(payload, training, starts)
  await createMark(payload, { session: session.id, enrolment, trainee, mark: 'present', at: starts })
  return session.id
}
const online = ({ enrolment, trainee }: Somebody, startMs: number, minutes = 90) =>
  writeLedger(payload, { trainee, enrolment, ruleSet, unit, pieces: [{ startMs, endMs: startMs + minutes * MINUTE }] })
const slicesOf = ({ trainee }: Somebody) =>
  ({ collection: 'study-slices', where: { trainee: { equals: trainee } }, sort: 'seq', depth: 0, overrideAccess: true }) as const
const first = ({ sessions }: Somebody) => sessions[0] ?? ''

const pageOf = (found: VerifiedCertificate, language: 'zh' | 'en') =>
  renderToStaticMarkup(createElement(VerifiedPage, { found, language, req: {} as never }))

describe('a certificate without hours online', () => {
  it('shows no row and no digest of a ledger that there is not', async () => {
    const somebody = await qualified('欧阳建国', { isOnline: false })
    const { doc } = await issue(somebody.enrolment)
    const seen = await verify(doc.code)
    expect(seen).toMatchObject({ valid: true, onlineHours: '0.0', ledger: { seq: 0, matches: true } })
    for (const language of ['zh', 'en'] as const) {
      const page = pageOf(seen, language)
      expect(page).toContain(String(doc.hash))
      expect(page).not.toMatch(/0{64}|row 0|第 0 条/)
    }
  })
})

describe('attended time', () => {
  it('counts, and is certified, when the session is over', async () => {
    const somebody = await qualified()
    const begun = new Date(Date.now() - HOUR)
    const running = await createSession(payload, training, begun)
    await createMark(payload, { session: running.id, enrolment: somebody.enrolment, trainee: somebody.trainee, at: begun })
    const certifiedOn = async () => {
      const answer = await rest(`/class-sessions/${running.id}/roll-call`, { token: training.tokens.teacher })
      const { rows } = (await answer.json()) as { rows: { enrolment: string; isCertified: boolean }[] }
      return rows.filter(({ isCertified }) => isCertified).map(({ enrolment }) => enrolment)
    }
    expect(await certifiedOn()).not.toContain(somebody.enrolment)
    expect((await issue(somebody.enrolment)).doc).toMatchObject({ offlineMs: 4 * HOUR, tenths: 73 })
    // The roll knows whose certificate a correction would have looked at again.
    expect(await certifiedOn()).toContain(somebody.enrolment)
  })
})

describe('leave that nobody has decided', () => {
  it('from a session that has begun keeps a certificate from being issued, alone and with the class', async () => {
    const somebody = await qualified()
    day += 1
    const silent = await createSession(payload, training, new Date(Date.parse('2026-09-05T08:00:00+08:00') + day * 24 * HOUR))
    const ahead = await createSession(payload, training, new Date(Date.now() + 48 * HOUR))
    const leaveOf = async (session: string) =>
      (
        await askAs<unknown, { id: string }>(training, somebody.token, `/classes/${training.class.id}/leave`, {
          sessions: [session],
          reason: '有事',
        })
      ).body.id
    await leaveOf(ahead.id)
    const leave = await leaveOf(silent.id)
    const refused = await issue(somebody.enrolment)
    expect(refused).toMatchObject({ status: 422, code: 'study.leaveUndecided', details: { count: 1, session: silent.title } })
    const { body } = await as('manager', `/classes/${training.class.id}/certificates`, {})
    await drainJobs(payload)
    const job = await payload.findByID({ collection: 'jobs', id: String(body.job), overrideAccess: true })
    expect(job).toMatchObject({ state: 'done' })
    const decided = await as('teacher', `/leave-requests/${leave}/transitions`, { action: 'approve', seenSeq: 0 })
    expect(decided.status).toBe(200)
    expect((await issue(somebody.enrolment)).status).toBe(201)
  })
})

describe('a certificate whose attendance is corrected', () => {
  it('is suspended, warns its issuer, says so, and is no proof before its issuer has confirmed it', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    expect(await verify(doc.code)).toMatchObject({ valid: true, hash: doc.hash, confirmedOn: null })
    const session = first(somebody)
    const late = '2026-09-06T08:30:00+08:00'
    const starts = await payload.findByID({ collection: 'class-sessions', id: session, overrideAccess: true })
    const arrivedAt = new Date(Date.parse(starts.startsAt) + 30 * MINUTE).toISOString()
    expect((await call(session, { enrolment: somebody.enrolment, mark: 'late', arrivedAt })).status, late).toBe(200)
    expect(await verify(doc.code)).toMatchObject({
      valid: false,
      state: 'suspended',
      corrections: ['attendance'],
      ledger: { matches: true },
    })
    expect(pageOf(await verify(doc.code), 'zh')).not.toContain('一致。')
    expect(await told(training.people.manager.id, 'study.certificateSuspended')).toBe(1)
    expect(await told(somebody.trainee, 'study.ownCertificateSuspended')).toBe(1)
    const bench = await loadTrainingBench({ req: await reqAs(payload, training.people.manager) })
    expect(bench?.waiting.filter(({ slug }) => slug === 'hour-certificates')).toMatchObject([{ about: doc.code, person: '欧阳建国' }])
    expect(bench?.counts['hour-certificates']).toBe(1)
    expect(await decide('staff', doc, 'confirm', 1)).toMatchObject({
      status: 422,
      code: 'study.notIssuer',
      details: { issuer: training.people.manager.name },
    })
    expect(await decide('manager', doc, 'confirm', 1)).toMatchObject({
      status: 422,
      code: 'study.certificateShort',
      details: { stated: '7.3', hours: '6.6' },
    })
    const eligible = await rest(`/study/eligibility?trainee=${somebody.trainee}&occupation=${training.occupation.id}&level=4`, {
      token: somebody.token,
    })
    expect(await eligible.json()).toMatchObject({ classes: [{ certificate: null }] })
    // The mark was wrong after all.
    expect((await call(session, { enrolment: somebody.enrolment, mark: 'present' })).status).toBe(200)
    const restored = await verify(doc.code)
    expect(restored).toMatchObject({ valid: false, state: 'suspended', corrections: [], footed: 'restored' })
    const history = restored.history.map((correction) => correctionWords(correction).zh)
    const arrived = localTime(arrivedAt)
    expect(history).toEqual([`考勤由“到课”改为“迟到，${arrived} 到”`, `考勤由“迟到，${arrived} 到”改为“到课”`])
    const review = await loadCertificateReview({ req: await reqAs(payload, training.people.manager), id: doc.id })
    expect(review).toMatchObject({ footed: 'restored', corrections: [], history: restored.history })
    const page = pageOf(restored, 'zh')
    for (const said of ['更正后又恢复：现在与签发时一致，等待签发人确认', ...history]) expect(page).toContain(said)
    for (const untrue of ['有效', '刚刚按流水重算：一致', 'seal passed']) expect(page).not.toContain(untrue)
    expect(await decide('teacher', doc, 'confirm', 1)).toMatchObject({ status: 403 })
    expect((await decide('manager', doc, 'confirm', 1)).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: true, state: 'valid', corrections: [], confirmedBy: 'issuer' })
    expect(await told(somebody.trainee, 'study.certificateConfirmed')).toBe(1)
    expect(await broken()).toEqual([])
  })

  it('stays suspended where a session was cancelled and brought back, and says both', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    expect(await patch(first(somebody), { status: 'cancelled' })).toBe(200)
    expect(await patch(first(somebody), { status: 'scheduled' })).toBe(200)
    const seen = await verify(doc.code)
    expect(seen).toMatchObject({ valid: false, state: 'suspended', corrections: [], footed: 'restored' })
    const stood = seen.history.map((each) => each.kind === 'time' && [each.from.isCancelled, each.to.isCancelled])
    expect(stood).toEqual([
      [false, true],
      [true, false],
    ])
    expect((await decide('manager', doc, 'confirm', 1)).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: true, footed: 'steady', history: [] })
  })

  it('gives way to a new one that states fewer hours', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    expect(await patch(first(somebody), { status: 'cancelled' })).toBe(200)
    expect(await state(doc)).toBe('suspended')
    const second = await issue(somebody.enrolment, 'staff')
    expect([second.status, second.doc.tenths]).toEqual([201, 46])
    expect(await verify(doc.code)).toMatchObject({ valid: false, state: 'superseded', successor: second.doc.code })
    expect(await verify(second.doc.code)).toMatchObject({ valid: true, hours: '4.6' })
    expect(await broken()).toEqual([])
  })

  it('cannot be confirmed after an unexcused absence, and says what came of it', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    expect((await call(first(somebody), { enrolment: somebody.enrolment, mark: 'absent' })).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: false, state: 'suspended', corrections: ['attendance', 'absentAtMs'] })
    expect(await decide('manager', doc, 'confirm', 1)).toMatchObject({
      status: 422,
      code: 'study.certificateFailed',
      details: { count: 1 },
    })
    expect((await decide('staff', doc, 'revoke', 1)).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: false, state: 'revoked' })
  })

  it('stands where the hours moved and are still there, once confirmed, until something else is corrected', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    const session = await payload.findByID({ collection: 'class-sessions', id: first(somebody), overrideAccess: true })
    const moved = (ms: number) => ({
      startsAt: new Date(Date.parse(session.startsAt) + ms).toISOString(),
      endsAt: new Date(Date.parse(session.endsAt) + ms).toISOString(),
    })
    expect(await patch(first(somebody), moved(3 * HOUR))).toBe(200)
    expect(await state(doc)).toBe('suspended')
    expect((await decide('manager', doc, 'confirm', 1)).status).toBe(200)
    const seen = await verify(doc.code)
    expect(seen).toMatchObject({ valid: true, state: 'valid', corrections: [] })
    expect(seen.confirmedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    // What is added later takes nothing away.
    await attend(somebody)
    expect(await verify(doc.code)).toMatchObject({ valid: true })
    expect(await broken()).toEqual([])
    expect(await patch(first(somebody), moved(4 * HOUR))).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: false, state: 'suspended' })
  })

  it('is not confirmed where hours online stand in the place of stated hours of the classroom', async () => {
    const somebody = await qualified('欧阳建国', { minutes: 45 })
    const { doc } = await issue(somebody.enrolment)
    const session = await payload.findByID({ collection: 'class-sessions', id: first(somebody), overrideAccess: true })
    const endsAt = new Date(Date.parse(session.endsAt) - 30 * MINUTE).toISOString()
    expect(await patch(first(somebody), { endsAt })).toBe(200)
    await online(somebody, Date.parse('2026-09-03T19:00:00+08:00'), 45)
    expect(await decide('manager', doc, 'confirm', 1)).toMatchObject({
      status: 422,
      code: 'study.certificateOtherHours',
      details: { statedOnline: '1.0', statedOffline: '5.3', online: '2.0', offline: '4.6' },
    })
    const second = await issue(somebody.enrolment)
    expect(second).toMatchObject({ status: 201, doc: { tenths: 66 } })
    expect(await verify(doc.code)).toMatchObject({ state: 'superseded', successor: second.doc.code })
  })

  it('falls again where time that it was confirmed over is taken back afterwards', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    const reverse = async (slice: string) => appendReversal({ req: await systemReq(payload), trainee: somebody.trainee, slice })
    const slices = async () => (await payload.find(slicesOf(somebody))).docs
    await reverse(String((await slices())[0]?.id))
    expect(await state(doc)).toBe('suspended')
    await online(somebody, Date.parse('2026-09-03T19:00:00+08:00'))
    expect((await decide('manager', doc, 'confirm', 1)).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: true })
    await reverse(String((await slices()).at(-1)?.id))
    expect(await state(doc)).toBe('suspended')
    expect(await verify(doc.code)).toMatchObject({ valid: false, corrections: ['reversed'] })
  })

  it('is confirmed by the centre where its issuer answers for it no longer, and says so', async () => {
    const { id: organisation } = training.works
    const issuer = await createUser(payload, ['training-admin'], { organisation, name: '前任管理员' })
    const somebody = await qualified()
    const { doc } = await as(await tokenOf(payload, issuer), `/enrolments/${somebody.enrolment}/certificate`, {})
    await payload.update({ collection: 'users', id: issuer.id, data: { active: false }, depth: 0, overrideAccess: true, req: training.req })
    const calm = await told(training.people.staff.id, 'study.certificateSuspended')
    expect((await call(first(somebody), { enrolment: somebody.enrolment, mark: 'leave', note: 'x' })).status).toBe(422)
    const session = await payload.findByID({ collection: 'class-sessions', id: first(somebody), overrideAccess: true })
    const moved = new Date(Date.parse(session.startsAt) + 3 * HOUR).toISOString()
    expect(await patch(first(somebody), { startsAt: moved, endsAt: new Date(Date.parse(session.endsAt) + 3 * HOUR).toISOString() })).toBe(
      200,
    )
    expect(await told(training.people.staff.id, 'study.certificateSuspended')).toBe(calm + 1)
    expect(await decide('manager', doc, 'confirm', 1)).toMatchObject({ status: 422, code: 'study.issuerGone' })
    expect((await decide('staff', doc, 'confirm', 1)).status).toBe(200)
    expect(await verify(doc.code)).toMatchObject({ valid: true, state: 'valid', confirmedBy: 'centre' })
    expect(await broken()).toEqual([])
  })

  it('is shown as unconfirmed, and found by verify, also where a correction came past the doors', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    const mark = { session: first(somebody), enrolment: somebody.enrolment, trainee: somebody.trainee }
    const id = await createMark(payload, { ...mark, mark: 'leave', seq: 2, at: new Date() })
    expect(await verify(doc.code)).toMatchObject({ valid: false, state: 'valid', corrections: ['attendance'] })
    expect(await broken()).toEqual(['it is valid though what lies beneath it was corrected'])
    await payload.db.deleteOne({ collection: 'attendance', where: { id: { equals: id } } })
    expect(await broken()).toEqual([])
  })
})

describe('what a certificate states', () => {
  it('is one sheet for ever, under the name that was certified', async () => {
    const somebody = await qualified('欧阳建国')
    const { doc } = await issue(somebody.enrolment)
    const issued = await pdf(doc.id, somebody.token)
    await payload.update({
      collection: 'users',
      id: somebody.trainee,
      data: { name: '欧阳建军' },
      depth: 0,
      overrideAccess: true,
      req: training.req,
    })
    expect(await pdf(doc.id, training.tokens.staff)).toBe(issued)
    await patch(first(somebody), { status: 'cancelled' })
    await decide('staff', doc, 'revoke', 1)
    expect(await pdf(doc.id, somebody.token)).toBe(issued)
    const stored = await payload.findByID({ collection: 'hour-certificates', id: doc.id, depth: 0, overrideAccess: true })
    expect(stored).toMatchObject({ holderName: '欧阳建国', issuedBy: training.people.manager.id, state: 'revoked' })
  })

  it('is covered by its digest: the name, the attendance, the issuer', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    const row = (await payload.db.findOne<HourCertificate>({
      collection: 'hour-certificates',
      where: { id: { equals: doc.id } },
    })) as never as Record<string, unknown> & { snapshot: { basis: { attendance: { classSessionId: string }[] } } }
    const other = structuredClone(row.snapshot)
    other.basis.attendance.forEach((credit) => (credit.classSessionId = 'another'))
    for (const change of [{ holderName: '张三' }, { issuedBy: training.people.staff.id }, { snapshot: other }]) {
      await payload.db.updateOne({ collection: 'hour-certificates', id: doc.id, data: change } as never)
      expect(await verify(doc.code), Object.keys(change).join()).toMatchObject({ valid: false, ledger: { differs: ['hash'] } })
      const back = Object.fromEntries(Object.keys(change).map((key) => [key, row[key]]))
      await payload.db.updateOne({ collection: 'hour-certificates', id: doc.id, data: back } as never)
    }
    expect(await verify(doc.code)).toMatchObject({ valid: true })
  })

  it('is never of one’s own hours, whether it is asked for alone or with the whole class', async () => {
    const own = await qualified('管理员学员')
    await payload.update({
      collection: 'users',
      id: own.trainee,
      data: { roles: ['trainee', 'training-admin'] },
      depth: 0,
      overrideAccess: true,
      req: training.req,
    })
    const alone = await as(own.token, `/enrolments/${own.enrolment}/certificate`, {})
    expect(alone).toMatchObject({ status: 422, code: 'study.ownCertificate' })
    const { body } = await as(own.token, `/classes/${training.class.id}/certificates`, {})
    await drainJobs(payload)
    const job = await payload.findByID({ collection: 'jobs', id: body.job ?? '', depth: 0, overrideAccess: true })
    expect(job).toMatchObject({ state: 'done', result: { own: 1 } })
    const held = { enrolment: { equals: own.enrolment } }
    expect((await payload.count({ collection: 'hour-certificates', where: held, overrideAccess: true })).totalDocs).toBe(0)
    // The others of the class have theirs, from the one who asked; this one has it from somebody else.
    expect((await issue(own.enrolment)).status).toBe(201)
  })

  it('names whoever had the whole class certified, and is read by nobody as a bare file', async () => {
    const somebody = await qualified()
    const { body } = await as('manager', `/classes/${training.class.id}/certificates`, {})
    expect(body.job).toBeTruthy()
    await drainJobs(payload)
    const { docs } = await payload.find({
      collection: 'hour-certificates',
      where: { enrolment: { equals: somebody.enrolment } },
      depth: 0,
      overrideAccess: true,
    })
    expect(docs).toMatchObject([{ issuedBy: training.people.manager.id, state: 'valid' }])
    for (const who of ['staff', 'auditor', 'manager'] as const) {
      expect((await rest('/certificate-sheets', { token: training.tokens[who] })).status, who).toBe(403)
      expect((await rest(`/certificate-sheets/file/${docs[0]?.code}.pdf`, { token: training.tokens[who] })).status, who).toBe(403)
    }
  })

  it('is not issued to whoever has the whole class certified, but by somebody else', async () => {
    await drainJobs(payload)
    const [own, other] = [await qualified('经办人', { who: training.people.manager }), await qualified()]
    const ofClass = async (who: TrainingCast) => {
      const { body } = await as(who, `/classes/${training.class.id}/certificates`, {})
      await drainJobs(payload)
      return (await payload.findByID({ collection: 'jobs', id: String(body.job), overrideAccess: true })).result
    }
    const certified = async ({ enrolment }: Somebody) => {
      const where = { enrolment: { equals: enrolment } }
      return (await payload.find({ collection: 'hour-certificates', where, depth: 0, overrideAccess: true })).docs
    }
    const desk = await loadCertificateDesk({ req: await reqAs(payload, training.people.manager), classId: training.class.id })
    expect(desk.rows.find(({ enrolment }) => enrolment === own.enrolment)).toMatchObject({ met: true, isDue: false, isOwn: true })
    expect(await ofClass('manager')).toMatchObject({ own: 1 })
    expect(await certified(own)).toEqual([])
    expect(await certified(other)).toMatchObject([{ state: 'valid' }])
    expect(await ofClass('staff')).toMatchObject({ issued: 1, own: 0 })
    expect(await certified(own)).toMatchObject([{ state: 'valid', issuedBy: training.people.staff.id }])
    expect(await broken()).toEqual([])
    // As an earlier version would issue it: verify names it.
    const [issued] = await certified(own)
    await payload.db.updateOne({ collection: 'hour-certificates', id: issued?.id, data: { issuedBy: own.trainee, hash: null } } as never)
    expect(await broken()).toEqual(['it is valid though it was issued by the one whose hours it certifies'])
    await payload.db.updateOne({ collection: 'hour-certificates', id: issued?.id, data: { state: 'revoked' } } as never)
    expect(await broken()).toEqual([])
  })

  it('of an older certificate is drawn once and kept from then on', async () => {
    const somebody = await qualified()
    const { doc } = await issue(somebody.enrolment)
    const before = { sheet: null, hash: null, holderName: null, identityMasked: null, issuedBy: null }
    await payload.db.updateOne({ collection: 'hour-certificates', id: doc.id, data: before } as never)
    expect(await verify(doc.code)).toMatchObject({ valid: true, hash: null })
    const drawn = await pdf(doc.id, somebody.token)
    await payload.update({
      collection: 'users',
      id: somebody.trainee,
      data: { name: '改过的名字' },
      depth: 0,
      overrideAccess: true,
      req: training.req,
    })
    expect(await pdf(doc.id, somebody.token)).toBe(drawn)
  })
})

describe('a certificate over time that has not come', () => {
  /** As a server writes whose clock is three hours ahead. */
  async function ahead(somebody: Somebody): Promise<void> {
    const startMs = Date.now() + HOUR
    const pieces = [{ startMs, endMs: startMs + 90 * MINUTE }]
    await writeLedger(payload, { trainee: somebody.trainee, enrolment: somebody.enrolment, ruleSet, unit, pieces })
  }

  /** Issued as well while that clock was ahead; then it was set back. */
  async function issuedAhead(somebody: Somebody): Promise<HourCertificate> {
    await ahead(somebody)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * HOUR })
    try {
      return (await issue(somebody.enrolment)).doc
    } finally {
      vi.useRealTimers()
    }
  }

  it('is not issued over it: a desk without a session is set back first', async () => {
    // The two sessions alone make up the hours that are asked for; with the time ahead it would be 7.3.
    const somebody = await qualified('赵铁军', { isOnline: false })
    await ahead(somebody)
    const { doc } = await issue(somebody.enrolment)
    expect(doc).toMatchObject({ tenths: 53, onlineMs: 0, state: 'valid' })
    const rows = await readLedger(hotWrites({ payload }), { trainee: somebody.trainee })
    expect(rows.filter(({ kind }) => kind === 'reversal')).toHaveLength(1)
    expect(verifyLedger(rows).faults).toEqual([])
    expect(await verify(doc.code)).toMatchObject({ valid: true })
    expect(await broken()).toEqual([])
  })

  it('suspends the earlier one where a newer is asked for after the clock was set back', async () => {
    const somebody = await qualified('赵铁军', { isOnline: false })
    const earlier = await issuedAhead(somebody)
    const { doc } = await issue(somebody.enrolment)
    expect([await state(earlier), await state(doc)]).toEqual(['superseded', 'valid'])
    expect([earlier.tenths, doc.tenths]).toEqual([73, 53])
  })

  it('is suspended when a beat finds that the clock was set back', async () => {
    const somebody = await qualified()
    const doc = await issuedAhead(somebody)
    expect(await state(doc)).toBe('valid')
    const { commits } = createStudy({ payload, gatherMs: 0, onTakenBack: queueCorrected(payload) })
    await commits.change({ trainee: somebody.trainee, decide: (desk) => ({ ok: true, desk, reply: null, slices: [], closed: [] }) })
    await vi.waitFor(async () => {
      await drainJobs(payload)
      expect(await state(doc)).toBe('suspended')
    })
    expect(await verify(doc.code)).toMatchObject({ valid: false, corrections: ['reversed'], suspendedOn: localDate(new Date()) })
    expect(await broken()).toEqual([])
  })

  it('is suspended with the correction that sets the desk back', async () => {
    const somebody = await qualified()
    const doc = await issuedAhead(somebody)
    await changeDesk({
      req: await systemReq(payload),
      trainee: somebody.trainee,
      decide: (desk) => ({ ok: true, desk, reply: null, slices: [], closed: [] }),
    })
    expect(await state(doc)).toBe('suspended')
  })
})

describe('the daily look at all certificates', () => {
  it('suspends what an earlier version left valid, and nothing else', async () => {
    const [wronged, sound] = [await qualified(), await qualified()]
    const [{ doc }, { doc: other }] = [await issue(wronged.enrolment), await issue(sound.enrolment)]
    expect((await call(first(wronged), { enrolment: wronged.enrolment, mark: 'absent' })).status).toBe(200)
    // As the version before this one left it.
    await payload.db.updateOne({ collection: 'hour-certificates', id: doc.id, data: { state: 'valid' } } as never)
    const looked: number[] = []
    await suspendAllCorrected({
      req: await systemReq(payload),
      signal: new AbortController().signal,
      progress: ({ done }) => Promise.resolve(void looked.push(done)),
    })
    expect([await state(doc), await state(other)]).toEqual(['suspended', 'valid'])
    expect(looked.at(-1)).toBeGreaterThan(1)
  })
})

describe('a certificate in the workbench', () => {
  it('is read in words by its issuer and auditors, with what was corrected of it, and by nobody else', async () => {
    const somebody = await qualified('诸葛明')
    const { doc } = await issue(somebody.enrolment)
    const review = async (who: TrainingCast) => loadCertificateReview({ id: doc.id, req: await reqAs(payload, training.people[who]) })
    expect(await review('manager')).toMatchObject({
      holderName: '诸葛明',
      presentName: null,
      presentTenths: 73,
      corrections: [],
      lost: [],
      holds: true,
      issuedOn: localDate(new Date()),
    })
    expect((await call(first(somebody), { enrolment: somebody.enrolment, mark: 'absent' })).status).toBe(200)
    expect(await review('auditor')).toMatchObject({
      corrections: ['attendance', 'absentAtMs'],
      presentTenths: 46,
      lost: [{ id: first(somebody), mark: 'absent', statedMs: 2 * HOUR, isCancelled: false }],
    })
    await expect(review('stranger')).rejects.toMatchObject({ code: 'request.notFound', status: 404 })
  })
})
