import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HourCertificate, HourClaim, Outage } from '@/payload-types'
import { drainJobs } from '@/platform/jobs'
import { hotWrites } from '@/platform/hot-writes'
import { studyInvariants } from '@/plugins/study-hours/invariants'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, rest, shutDown } from '../factories/payload'
import { createSession, createTraining, type Training, type TrainingCast } from '../factories/training'
import { createMark, createSitting, createUnit } from '../factories/units'

let payload: Payload
let training: Training
const MINUTE = 60_000
const NOON = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000 + 4 * 3_600_000
/** What tampering aims at, by name. */
const at: Record<string, { collection: string; id: string }> = {}

async function as<T>(who: TrainingCast, path: string, body: unknown): Promise<T> {
  const answer = await rest(path, { body, token: training.tokens[who] })
  const json = (await answer.json()) as T
  expect(answer.status, JSON.stringify(json)).toBeLessThan(300)
  return json
}

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  const { classmate, trainee } = training.people
  const { trainee: enrolment } = training.enrolments
  await payload.update({
    collection: 'classes',
    id: training.class.id,
    data: { requiredHours: 2 },
    req: training.req,
    overrideAccess: true,
  })
  const unit = await createUnit(payload, training)
  const ruleSet = await createRuleSet(payload)
  const whole = { ruleSet, unit: unit.id }
  const place = { trainee: trainee.id, enrolment: enrolment.id, ...whole }
  await writeLedger(payload, {
    ...place,
    pieces: [
      { startMs: NOON, endMs: NOON + 30 * MINUTE },
      { startMs: NOON + 30 * MINUTE, endMs: NOON + 40 * MINUTE, reason: 'gap' },
      { startMs: NOON + 60 * MINUTE, endMs: NOON + 70 * MINUTE, reason: 'gap' },
    ],
  })
  await writeLedger(payload, {
    trainee: classmate.id,
    enrolment: training.enrolments.classmate.id,
    ...whole,
    pieces: [{ startMs: NOON, endMs: NOON + 30 * MINUTE }],
  })
  await createSitting(payload, place, { openedAtMs: NOON, closedAtMs: NOON + 80 * MINUTE })
  const claim = await as<{ doc: HourClaim }>('trainee', '/hour-claims/submit', {
    fromMs: NOON + 30 * MINUTE,
    toMs: NOON + 40 * MINUTE,
    cause: 'network',
    note: '断网',
  })
  await as('manager', `/hour-claims/${claim.doc.id}/transitions`, { action: 'support', seenSeq: 0 })
  await as('staff', `/hour-claims/${claim.doc.id}/transitions`, { action: 'approve', seenSeq: 1 })
  const outage = await as<{ doc: Outage }>('teacher', '/outages/declare', {
    classes: [training.class.id],
    fromMs: NOON + 55 * MINUTE,
    toMs: NOON + 75 * MINUTE,
    cause: '交换机故障',
  })
  await as('staff', `/outages/${outage.doc.id}/transitions`, { action: 'approve', seenSeq: 0 })
  await drainJobs(payload)
  const session = await createSession(payload, training, new Date(NOON - 86_400_000))
  const mark = await createMark(payload, { session: session.id, enrolment: enrolment.id, trainee: trainee.id, at: new Date(NOON) })
  const certificate = await as<{ doc: HourCertificate }>('staff', `/enrolments/${enrolment.id}/certificate`, {})
  const rows = await readLedger(hotWrites({ payload }), { trainee: trainee.id })
  const { docs } = await payload.db.find<{ id: string }>({ collection: 'study-desks', where: { trainee: { equals: classmate.id } } })
  rows.forEach((row, index) => (at[`row ${index + 1}`] = { collection: 'study-slices', id: row.id }))
  at['the desk'] = { collection: 'study-desks', id: docs[0]?.id ?? '' }
  at['the claim'] = { collection: 'hour-claims', id: claim.doc.id }
  at['the outage'] = { collection: 'outages', id: outage.doc.id }
  at['the mark'] = { collection: 'attendance', id: mark }
  at['the certificate'] = { collection: 'hour-certificates', id: certificate.doc.id }
  at['the rule set'] = { collection: 'study-rule-sets', id: ruleSet }
  expect(rows).toHaveLength(5)
})
afterAll(() => shutDown(payload))

async function broken(): Promise<string[]> {
  const found: string[] = []
  for (const { name, run } of studyInvariants)
    for await (const { reason } of run({ payload, looked: () => undefined })) found.push(`${name}: ${reason}`)
  return found
}

describe('verify', () => {
  it('finds nothing in an honest record', async () => {
    expect(await broken()).toEqual([])
  })

  it('looks at every ledger, certificate, correction and mark', async () => {
    const looked: Record<string, number> = {}
    for (const { name, run } of studyInvariants) {
      looked[name] = 0
      for await (const each of run({ payload, looked: (n) => (looked[name] = (looked[name] ?? 0) + n) })) expect(each).toBeUndefined()
    }
    expect(looked).toEqual({
      'study-ledgers': 6,
      'study-desks': 2,
      'study-corrections': 3,
      'study-rules': 1,
      'study-certificates': 1,
      'study-certificate-successors': 1,
      'study-attendance': 1,
    })
  })

  const other = () => training.people.otherManager.id
  it.each<[string, string, () => Record<string, unknown>, string]>([
    ['more credit in a row', 'row 1', () => ({ creditMs: 31 * MINUTE }), 'study-ledgers: its content does not give its hash'],
    ['a later start of a row', 'row 1', () => ({ startMs: NOON + 1 }), 'study-ledgers: its content does not give its hash'],
    ['a row that changed its place', 'row 2', () => ({ seq: 99 }), 'study-ledgers: a row is missing before it, or it stands twice'],
    ['another link', 'row 3', () => ({ prevHash: 'f'.repeat(64) }), 'study-ledgers: it does not name the hash of the row before it'],
    [
      'a head that stands elsewhere',
      'the desk',
      () => ({ ledgerSeq: 2 }),
      'study-ledgers: it does not stand at the last row of its ledger',
    ],
    [
      'another hash at the head',
      'the desk',
      () => ({ ledgerHash: 'f'.repeat(64) }),
      'study-ledgers: it does not stand at the last row of its ledger',
    ],
    ['a ledger without a desk', 'the desk', () => ({ trainee: other() }), 'study-desks: there is a ledger of study time without its desk'],
    ['a claim that was never approved', 'the claim', () => ({ state: 'supported' }), 'study-corrections: its claim is not approved'],
    ['a claim without its first signature', 'the claim', () => ({ supportedBy: null }), 'study-corrections: it lacks a signature'],
    [
      'a first signature by the trainee',
      'the claim',
      () => ({ supportedBy: training.people.trainee.id }),
      'study-corrections: its signatures are not of different people',
    ],
    [
      'one signature in the place of two',
      'the claim',
      () => ({ supportedBy: training.people.staff.id }),
      'study-corrections: its signatures are not of different people',
    ],
    [
      'a signature of somebody who never signed',
      'the claim',
      () => ({ supportedBy: other() }),
      'study-corrections: its signatures are not those of the transition log',
    ],
    ['a claim that was made shorter', 'the claim', () => ({ toMs: NOON + 35 * MINUTE }), 'study-corrections: it lies outside of its claim'],
    [
      'a grant that is not what was credited',
      'the claim',
      () => ({ grantedMs: MINUTE }),
      'study-corrections: the ledger does not credit what was granted',
    ],
    [
      'an outage declared by its signer',
      'the outage',
      () => ({ declaredBy: training.people.staff.id }),
      'study-corrections: its signatures are not of different people',
    ],
    [
      'an outage that was made shorter',
      'the outage',
      () => ({ fromMs: NOON + 65 * MINUTE }),
      'study-corrections: it lies outside of its outage',
    ],
    ['more hours on a certificate', 'the certificate', () => ({ tenths: 999 }), 'study-certificates: tenths is not what the ledger gives'],
    [
      'other time on a certificate',
      'the certificate',
      () => ({ onlineMs: 1 }),
      'study-certificates: onlineMs is not what the ledger gives',
    ],
    [
      'another row for a certificate',
      'the certificate',
      () => ({ ledgerSeq: 4 }),
      'study-certificates: the ledger up to its row is not the one that it was issued over',
    ],
    ['a code that is none', 'the certificate', () => ({ code: 'AAAA-AAAA-AAAA-AAA1' }), 'study-certificates: its code is none'],
    [
      'shorter study hours in the rules',
      'the rule set',
      () => ({ values: { hourMs: 30 * MINUTE } }),
      'study-certificates: onlineMs is not what the ledger gives',
    ],
    [
      'rules that were rewritten',
      'the rule set',
      () => ({ values: { hourMs: 30 * MINUTE } }),
      'study-rules: what it says does not give its digest',
    ],
    ['a mark that was taken out', 'the mark', () => ({ seq: 2 }), 'study-attendance: its marks are not numbered from 1 on'],
    [
      'a mark about somebody else',
      'the mark',
      () => ({ trainee: other() }),
      'study-attendance: it is not about the person of its enrolment',
    ],
  ])('finds %s', async (_, target, change, finding) => {
    const { collection, id } = at[target] ?? { collection: '', id: '' }
    const where = { id: { equals: id } }
    const before = (await payload.db.find<Record<string, unknown>>({ collection, where } as never)).docs[0] ?? {}
    const data = change()
    await payload.db.updateOne({ collection, id, data } as never)
    const found = await broken()
    await payload.db.updateOne({
      collection,
      id,
      data: Object.fromEntries(Object.keys(data).map((key) => [key, before[key] ?? null])),
    } as never)
    expect(found).toContain(finding)
    expect(await broken()).toEqual([])
  })
})
