import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HourClaim, StudyUnit, User } from '@/payload-types'
import { localMinute } from '@/kernel/clock'
import { hotWrites } from '@/platform/hot-writes'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { askAs } from '../factories/ask'
import { createRuleSet, writeLedger, type LedgerPiece } from '../factories/ledger'
import { bootPayload, createUser, shutDown, tokenOf } from '../factories/payload'
import { createTraining, enrol, TRAINING_CAST, type Training, type TrainingCast } from '../factories/training'
import { createSitting, createUnit, type Place } from '../factories/units'

let payload: Payload
let training: Training
let unit: StudyUnit
let ruleSet: string
const MINUTE = 60_000
/** Yesterday at noon: claims reach back some days from now. */
const NOON = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 86_400_000 + 4 * 3_600_000

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  unit = await createUnit(payload, training)
  ruleSet = await createRuleSet(payload)
})
afterAll(() => shutDown(payload))

const place = (): Place => ({
  trainee: training.people.trainee.id,
  enrolment: training.enrolments.trainee.id,
  ruleSet,
  unit: unit.id,
})
const studied = (pieces: readonly LedgerPiece[]) => writeLedger(payload, { ...place(), pieces })

let offset = 0
/** A stretch of its own for every test: ten minutes counted, ten lost, ten counted. */
let lost: { fromMs: number; toMs: number }
beforeEach(async () => {
  const start = NOON + offset * 40 * MINUTE - 12 * 3_600_000
  offset += 1
  await studied([
    { startMs: start, endMs: start + 10 * MINUTE },
    { startMs: start + 10 * MINUTE, endMs: start + 20 * MINUTE, reason: 'gap' },
    { startMs: start + 20 * MINUTE, endMs: start + 30 * MINUTE },
  ])
  lost = { fromMs: start + 10 * MINUTE, toMs: start + 20 * MINUTE }
})

const as = (who: TrainingCast | string | null, path: string, body?: unknown) => askAs<HourClaim>(training, who, path, body)
const submit = (who: TrainingCast | string | null, more: object = {}) =>
  as(who, '/hour-claims/submit?depth=0', { ...lost, cause: 'network', note: '车间停电，路由器断网', ...more })
const decide = (who: TrainingCast | string, id: string, action: string, seenSeq: number, more: object = {}) =>
  as(who, `/hour-claims/${id}/transitions`, { action, seenSeq, ...more })

/** So many of the lost minutes, from the first on, stand in the ledger already. */
const credited = ({ id }: HourClaim, minutes: number) =>
  studied([
    {
      startMs: lost.fromMs,
      endMs: lost.fromMs + minutes * MINUTE,
      kind: 'correction',
      creditMs: minutes * MINUTE,
      reason: 'claim',
      claim: id,
    },
  ])

const ledger = () => readLedger(hotWrites({ payload }), { trainee: training.people.trainee.id })

async function person(roles: NonNullable<User['roles']>, more: Partial<User> = {}): Promise<{ user: User; token: string }> {
  const user = await createUser(payload, roles as never, { organisation: training.works.id, ...more })
  return { user, token: await tokenOf(payload, user) }
}

describe('a claim', () => {
  it('is submitted for the uncounted part of an interval, and credits it after two signatures', async () => {
    const { doc, status } = await submit('trainee', { fromMs: lost.fromMs - 5 * MINUTE, toMs: lost.toMs + 5 * MINUTE })
    expect([status, doc]).toMatchObject([201, { claimedMs: 10 * MINUTE, state: 'submitted', unit: unit.id }])
    expect(await decide('manager', doc.id, 'support', 0, { input: { grantedMs: 8 * MINUTE } })).toMatchObject({
      status: 200,
      body: { state: 'supported' },
    })
    expect(await decide('staff', doc.id, 'approve', 1)).toMatchObject({ status: 200, body: { state: 'approved' } })
    const rows = await ledger()
    expect(rows.at(-1)).toMatchObject({
      kind: 'correction',
      reason: 'claim',
      startMs: lost.fromMs,
      creditMs: 8 * MINUTE,
      claim: doc.id,
      enrolment: training.enrolments.trainee.id,
      ruleSet,
    })
    expect(verifyLedger(rows).faults).toEqual([])
    const stored = await as('staff', `/hour-claims/${doc.id}?depth=0`)
    expect(stored.body).toMatchObject({
      grantedMs: 8 * MINUTE,
      supportedBy: training.people.manager.id,
      approvedBy: training.people.staff.id,
    })
    const told = await payload.find({
      collection: 'notifications',
      where: { and: [{ recipient: { equals: training.people.trainee.id } }, { kind: { like: 'study.claim' } }] },
      overrideAccess: true,
    })
    expect(told.docs.map(({ kind }) => kind).toSorted()).toEqual(['study.claimApproved', 'study.claimSupported'])
  })

  it('says to whoever decides too late who has decided what, and when', async () => {
    const { doc } = await submit('trainee')
    expect((await decide('manager', doc.id, 'support', 0)).status).toBe(200)
    const late = await decide('manager', doc.id, 'refuse', 0, { reason: '当班记录不符' })
    const steps = await payload.find({
      collection: 'transitions',
      where: { subject: { equals: `hour-claims/${doc.id}` } },
      sort: '-seq',
      limit: 1,
      overrideAccess: true,
    })
    const at = localMinute(steps.docs[0]?.at ?? '')
    expect(late).toMatchObject({ status: 409, code: 'workflow.stale' })
    expect(JSON.stringify(late)).toContain(`${training.people.manager.name}于 ${at} 办理了“同意，送复核”，现为“待复核”`)
  })

  it('for a run of seconds keeps every second, tells them, and leaves the run that follows to be claimed by itself', async () => {
    const start = lost.toMs + 12 * MINUTE
    await studied([
      { startMs: start + 5_400, endMs: start + 35_400, reason: 'gap' },
      { startMs: start + 35_400, endMs: start + 45_700, reason: 'hidden' },
      { startMs: start + 45_700, endMs: start + 46_100, reason: 'idle' },
    ])
    const first = await submit('trainee', { fromMs: start + 5_000, toMs: start + 36_000 })
    expect([first.status, first.doc]).toMatchObject([201, { fromMs: start + 5_400, toMs: start + 35_400, claimedMs: 30_000 }])
    const second = await submit('trainee', { fromMs: start + 35_000, toMs: start + 46_000 })
    expect([second.status, second.doc]).toMatchObject([201, { fromMs: start + 35_400, toMs: start + 45_700, claimedMs: 10_300 }])
    expect(await submit('trainee', { fromMs: start + 45_700, toMs: start + 46_100 })).toMatchObject({
      status: 422,
      code: 'study.nothingToClaim',
    })
    const { docs } = await payload.find({ collection: 'notifications', where: { key: { contains: first.doc.id } }, overrideAccess: true })
    expect(docs.map(({ textZh }) => textZh)).toEqual([expect.stringContaining('30 秒')])
  })

  it('tells the administrators of the organisation, and nobody of another', async () => {
    const { doc } = await submit('trainee')
    const { docs } = await payload.find({
      collection: 'notifications',
      where: { key: { contains: doc.id } },
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ recipient }) => recipient)).toEqual([training.people.manager.id])
  })

  it.each([
    ['an interval that has not ended', () => ({ toMs: Date.now() + MINUTE }), 'study.badInterval'],
    ['an interval that runs backwards', () => ({ toMs: lost.fromMs - 1 }), 'study.badInterval'],
    ['more than a day', () => ({ fromMs: lost.toMs - 25 * 60 * MINUTE }), 'study.claimTooLong'],
    [
      'what lies too far back',
      () => ({ fromMs: Date.now() - 15 * 86_400_000, toMs: Date.now() - 15 * 86_400_000 + MINUTE }),
      'study.claimTooLate',
    ],
    ['time that was counted', () => ({ fromMs: lost.fromMs - 9 * MINUTE, toMs: lost.fromMs - MINUTE }), 'study.nothingToClaim'],
    [
      'time without a record',
      () => ({ fromMs: NOON - (20 * 86_400_000) / 4, toMs: NOON - (20 * 86_400_000) / 4 + MINUTE }),
      'study.nothingToClaim',
    ],
  ])('refuses %s', async (_, more, code) => {
    expect(await submit('trainee', more())).toMatchObject({ status: 422, code })
  })

  it('refuses a note of nothing and fields that it does not know', async () => {
    expect((await submit('trainee', { note: '  ' })).status).toBe(400)
    expect((await submit('trainee', { grantedMs: 1 })).status).toBe(400)
  })

  it('is open once for an interval', async () => {
    const { doc } = await submit('trainee')
    expect(await submit('trainee', { fromMs: lost.fromMs + MINUTE })).toMatchObject({ status: 409, code: 'study.claimOpen' })
    expect(await decide('trainee', doc.id, 'withdraw', 0)).toMatchObject({ status: 200 })
    expect((await submit('trainee')).status).toBe(201)
  })

  it('is not claimed again for what two people left out of a grant', async () => {
    const { doc } = await submit('trainee')
    await decide('manager', doc.id, 'support', 0, { input: { grantedMs: 4 * MINUTE } })
    expect((await decide('staff', doc.id, 'approve', 1)).status).toBe(200)
    for (const fromMs of [lost.fromMs, lost.fromMs + 5 * MINUTE])
      expect(await submit('trainee', { fromMs })).toMatchObject({ status: 409, code: 'study.claimGrantedInPart' })
  })

  it('is not claimed again after a refusal, which carries its reason', async () => {
    const { doc } = await submit('trainee')
    expect(await decide('manager', doc.id, 'refuse', 0)).toMatchObject({ status: 422, code: 'workflow.reasonNeeded' })
    expect(await decide('manager', doc.id, 'refuse', 0, { reason: '当班记录不符' })).toMatchObject({ status: 200 })
    expect(await submit('trainee')).toMatchObject({ status: 409, code: 'study.claimRefused' })
    const { docs } = await payload.find({
      collection: 'notifications',
      where: { and: [{ key: { contains: doc.id } }, { kind: { equals: 'study.claimRefused' } }] },
      overrideAccess: true,
    })
    expect(docs[0]?.textZh).toContain('当班记录不符')
  })

  it('over the time of two classes asks for that of the first alone; refused, it keeps nobody from claiming the second', async () => {
    const { level, organisation } = training.class
    const second = await payload.create({
      collection: 'classes',
      data: {
        ...{ code: 'claims-second', name: '另一个班', organisation, occupation: training.occupation.id, level, requiredHours: 10 },
        ...{ startsOn: '2026-09-01', endsOn: '2027-12-31', purpose: 'refresher' },
      } as never,
      req: training.req,
      depth: 0,
      overrideAccess: true,
    })
    const other = (await enrol(payload, { class: second, req: training.req }, training.people.trainee)).id
    const start = lost.toMs + 12 * MINUTE
    await writeLedger(payload, {
      ...{ ...place(), enrolment: other },
      pieces: [{ startMs: start, endMs: start + 3 * MINUTE, reason: 'gap' }],
    })
    const whole = { fromMs: lost.fromMs, toMs: start + 3 * MINUTE }
    const first = await submit('trainee', whole)
    expect([first.status, first.doc]).toMatchObject([201, { enrolment: training.enrolments.trainee.id, claimedMs: 10 * MINUTE }])
    expect((await decide('manager', first.doc.id, 'refuse', 0, { reason: '监控显示设备在线' })).status).toBe(200)
    expect(await submit('trainee')).toMatchObject({ status: 409, code: 'study.claimRefused' })
    const own = await submit('trainee', whole)
    expect([own.status, own.doc]).toMatchObject([201, { enrolment: other, claimedMs: 3 * MINUTE }])
    expect(await submit('trainee', { fromMs: start, toMs: start + MINUTE })).toMatchObject({ status: 409, code: 'study.claimOpen' })
    expect(await submit('trainee', whole)).toMatchObject({ status: 409, code: 'study.claimRefused' })
  })

  it('reaches the stretch between a sitting that lapsed and the next, for line and device alone', async () => {
    const { id: trainee } = training.people.classmate
    await writeLedger(payload, { trainee, enrolment: training.enrolments.classmate.id, ruleSet, pieces: [] })
    const sitting = (openedAtMs: number, closedAtMs: number, closeReason: string) =>
      createSitting(payload, { ...place(), trainee, enrolment: training.enrolments.classmate.id }, { openedAtMs, closedAtMs, closeReason })
    await sitting(NOON, NOON + 10 * MINUTE, 'lapsed')
    await sitting(NOON + 40 * MINUTE, NOON + 60 * MINUTE, 'closed')
    const span = { fromMs: NOON, toMs: NOON + 60 * MINUTE }
    expect(await submit('classmate', { ...span, cause: 'other' })).toMatchObject({ code: 'study.nothingToClaim' })
    expect(await submit('classmate', span)).toMatchObject({ status: 201, doc: { claimedMs: 30 * MINUTE } })
  })
})

describe('the three of a claim are three people', () => {
  it('refuses support of the own claim', async () => {
    const both = await person(['trainee', 'training-admin'])
    await claimOf(both.user)
    expect(await decide(both.token, claim.id, 'support', 0)).toMatchObject({ status: 422, code: 'study.ownClaim' })
  })

  it('refuses sign-off of the own claim', async () => {
    const both = await person(['trainee', 'centre-staff'])
    await claimOf(both.user)
    await decide('manager', claim.id, 'support', 0)
    expect(await decide(both.token, claim.id, 'approve', 1)).toMatchObject({ status: 422, code: 'study.ownClaim' })
  })

  it('refuses both signatures by one person', async () => {
    const both = await person(['training-admin', 'centre-staff'])
    const { doc } = await submit('trainee')
    await decide(both.token, doc.id, 'support', 0)
    expect(await decide(both.token, doc.id, 'approve', 1)).toMatchObject({ status: 422, code: 'study.sameSignature' })
  })

  let claim: HourClaim
  async function claimOf(user: User): Promise<void> {
    const enrolment = await enrol(payload, training, user)
    await writeLedger(payload, {
      trainee: user.id,
      enrolment: enrolment.id,
      ruleSet,
      unit: unit.id,
      pieces: [{ startMs: lost.fromMs, endMs: lost.toMs, reason: 'hidden' }],
    })
    claim = (await submit(await tokenOf(payload, user))).doc
  }
})

describe('what is granted', () => {
  it('is never more than is uncounted, whoever asks', async () => {
    const { doc } = await submit('trainee')
    expect(await decide('manager', doc.id, 'support', 0, { input: { grantedMs: 10 * MINUTE + 1 } })).toMatchObject({
      status: 422,
      code: 'study.grantTooLong',
    })
    expect((await decide('manager', doc.id, 'support', 0, { input: { grantedMs: 'all' } })).status).toBe(400)
    expect((await decide('manager', doc.id, 'support', 0, { input: { grantedMs: -5 } })).status).toBe(400)
  })

  it('shrinks to what is left where part was credited in between', async () => {
    const { doc } = await submit('trainee')
    await decide('manager', doc.id, 'support', 0)
    await credited(doc, 6)
    expect(await decide('staff', doc.id, 'approve', 1)).toMatchObject({ status: 200 })
    const rows = await ledger()
    expect(rows.at(-1)).toMatchObject({ startMs: lost.fromMs + 6 * MINUTE, creditMs: 4 * MINUTE, claim: doc.id })
    expect(verifyLedger(rows).faults).toEqual([])
  })

  it('cannot be signed where nothing is left', async () => {
    const { doc } = await submit('trainee')
    await decide('manager', doc.id, 'support', 0)
    await credited(doc, 10)
    expect(await decide('staff', doc.id, 'approve', 1)).toMatchObject({ status: 422, code: 'study.nothingGranted' })
  })

  it('is credited once when two sign at the same moment', async () => {
    const { doc } = await submit('trainee')
    await decide('manager', doc.id, 'support', 0)
    const second = await person(['centre-staff'])
    const before = (await ledger()).length
    const answers = await Promise.all([decide('staff', doc.id, 'approve', 1), decide(second.token, doc.id, 'approve', 1)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await ledger()).length).toBe(before + 1)
  })
})

describe('who may do what with a claim', () => {
  const want: Record<TrainingCast | 'nobody', { submit: number; read: number; support: number; approve: number }> = {
    trainee: { submit: 201, read: 200, support: 403, approve: 403 },
    classmate: { submit: 422, read: 404, support: 404, approve: 404 },
    stranger: { submit: 422, read: 404, support: 404, approve: 404 },
    teacher: { submit: 422, read: 200, support: 403, approve: 403 },
    manager: { submit: 422, read: 200, support: 200, approve: 403 },
    otherManager: { submit: 422, read: 404, support: 404, approve: 404 },
    auditor: { submit: 422, read: 200, support: 403, approve: 403 },
    staff: { submit: 422, read: 200, support: 403, approve: 200 },
    nobody: { submit: 401, read: 403, support: 401, approve: 401 },
  }

  it.each([...TRAINING_CAST, 'nobody'] as const)('%s', async (who) => {
    const caller = who === 'nobody' ? null : who
    const submitted = await submit(caller)
    const claim = who === 'trainee' ? submitted.doc : (await submit('trainee')).doc
    const read = await as(caller, `/hour-claims/${claim.id}`)
    const support = await as(caller, `/hour-claims/${claim.id}/transitions`, { action: 'support', seenSeq: 0 })
    if (support.status !== 200) await decide('manager', claim.id, 'support', 0)
    const approve = await as(caller, `/hour-claims/${claim.id}/transitions`, { action: 'approve', seenSeq: 1 })
    expect({ submit: submitted.status, read: read.status, support: support.status, approve: approve.status }).toEqual(want[who])
  })
})
