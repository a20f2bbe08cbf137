import type { PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { hotWrites, type SqliteHotWrites } from '@/platform/hot-writes'
import { SLUGS } from '../../slugs'

/** Where the append-only records of one enrolment end: whoever has worked something out of them knows by it whether anything was added. */
export type Head = {
  /** The last row of the trainee's whole ledger; its hash covers every row before it. */
  seq: number
  hash: string
  marks: number
  /** Whether the trainee studies at this moment. */
  isStudying: boolean
}

/** How many values one question names, before other requests have their turn. */
const AT_ONCE = 250

const NO_LEDGER = { seq: 0, hash: '', isStudying: false }

/** The heads of these enrolments: two short questions for every 250, whatever stands in the ledgers. */
export async function loadHeads({
  enrolments,
  req,
}: {
  req: PayloadRequest
  enrolments: readonly { id: string; trainee: string }[]
}): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    const some = enrolments.slice(start, start + AT_ONCE)
    const trainees = [...new Set(some.map(({ trainee }) => trainee))]
    const desks = await desksOf(req, trainees)
    const marks = await countMarks(
      req,
      some.map(({ id }) => id),
    )
    for (const { id, trainee } of some) heads.set(id, { ...(desks.get(trainee) ?? NO_LEDGER), marks: marks.get(id) ?? 0 })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return heads
}

/**
 * The print of a class's sessions as they are now: every member of every row, and which of them are over, for what is still running does not
 * count. Whatever attendance comes to depend on, a session that was changed has another print.
 */
export async function printOfSessions(req: PayloadRequest, classId: string): Promise<string> {
  const { docs } = await req.payload.db.find<{ id: Ref; endsAt: string }>({
    collection: SLUGS.classSessions,
    where: { class: { equals: classId } },
    pagination: false,
    req,
  })
  const now = nowOf(req).getTime()
  const sessions = docs.map((doc) => ({ ...doc, id: idOf(doc.id), isOver: Date.parse(doc.endsAt) <= now }))
  return printOf(sessions.sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** The digest of plain rows; members without a value do not count. */
export function printOf(stated: unknown): string {
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(stated))))
}

async function desksOf(req: PayloadRequest, trainees: readonly string[]): Promise<Map<string, Omit<Head, 'marks'>>> {
  const database = hotWrites({ payload: req.payload, req })
  if (database.kind === 'sqlite') {
    const rows = await packed<[string, number, string, number | null]>(
      database,
      `SELECT json_group_array(json_array(trainee_id, ledger_seq, ledger_hash, active)) AS packed FROM study_desks
       WHERE trainee_id IN (SELECT value FROM json_each(?))`,
      trainees,
    )
    return new Map(rows.map(([trainee, seq, hash, active]) => [trainee, { seq, hash, isStudying: active === 1 }]))
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.desks)
      .find<{ trainee: unknown; ledgerSeq: number; ledgerHash: string; active?: boolean | null }>(
        { trainee: { $in: trainees.map((id) => database.toId(id)) } },
        { ...options, projection: { trainee: 1, ledgerSeq: 1, ledgerHash: 1, active: 1 } },
      )
      .toArray()
    return new Map(
      rows.map(({ active, ledgerHash, ledgerSeq, trainee }) => [
        String(trainee),
        { seq: ledgerSeq, hash: ledgerHash, isStudying: active === true },
      ]),
    )
  })
}

/** Who of these trainees is or was in several classes, and in how many: whoever joins another one hangs on more than their own ledger and marks. */
export async function countClasses(req: PayloadRequest, trainees: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let start = 0; start < trainees.length; start += AT_ONCE)
    for (const [trainee, classes] of await severalClasses(req, trainees.slice(start, start + AT_ONCE))) counts.set(trainee, classes)
  return counts
}

async function severalClasses(req: PayloadRequest, trainees: readonly string[]): Promise<[string, number][]> {
  const database = hotWrites({ payload: req.payload, req })
  if (database.kind === 'sqlite') {
    return packed<[string, number]>(
      database,
      `SELECT json_group_array(json_array(trainee, classes)) AS packed FROM (
         SELECT trainee_id AS trainee, COUNT(*) AS classes FROM enrolments WHERE trainee_id IN (SELECT value FROM json_each(?))
         GROUP BY trainee_id HAVING COUNT(*) > 1)`,
      trainees,
    )
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.enrolments)
      .aggregate<{ _id: unknown; classes: number }>(
        [
          { $match: { trainee: { $in: trainees.map((id) => database.toId(id)) } } },
          { $group: { _id: '$trainee', classes: { $sum: 1 } } },
          { $match: { classes: { $gt: 1 } } },
        ],
        options,
      )
      .toArray()
    return rows.map(({ _id, classes }) => [String(_id), classes])
  })
}

/** Rows as one text: the driver makes an object of getters of every row, which takes longer than the question. */
async function packed<R>(database: SqliteHotWrites, statement: string, values: readonly string[]): Promise<R[]> {
  const [row] = await database.read(statement, [JSON.stringify(values)])
  return JSON.parse(String(row?.['packed'] ?? '[]')) as R[]
}

async function countMarks(req: PayloadRequest, enrolments: readonly string[]): Promise<Map<string, number>> {
  const database = hotWrites({ payload: req.payload, req })
  if (database.kind === 'sqlite') {
    return new Map(
      await packed<[string, number]>(
        database,
        `SELECT json_group_array(json_array(enrolment, marks)) AS packed FROM (
           SELECT enrolment_id AS enrolment, COUNT(*) AS marks FROM attendance WHERE enrolment_id IN (SELECT value FROM json_each(?))
           GROUP BY enrolment_id)`,
        enrolments,
      ),
    )
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.attendance)
      .aggregate<{ _id: unknown; marks: number }>(
        [
          { $match: { enrolment: { $in: enrolments.map((id) => database.toId(id)) } } },
          { $group: { _id: '$enrolment', marks: { $sum: 1 } } },
        ],
        options,
      )
      .toArray()
    return new Map(rows.map(({ _id, marks }) => [String(_id), marks]))
  })
}
