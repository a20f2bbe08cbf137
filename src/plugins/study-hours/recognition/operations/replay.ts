import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { DAY_MS } from '@/kernel/clock'
import { idOf, type Ref } from '@/kernel/ids'
import { recordAudit } from '@/platform/audit'
import { hotWrites } from '@/platform/hot-writes'
import { withTransaction } from '@/platform/transactions'
import { overseesTraining } from '../../access'
import { replayEvents, type ReplayEvent, type ReplayFacts } from '../domain/replay'
import { dayNumber, startOfDay } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { loadClasses } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'
import { readLedger } from '../../ledger/operations/store-ledger'

export type Replay = { trainee: { id: string; name: string }; day: string; events: ReplayEvent[] }

/**
 * One trainee's day in its order, for whoever must defend or doubt it: sittings, intervals with their reasons, checks passed and missed,
 * claims and corrections, attendance. That somebody looked is itself written into the audit log, before the answer leaves.
 * @param day a local day `YYYY-MM-DD`
 * @throws DomainError `request.notFound` for whoever is neither an overseer nor teacher or administrator of a class of the trainee; these see
 *   their own classes alone
 */
export async function replayDay({ day, req, trainee }: { req: PayloadRequest; trainee: string; day: string }): Promise<Replay> {
  const enrolments = await visibleEnrolments(req, trainee)
  const [person] = (
    await req.payload.find({
      collection: 'users',
      where: { id: { equals: trainee } },
      select: { name: true },
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: true, // the name of somebody whose record may be seen
      req,
    })
  ).docs
  if (!person || (enrolments.size === 0 && !overseesTraining(req))) throw new DomainError('request.notFound')
  return withTransaction(req, async () => {
    await recordAudit({ req, action: 'replay', subject: { collection: 'users', id: trainee }, changes: [{ path: 'day', after: day }] })
    return { trainee: { id: trainee, name: person.name }, day, events: replayEvents(await factsOf({ req, trainee, day, enrolments })) }
  })
}

async function visibleEnrolments(req: PayloadRequest, trainee: string): Promise<Set<string>> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const rows = await find<{ id: Ref; class: Ref }>(req, SLUGS.enrolments, { trainee: { equals: trainee } })
  const classes = await loadClasses(req, [...new Set(rows.map((row) => idOf(row.class)))])
  const visible = new Set(
    classes
      .filter(
        (one) =>
          overseesTraining(req) || rolesTowards({ req, classes: [one] }).some((role) => role === 'teacher' || role === 'training-admin'),
      )
      .map(({ id }) => String(id)),
  )
  return new Set(rows.filter((row) => visible.has(idOf(row.class))).map(({ id }) => idOf(id)))
}

type Stored = Record<string, unknown> & { id: Ref }

async function factsOf({
  day,
  enrolments,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  day: string
  enrolments: ReadonlySet<string>
}): Promise<ReplayFacts> {
  const fromMs = startOfDay(dayNumber(day))
  const toMs = fromMs + DAY_MS
  const own = (rows: readonly (Stored & { enrolment: Ref })[]) => rows.filter(({ enrolment }) => enrolments.has(idOf(enrolment)))
  const whose = { trainee: { equals: trainee } }
  const sessions = await find<Stored & { enrolment: Ref }>(req, SLUGS.studySessions, {
    and: [whose, { openedAtMs: { less_than: toMs } }, { openedAtMs: { greater_than_equal: fromMs - DAY_MS } }],
  })
  const claims = await find<Stored & { enrolment: Ref }>(req, SLUGS.claims, {
    and: [whose, { fromMs: { less_than: toMs } }, { toMs: { greater_than: fromMs } }],
  })
  const attendance = await find<Stored & { enrolment: Ref }>(req, SLUGS.attendance, {
    and: [whose, { at: { greater_than_equal: new Date(fromMs).toISOString() } }, { at: { less_than: new Date(toMs).toISOString() } }],
  })
  const rows = await readLedger(hotWrites({ payload: req.payload, req }), { trainee, fromMs, toMs })
  return {
    fromMs,
    toMs,
    rows: rows.filter((row) => enrolments.has(row.enrolment) && row.startMs < toMs && row.endMs > fromMs),
    sessions: own(sessions).map((row) => ({
      id: idOf(row.id),
      unit: idOf(row['unit'] as Ref),
      openedAtMs: Number(row['openedAtMs']),
      closedAtMs: row['closedAtMs'] === null || row['closedAtMs'] === undefined ? null : Number(row['closedAtMs']),
      closeReason: (row['closeReason'] as string | null | undefined) ?? null,
      device: (row['device'] as string | null | undefined) ?? null,
    })),
    claims: own(claims).map((row) => ({
      id: idOf(row.id),
      atMs: Date.parse(String(row['createdAt'])),
      fromMs: Number(row['fromMs']),
      toMs: Number(row['toMs']),
      claimedMs: Number(row['claimedMs']),
      state: String(row['state']),
    })),
    marks: own(attendance).map((row) => ({
      classSession: idOf(row['classSession'] as Ref),
      mark: String(row['mark']),
      method: String(row['method']),
      atMs: Date.parse(String(row['at'])),
      seq: Number(row['seq']),
      leftMs: row['leftAt'] ? Date.parse(String(row['leftAt'])) : null,
    })),
  }
}

async function find<T>(req: PayloadRequest, collection: string, where: object): Promise<T[]> {
  const { docs } = await req.payload.db.find<T>({ collection, where, pagination: false, req } as Parameters<typeof req.payload.db.find>[0])
  return docs as T[]
}
