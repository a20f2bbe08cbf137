import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import type { HourClaim } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import { lateBy, leftEarly, speakingMarks, type MarkRow } from '../../attendance/domain/attendance'
import { recordOf, type RecordDay, type RecordInterval } from '../domain/record'
import type { Cut, DayRecognition } from '../domain/recognise'
import { dayNumber, startOfDay } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { loadRecognition } from './recognition'
import { deskStore } from '../../ledger/operations/store'
import { readLedger } from '../../ledger/operations/store-ledger'

/** What a day came to over all of the trainee's classes, in milliseconds. */
export type MyDayTotals = {
  day: string
  /** Online time from the first beat to the last, counted or not, and attendance. */
  rawMs: number
  countedMs: number
  provisionalMs: number
  uncountedMs: number
  offlineMs: number
  recognisedMs: number
  cutBy: Cut
}

export type MyPiece = RecordInterval & {
  /** A claim for it that is undecided or was granted. */
  claim?: { id: string; state: HourClaim['state'] }
}

export type MyDay = MyDayTotals & {
  pieces: MyPiece[]
  units: { id: string; title: string; titleEn: string | null; countedMs: number; recognisedMs: number }[]
  attended: {
    title: string
    titleEn: string | null
    startMs: number
    endMs: number
    /** When the trainee came, where that was late, and left, where that was early. */
    arrivedMs: number | null
    /** How long after the start that was. */
    lateMs: number
    leftMs: number | null
  }[]
}

/** The days of a month (`YYYY-MM`) on which there is anything, ascending. */
export async function loadMyMonth({ month, req }: { req: PayloadRequest; month: string }): Promise<MyDayTotals[]> {
  const first = dayNumber(`${month}-01`)
  const last = dayNumber(`${nextMonth(month)}-01`)
  const { days, totals } = await loadSpan(req, first, last)
  return merge(days, totals).filter(({ day }) => day.startsWith(month))
}

/** One local day (`YYYY-MM-DD`), piece by piece. */
export async function loadMyDay({ day, req }: { req: PayloadRequest; day: string }): Promise<MyDay> {
  const number = dayNumber(day)
  const { days, totals, recognitions, rows } = await loadSpan(req, number, number + 1)
  const record = days.find((each) => each.day === day)
  const [own = emptyDay(day)] = merge(days, totals).filter((each) => each.day === day)
  const claims = await claimsOf(req, { fromMs: startOfDay(number), toMs: startOfDay(number + 1) })
  const pieces = (record?.intervals ?? []).map((piece): MyPiece => {
    const claim = claims.find(
      ({ enrolment, fromMs, toMs }) => idOf(enrolment) === piece.enrolment && fromMs < piece.endMs && toMs > piece.startMs,
    )
    return claim && piece.reason !== 'counted' ? { ...piece, claim: { id: claim.id, state: claim.state } } : piece
  })
  const titles = await unitTitles(req, [...new Set([...pieces, ...rows].flatMap(({ unit }) => unit ?? []))])
  const units = [...titles].map(([id, title]) => ({
    id,
    ...title,
    countedMs: pieces.filter(({ unit }) => unit === id).reduce((sum, { creditMs }) => sum + creditMs, 0),
    recognisedMs: recognitions.reduce(
      (sum, { days: each }) => sum + (each.find((entry) => entry.day === day)?.units[id]?.recognisedMs ?? 0),
      0,
    ),
  }))
  return {
    ...own,
    pieces,
    units,
    attended: await attendedOn(
      req,
      recognitions.flatMap(({ credits }) => credits),
      number,
    ),
  }
}

/** `YYYY-MM` after `month`. */
export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

type Attended = { day: number; classSessionId: string; startMs: number; endMs: number }
type Own = { days: readonly DayRecognition[]; credits: readonly Attended[] }

async function loadSpan(req: PayloadRequest, firstDay: number, endDay: number) {
  const trainee = actorOf(req)?.id ?? ''
  const rows = await readLedger(hotWrites({ payload: req.payload, req }), {
    trainee,
    fromMs: startOfDay(firstDay),
    toMs: startOfDay(endDay) - 1,
  })
  const desk = (await deskStore({ payload: req.payload, req }).load([trainee])).get(trainee)?.state
  const recognitions = await loadOwnRecognition(req, trainee)
  const days = recordOf({ rows, ...(desk ? { desk } : {}) })
  return { days, recognitions, rows, totals: recognitions.flatMap((each) => each.days) }
}

function merge(days: readonly RecordDay[], totals: readonly DayRecognition[]): MyDayTotals[] {
  const merged = new Map<string, MyDayTotals>()
  const at = (day: string) => {
    const known = merged.get(day) ?? emptyDay(day)
    merged.set(day, known)
    return known
  }
  for (const { day, creditMs, provisionalMs, uncountedMs } of days) {
    const own = at(day)
    own.rawMs += creditMs + provisionalMs + uncountedMs
    own.countedMs += creditMs
    own.provisionalMs += provisionalMs
    own.uncountedMs += uncountedMs
  }
  for (const { day, offlineMs, recognisedMs, cutBy } of totals) {
    const own = at(day)
    own.rawMs += offlineMs
    own.countedMs += offlineMs
    own.offlineMs += offlineMs
    own.recognisedMs += recognisedMs
    for (const by of Object.keys(cutBy) as (keyof Cut)[]) own.cutBy[by] += cutBy[by]
  }
  return [...merged.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

function emptyDay(day: string): MyDayTotals {
  const cutBy = { inClass: 0, unit: 0, dayCap: 0, onlineShare: 0 }
  return { day, rawMs: 0, countedMs: 0, provisionalMs: 0, uncountedMs: 0, offlineMs: 0, recognisedMs: 0, cutBy }
}

async function loadOwnRecognition(req: PayloadRequest, trainee: string): Promise<Own[]> {
  const { docs } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.enrolments,
    where: { trainee: { equals: trainee } },
    select: {},
    pagination: false,
    req,
  })
  const found = await loadRecognition({ req, enrolments: docs.map(({ id }) => idOf(id)) })
  return [...found.values()].map(({ recognition, attendance }) => ({ days: recognition.days, credits: attendance.credits }))
}

async function claimsOf(req: PayloadRequest, span: { fromMs: number; toMs: number }) {
  const { docs } = await req.payload.find({
    collection: SLUGS.claims,
    where: {
      and: [
        { trainee: { equals: actorOf(req)?.id ?? '' } },
        { fromMs: { less_than: span.toMs } },
        { toMs: { greater_than: span.fromMs } },
        { state: { in: ['submitted', 'supported', 'approved'] } },
      ],
    },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs
}

async function unitTitles(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, { title: string; titleEn: string | null }>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: SLUGS.units,
    where: { id: { in: [...ids] } },
    pagination: false,
    depth: 0,
    select: { title: true, titleEn: true },
    overrideAccess: false,
    req,
  })
  return new Map(docs.map(({ id, title, titleEn }) => [id, { title, titleEn: titleEn ?? null }]))
}

async function attendedOn(req: PayloadRequest, credits: readonly Attended[], day: number): Promise<MyDay['attended']> {
  const own = credits.filter((credit) => credit.day === day)
  if (own.length === 0) return []
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { id: { in: own.map(({ classSessionId }) => classSessionId) } },
    pagination: false,
    depth: 0,
    select: { title: true, titleEn: true, startsAt: true, endsAt: true },
    overrideAccess: true, // sessions that the caller attended
    req,
  })
  const marks = await ownMarks(
    req,
    docs.map(({ id }) => id),
  )
  return own.map(({ classSessionId, startMs, endMs }) => {
    const session = docs.find(({ id }) => id === classSessionId)
    const mark = marks.find((each) => each.classSession === classSessionId)
    const hasLeft = mark && session && leftEarly(mark.mark, mark.leftMs, { endMs: Date.parse(session.endsAt) })
    return {
      title: session?.title ?? '',
      titleEn: session?.titleEn ?? null,
      startMs,
      endMs,
      arrivedMs: mark?.mark === 'late' ? mark.atMs : null,
      lateMs:
        mark && session ? lateBy(mark.mark, mark.atMs, { startMs: Date.parse(session.startsAt), endMs: Date.parse(session.endsAt) }) : 0,
      leftMs: hasLeft ? (mark.leftMs ?? null) : null,
    }
  })
}

/** The marks of the caller that speak in these sessions. */
async function ownMarks(req: PayloadRequest, sessions: readonly string[]): Promise<MarkRow[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.attendance,
    where: { and: [{ trainee: { equals: actorOf(req)?.id ?? '' } }, { classSession: { in: [...sessions] } }] },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  return speakingMarks(
    docs.map(({ at, classSession, enrolment, leftAt, mark, seq }) => ({
      classSession: idOf(classSession),
      enrolment: idOf(enrolment),
      seq,
      mark,
      atMs: Date.parse(at),
      leftMs: leftAt ? Date.parse(leftAt) : null,
    })),
  )
}
