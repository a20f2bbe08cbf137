import type { Dirent } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { localDate } from '@/kernel/clock'
import { nowOf, todayOf } from '@/platform/clock'
import { jobKinds, type JobContext } from '@/platform/jobs'
import { loadPolicy } from '@/platform/policies'
import { dayOfLogFile, daysKept, keptSince, RETENTION, type Kept } from './rules'

/** How many rows are taken away in one turn to write: nobody waits for longer than that takes. */
const AT_ONCE = 200

/** How many of what were taken away, and by which rules: the days, and the policy row that says so (null where none does). */
export type Pruned = Record<Kept, number> & { files: number; rules: Record<Kept, { days: number; policy: string | null }> }

type Step = Pick<JobContext<unknown>, 'progress' | 'signal'>

/**
 * Takes away what has been kept for as long as the rules of the day say, in small batches, each a transaction of its own: interrupted it goes on
 * when it runs again, and run twice it finds nothing left. Rows are judged again in the very statement that deletes them.
 * @param req of the process itself @param dataDir where the outbox and the logs lie
 */
export async function prune({ dataDir, req, ...step }: { req: PayloadRequest; dataDir: string } & Step): Promise<Pruned> {
  const rules = await rulesOf(req)
  const before = (kept: Kept) => keptSince(nowOf(req), rules[kept].days).toISOString()
  const counts = { jobs: 0, failedJobs: 0, readNotices: 0, unreadNotices: 0, mails: 0, logs: 0, files: 0 }
  const discards = new Map(jobKinds(req.payload).flatMap((kind) => (kind.kept ? [] : [[kind.kind, kind.discard] as const])))
  const jobs = async (states: readonly string[], kept: Kept) => {
    const where: Where = {
      and: [{ state: { in: [...states] } }, { updatedAt: { less_than: before(kept) } }, { kind: { in: [...discards.keys()] } }],
    }
    const each = async ({ input, kind }: Row) => {
      counts.files += (await discards.get(String(kind))?.({ payload: req.payload, input })) ?? 0
    }
    counts[kept] += await sweep({ req, collection: 'jobs', where, fields: ['kind', 'input'], each, stage: 'jobs', ...step })
  }
  await jobs(['done', 'cancelled'], 'jobs')
  await jobs(['failed'], 'failedJobs')
  const notices = { req, collection: 'notifications', stage: 'notices', ...step }
  counts.readNotices = await sweep({ ...notices, where: { readAt: { less_than: before('readNotices') } } })
  counts.unreadNotices = await sweep({
    ...notices,
    where: { and: [{ readAt: { exists: false } }, { createdAt: { less_than: before('unreadNotices') } }] },
  })
  counts.mails = await sweep({
    ...{ req, collection: 'outbox-messages', stage: 'mails', fields: ['file'], ...step },
    where: { createdAt: { less_than: before('mails') } },
    each: async ({ file }) => void (counts.files += await removed(path.join(dataDir, 'outbox', path.basename(String(file))))),
  })
  counts.logs = await pruneLogs(path.join(dataDir, 'logs'), localDate(before('logs')))
  return { ...counts, rules }
}

async function rulesOf(req: PayloadRequest): Promise<Pruned['rules']> {
  const rules = {} as Pruned['rules']
  for (const kept of Object.keys(RETENTION) as Kept[]) {
    const row = await loadPolicy({ req, key: RETENTION[kept].key, on: todayOf(req) })
    rules[kept] = { days: daysKept(kept, row?.value), policy: row?.id ?? null }
  }
  return rules
}

type Row = { id: string | number } & Record<string, unknown>

type Sweep = Step & {
  req: PayloadRequest
  collection: string
  where: Where
  fields?: readonly string[]
  stage: string
  /** What goes with a row; done before it, so that a run which was cut off does it again. */
  each?: (row: Row) => Promise<void>
}

/** @returns how many rows were taken away */
async function sweep({ collection, each, fields = [], progress, req, signal, stage, where }: Sweep): Promise<number> {
  const from = { collection: collection as CollectionSlug, req }
  const { totalDocs: total } = await req.payload.db.count({ ...from, where })
  for (let done = 0; ;) {
    signal.throwIfAborted()
    const { docs } = await req.payload.db.find<Row>({
      ...from,
      where,
      select: Object.fromEntries(fields.map((field) => [field, true as const])),
      limit: AT_ONCE,
      pagination: false,
    })
    if (docs.length === 0) return done
    for (const row of docs) await each?.(row)
    await req.payload.db.deleteMany({ ...from, where: { and: [{ id: { in: docs.map(({ id }) => id) } }, where] } })
    done += docs.length
    await progress({ done: Math.min(done, total), total: Math.max(done, total), stage })
  }
}

/** Files of days before `day`; one that an older version wrote without a day goes by its last line. */
async function pruneLogs(directory: string, day: string): Promise<number> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(nothingThere)
  let count = 0
  for (const entry of entries) {
    if (!entry.isFile() || !/^liangong.*\.log(\.\d+)?$/.test(entry.name)) continue
    const file = path.join(directory, entry.name)
    const last = dayOfLogFile(entry.name) ?? localDate((await stat(file)).mtime)
    if (last < day) count += await removed(file)
  }
  return count
}

function nothingThere(error: unknown): Dirent[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}

async function removed(file: string): Promise<number> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  )
  await rm(file, { force: true })
  return isThere ? 1 : 0
}
