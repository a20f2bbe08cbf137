import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outage, StudyUnit } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import { drainJobs } from '@/platform/jobs'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { protectOutage } from '@/plugins/study-hours/decisions/operations/outage-protect'
import { loadProtection } from '@/plugins/study-hours/decisions/operations/outage-again'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { askAs } from '../factories/ask'
import { createRuleSet, writeLedger, type LedgerPiece } from '../factories/ledger'
import { bootPayload, createUser, reqAs, shutDown, systemReq, tokenOf } from '../factories/payload'
import { createTraining, TRAINING_CAST, type Training, type TrainingCast } from '../factories/training'
import { createSitting, createUnit, type Place } from '../factories/units'

let payload: Payload
let training: Training
let unit: StudyUnit
let ruleSet: string
const MINUTE = 60_000
/** Noon of the day before yesterday in the centre's zone; each test has a day of its own further back. */
const NOON = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000 + 4 * 3_600_000
let day = 0
const nextNoon = () => NOON - 86_400_000 * (day += 1)

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  unit = await createUnit(payload, training)
  ruleSet = await createRuleSet(payload)
})
afterAll(() => shutDown(payload))

type Studied = 'trainee' | 'classmate'
const placeOf = (who: Studied): Place => ({
  trainee: training.people[who].id,
  enrolment: training.enrolments[who].id,
  ruleSet,
  unit: unit.id,
})
const study = (who: Studied, pieces: readonly LedgerPiece[]) => writeLedger(payload, { ...placeOf(who), pieces })
const sitting = (who: Studied, openedAtMs: number, closedAtMs: number, closeReason: string) =>
  createSitting(payload, placeOf(who), { openedAtMs, closedAtMs, closeReason })
const ledgerOf = (who: Studied) => readLedger(hotWrites({ payload }), { trainee: training.people[who].id })
const creditedFor = async (who: Studied, outage: string) =>
  (await ledgerOf(who)).filter((row) => row.outage === outage).map(({ startMs, endMs }) => [startMs, endMs])

const as = (who: TrainingCast | string | null, path: string, body?: unknown) => askAs<Outage>(training, who, path, body)
const declare = (who: TrainingCast | string | null, fromMs: number, minutes: number, more: object = {}) =>
  as(who, '/outages/declare', { classes: [training.class.id], fromMs, toMs: fromMs + minutes * MINUTE, cause: '交换机故障', ...more })
const protectionOf = async (who: TrainingCast, id: string) =>
  loadProtection({
    req: await reqAs(payload, training.people[who]),
    outage: await payload.findByID({ collection: 'outages', id, depth: 0, overrideAccess: true }),
  })
const approve = (who: TrainingCast | string, id: string) => as(who, `/outages/${id}/transitions`, { action: 'approve', seenSeq: 0 })

describe('an approved outage', () => {
  it('credits the lost time of those who were studying, inside its interval alone', async () => {
    const noon = nextNoon()
    await sitting('trainee', noon - 20 * MINUTE, noon + 60 * MINUTE, 'closed')
    await study('trainee', [
      { startMs: noon - 20 * MINUTE, endMs: noon - 5 * MINUTE },
      { startMs: noon - 5 * MINUTE, endMs: noon + 35 * MINUTE, reason: 'gap' },
      { startMs: noon + 35 * MINUTE, endMs: noon + 40 * MINUTE, reason: 'hidden' },
      { startMs: noon + 40 * MINUTE, endMs: noon + 60 * MINUTE },
    ])
    await sitting('classmate', noon - 300 * MINUTE, noon - 200 * MINUTE, 'lapsed')
    const { doc, status } = await declare('teacher', noon, 30)
    expect([status, doc]).toMatchObject([201, { state: 'declared', declaredBy: training.people.teacher.id }])
    expect(await approve('staff', doc.id)).toMatchObject({ status: 200, body: { state: 'approved' } })
    expect(await creditedFor('trainee', doc.id)).toEqual([])
    await drainJobs(payload)
    expect(await creditedFor('trainee', doc.id)).toEqual([[noon, noon + 30 * MINUTE]])
    expect(await creditedFor('classmate', doc.id)).toEqual([])
    expect(verifyLedger(await ledgerOf('trainee')).faults).toEqual([])
    const stored = await as('teacher', `/outages/${doc.id}?depth=0`)
    expect(stored.body).toMatchObject({ correctedTrainees: 1, correctedMs: 30 * MINUTE, approvedBy: training.people.staff.id })
  })

  it('credits the stretch until the same person came back in a new sitting, and a quarter of an hour to who never did', async () => {
    const noon = nextNoon()
    await sitting('trainee', noon - 30 * MINUTE, noon - MINUTE, 'lapsed')
    await sitting('trainee', noon + 50 * MINUTE, noon + 70 * MINUTE, 'closed')
    await study('trainee', [{ startMs: noon - 30 * MINUTE, endMs: noon - MINUTE }])
    await sitting('classmate', noon - 30 * MINUTE, noon + 5 * MINUTE, 'lapsed')
    await study('classmate', [{ startMs: noon - 30 * MINUTE, endMs: noon + 5 * MINUTE }])
    const { doc } = await declare('manager', noon, 45)
    await approve('staff', doc.id)
    await drainJobs(payload)
    expect(await creditedFor('trainee', doc.id)).toEqual([[noon, noon + 45 * MINUTE]])
    expect(await creditedFor('classmate', doc.id)).toEqual([[noon + 5 * MINUTE, noon + 20 * MINUTE]])
  })

  it('credits nobody whose last sign of life lies further back than the lease', async () => {
    const noon = nextNoon()
    await sitting('trainee', noon - 30 * MINUTE, noon - 2 * MINUTE, 'lapsed')
    const { doc } = await declare('manager', noon, 45)
    await approve('staff', doc.id)
    await drainJobs(payload)
    expect(await creditedFor('trainee', doc.id)).toEqual([])
  })

  it('credits once, however often the work is run', async () => {
    const noon = nextNoon()
    await sitting('trainee', noon - 20 * MINUTE, noon + 60 * MINUTE, 'closed')
    await study('trainee', [{ startMs: noon, endMs: noon + 30 * MINUTE, reason: 'gap' }])
    const { doc } = await declare('teacher', noon, 30)
    await approve('staff', doc.id)
    await drainJobs(payload)
    const before = await ledgerOf('trainee')
    expect(await protectOutage({ req: await systemReq(payload), outage: doc.id })).toEqual({ trainees: 1, ms: 30 * MINUTE })
    const again = await as('staff', `/outages/${doc.id}/protect`, {})
    expect([again.status, typeof again.body.job]).toEqual([202, 'string'])
    await drainJobs(payload)
    expect(await ledgerOf('trainee')).toEqual(before)
  })

  it('goes on after a cancel where it stopped', async () => {
    const noon = nextNoon()
    for (const who of ['trainee', 'classmate'] as const) {
      await sitting(who, noon - 20 * MINUTE, noon + 60 * MINUTE, 'closed')
      await study(who, [{ startMs: noon, endMs: noon + 30 * MINUTE, reason: 'gap' }])
    }
    const { doc } = await declare('teacher', noon, 30)
    await approve('staff', doc.id)
    const { docs } = await payload.find({ collection: 'jobs', where: { key: { like: doc.id } }, overrideAccess: true })
    expect(await protectionOf('staff', doc.id)).toMatchObject({ isUnderWay: true, mayGoOn: false, job: { id: docs[0]?.id } })
    expect((await as('staff', `/jobs/${docs[0]?.id}/cancel`, {})).status).toBe(200)
    await drainJobs(payload)
    expect(await creditedFor('trainee', doc.id)).toEqual([])
    expect(await protectionOf('staff', doc.id)).toMatchObject({ isBroken: true, mayGoOn: true, job: { state: 'cancelled' } })
    expect(await protectionOf('teacher', doc.id)).toMatchObject({ isBroken: true, mayGoOn: false, mayFollow: false })
    let seen = 0
    const stop = async () => {
      if ((seen += 1) === 2) throw new Error('cancelled')
    }
    await expect(protectOutage({ req: await systemReq(payload), outage: doc.id, progress: stop })).rejects.toThrow('cancelled')
    const half = (await Promise.all((['trainee', 'classmate'] as const).map((who) => creditedFor(who, doc.id)))).flat()
    expect(half).toHaveLength(1)
    await as('staff', `/outages/${doc.id}/protect`, {})
    await drainJobs(payload)
    for (const who of ['trainee', 'classmate'] as const) expect(await creditedFor(who, doc.id)).toEqual([[noon, noon + 30 * MINUTE]])
    expect(await protectionOf('staff', doc.id)).toMatchObject({ isBroken: false, mayGoOn: false, job: { state: 'done' } })
  })

  it('leaves alone what a claim has credited already, and enrolments that were revoked', async () => {
    const noon = nextNoon()
    await sitting('trainee', noon - 20 * MINUTE, noon + 60 * MINUTE, 'closed')
    await study('trainee', [{ startMs: noon, endMs: noon + 30 * MINUTE, reason: 'gap' }])
    const claim = await as('trainee', '/hour-claims/submit', { fromMs: noon, toMs: noon + 10 * MINUTE, cause: 'network', note: '断网' })
    const id = (claim.body as unknown as { doc: { id: string } }).doc.id
    await as('manager', `/hour-claims/${id}/transitions`, { action: 'support', seenSeq: 0 })
    expect((await as('staff', `/hour-claims/${id}/transitions`, { action: 'approve', seenSeq: 1 })).status).toBe(200)
    await sitting('classmate', noon - 20 * MINUTE, noon + 60 * MINUTE, 'closed')
    await study('classmate', [{ startMs: noon, endMs: noon + 30 * MINUTE, reason: 'gap' }])
    await as('manager', `/enrolments/${training.enrolments.classmate.id}/transitions`, { action: 'revoke', reason: '调岗', seenSeq: 0 })
    const { doc } = await declare('teacher', noon, 30)
    await approve('staff', doc.id)
    await drainJobs(payload)
    expect(await creditedFor('trainee', doc.id)).toEqual([[noon + 10 * MINUTE, noon + 30 * MINUTE]])
    expect(await creditedFor('classmate', doc.id)).toEqual([])
    await as('manager', `/enrolments/${training.enrolments.classmate.id}/transitions`, { action: 'restore', reason: '返岗', seenSeq: 1 })
  })
})

describe('a declaration', () => {
  it('is refused the second signature of the one who declared it', async () => {
    const { doc } = await declare('staff', nextNoon(), 10)
    expect(await approve('staff', doc.id)).toMatchObject({ status: 422, code: 'study.sameSignature' })
    const both = await createUser(payload, ['training-admin', 'centre-staff'], { organisation: training.works.id })
    const token = await tokenOf(payload, both)
    const second = await declare(token, nextNoon(), 10)
    expect(await approve(token, second.doc.id)).toMatchObject({ status: 422, code: 'study.sameSignature' })
    expect(await approve(token, doc.id)).toMatchObject({ status: 200 })
  })

  it.each([
    ['that has not ended', () => [Date.now() - MINUTE, 10] as const, {}, 422, 'study.badInterval'],
    ['of more than three days', () => [NOON - 10 * 86_400_000, 73 * 60] as const, {}, 422, 'study.outageTooLong'],
    ['of a class that is not there', () => [NOON, 10] as const, { classes: ['nowhere'] }, 404, 'study.noClass'],
    ['of no class', () => [NOON, 10] as const, { classes: [] }, 400, 'request.invalid'],
    ['without a cause', () => [NOON, 10] as const, { cause: ' ' }, 400, 'request.invalid'],
  ])('is refused for an interval %s', async (_, span, more, status, code) => {
    expect(await declare('teacher', ...span(), more)).toMatchObject({ status, code })
  })

  const want: Record<TrainingCast | 'nobody', { declare: number; read: number; approve: number; protect: number }> = {
    trainee: { declare: 403, read: 404, approve: 404, protect: 403 },
    classmate: { declare: 403, read: 404, approve: 404, protect: 403 },
    stranger: { declare: 403, read: 404, approve: 404, protect: 403 },
    teacher: { declare: 201, read: 200, approve: 403, protect: 403 },
    manager: { declare: 201, read: 200, approve: 403, protect: 403 },
    otherManager: { declare: 403, read: 404, approve: 404, protect: 403 },
    auditor: { declare: 403, read: 200, approve: 403, protect: 403 },
    staff: { declare: 201, read: 200, approve: 200, protect: 202 },
    nobody: { declare: 401, read: 403, approve: 401, protect: 401 },
  }

  it.each([...TRAINING_CAST, 'nobody'] as const)('%s: who may do what', async (who) => {
    const caller = who === 'nobody' ? null : who
    const noon = nextNoon()
    const declared = await declare(caller, noon, 10)
    const { doc } = await declare(who === 'teacher' ? 'manager' : 'teacher', noon, 10)
    const read = await as(caller, `/outages/${doc.id}`)
    const approved = await as(caller, `/outages/${doc.id}/transitions`, { action: 'approve', seenSeq: 0 })
    if (approved.status !== 200) await approve('staff', doc.id)
    const again = await as(caller, `/outages/${doc.id}/protect`, {})
    expect({ declare: declared.status, read: read.status, approve: approved.status, protect: again.status }).toEqual(want[who])
  })
})
