import type { PayloadRequest } from 'payload'
import { DAY_MS } from '@/kernel/clock'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { hotWrites } from '@/platform/hot-writes'
import type { ClaimEvidence, Sitting } from '../domain/claims'
import { newDesk } from '../../ledger/domain/desk'
import type { Interval } from '../../time/domain/intervals'
import type { DeskState } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'
import { deskStore } from '../../ledger/operations/store'
import { readLedger } from '../../ledger/operations/store-ledger'

/** What is known of a trainee's time around an interval, in the transaction of `req`: for decisions over claims and outages. */
export async function loadEvidence({
  interval,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  interval: Interval
}): Promise<ClaimEvidence> {
  const store = deskStore({ payload: req.payload, req })
  const desk = (await store.load([trainee])).get(trainee)?.state ?? newDesk()
  return {
    desk,
    rows: await readLedger(hotWrites({ payload: req.payload, req }), { trainee, fromMs: interval.startMs, toMs: interval.endMs }),
    sittings: await loadSittings({ req, trainee, interval, desk }),
    now: nowOf(req).getTime(),
  }
}

type StoredSession = {
  id: Ref
  unit: Ref
  enrolment: Ref
  ruleSet: Ref
  openedAtMs: number
  lastBeatMs?: number | null
  closedAtMs?: number | null
  closeReason?: string | null
}

async function loadSittings({
  desk,
  interval,
  req,
  trainee,
}: {
  req: PayloadRequest
  trainee: string
  interval: Interval
  desk: DeskState
}): Promise<Sitting[]> {
  const { docs } = await req.payload.db.find<StoredSession>({
    collection: SLUGS.studySessions,
    where: {
      and: [
        { trainee: { equals: trainee } },
        { openedAtMs: { greater_than_equal: interval.startMs - DAY_MS } },
        { openedAtMs: { less_than_equal: interval.endMs + DAY_MS } },
      ],
    },
    sort: 'openedAtMs',
    pagination: false,
    req,
  })
  return docs.map((doc) => ({
    unit: idOf(doc.unit),
    enrolment: idOf(doc.enrolment),
    ruleSet: idOf(doc.ruleSet),
    openedAtMs: doc.openedAtMs,
    // The row of an open session knows its opening only; its beats are at the desk.
    endedAtMs: doc.closedAtMs ?? (desk.session?.id === idOf(doc.id) ? desk.session.lastBeatMs : (doc.lastBeatMs ?? doc.openedAtMs)),
    closeReason: doc.closeReason ?? null,
  }))
}
