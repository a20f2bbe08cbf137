import type { PayloadRequest } from 'payload'
import { hotWrites, type HotWrites } from '@/platform/hot-writes'
import type { LedgerRow } from '../domain/types'
import { SLUGS } from '../slugs'

/**
 * How many enrolments one question names: some thousand rows, read in about 20 ms, before other requests have their turn. Through
 * Payload's verbs the same rows take five times as long, and the event loop stands still for seconds (100,000 rows: 6.6 s, 1.9 s at a
 * stretch).
 */
const AT_ONCE = 5

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
    for (const row of await readSlices(database, enrolments.slice(start, start + AT_ONCE), upTo))
      found.get(String(row['enrolment']))?.push(rowOf(row))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

type Stored = Readonly<Record<string, unknown>>

async function readSlices(database: HotWrites, enrolments: readonly string[], upTo: number): Promise<readonly Stored[]> {
  if (database.kind === 'sqlite')
    return database.read(
      `SELECT id, trainee_id AS trainee, seq, unit_id AS unit, enrolment_id AS enrolment, kind, start_ms AS startMs, end_ms AS endMs,
         credit_ms AS creditMs, reason, rule_set_id AS ruleSet, reverses_id AS reverses
       FROM study_slices WHERE enrolment_id IN (${enrolments.map(() => '?').join(', ')}) AND seq <= ? ORDER BY seq`,
      [...enrolments, upTo],
    )
  return database.read(async ({ collection, options }) => {
    const rows = collection(SLUGS.slices)
      .find({ enrolment: { $in: enrolments.map((id) => database.toId(id)) }, seq: { $lte: upTo } } as never, options)
      .project({ prevHash: 0, hash: 0, session: 0, claim: 0, outage: 0, createdAt: 0, updatedAt: 0 })
      .sort({ seq: 1 })
    return (await rows.toArray()).map(({ _id, ...row }) => ({ ...row, id: _id as unknown }))
  })
}

function rowOf(row: Stored): LedgerRow {
  return {
    id: String(row['id']),
    trainee: String(row['trainee']),
    seq: Number(row['seq']),
    session: null,
    unit: textOf(row['unit']),
    enrolment: String(row['enrolment']),
    kind: row['kind'] as LedgerRow['kind'],
    startMs: Number(row['startMs']),
    endMs: Number(row['endMs']),
    creditMs: Number(row['creditMs']),
    reason: row['reason'] as LedgerRow['reason'],
    ruleSet: String(row['ruleSet']),
    claim: null,
    outage: null,
    reverses: textOf(row['reverses']),
    recordedAtMs: 0,
    prevHash: '',
    hash: '',
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
