import type { PayloadRequest } from 'payload'
import { DAY_MS } from '@/kernel/clock'
import { hotWrites, type HotWrites } from '@/platform/hot-writes'
import { creditByDay, ZONE_OFFSET_MS } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'

/** What the ledger credits of one unit on one local day (days since 1970). A slice over midnight belongs to both days, as for the caps. */
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
      const days = row.over ? creditByDay(row.over).map(({ creditMs, day }) => ({ day, ms: creditMs })) : [row]
      for (const { day, ms } of days) {
        const key = `${day} ${row.unit ?? ''}`
        const known = sums.get(key)
        if (known) known.ms += ms
        else sums.set(key, { day, unit: row.unit, ms })
      }
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return [...sums.values()]
}

/** The sum of rows that lie within one day; or one row that does not. */
type CreditRead = CreditOfDay & { over?: { startMs: number; endMs: number; creditMs: number } }

async function readCredit(database: HotWrites, spans: readonly LedgerSpan[]): Promise<CreditRead[]> {
  if (database.kind === 'sqlite') {
    const dayOf = (ms: string) => `CAST((${ms} + ${ZONE_OFFSET_MS}) / ${DAY_MS} AS INTEGER)`
    const rows = await database.read(
      `SELECT unit_id AS unit, ${dayOf('start_ms')} AS day, SUM(credit_ms) AS ms,
         CASE WHEN ${dayOf('start_ms')} >= ${dayOf('(end_ms - 1)')} THEN NULL ELSE id END AS over, MIN(start_ms) AS start, MAX(end_ms) AS end
       FROM study_slices
       WHERE ${spans.map(() => '(enrolment_id = ? AND seq > ? AND seq <= ?)').join(' OR ')} GROUP BY 1, 2, 4`,
      spans.flatMap(({ after, enrolment, upTo }) => [enrolment, after, upTo]),
    )
    return rows.map(({ day, end, ms, over, start, unit }) =>
      creditRead({ day: Number(day), unit, ms: Number(ms), isOver: over !== null, start: Number(start), end: Number(end) }),
    )
  }
  return database.read(async ({ collection, options }) => {
    const where = {
      $or: spans.map(({ after, enrolment, upTo }) => ({ enrolment: database.toId(enrolment), seq: { $gt: after, $lte: upTo } })),
    }
    const dayOf = (ms: unknown) => ({ $floor: { $divide: [{ $add: [ms, ZONE_OFFSET_MS] }, DAY_MS] } })
    const day = dayOf('$startMs')
    const over = { $cond: [{ $gte: [day, dayOf({ $subtract: ['$endMs', 1] })] }, null, '$_id'] }
    const rows = await collection(SLUGS.slices)
      .aggregate<{ _id: { day: number; unit: unknown; over: unknown }; ms: number; start: number; end: number }>(
        [
          { $match: where },
          {
            $group: {
              _id: { day, unit: { $ifNull: ['$unit', null] }, over },
              ms: { $sum: '$creditMs' },
              start: { $min: '$startMs' },
              end: { $max: '$endMs' },
            },
          },
        ],
        options,
      )
      .toArray()
    return rows.map(({ _id, end, ms, start }) => creditRead({ day: _id.day, unit: _id.unit, ms, isOver: _id.over !== null, start, end }))
  })
}

function creditRead(row: { day: number; unit: unknown; ms: number; isOver: boolean; start: number; end: number }): CreditRead {
  const sum = { day: row.day, unit: row.unit === null ? null : String(row.unit), ms: row.ms }
  return row.isOver ? { ...sum, over: { startMs: row.start, endMs: row.end, creditMs: row.ms } } : sum
}
