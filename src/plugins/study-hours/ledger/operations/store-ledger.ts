import type { HotWrites } from '@/platform/hot-writes'
import type { LedgerRow } from '../domain/types'
import { SLUGS } from '../../slugs'

/** A trainee's whole ledger rows that touch `[fromMs, toMs]`, ascending; a reversal touches what it takes back. */
export async function readLedger(
  database: HotWrites,
  { fromMs = 0, toMs = Number.MAX_SAFE_INTEGER, trainee }: { trainee: string; fromMs?: number; toMs?: number },
): Promise<LedgerRow[]> {
  if (database.kind === 'sqlite') {
    const rows = await database.read(`${SELECT} WHERE trainee_id = ? AND start_ms <= ? AND end_ms >= ? ORDER BY seq`, [
      trainee,
      toMs,
      fromMs,
    ])
    return rows.map(rowOf)
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.slices)
      .find({ trainee: database.toId(trainee), startMs: { $lte: toMs }, endMs: { $gte: fromMs } } as object, options)
      .sort({ seq: 1 })
      .toArray()
    return rows.map(({ _id, ...row }) => rowOf({ ...row, id: _id }))
  })
}

const SELECT = `SELECT id, trainee_id AS trainee, seq, session, unit_id AS unit, enrolment_id AS enrolment, kind, start_ms AS startMs,
  end_ms AS endMs, credit_ms AS creditMs, reason, rule_set_id AS ruleSet, claim_id AS claim, outage_id AS outage, reverses_id AS reverses,
  recorded_at_ms AS recordedAtMs, prev_hash AS prevHash, hash FROM study_slices`

function rowOf(row: Readonly<Record<string, unknown>>): LedgerRow {
  return {
    id: String(row['id']),
    trainee: String(row['trainee']),
    seq: Number(row['seq']),
    session: textOf(row['session']),
    unit: textOf(row['unit']),
    enrolment: String(row['enrolment']),
    kind: row['kind'] as LedgerRow['kind'],
    startMs: Number(row['startMs']),
    endMs: Number(row['endMs']),
    creditMs: Number(row['creditMs']),
    reason: row['reason'] as LedgerRow['reason'],
    ruleSet: String(row['ruleSet']),
    claim: textOf(row['claim']),
    outage: textOf(row['outage']),
    reverses: textOf(row['reverses']),
    recordedAtMs: Number(row['recordedAtMs']),
    prevHash: String(row['prevHash']),
    hash: String(row['hash']),
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
