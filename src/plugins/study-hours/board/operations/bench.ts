import type { Payload, PayloadRequest, Where } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import { administeredOrganisation, arrangesEverywhere, overseesTraining } from '../../access'
import type { ShortBecause } from '../domain/projection'
import { SLUGS } from '../../slugs'
import { loadClassTotals } from './board'
import { willMiss } from './rows'
import { loadSessionsToCall, type SessionToCall } from '../../attendance/operations/sessions-to-call'
import { dueOf, type Due } from '../domain/due'

/** A record that waits for the caller's own signature. */
export type Waiting = {
  slug: 'leave-requests' | 'hour-claims' | 'outages' | 'hour-certificates'
  id: string
  /** What was asked, in the words of whoever asked; the code of a certificate. */
  about: string
  /** Of whom; nobody for an outage. */
  person: string | null
  class: string
  classEn: string | null
  /** `YYYY-MM-DDTHH:mm…Z` */
  since: string
}

export type TrainingBench = {
  waiting: Waiting[]
  counts: Record<Waiting['slug'], number>
  classes: RunningClass[]
  /** Sessions of the caller's own classes that are over and whose roll is not called to the end, the oldest first. */
  toCall: (SessionToCall & { name: string; nameEn: string | null })[]
  /** Whether the caller arranges training, and may make a class. */
  mayArrange: boolean
}
export type RunningClass = Pick<Class, 'id' | 'name' | 'nameEn' | 'startsOn' | 'appraisalOn' | 'endsOn'> & {
  due: Due
}

const MOST_WAITING = 8
const MOST_CLASSES = 6

/**
 * What of the training waits for this person, the oldest first, and the running classes that they answer for, those due soonest first.
 * Nothing for people who arrange no training and teach no class.
 */
export async function loadTrainingBench({ req }: { req: PayloadRequest }): Promise<TrainingBench | null> {
  if (!actorOf(req)) return null
  const today = todayOf(req)
  const seen = { depth: 0, overrideAccess: false, req } as const
  const { docs: classes, totalDocs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { state: { equals: 'running' } },
    sort: 'endsOn',
    limit: MOST_CLASSES,
    ...seen,
  })
  const toCall = await ownSessionsToCall(req)
  if (totalDocs === 0 && toCall.length === 0 && !overseesTraining(req) && administeredOrganisation(req) === undefined) return null
  const waiting: Waiting[] = []
  const counts: TrainingBench['counts'] = { 'leave-requests': 0, 'hour-claims': 0, outages: 0, 'hour-certificates': 0 }
  for (const [slug, where] of Object.entries(mine(req)) as [Waiting['slug'], Where | null][]) {
    if (!where) continue
    const found = await req.payload.find({ collection: slug, where, sort: 'createdAt', limit: MOST_WAITING, ...seen })
    counts[slug] = found.totalDocs
    for (const doc of found.docs) waiting.push(await described(req, slug, doc as unknown as Asked))
  }
  return {
    waiting: waiting.sort((a, b) => (a.since < b.since ? -1 : 1)).slice(0, MOST_WAITING),
    counts,
    toCall,
    mayArrange: arrangesEverywhere(req) || administeredOrganisation(req) !== undefined,
    classes: classes.map(({ appraisalOn, endsOn, id, name, nameEn, startsOn }) => ({
      id,
      name,
      nameEn: nameEn ?? null,
      startsOn,
      endsOn,
      appraisalOn: appraisalOn ?? null,
      due: dueOf({ appraisalOn, endsOn }, today),
    })),
  }
}

/** How a class stands and where it is going, as its board has it. Hours in tenths, rounded down. */
export type ClassPace = {
  meanTenths: number
  requiredTenths: number
  enrolled: number
  complete: number
  /** Who will miss the hours when they are due, at the pace of the last fortnight. */
  willMiss: number
  /** Sessions that are over and whose roll is not called to the end. */
  toCall: number
  /** Of those who will miss them, how many for which reason. */
  because: Partial<Record<ShortBecause, number>>
}

/** @returns null where the class has no required hours yet, or nobody in it. @throws DomainError as {@link loadClassTotals} */
export async function loadClassPace({ id, req }: { req: PayloadRequest; id: string }): Promise<ClassPace | null> {
  const { requiredTenths, rows, toCall, totals } = await oneByOne(req.payload, () => loadClassTotals({ req, classId: id }))
  if (requiredTenths === 0 || totals.enrolled === 0) return null
  const because: ClassPace['because'] = {}
  for (const row of rows.filter(willMiss)) if (row.because) because[row.because] = (because[row.because] ?? 0) + 1
  const { complete, enrolled, meanTenths, willMiss: missing } = totals
  return { meanTenths, requiredTenths, enrolled, complete, willMiss: missing, toCall, because }
}

const LAST = new WeakMap<Payload, Promise<unknown>>()

/**
 * A workbench asks for the pace of six classes at once. Side by side they would take no less time, and keep everybody else waiting six times as
 * long between two turns.
 */
function oneByOne<T>(payload: Payload, work: () => Promise<T>): Promise<T> {
  const before = LAST.get(payload) ?? Promise.resolve()
  const own = before.then(() => new Promise((resolve) => setImmediate(resolve))).then(work)
  LAST.set(
    payload,
    own.catch(() => undefined), // whoever asked is told
  )
  return own
}

/** Of the classes that the caller teaches, or that their organisation arranges; the centre looks on. */
async function ownSessionsToCall(req: PayloadRequest): Promise<TrainingBench['toCall']> {
  const organisation = administeredOrganisation(req)
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: {
      and: [
        { state: { in: ['planned', 'running', 'finished'] } },
        { or: [{ teachers: { in: [actorOf(req)?.id ?? ''] } }, ...(organisation ? [{ organisation: { equals: organisation } }] : [])] },
      ],
    },
    select: { name: true, nameEn: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const classes = new Map(docs.map(({ id, name, nameEn }) => [String(id), { name, nameEn: nameEn ?? null }]))
  const found = await loadSessionsToCall({ req, classes: [...classes.keys()] })
  return found.flatMap((session) => {
    const its = classes.get(session.class)
    return its ? [{ ...session, ...its }] : []
  })
}

/** What each kind of record must be like to wait for this caller; null where the kind is none of the caller's business. */
function mine(req: PayloadRequest): Record<Waiting['slug'], Where | null> {
  const me = actorOf(req)?.id ?? ''
  const isCentre = holdsRole(req, 'centre-staff', 'admin')
  const organisation = administeredOrganisation(req)
  const isMine = (path: string): Where => ({
    or: [{ [`${path}.teachers`]: { in: [me] } }, ...(organisation ? [{ [`${path}.organisation`]: { equals: organisation } }] : [])],
  })
  const claims: Where[] = [
    ...(isCentre ? [{ and: [{ state: { equals: 'supported' } }, { supportedBy: { not_equals: me } }] }] : []),
    ...(organisation ? [{ and: [{ state: { equals: 'submitted' } }, { 'enrolment.class.organisation': { equals: organisation } }] }] : []),
  ]
  const own: Where = { trainee: { not_equals: me } }
  return {
    'leave-requests': { and: [{ state: { equals: 'requested' } }, own, ...(isCentre ? [] : [isMine('class')])] },
    'hour-claims': claims.length > 0 ? { and: [own, { or: claims }] } : null,
    outages: isCentre ? { and: [{ state: { equals: 'declared' } }, { declaredBy: { not_equals: me } }] } : null,
    // Suspended for a correction beneath it: its issuer confirms it or issues another.
    'hour-certificates': { and: [{ state: { equals: 'suspended' } }, { issuedBy: { equals: me } }, own] },
  }
}

type Asked = {
  id: Ref
  createdAt: string
  trainee?: Ref
  class?: Ref
  classes?: Ref[]
  enrolment?: Ref
  reason?: string
  note?: string
  cause?: string
  code?: string
  stateChangedAt?: string | null
}

async function described(req: PayloadRequest, slug: Waiting['slug'], doc: Asked): Promise<Waiting> {
  const enrolment =
    slug === 'hour-claims' || slug === 'hour-certificates' ? await byId<{ class: Ref }>(req, SLUGS.enrolments, doc.enrolment) : undefined
  const trainingClass = await byId<{ name: string; nameEn?: string | null }>(
    req,
    SLUGS.classes,
    doc.class ?? enrolment?.class ?? doc.classes?.[0],
  )
  const person = await byId<{ name: string }>(req, 'users', doc.trainee)
  const about = { 'leave-requests': doc.reason, 'hour-claims': doc.note, outages: doc.cause, 'hour-certificates': doc.code }[slug]
  return {
    slug,
    id: idOf(doc.id),
    about: about ?? '',
    person: person?.name ?? null,
    class: trainingClass?.name ?? '',
    classEn: trainingClass?.nameEn ?? null,
    since: doc.stateChangedAt && slug === 'hour-certificates' ? doc.stateChangedAt : doc.createdAt,
  }
}

/** A name beside a record that the caller may see. */
async function byId<T>(req: PayloadRequest, collection: string, ref: Ref | undefined): Promise<T | undefined> {
  const id = idOf(ref)
  if (id === undefined) return undefined
  const { docs } = await req.payload.db.find<T & { id: Ref }>({
    collection: collection as 'users',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}
