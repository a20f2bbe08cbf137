import type { PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { hotWrites } from '@/platform/hot-writes'
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
    const desks = await desksOf(req, [...new Set(some.map(({ trainee }) => trainee))])
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
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref; ledgerSeq: number; ledgerHash: string; active?: boolean | null }>({
    collection: SLUGS.desks,
    where: { trainee: { in: [...trainees] } },
    select: { trainee: true, ledgerSeq: true, ledgerHash: true, active: true },
    pagination: false,
    req,
  })
  return new Map(
    docs.map(({ active, ledgerHash, ledgerSeq, trainee }) => [
      idOf(trainee),
      { seq: ledgerSeq, hash: ledgerHash, isStudying: active === true },
    ]),
  )
}

async function countMarks(req: PayloadRequest, enrolments: readonly string[]): Promise<Map<string, number>> {
  const database = hotWrites({ payload: req.payload, req })
  if (database.kind === 'sqlite') {
    const rows = await database.read(
      `SELECT enrolment_id AS enrolment, COUNT(*) AS marks FROM attendance
       WHERE enrolment_id IN (${enrolments.map(() => '?').join(', ')}) GROUP BY enrolment_id`,
      enrolments,
    )
    return new Map(rows.map(({ enrolment, marks }) => [String(enrolment), Number(marks)]))
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
