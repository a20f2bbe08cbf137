import { v7 as newId } from 'uuid'
import type { Row, Sql, SqliteHotWrites, SqlValue } from '@/platform/hot-writes'
import { GENESIS_HASH } from '@/kernel/hash-chain'
import { newDesk, readDesk, writeDesk } from '../domain/desk'
import { deskColumns, type DeskRow, type DeskStore, type DeskWrite } from './store'

/** One statement for any number of rows: the rows come as one JSON text, and a member's place in its array is its column. */
export function sqliteStore(writes: SqliteHotWrites): DeskStore {
  return {
    newId: () => newId(),
    load: async (trainees) => {
      const rows = await writes.read(
        'SELECT id, trainee_id, rev, state, ledger_seq, ledger_hash FROM study_desks WHERE trainee_id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(trainees)],
      )
      return new Map(rows.map((row) => [String(row['trainee_id']), deskOf(row)]))
    },
    create: async (trainees) => {
      const at = new Date().toISOString()
      const rows = trainees.map((trainee) => [newId(), trainee, writeDesk(newDesk()), GENESIS_HASH, at])
      await writes.write((sql) => sql(CREATE_DESKS, [JSON.stringify(rows)]))
    },
    ownsSession: async (trainee, session) =>
      (await writes.read('SELECT 1 FROM study_sessions WHERE id = ? AND trainee_id = ?', [session, trainee])).length > 0,
    commit: (changes) =>
      writes.write(async (sql) => {
        const changed = await sql(CHANGE_DESKS, [JSON.stringify(changes.map(deskValues))])
        const won = new Set(changed.map((row) => String(row['trainee_id'])))
        await writeWhatBelongs(
          sql,
          changes.filter(({ before }) => won.has(before.trainee)),
        )
        return won
      }),
    sweepable: async ({ after, aheadMs, beforeMs, carriedBeforeMs, limit }) => {
      const rows = await writes.read(SWEEPABLE, [beforeMs, carriedBeforeMs, aheadMs, after, limit])
      return rows.map((row) => String(row['trainee_id']))
    },
  }
}

const CREATE_DESKS = `INSERT INTO study_desks (id, trainee_id, rev, epoch, active, state, ledger_seq, ledger_hash, created_at, updated_at)
  SELECT value ->> 0, value ->> 1, 0, 0, 0, value ->> 2, 0, value ->> 3, value ->> 4, value ->> 4 FROM json_each(?)
  WHERE true ON CONFLICT (trainee_id) DO NOTHING`

// `updated_at` stays: its index would be one more page to write for every beat.
const CHANGE_DESKS = `UPDATE study_desks SET rev = rev + 1, epoch = given.value ->> 2, session = given.value ->> 3, active = given.value ->> 4,
  last_beat_ms = given.value ->> 5, state = given.value ->> 6, ledger_seq = given.value ->> 7, ledger_hash = given.value ->> 8
  FROM json_each(?) AS given WHERE study_desks.id = given.value ->> 0 AND study_desks.rev = given.value ->> 1 RETURNING trainee_id`

const INSERT_SLICES = `INSERT INTO study_slices (id, trainee_id, seq, session, unit_id, enrolment_id, kind, start_ms, end_ms, credit_ms, reason,
  rule_set_id, claim_id, outage_id, reverses_id, recorded_at_ms, prev_hash, hash, created_at, updated_at)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9,
  value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 18
  FROM json_each(?)`

const INSERT_SESSIONS = `INSERT INTO study_sessions (id, trainee_id, unit_id, unit_revision, enrolment_id, rule_set_id, epoch, opened_at_ms,
  last_beat_ms, status, device, created_at, updated_at)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 7, 'open',
  value ->> 8, value ->> 9, value ->> 9 FROM json_each(?)`

const CLOSE_SESSIONS = `UPDATE study_sessions SET status = 'closed', close_reason = given.value ->> 1, closed_at_ms = given.value ->> 2,
  last_beat_ms = given.value ->> 2, media_ms = given.value ->> 3, updated_at = given.value ->> 4
  FROM json_each(?) AS given WHERE study_sessions.id = given.value ->> 0`

const SWEEPABLE = `SELECT trainee_id FROM study_desks
  WHERE ((active = 1 AND last_beat_ms < ?) OR (active = 0 AND last_beat_ms < ?) OR last_beat_ms > ?) AND trainee_id > ? ORDER BY trainee_id LIMIT ?`

async function writeWhatBelongs(sql: Sql, changes: readonly DeskWrite[]): Promise<void> {
  const at = new Date().toISOString()
  const opened = changes.flatMap((change) => change.opened)
  if (opened.length > 0)
    await sql(INSERT_SESSIONS, [
      JSON.stringify(
        opened.map(
          ({ id, trainee, unit, unitRevision, enrolment, ruleSet, epoch, openedAtMs, device }) =>
            [id, trainee, unit, unitRevision, enrolment, ruleSet, epoch, openedAtMs, device, at] satisfies SqlValue[],
        ),
      ),
    ])
  const closed = changes.flatMap((change) => change.closed)
  if (closed.length > 0)
    await sql(CLOSE_SESSIONS, [JSON.stringify(closed.map(({ session, reason, atMs, mediaMs }) => [session, reason, atMs, mediaMs, at]))])
  const slices = changes.flatMap((change) => change.rows)
  if (slices.length > 0) await sql(INSERT_SLICES, [JSON.stringify(slices.map((slice) => sliceValues(slice, at)))])
}

function deskValues(change: DeskWrite): SqlValue[] {
  const { active, epoch, lastBeatMs, ledgerHash, ledgerSeq, session } = deskColumns(change)
  const { id, rev } = change.before
  return [id, rev, epoch, session, active ? 1 : 0, lastBeatMs, writeDesk(change.state), ledgerSeq, ledgerHash]
}

function sliceValues(slice: DeskWrite['rows'][number], at: string): SqlValue[] {
  const { trainee, seq, session, unit, enrolment, kind, startMs, endMs, creditMs, reason, ruleSet, claim, outage, reverses } = slice
  const { recordedAtMs, prevHash, hash } = slice
  const place = [newId(), trainee, seq, session, unit, enrolment, kind, startMs, endMs, creditMs]
  return [...place, reason, ruleSet, claim, outage, reverses, recordedAtMs, prevHash, hash, at]
}

function deskOf(row: Row): DeskRow {
  return {
    id: String(row['id']),
    trainee: String(row['trainee_id']),
    rev: Number(row['rev']),
    state: readDesk(String(row['state'])),
    head: { seq: Number(row['ledger_seq']), hash: String(row['ledger_hash']) },
  }
}
