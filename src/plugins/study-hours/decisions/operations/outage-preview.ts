import type { PayloadRequest, Where } from 'payload'
import { actorOf } from '@/access'
import { DAY_MS } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { overseesTraining } from '../../access'
import '../domain/errors'
import { lengthOf } from '../../time/domain/intervals'
import { SLUGS } from '../../slugs'
import { loadClasses } from '../../training/operations/load'
import { enrolmentsByTrainee, lostTo, rulesOn } from './outage-protect'
import { rolesTowards } from '../../training/operations/roles-towards'

/** Whom an outage would protect as things stand, and of how much time; of how many who are enrolled. */
export type OutagePreview = { trainees: number; ms: number; enrolled: number }

const DECLARING = ['teacher', 'training-admin', 'centre-staff', 'admin'] as const

/**
 * What confirming an outage would credit now, by the very rule that credits it. Only those with a sitting around that time are looked at.
 * @throws DomainError `study.badInterval`, `study.noClass`, `study.notYourClass` for whoever neither oversees nor answers for all of the classes
 */
export async function previewOutage({
  classes,
  fromMs,
  req,
  toMs,
}: {
  req: PayloadRequest
  classes: readonly string[]
  fromMs: number
  toMs: number
}): Promise<OutagePreview> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  if (!(Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs < toMs && toMs - fromMs <= LONGEST_MS))
    throw new DomainError('study.badInterval', { field: 'toMs' })
  const ids = [...new Set(classes)]
  const found = await loadClasses(req, ids)
  if (!overseesTraining(req) && !mayDeclare(req, found)) throw new DomainError('study.notYourClass')
  const rules = await rulesOn(req, { classes: ids, fromMs })
  const enrolled = await enrolmentsByTrainee(req, ids)
  const near = await studyingAround(req, ids, fromMs, toMs)
  let [trainees, ms] = [0, 0]
  for (const [trainee, enrolments] of enrolled) {
    if (!near.has(trainee)) continue
    const own = lengthOf(await lostTo({ req, trainee, enrolments, interval: { startMs: fromMs, endMs: toMs }, rules }))
    if (own === 0) continue
    trainees += 1
    ms += own
  }
  return { trainees, ms, enrolled: enrolled.size }
}

/** The classes for which the caller may declare an outage: those that run or have just run. */
export async function classesToDeclare(req: PayloadRequest): Promise<Pick<Class, 'id' | 'code' | 'name' | 'nameEn'>[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { state: { in: ['running', 'finished'] } },
    sort: '-startsOn',
    limit: 200,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs
    .filter((one) => mayDeclare(req, [one]))
    .map(({ code, id, name, nameEn }) => ({ id: String(id), code, name, nameEn: nameEn ?? null }))
}

const LONGEST_MS = 3 * DAY_MS

function mayDeclare(req: PayloadRequest, classes: readonly Class[]): boolean {
  return rolesTowards({ req, classes }).some((role) => DECLARING.some((known) => known === role))
}

/** Trainees of these classes with a sitting that began up to a day before the interval ended. */
async function studyingAround(req: PayloadRequest, classes: readonly string[], fromMs: number, toMs: number): Promise<Set<string>> {
  const where: Where = {
    and: [
      { 'enrolment.class': { in: [...classes] } },
      { openedAtMs: { greater_than_equal: fromMs - DAY_MS } },
      { openedAtMs: { less_than: toMs } },
    ],
  }
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
    collection: SLUGS.studySessions,
    where,
    select: { trainee: true },
    pagination: false,
    req,
  })
  return new Set(docs.map(({ trainee }) => idOf(trainee)))
}
