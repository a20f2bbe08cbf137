import type { PayloadRequest } from 'payload'
import { hotWrites, type HotWrites } from '@/platform/hot-writes'
import type { LedgerRow } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'

/**
 * How many enrolments one question names: some two thousand rows, read in about 6 ms, before other requests have their turn. On SQLite
 * they come as one text an enrolment: the driver makes an object of every row, cell by cell, which takes seven times as long.
 */
const AT_ONCE = 10

/**
 * The ledger rows of these enrolments for recognition, by enrolment, ascending. Hashes, sessions, claims and outages are left empty: they
 * are two thirds of a row, and who checks the chain reads it whole.
 * @param upTo the last row to be read, for the certificate of one trainee that is recomputed
 */
export async function loadSlices({
  enrolments,
  req,
  upTo = Number.MAX_SAFE_INTEGER,
}: {
  req: PayloadRequest
  enrolments: readonly string[]
  upTo?: number
}): Promise<Map<string, LedgerRow[]>> {
  const found = new Map<string, LedgerRow[]>(enrolments.map((enrolment) => [enrolment, []]))
  const database = hotWrites({ payload: req.payload, req })
  for (let start = 0; start < enrolments.length; start += AT_ONCE) {
    for (const row of await readSlices(database, enrolments.slice(start, start + AT_ONCE), upTo)) found.get(row.enrolment)?.push(row)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

async function readSlices(database: HotWrites, enrolments: readonly string[], upTo: number): Promise<readonly LedgerRow[]> {
  if (database.kind === 'sqlite') {
    const ledgers = await database.read(
      `SELECT enrolment_id AS enrolment, MAX(trainee_id) AS trainee, json_group_array(
         json_array(seq, id, unit_id, kind, start_ms, end_ms, credit_ms, reason, rule_set_id, reverses_id)) AS slices
       FROM study_slices WHERE enrolment_id IN (${enrolments.map(() => '?').join(', ')}) AND seq <= ? GROUP BY enrolment_id`,
      [...enrolments, upTo],
    )
    return ledgers.flatMap(({ enrolment, slices, trainee }) =>
      (JSON.parse(String(slices)) as Told[]).toSorted(([a], [b]) => a - b).map((told) => rowOf(String(enrolment), String(trainee), told)),
    )
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.slices)
      .find({ enrolment: { $in: enrolments.map((id) => database.toId(id)) }, seq: { $lte: upTo } } as never, options)
      .project<Stored>({ prevHash: 0, hash: 0, session: 0, claim: 0, outage: 0, createdAt: 0, updatedAt: 0 })
      .sort({ seq: 1 })
      .toArray()
    return rows.map((row) => {
      const { creditMs, endMs, kind, reason, seq, startMs } = row
      const told: Told = [
        seq,
        String(row._id),
        textOf(row.unit),
        kind,
        startMs,
        endMs,
        creditMs,
        reason,
        String(row.ruleSet),
        textOf(row.reverses),
      ]
      return rowOf(String(row.enrolment), String(row.trainee), told)
    })
  })
}

type Stored = Pick<LedgerRow, 'seq' | 'kind' | 'startMs' | 'endMs' | 'creditMs' | 'reason'> &
  Record<'_id' | 'unit' | 'enrolment' | 'trainee' | 'ruleSet' | 'reverses', unknown>

/** What a slice says, in the order of the question above. */
type Told = [
  seq: number,
  id: string,
  unit: string | null,
  kind: LedgerRow['kind'],
  startMs: number,
  endMs: number,
  creditMs: number,
  reason: LedgerRow['reason'],
  ruleSet: string,
  reverses: string | null,
]

function rowOf(enrolment: string, trainee: string, told: Told): LedgerRow {
  const [seq, id, unit, kind, startMs, endMs, creditMs, reason, ruleSet, reverses] = told
  const unread = { session: null, claim: null, outage: null, recordedAtMs: 0, prevHash: '', hash: '' }
  return { id, trainee, seq, unit, enrolment, kind, startMs, endMs, creditMs, reason, ruleSet, reverses, ...unread }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
