import { randomUUID } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { auditedSlugs, recordAudits, replayCollection } from '@/platform/audit'
import type { AuditEntry } from '@/platform/audit/record'
import { hotWrites, type Sql } from '@/platform/hot-writes'
import { withTransaction } from '@/platform/transactions'
import { EMPTY_LEDGER, linkSlices } from '@/plugins/study-hours/ledger/domain/ledger'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import type { LinkedSlice } from '@/plugins/study-hours/ledger/domain/types'
import { ruleSetDigest } from '@/plugins/study-hours/ledger/operations/rules'
import { seedTrainees } from './study-seed'

const DAY_MS = 86_400_000
const DAYS = 90
const SLICE_MS = 600_000
const SESSIONS = 6

export type Size = { classes: number; people: number; slicesEach: number; looks: number }

/**
 * Classes three months old whose ledgers are true chains, with sessions and marks, the log of transitions that led there, a link of the audit
 * chain for each row and `looks` more: everything that `npm run verify` recomputes holds.
 * @returns the ids of the classes
 */
export async function seedGrowth(payload: Payload, { classes, looks, people, slicesEach }: Size): Promise<string[]> {
  const req = await createLocalReq({ context: { system: true } }, payload)
  const ruleSet = await ruleSetOf(payload, req)
  const ids: string[] = []
  for (let index = 0; index < classes; index += 1) ids.push(await seedOne(payload, { people, slicesEach, ruleSet }))
  await linkAll(payload)
  const looked = Array.from({ length: looks }, (_, at) => ({
    action: 'replay',
    subject: { collection: 'classes', id: ids[at % ids.length]! },
    changes: [{ path: 'day', after: '2026-11-01' }],
  }))
  await link(payload, looked)
  return ids
}

type Person = { enrolment: string; trainee: string }

async function seedOne(payload: Payload, { people, ruleSet, slicesEach }: { people: number; slicesEach: number; ruleSet: string }) {
  const { unit, usernames } = await seedTrainees(payload, people)
  const database = hotWrites({ payload })
  if (database.kind !== 'sqlite') throw new Error('the workload is for SQLite')
  const begunMs = Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS
  const day = (offset: number) => new Date(begunMs + offset * DAY_MS).toISOString().slice(0, 10)
  const enrolled = (await database.read(
    `SELECT enrolments.id AS enrolment, trainee_id AS trainee, class_id AS class FROM enrolments
     WHERE class_id = (SELECT class_id FROM enrolments JOIN users ON users.id = trainee_id WHERE username = ?)`,
    [usernames[0] ?? ''],
  )) as unknown as (Person & { class: string })[]
  const id = enrolled[0]!.class
  await database.write(async (sql) => {
    await sql('UPDATE classes SET starts_on = ?, ends_on = ?, state_seq = 1 WHERE id = ?', [day(0), day(DAYS + 45), id])
    await sql('UPDATE enrolments SET state_seq = 0 WHERE class_id = ?', [id])
    await sql(
      `INSERT INTO transitions (id, subject, seq, action, "from", "to", actor_kind, at) VALUES (?, ?, 1, 'start', 'planned', 'running', 'system', ?)`,
      [randomUUID(), `classes/${id}`, new Date(begunMs).toISOString()],
    )
    await sessionsAndMarks(sql, { id, begunMs })
  })
  for (let start = 0; start < enrolled.length; start += 50)
    await database.write(async (sql) => {
      for (const person of enrolled.slice(start, start + 50)) await ledger(sql, { ...person, unit, ruleSet, slicesEach, begunMs })
    })
  return id
}

async function sessionsAndMarks(sql: Sql, { begunMs, id }: { id: string; begunMs: number }): Promise<void> {
  const sessions = Array.from({ length: SESSIONS }, (_, index) => {
    const startsAt = begunMs + (index + 1) * 12 * DAY_MS
    return [randomUUID(), new Date(startsAt).toISOString(), new Date(startsAt + 3 * 3_600_000).toISOString()]
  })
  await sql(
    `INSERT INTO class_sessions (id, class_id, title, kind, starts_at, ends_at, status) SELECT value ->> 0, ?, '面授', 'theory', value ->> 1, value ->> 2, 'held' FROM json_each(?)`,
    [id, JSON.stringify(sessions)],
  )
  await sql(
    `INSERT INTO attendance (id, class_session_id, enrolment_id, trainee_id, seq, mark, method, at)
     SELECT lower(hex(randomblob(16))), class_sessions.id, enrolments.id, trainee_id, 1, 'present', 'rollcall', ends_at
     FROM class_sessions JOIN enrolments ON enrolments.class_id = class_sessions.class_id WHERE class_sessions.class_id = ?`,
    [id],
  )
}

type Ledger = Person & { unit: string; ruleSet: string; slicesEach: number; begunMs: number }

async function ledger(sql: Sql, { begunMs, enrolment, ruleSet, slicesEach, trainee, unit }: Ledger): Promise<void> {
  const every = Math.floor((DAYS * DAY_MS) / slicesEach)
  const session = randomUUID()
  const { head, rows } = linkSlices({
    trainee,
    head: EMPTY_LEDGER,
    recordedAtMs: begunMs,
    slices: Array.from({ length: slicesEach }, (_, k) => ({
      kind: 'study' as const,
      session,
      unit,
      enrolment,
      startMs: begunMs + k * every,
      endMs: begunMs + k * every + SLICE_MS,
      creditMs: k % 11 === 0 ? 0 : SLICE_MS,
      reason: k % 11 === 0 ? ('idle' as const) : ('counted' as const),
      ruleSet,
      claim: null,
      outage: null,
      reverses: null,
    })),
  })
  await sql(
    `INSERT INTO study_slices (id, trainee_id, seq, session, unit_id, enrolment_id, kind, start_ms, end_ms, credit_ms, reason, rule_set_id, recorded_at_ms, prev_hash, hash)
     SELECT value ->> 0, ?, value ->> 1, ?, ?, ?, 'study', value ->> 2, value ->> 3, value ->> 4, value ->> 5, ?, ?, value ->> 6, value ->> 7 FROM json_each(?)`,
    [trainee, session, unit, enrolment, ruleSet, begunMs, JSON.stringify(rows.map(cells))],
  )
  await sql(
    `INSERT INTO study_desks (id, trainee_id, rev, epoch, active, state, ledger_seq, ledger_hash) VALUES (?, ?, 0, 0, 0, '{}', ?, ?)`,
    [randomUUID(), trainee, head.seq, head.hash],
  )
}

let serial = 0

/** Ids grow with time, as those that the product gives: what was written together lies together. */
function growingId(): string {
  return `${(0x01a00000 + serial++).toString(16).padStart(8, '0')}${randomUUID().slice(8)}`
}

function cells(row: LinkedSlice): (string | number)[] {
  return [growingId(), row.seq, row.startMs, row.endMs, row.creditMs, row.reason, row.prevHash, row.hash]
}

/** One rule set for all ledgers, known by the digest of what it says. */
async function ruleSetOf(payload: Payload, req: PayloadRequest): Promise<string> {
  const digest = ruleSetDigest({ rows: [], values: DEFAULT_RULES })
  const { docs } = await payload.db.find<{ id: string }>({ collection: 'study-rule-sets', where: { digest: { equals: digest } }, req })
  if (docs[0]) return docs[0].id
  const made: { id: string } = await payload.db.create({
    collection: 'study-rule-sets',
    data: { digest, rows: [], values: DEFAULT_RULES },
    req,
  })
  return made.id
}

/** Gives every row that was written beneath the audit chain the link of its creation. */
async function linkAll(payload: Payload): Promise<void> {
  for (const slug of auditedSlugs(payload)) {
    const entries: Omit<AuditEntry, 'req'>[] = []
    for await (const { gap, id } of replayCollection({ payload, slug }))
      if (gap)
        entries.push({ action: gap.kind === 'differs' ? 'update' : 'create', subject: { collection: slug, id }, changes: gap.changes })
    await link(payload, entries)
  }
}

async function link(payload: Payload, entries: readonly Omit<AuditEntry, 'req'>[]): Promise<void> {
  for (let start = 0; start < entries.length; start += 500) {
    const req = await createLocalReq({ context: { system: true } }, payload)
    await withTransaction(req, () => recordAudits({ req, entries: entries.slice(start, start + 500) }))
  }
}
