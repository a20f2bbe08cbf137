import type { PayloadRequest } from 'payload'
import { DAY_MS } from '@/kernel/clock'
import { hotWrites, type HotWrites } from '@/platform/hot-writes'
import { ZONE_OFFSET_MS } from '../domain/zone'
import { SLUGS } from '../slugs'

/** What the ledger credits of one unit on one local day (days since 1970). A slice belongs to the day on which it begins. */
export type CreditOfDay = { day: number; unit: string | null; ms: number }

/** A stretch of one enrolment's rows in its trainee's ledger: behind row `after`, up to and with row `upTo`. */
export type LedgerSpan = { enrolment: string; after: number; upTo: number }

/** How many enrolments one question names, before other requests have their turn. */
const AT_ONCE = 10

/**
 * Credited online time of these stretches, by day and unit; corrections and reversals are in it, caps are not applied. The database adds
 * up, so that many classes can be looked at.
 */
export async function loadCredit({ req, spans }: { req: PayloadRequest; spans: readonly LedgerSpan[] }): Promise<CreditOfDay[]> {
  const database = hotWrites({ payload: req.payload, req })
  const sums = new Map<string, CreditOfDay>()
  for (let start = 0; start < spans.length; start += AT_ONCE) {
    for (const row of await readCredit(database, spans.slice(start, start + AT_ONCE))) {
      const key = `${row.day} ${row.unit ?? ''}`
      const known = sums.get(key)
      if (known) known.ms += row.ms
      else sums.set(key, { ...row })
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return [...sums.values()]
}

async function readCredit(database: HotWrites, spans: readonly LedgerSpan[]): Promise<CreditOfDay[]> {
  if (database.kind === 'sqlite') {
    const rows = await database.read(
      `SELECT unit_id AS unit, CAST((start_ms + ${ZONE_OFFSET_MS}) / ${DAY_MS} AS INTEGER) AS day, SUM(credit_ms) AS ms FROM study_slices
       WHERE ${spans.map(() => '(enrolment_id = ? AND seq > ? AND seq <= ?)').join(' OR ')} GROUP BY 1, 2`,
      spans.flatMap(({ after, enrolment, upTo }) => [enrolment, after, upTo]),
    )
    return rows.map(({ day, ms, unit }) => ({ day: Number(day), unit: unit === null ? null : String(unit), ms: Number(ms) }))
  }
  return database.read(async ({ collection, options }) => {
    const where = {
      $or: spans.map(({ after, enrolment, upTo }) => ({ enrolment: database.toId(enrolment), seq: { $gt: after, $lte: upTo } })),
    }
    const day = { $floor: { $divide: [{ $add: ['$startMs', ZONE_OFFSET_MS] }, DAY_MS] } }
    const rows = await collection(SLUGS.slices)
      .aggregate<{ _id: { day: number; unit: unknown }; ms: number }>(
        [{ $match: where }, { $group: { _id: { day, unit: { $ifNull: ['$unit', null] } }, ms: { $sum: '$creditMs' } } }],
        options,
      )
      .toArray()
    return rows.map(({ _id: { day: on, unit }, ms }) => ({ day: on, unit: unit === null ? null : String(unit), ms }))
  })
}
