import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import type { StudyUnit } from '@/payload-types'
import type { Training } from './training'

/** Where study time belongs. */
export type Place = { trainee: string; enrolment: string; ruleSet: string; unit: string }

/** A unit of an open course for the occupation of the class; an hour of nominal length where nothing else is said. */
export async function createUnit(
  payload: Payload,
  { occupation, req }: Pick<Training, 'occupation' | 'req'>,
  more: Partial<StudyUnit> = {},
): Promise<StudyUnit> {
  const course = await payload.db.create({
    collection: 'courses',
    data: { code: `K-${randomUUID().slice(0, 8)}`, title: '高炉', occupation: occupation.id, level: '4', status: 'open' },
    req,
  })
  return (await payload.db.create({
    collection: 'study-units',
    data: { course: course.id, order: 1, title: '送风', kind: 'chapter', nominalMinutes: 60, revision: 1, open: true, ...more },
    req,
  })) as unknown as StudyUnit
}

export type Sitting = { openedAtMs: number; closedAtMs: number; closeReason?: string }

/** A sitting that is over. */
export async function createSitting(payload: Payload, place: Place, { closeReason = 'closed', ...when }: Sitting): Promise<void> {
  await payload.db.create({
    collection: 'study-sessions',
    data: { ...place, unitRevision: 1, epoch: 1, ...when, closeReason, status: 'closed' },
  })
}

/** What the roll of a class session says of somebody. @returns the id of the mark */
export async function createMark(
  payload: Payload,
  {
    at,
    session,
    mark = 'present',
    seq = 1,
    ...whose
  }: { trainee: string; enrolment: string; session: string; at: Date; mark?: string; seq?: number },
): Promise<string> {
  const row = await payload.db.create({
    collection: 'attendance',
    data: { ...whose, classSession: session, seq, mark, method: 'rollcall', at: at.toISOString() },
  })
  return String(row.id)
}
