import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { auditedSlugs } from './members'
import { appendLinks, type Entry } from './record'
import { BASELINE, BASELINE_GONE } from './replay'
import { replayCollection, replaySubjects, type Replayed } from './replay-collection'
import { inTurn } from './turns'

/** The subject of the links that close a run over the whole database. */
export const RUNS = 'audit-log'
/** The one baseline: a later version of the program does not draw another. */
export const BASELINE_RUN = 'baseline:1'
export const CLOSED = 'closed'

/** How many rows have their links added in one transaction. */
const AT_ONCE = 100

/**
 * Draws the baseline, once in the life of a database: every row that is not what the chain says of it gets a link that names the
 * difference and says what the row is from now on; every subject whose row is gone without a deletion gets one too. Versions before 0.2.0
 * changed rows without a link (bulk writes, members that a caller could not see), so honest databases have such gaps. The last link closes
 * the run with its count: whatever differs later is a break, and no later link can name it away.
 * A run that was killed goes on at the next start. In a new database it closes over nothing.
 * @returns how many rows had a gap, in this call
 */
export async function drawBaseline(payload: Payload): Promise<number> {
  if (await isClosed(payload, BASELINE_RUN)) return 0
  let count = 0
  for (const slug of auditedSlugs(payload)) {
    let ids: string[] = []
    const flush = async () => {
      count += await nameGaps({ payload, slug, ids })
      ids = []
    }
    for await (const { gap, id } of replayCollection({ payload, slug })) {
      if (gap) ids.push(id)
      if (ids.length === AT_ONCE) await flush()
    }
    await flush()
  }
  await closeRun(payload, BASELINE_RUN)
  return count
}

export async function isClosed(payload: Payload, run: string, req?: PayloadRequest): Promise<boolean> {
  return (await closingLink(payload, run, req)) !== undefined
}

/** The link that closed a run: its place in the chain and its day. */
export async function closingLink(payload: Payload, run: string, req?: PayloadRequest): Promise<{ seq: number; at: string } | undefined> {
  const { docs } = await payload.db.find<{ seq: number; at: string }>({
    collection: 'audit-log',
    where: { and: [{ subjectCollection: { equals: RUNS } }, { subjectId: { equals: run } }, { action: { equals: CLOSED } }] },
    sort: 'seq',
    limit: 1,
    pagination: false,
    ...(req ? { req } : {}),
  })
  return docs[0]
}

/** Of two processes that start at once one closes the run. */
async function closeRun(payload: Payload, run: string): Promise<void> {
  const req = await migrationRequest(payload, run)
  await withTransaction(req, () =>
    inTurn(req, async (turn) => {
      if (await isClosed(payload, run, req)) return
      await appendLinks(req, [{ action: CLOSED, subject: { collection: RUNS, id: run }, changes: [] }], turn)
    }),
  )
}

async function nameGaps({ ids, payload, slug }: { payload: Payload; slug: string; ids: readonly string[] }): Promise<number> {
  if (ids.length === 0) return 0
  const req = await migrationRequest(payload, BASELINE_RUN)
  return withTransaction(req, () =>
    inTurn(req, async (turn) => {
      // Another process may have named them meanwhile, or closed the run.
      if (await isClosed(payload, BASELINE_RUN, req)) return 0
      const entries = (await replaySubjects({ payload, slug, req }, ids)).flatMap((replayed) => entryOf(slug, replayed))
      await appendLinks(req, entries, turn)
      return entries.length
    }),
  )
}

function entryOf(slug: string, { gap, id }: Replayed): Entry[] {
  if (!gap) return []
  return [{ action: gap.kind === 'gone' ? BASELINE_GONE : BASELINE, subject: { collection: slug, id }, changes: gap.changes }]
}

/** A request of the process itself whose links name the migration as their author. */
export function migrationRequest(payload: Payload, migration: string): Promise<PayloadRequest> {
  return createLocalReq({ context: { system: true, migration } }, payload)
}
