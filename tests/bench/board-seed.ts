import { randomUUID } from 'node:crypto'
import { createLocalReq, type Payload } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { seedTrainees } from './study-seed'

const DAY_MS = 86_400_000
const DAYS = 90

/** A class three months old: `people` trainees with `slicesEach` rows of the ledger each; below Payload, where it takes seconds. */
export async function seedClass(payload: Payload, { people, slicesEach }: { people: number; slicesEach: number }): Promise<string> {
  const { unit, usernames } = await seedTrainees(payload, people)
  const req = await createLocalReq({ context: { system: true } }, payload)
  const ruleSet: { id: string } = await payload.db.create({
    collection: 'study-rule-sets',
    data: { digest: randomUUID(), rows: [], values: DEFAULT_RULES },
    req,
  })
  const database = hotWrites({ payload })
  if (database.kind !== 'sqlite') throw new Error('the workload is for SQLite')
  const begun = Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS
  const day = (offset: number) => new Date(begun + offset * DAY_MS).toISOString().slice(0, 10)
  return database.write(async (sql) => {
    const [first] = await sql(
      'SELECT class_id AS id FROM enrolments JOIN users ON users.id = enrolments.trainee_id WHERE users.username = ?',
      [usernames[0] ?? ''],
    )
    const id = String(first?.['id'])
    await sql('UPDATE classes SET starts_on = ?, ends_on = ? WHERE id = ?', [day(0), day(DAYS + 45), id])
    await sql(
      `WITH RECURSIVE each(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM each WHERE k < ?)
       INSERT INTO study_slices (id, trainee_id, seq, session, unit_id, enrolment_id, kind, start_ms, end_ms, credit_ms, reason, rule_set_id, recorded_at_ms, prev_hash, hash)
       SELECT lower(hex(randomblob(16))), trainee_id, k + 1, hex(randomblob(16)), ?, enrolments.id, 'study',
         ? + k * ?, ? + k * ? + 600000, CASE WHEN k % 11 = 0 THEN 0 ELSE 600000 END, CASE WHEN k % 11 = 0 THEN 'idle' ELSE 'counted' END, ?, 0, '', hex(randomblob(32))
       FROM enrolments, each WHERE class_id = ?`,
      [slicesEach - 1, unit, ...span(begun, slicesEach), ...span(begun, slicesEach), ruleSet.id, id],
    )
    return id
  })
}

function span(begun: number, slicesEach: number): [number, number] {
  return [begun, Math.floor((DAYS * DAY_MS) / slicesEach)]
}
