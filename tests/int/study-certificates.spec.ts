import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HourCertificate, StudyUnit } from '@/payload-types'
import { localDate } from '@/kernel/clock'
import { drainJobs } from '@/platform/jobs'
import type { Break } from '@/platform/verify'
import { verifyCertificate, type VerifiedCertificate } from '@/plugins/study-hours/certificates/operations/verify'
import type { Eligibility } from '@/plugins/study-hours/certificates/operations/eligibility'
import { oneCertificateIsValid } from '@/plugins/study-hours/certificates/operations/invariants'
import { askAs } from '../factories/ask'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, createUser, rest, shutDown, systemReq, tokenOf } from '../factories/payload'
import { createSession, createTraining, enrol, TRAINING_CAST, type Training, type TrainingCast } from '../factories/training'
import { createMark, createSitting, createUnit } from '../factories/units'

let payload: Payload
let training: Training
let unit: StudyUnit
let ruleSet: string
const MINUTE = 60_000
const at = (text: string) => Date.parse(`${text}+08:00`)

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  const own = { req: training.req, depth: 0, overrideAccess: true } as const
  await payload.update({ collection: 'classes', id: training.class.id, data: { requiredHours: 4 }, ...own })
  await payload.update({ collection: 'users', id: training.people.trainee.id, data: { name: '欧阳建国' }, ...own })
  unit = await createUnit(payload, training)
  ruleSet = await createRuleSet(payload)
})
afterAll(() => shutDown(payload))

const as = (who: TrainingCast | string | null, path: string, body?: unknown) =>
  askAs<HourCertificate, VerifiedCertificate & { job?: string }>(training, who, path, body)
const issue = (who: TrainingCast | string | null, enrolment: string) => as(who, `/enrolments/${enrolment}/certificate`, {})
const verify = (code: string) => as(null, `/verify/${code}`)
const revoke = (who: TrainingCast | null, id: string) =>
  as(who, `/hour-certificates/${id}/transitions`, { action: 'revoke', seenSeq: 0, reason: '姓名登记有误' })

/** One and a half study hours online on that day. */
async function studyOn(trainee: string, enrolment: string, day: string, minutes = 90): Promise<void> {
  const startMs = at(`${day}T19:00`)
  await writeLedger(payload, { trainee, enrolment, ruleSet, unit: unit.id, pieces: [{ startMs, endMs: startMs + minutes * MINUTE }] })
}
let classDay = 0
async function attend(trainee: string, enrolment: string, mark = 'present', hours = 2): Promise<string> {
  classDay += 1
  const starts = new Date(at('2026-09-05T08:00') + classDay * 86_400_000)
  const session = await createSession(payload, training, starts, { endsAt: new Date(starts.getTime() + hours * 3_600_000).toISOString() })
  await createMark(payload, { session: session.id, enrolment, trainee, mark, at: starts })
  return session.id
}
/** Somebody of the class who has the hours. */
async function qualified(): Promise<{ trainee: string; enrolment: string; token: string }> {
  const user = await createUser(payload, ['trainee'], { organisation: training.works.id })
  const enrolment = await enrol(payload, training, user)
  await studyOn(user.id, enrolment.id, '2026-09-02')
  await attend(user.id, enrolment.id)
  return { trainee: user.id, enrolment: enrolment.id, token: await tokenOf(payload, user) }
}

describe('a certificate', () => {
  it('names what is missing while the hours are short', async () => {
    const { id } = training.enrolments.trainee
    await studyOn(training.people.trainee.id, id, '2026-09-02')
    const refused = await issue('manager', id)
    expect(refused).toMatchObject({ status: 422, code: 'study.hoursNotMet', details: { required: 4, hours: '2.0' } })
    expect(refused.details?.['missing']).toEqual([{ code: 'hours', requiredTenths: 40, tenths: 20, shortTenths: 20 }])
  })

  it('is a snapshot that verifies by its code and holds against the ledger', async () => {
    const { id } = training.enrolments.trainee
    await attend(training.people.trainee.id, id)
    const { doc, status } = await issue('manager', id)
    expect([status, doc]).toMatchObject([
      201,
      { tenths: 46, recognisedMs: 210 * MINUTE, onlineMs: 90 * MINUTE, offlineMs: 120 * MINUTE, ledgerSeq: 1, ruleSets: [ruleSet] },
    ])
    const { body, status: seen } = await verify(doc.code.toLowerCase().replaceAll('-', ' '))
    expect([seen, body]).toMatchObject([
      200,
      {
        code: doc.code,
        valid: true,
        state: 'valid',
        nameMasked: '欧阳**',
        hours: '4.6',
        level: '4',
        requiredHours: 4,
        ledger: { seq: 1, matches: true },
        class: { code: training.class.code },
      },
    ])
    expect(body.rules).toHaveLength(13)
    const text = JSON.stringify(body)
    for (const secret of ['欧阳建国', training.people.trainee.id, 'basis', 'unitNominalMs', unit.id]) expect(text).not.toContain(secret)
  })

  it('stays true when study goes on and units change, and is issued anew only when the hours grew', async () => {
    const { enrolment, trainee } = await qualified()
    const { doc } = await issue('staff', enrolment)
    expect(await issue('staff', enrolment)).toMatchObject({ status: 409, code: 'study.certificateExists', details: { code: doc.code } })
    await payload.db.updateOne({ collection: 'study-units', id: unit.id, data: { nominalMinutes: 1 }, req: training.req })
    await studyOn(trainee, enrolment, '2026-09-03')
    expect((await verify(doc.code)).body).toMatchObject({ valid: true, ledger: { matches: true, seq: 1 } })
    expect(await issue('staff', enrolment)).toMatchObject({ code: 'study.hoursNotMet' })
    await payload.db.updateOne({ collection: 'study-units', id: unit.id, data: { nominalMinutes: 60 }, req: training.req })
    expect(await issue('staff', enrolment)).toMatchObject({ status: 409 })
    await attend(trainee, enrolment)
    const second = await issue('staff', enrolment)
    expect([second.status, second.doc.code === doc.code]).toEqual([201, false])
    expect(second.doc.ledgerSeq).toBe(2)
  })

  it('gives way to the newer one, whose code its page names, and is never valid again', async () => {
    const { enrolment, token, trainee } = await qualified()
    const { doc: first } = await issue('manager', enrolment)
    const supersede = { action: 'supersede', seenSeq: 0 }
    expect(await as('staff', `/hour-certificates/${first.id}/transitions`, supersede)).toMatchObject({
      status: 422,
      code: 'study.noSuccessor',
    })
    await attend(trainee, enrolment)
    const { doc: second } = await issue('manager', enrolment)
    expect((await verify(first.code)).body).toMatchObject({
      valid: false,
      state: 'superseded',
      successor: second.code,
      supersededOn: localDate(new Date()),
      revokedOn: null,
      ledger: { matches: true },
    })
    expect((await verify(second.code)).body).toMatchObject({ valid: true, state: 'valid', successor: null, supersededOn: null })
    const eligible = await rest(`/study/eligibility?trainee=${trainee}&occupation=${training.occupation.id}&level=4`, { token })
    expect(await eligible.json()).toMatchObject({ met: true, classes: [{ certificate: { code: second.code, tenths: second.tenths } }] })
    const { docs } = await payload.find({
      collection: 'transitions',
      where: { subject: { equals: `hour-certificates/${first.id}` } },
      depth: 0,
    })
    expect(docs).toMatchObject([{ action: 'supersede', to: 'superseded', actor: training.people.manager.id }])
    expect(await revoke('staff', second.id)).toMatchObject({ status: 200 })
    expect((await verify(first.code)).body).toMatchObject({ valid: false, state: 'superseded', successor: second.code })
    const after = await rest(`/study/eligibility?trainee=${trainee}&occupation=${training.occupation.id}&level=4`, { token })
    expect(await after.json()).toMatchObject({ met: true, classes: [{ certificate: null }] })
    expect((await issue('manager', enrolment)).status).toBe(201)
  })

  it('of an older database that is valid beside a newer one is reported by verify and put right by the table', async () => {
    const { enrolment, trainee } = await qualified()
    const { doc: first } = await issue('manager', enrolment)
    await attend(trainee, enrolment)
    const { doc: second } = await issue('manager', enrolment)
    const data = { state: 'valid', stateSeq: 0, stateChangedAt: null, successor: null }
    await payload.db.updateOne({ collection: 'hour-certificates', id: first.id, data })
    await payload.db.deleteMany({ collection: 'transitions', where: { subject: { equals: `hour-certificates/${first.id}` } } })
    const faults = async () => {
      const found: Break[] = []
      for await (const each of oneCertificateIsValid.run({ payload, looked: () => undefined })) found.push(each)
      return found.filter(({ subject }) => subject.endsWith(first.id) || subject.endsWith(second.id)).map(({ reason }) => reason)
    }
    expect(await faults()).toEqual(Array.from({ length: 2 }, () => 'another certificate of its enrolment is valid as well'))
    await as('staff', `/hour-certificates/${first.id}/transitions`, { action: 'supersede', seenSeq: 0 })
    expect(await faults()).toEqual([])
    await payload.db.updateOne({ collection: 'hour-certificates', id: first.id, data: { successor: null } })
    expect(await faults()).toEqual(['it was superseded by none that was issued later'])
    await payload.db.updateOne({ collection: 'hour-certificates', id: first.id, data: { successor: second.id } })
  })

  it('is refused for an unexcused absence, whatever the hours, and for a revoked enrolment', async () => {
    const absent = await qualified()
    const session = await attend(absent.trainee, absent.enrolment, 'absent')
    const refused = await issue('staff', absent.enrolment)
    expect(refused).toMatchObject({ status: 422, code: 'study.trainingFailed', details: { count: 1 } })
    expect(refused.details?.['missing']).toEqual([{ code: 'absence', classSessionIds: [session] }])
    const gone = await qualified()
    await as('manager', `/enrolments/${gone.enrolment}/transitions`, { action: 'revoke', reason: '调岗', seenSeq: 0 })
    expect(await issue('staff', gone.enrolment)).toMatchObject({ status: 422, code: 'study.enrolmentRevoked' })
  })

  it('is revoked with a reason that its page tells, and may then be issued again', async () => {
    const { enrolment, trainee } = await qualified()
    const { doc } = await issue('manager', enrolment)
    expect(await as('staff', `/hour-certificates/${doc.id}/transitions`, { action: 'revoke', seenSeq: 0 })).toMatchObject({
      code: 'workflow.reasonNeeded',
    })
    expect(await revoke('manager', doc.id)).toMatchObject({ status: 403 })
    expect(await revoke('staff', doc.id)).toMatchObject({ status: 200 })
    expect((await verify(doc.code)).body).toMatchObject({
      valid: false,
      state: 'revoked',
      revokedReason: '姓名登记有误',
      ledger: { matches: true },
    })
    expect((await issue('manager', enrolment)).status).toBe(201)
    const { docs } = await payload.find({
      collection: 'notifications',
      where: { and: [{ recipient: { equals: trainee } }, { kind: { like: 'study.certificate' } }] },
      overrideAccess: true,
    })
    expect(docs.map(({ kind }) => kind).toSorted()).toEqual([
      'study.certificateIssued',
      'study.certificateIssued',
      'study.certificateRevoked',
    ])
  })

  it('is no longer shown as true when somebody changes the ledger beneath it', async () => {
    const { enrolment, trainee } = await qualified()
    const { doc } = await issue('staff', enrolment)
    const { docs } = await payload.db.find<{ id: string; creditMs: number }>({
      collection: 'study-slices',
      where: { trainee: { equals: trainee } },
    })
    const [row] = docs
    if (!row) throw new Error('no row')
    await payload.db.updateOne({ collection: 'study-slices', id: row.id, data: { creditMs: row.creditMs - 1 } })
    expect((await verify(doc.code)).body).toMatchObject({ valid: false, state: 'valid', ledger: { matches: false, differs: ['ledger'] } })
    await payload.db.updateOne({ collection: 'study-slices', id: row.id, data: { creditMs: row.creditMs } })
    await payload.db.updateOne({ collection: 'hour-certificates', id: doc.id, data: { tenths: 99 } })
    expect((await verify(doc.code)).body).toMatchObject({ valid: false, ledger: { differs: ['hash', 'tenths', 'snapshot.tenths'] } })
  })

  it.each(['0123-4567-89AB-CDE4', '0123-4567-89AB-CDE5', 'nonsense', '%00', "' OR 1=1 --", '一二三'])('does not know %s', async (code) => {
    expect(await as(null, `/verify/${encodeURIComponent(code)}`)).toMatchObject({ status: 404, code: 'study.noCertificate' })
  })

  it.each([true, false])('is told of after one and the same wait, whether there is one or not: %s', async (isKnown) => {
    const { enrolment } = await qualified()
    const code = isKnown ? (await issue('manager', enrolment)).doc.code : '0123-4567-89AB-CDE4'
    const req = await systemReq(payload)
    const pause = setTimeout
    // The clock of the wait stands still until it is moved: without the wait the answer would come all the same.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let isAnswered = false
      const answer = verifyCertificate({ req, code })
        .then(
          ({ valid }) => valid,
          () => null,
        )
        .finally(() => (isAnswered = true))
      await new Promise((resolve) => pause(resolve, 1_000))
      await vi.advanceTimersByTimeAsync(149)
      await new Promise((resolve) => pause(resolve, 50))
      expect(isAnswered).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      expect(await answer).toBe(isKnown ? true : null)
    } finally {
      vi.useRealTimers()
    }
  })

  it('comes as one sheet with its code to be scanned, for the owner, the overseers and the issuer', async () => {
    const { enrolment, token } = await qualified()
    const { doc } = await issue('manager', enrolment)
    const answer = await rest(`/hour-certificates/${doc.id}/pdf`, { token })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 8)
        .toString(),
    ).toBe('%PDF-1.7')
    for (const [who, status] of [
      ['staff', 200],
      ['auditor', 200],
      ['manager', 200],
      ['teacher', 403],
      ['classmate', 404],
      ['stranger', 404],
      ['otherManager', 404],
      [null, 401],
    ] as const) {
      const seen = await rest(`/hour-certificates/${doc.id}/pdf`, who ? { token: training.tokens[who] } : {})
      expect([who, seen.status]).toEqual([who, status])
    }
  })

  const want: Record<TrainingCast | 'nobody', { issue: number; class: number; revoke: number }> = {
    trainee: { issue: 403, class: 403, revoke: 404 },
    classmate: { issue: 403, class: 403, revoke: 404 },
    stranger: { issue: 403, class: 403, revoke: 404 },
    teacher: { issue: 403, class: 403, revoke: 403 },
    manager: { issue: 201, class: 202, revoke: 403 },
    otherManager: { issue: 403, class: 403, revoke: 404 },
    auditor: { issue: 403, class: 403, revoke: 403 },
    staff: { issue: 201, class: 202, revoke: 200 },
    nobody: { issue: 401, class: 401, revoke: 401 },
  }

  it.each([...TRAINING_CAST, 'nobody'] as const)('%s: who may issue and revoke', async (who) => {
    const caller = who === 'nobody' ? null : who
    const { enrolment } = await qualified()
    const issued = await issue(caller, enrolment)
    const doc = issued.doc ?? (await issue('staff', enrolment)).doc
    const ofClass = await as(caller, `/classes/${training.class.id}/certificates`, {})
    const revoked = await revoke(caller, doc.id)
    expect({ issue: issued.status, class: ofClass.status, revoke: revoked.status }).toEqual(want[who])
  })
})

describe('the certificates of a class', () => {
  it('are issued to everybody who qualifies and has none, and to nobody twice', async () => {
    await drainJobs(payload)
    const { enrolment } = await qualified()
    const before = await payload.count({ collection: 'hour-certificates', overrideAccess: true })
    const { body } = await as('manager', `/classes/${training.class.id}/certificates`, {})
    expect((await as('staff', `/classes/${training.class.id}/certificates`, {})).body.job).toBe(body.job)
    await drainJobs(payload)
    const job = await payload.findByID({ collection: 'jobs', id: String(body.job), overrideAccess: true })
    expect(job, job.error ?? '').toMatchObject({ state: 'done', result: { issued: 1 } })
    const { docs } = await payload.find({
      collection: 'hour-certificates',
      where: { enrolment: { equals: enrolment } },
      overrideAccess: true,
    })
    expect(docs).toHaveLength(1)
    await as('manager', `/classes/${training.class.id}/certificates`, {})
    await drainJobs(payload)
    expect((await payload.count({ collection: 'hour-certificates', overrideAccess: true })).totalDocs).toBe(before.totalDocs + 1)
  })
})

describe('eligibility', () => {
  const ask = async (who: TrainingCast | string | null, trainee: string, more = '') => {
    const token = who === null ? undefined : (training.tokens[who as TrainingCast] ?? who)
    const answer = await rest(
      `/study/eligibility?trainee=${trainee}&occupation=${training.occupation.id}&level=4${more}`,
      token ? { token } : {},
    )
    return { status: answer.status, body: (await answer.json()) as Eligibility }
  }

  it('is met by somebody who has the hours, with the figures of the class', async () => {
    const { enrolment, token, trainee } = await qualified()
    const { body } = await ask(token, trainee)
    expect(body).toMatchObject({ met: true, missing: [], classes: [{ enrolment, met: true, hours: '4.6', requiredHours: 4, absences: 0 }] })
  })

  it('names hours and absences that are missing, and that there is no class', async () => {
    const { trainee, enrolment, token } = await qualified()
    await attend(trainee, enrolment, 'absent')
    expect((await ask(token, trainee)).body).toMatchObject({ met: false, missing: [{ code: 'absence' }], classes: [{ absences: 1 }] })
    const { id } = training.people.classmate
    expect((await ask('classmate', id)).body).toMatchObject({ met: false, missing: [{ code: 'hours', shortTenths: 40 }] })
    expect((await ask('stranger', training.people.stranger.id)).body).toMatchObject({
      met: false,
      missing: [{ code: 'enrolment' }],
      classes: [],
    })
  })

  it('does not come from a refresher, however many hours it gave', async () => {
    const { trainee, token } = await qualified()
    const turn = (purpose: 'refresher' | 'appraisal') =>
      payload.update({ collection: 'classes', id: training.class.id, data: { purpose }, req: training.req, overrideAccess: true })
    await turn('refresher')
    const { body } = await ask(token, trainee)
    await turn('appraisal')
    expect(body).toMatchObject({ met: false, missing: [{ code: 'enrolment' }], classes: [] })
  })

  it('is told to the person, the overseers and the administrator of the organisation alone', async () => {
    const { trainee, token } = await qualified()
    const statuses: Record<string, number> = { own: (await ask(token, trainee)).status, nobody: (await ask(null, trainee)).status }
    for (const who of TRAINING_CAST) statuses[who] = (await ask(who, trainee)).status
    expect(statuses).toEqual({
      own: 200,
      nobody: 401,
      staff: 200,
      auditor: 200,
      manager: 200,
      otherManager: 404,
      teacher: 404,
      trainee: 404,
      classmate: 404,
      stranger: 404,
    })
    expect((await ask('staff', 'nobody-at-all')).status).toBe(404)
  })

  it('does not take an occupation that there is none of for somebody without training', async () => {
    const answer = await rest('/study/eligibility?occupation=nowhere&level=4', { token: training.tokens.trainee })
    expect([answer.status, await answer.json()]).toMatchObject([404, { errors: [{ code: 'study.noOccupation' }] }])
  })

  it('says that a class does not state its hours yet, and judges by another one before it', async () => {
    const other = await createTraining(payload)
    await payload.db.updateOne({ collection: 'classes', id: other.class.id, data: { requiredHours: null }, req: other.req })
    const asked = `/study/eligibility?occupation=${other.occupation.id}&level=4`
    const answer = async () => (await (await rest(asked, { token: other.tokens.trainee })).json()) as Eligibility
    expect(await answer()).toMatchObject({ met: false, missing: [{ code: 'requirement' }] })
    const { id, createdAt, updatedAt, ...copy } = await payload.findByID({
      collection: 'classes',
      id: other.class.id,
      depth: 0,
      req: other.req,
    })
    expect([id, createdAt, updatedAt]).not.toContain(undefined)
    const second = await payload.db.create({
      collection: 'classes',
      data: { ...copy, code: `${copy.code}-2`, requiredHours: 10 },
      req: other.req,
    })
    await payload.db.create({
      collection: 'enrolments',
      data: { class: second.id, trainee: other.people.trainee.id, state: 'active', stateSeq: 0 },
      req: other.req,
    })
    expect(await answer()).toMatchObject({ met: false, missing: [{ code: 'hours', shortTenths: 100 }] })
  })

  it('refuses a level that there is none of', async () => {
    const answer = await rest('/study/eligibility?occupation=x&level=9', { token: training.tokens.staff })
    expect(answer.status).toBe(400)
  })
})

describe('the replay of a day', () => {
  it('tells what happened in its order, and that somebody looked', async () => {
    const { trainee, enrolment } = await qualified()
    const startMs = at('2026-09-21T19:00')
    const place = { trainee, enrolment, ruleSet, unit: unit.id }
    await createSitting(payload, place, { openedAtMs: startMs, closedAtMs: startMs + 30 * MINUTE })
    await writeLedger(payload, {
      ...place,
      pieces: [
        { startMs, endMs: startMs + 10 * MINUTE },
        { startMs: startMs + 10 * MINUTE, endMs: startMs + 12 * MINUTE, reason: 'hidden' },
      ],
    })
    const answer = await rest(`/study/replay?trainee=${trainee}&day=2026-09-21`, { token: training.tokens.auditor })
    const body = (await answer.json()) as { events: { kind: string; reason?: string; outcome?: string }[] }
    expect(body.events.map(({ kind, outcome, reason }) => [kind, reason ?? outcome])).toEqual([
      ['opened', undefined],
      ['interval', 'counted'],
      ['interval', 'hidden'],
      ['check', 'passed'],
      ['closed', 'closed'],
    ])
    const { docs } = await payload.find({
      collection: 'audit-log',
      where: { and: [{ action: { equals: 'replay' } }, { subjectId: { equals: trainee } }] },
      overrideAccess: true,
    })
    expect(docs).toMatchObject([
      { actor: training.people.auditor.id, subjectCollection: 'users', changes: [{ path: 'day', after: '2026-09-21' }] },
    ])
  })

  it('is for overseers, teachers and the administrator of the class', async () => {
    const { trainee, token } = await qualified()
    const statuses: Record<string, number> = {}
    const ask = async (as: string | undefined) =>
      (await rest(`/study/replay?trainee=${trainee}&day=2026-09-02`, as ? { token: as } : {})).status
    for (const who of TRAINING_CAST) statuses[who] = await ask(training.tokens[who])
    statuses['own'] = await ask(token)
    statuses['nobody'] = await ask(undefined)
    expect(statuses).toEqual({
      own: 404,
      nobody: 401,
      staff: 200,
      auditor: 200,
      manager: 200,
      teacher: 200,
      otherManager: 404,
      trainee: 404,
      classmate: 404,
      stranger: 404,
    })
    expect((await rest(`/study/replay?trainee=${trainee}&day=2026-02-31`, { token: training.tokens.staff })).status).toBe(400)
  })
})
