import type { Payload } from 'payload'
import { createRuleSet, writeLedger } from './ledger'
import { createSession, createTraining, type Training } from './training'
import { createMark, createSitting, createUnit, type Place } from './units'

const MINUTE = 60_000

type Interval = { startMs: number; endMs: number }

export type Certifiable = {
  training: Training
  place: Place
  /** Two stretches that the line was down for, uncounted and free to be claimed. */
  lost: [Interval, Interval]
}

/** A trainee who has the hours of a small class: 20 minutes online of the day before yesterday, two hours in the classroom. */
export async function createCertifiable(payload: Payload): Promise<Certifiable> {
  const training = await createTraining(payload, { unsigned: true })
  const { req } = training
  await payload.update({ collection: 'classes', id: training.class.id, data: { requiredHours: 2 }, req, overrideAccess: true })
  const unit = await createUnit(payload, training)
  const ruleSet = await createRuleSet(payload)
  const enrolment = training.enrolments.trainee.id
  const trainee = training.people.trainee.id
  const place: Place = { trainee, enrolment, ruleSet, unit: unit.id }
  const lost: [Interval, Interval] = [
    { startMs: NOON + 20 * MINUTE, endMs: NOON + 30 * MINUTE },
    { startMs: NOON + 60 * MINUTE, endMs: NOON + 70 * MINUTE },
  ]
  await writeLedger(payload, {
    ...place,
    pieces: [{ startMs: NOON, endMs: NOON + 20 * MINUTE }, ...lost.map((interval) => ({ ...interval, reason: 'gap' as const }))],
  })
  await createSitting(payload, place, { openedAtMs: NOON, closedAtMs: NOON + 80 * MINUTE })
  const dayBefore = new Date(NOON - 86_400_000)
  const session = await createSession(payload, training, dayBefore)
  await createMark(payload, { session: session.id, enrolment, trainee, at: dayBefore })
  return { training, place, lost }
}

/** Noon of the centre's day before yesterday: late enough to be claimed, and over. */
export const NOON = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000 + 4 * 3_600_000
