import type { PayloadRequest } from 'payload'
import { addDays } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { isDay } from '@/platform/fields'
import { hotWrites } from '@/platform/hot-writes'
import { verifyLedger, type LedgerFault } from '../../ledger/domain/ledger'
import type { Cut } from '../../recognition/domain/recognition'
import { SLUGS } from '../../slugs'
import { readableClass } from '../../training/operations/load'
import { loadRecognition } from '../../recognition/operations/recognition'
import { replayDay, type Replay } from '../../recognition/operations/replay'
import { deskStore } from '../../ledger/operations/store'
import { readLedger } from '../../ledger/operations/store-ledger'
import { loadStudyRecord, type StudyRecordDay } from './study-record'

export type ReplaySheet = {
  /** The people of the class, to go from one to the other. */
  people: { id: string; name: string; number: string }[]
  enrolment: string
  day: string
  /** The nearest days before and after with anything on them. */
  before: string | null
  after: string | null
  replay: Replay
  record: StudyRecordDay | null
  /** Credited or attended time of the day that is not recognised, by what limits it. */
  cutBy: Cut
  attended: { classSessionId: string; startMs: number; endMs: number }[]
  /** Titles of units and class sessions by id. */
  titles: Map<string, { title: string; titleEn: string | null }>
  chain: { rows: number; hash: string; fault: LedgerFault | null; isHeadKnown: boolean }
}

/**
 * One trainee's day for those who answer for the class: what was recorded, what of it is recognised and what took the rest, and whether the
 * chain of the ledger holds. Somebody who sees only some classes of the trainee sees the time of those alone; the chain is always checked whole.
 * @throws DomainError `request.notFound` where the caller may not see the class or nobody of that number is in it
 */
export async function loadReplaySheet({
  classId,
  day: asked,
  enrolment: chosen,
  req,
}: {
  req: PayloadRequest
  classId: string
  enrolment?: string | undefined
  day?: string | undefined
}): Promise<ReplaySheet | null> {
  await readableClass(req, classId)
  const people = await peopleOf(req, classId)
  const person = chosen === undefined ? people[0] : people.find(({ id }) => id === chosen)
  if (!person) {
    if (chosen !== undefined) throw new DomainError('request.notFound')
    return null
  }
  const { trainee } = person
  const enrolments = await visibleEnrolments(req, trainee)
  const standings = [...(await loadRecognition({ req, enrolments })).values()]
  const days = [...new Set(standings.flatMap(({ recognition }) => recognition.days.map(({ day }) => day)))].sort()
  const day = asked !== undefined && isDay(asked) ? asked : (days.at(-1) ?? todayOf(req))
  const record = await loadStudyRecord({ req, trainee, enrolments, period: { from: day, to: day } })
  const replay = await replayDay({ req, trainee, day })
  const cutBy: Cut = { inClass: 0, unit: 0, dayCap: 0, onlineShare: 0 }
  for (const { recognition } of standings)
    for (const own of recognition.days.filter((each) => each.day === day))
      for (const by of Object.keys(cutBy) as (keyof Cut)[]) cutBy[by] += own.cutBy[by]
  const dayStart = Date.parse(`${day}T00:00:00+08:00`)
  const dayEnd = Date.parse(`${addDays(day, 1)}T00:00:00+08:00`)
  const attended = standings
    .flatMap(({ attendance }) => attendance.credits)
    .filter(({ endMs, startMs }) => startMs < dayEnd && endMs > dayStart)
    .map(({ classSessionId, endMs, startMs }) => ({ classSessionId, startMs, endMs }))
  return {
    people: people.map(({ id, name, number }) => ({ id, name, number })),
    enrolment: person.id,
    day,
    before: days.findLast((each) => each < day) ?? null,
    after: days.find((each) => each > day) ?? null,
    replay,
    record: record.days[0] ?? null,
    cutBy,
    attended,
    titles: await titlesOf(req, replay, attended),
    chain: await chainOf(req, trainee),
  }
}

async function peopleOf(req: PayloadRequest, classId: string) {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref; number?: string | null }>({
    collection: SLUGS.enrolments,
    where: { class: { equals: classId } },
    select: { trainee: true, number: true },
    sort: 'number',
    pagination: false,
    req,
  })
  const { docs: users } = await req.payload.db.find<{ id: Ref; name: string }>({
    collection: 'users',
    where: { id: { in: docs.map(({ trainee }) => idOf(trainee)) } },
    select: { name: true },
    pagination: false,
    req,
  })
  const names = new Map(users.map(({ id, name }) => [idOf(id), name]))
  return docs.map(({ id, number, trainee }) => ({
    id: idOf(id),
    trainee: idOf(trainee),
    name: names.get(idOf(trainee)) ?? '',
    number: number ?? '',
  }))
}

/** The trainee's enrolments in classes that the caller sees. */
async function visibleEnrolments(req: PayloadRequest, trainee: string): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ id: Ref; class: Ref }>({
    collection: SLUGS.enrolments,
    where: { trainee: { equals: trainee } },
    select: { class: true },
    pagination: false,
    req,
  })
  const { docs: classes } = await req.payload.find({
    collection: SLUGS.classes,
    where: { id: { in: docs.map((doc) => idOf(doc.class)) } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const seen = new Set(classes.map(({ id }) => String(id)))
  return docs.filter((doc) => seen.has(idOf(doc.class))).map(({ id }) => idOf(id))
}

async function titlesOf(req: PayloadRequest, { events }: Replay, attended: ReplaySheet['attended']): Promise<ReplaySheet['titles']> {
  const units = events.flatMap((event) => ('unit' in event && event.unit ? [event.unit] : []))
  const sessions = [
    ...events.flatMap((event) => (event.kind === 'attendance' ? [event.classSession] : [])),
    ...attended.map(({ classSessionId }) => classSessionId),
  ]
  const titles: ReplaySheet['titles'] = new Map()
  for (const [collection, ids] of [
    [SLUGS.units, units],
    [SLUGS.classSessions, sessions],
  ] as const) {
    if (ids.length === 0) continue
    const { docs } = await req.payload.db.find<{ id: Ref; title: string; titleEn?: string | null }>({
      collection,
      where: { id: { in: [...new Set(ids)] } },
      select: { title: true, titleEn: true },
      pagination: false,
      req,
    })
    for (const { id, title, titleEn } of docs) titles.set(idOf(id), { title, titleEn: titleEn ?? null })
  }
  return titles
}

async function chainOf(req: PayloadRequest, trainee: string): Promise<ReplaySheet['chain']> {
  const rows = await readLedger(hotWrites({ payload: req.payload, req }), { trainee })
  const { faults, head } = verifyLedger(rows)
  const desk = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)
  const known = desk?.head
  return {
    rows: rows.length,
    hash: head.hash,
    fault: faults[0] ?? null,
    isHeadKnown: known === undefined ? rows.length === 0 : known.seq === head.seq && known.hash === head.hash,
  }
}
