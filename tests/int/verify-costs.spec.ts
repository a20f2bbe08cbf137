import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batches, existing, groupBy, verify, type Progress } from '@/platform/verify'
import { createLine, type Line } from '../factories/line'
import { bootPayload, shutDown } from '../factories/payload'
import { statementsOf } from '../factories/statements'

let payload: Payload
let line: Line
const ROWS = 1_203

beforeAll(async () => {
  payload = await bootPayload()
  line = await createLine(payload, { chapters: 2 })
  const database = payload.db as unknown as { client: { execute(statement: { sql: string; args: unknown[] }): Promise<unknown> } }
  await database.client.execute({
    sql: `WITH RECURSIVE each(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM each WHERE k < ?)
      INSERT INTO transitions (id, subject, seq, action, "from", "to", actor_kind, at)
      SELECT 'many-' || lower(hex(randomblob(8))), 'chapters/' || ?, 1000 + k, 'look', 'a', 'b', 'system', '2026-11-01T00:00:00.000Z' FROM each`,
    args: [ROWS, line.chapters[1]?.id],
  })
})
afterAll(() => shutDown(payload))

const read = async (slug: string, fields?: readonly string[]) => {
  const ids: string[] = []
  for await (const batch of batches(payload, slug, fields ? { fields } : {})) ids.push(...batch.map(({ id }) => String(id)))
  return ids
}

describe('reading a whole collection', () => {
  it('begins each page behind the last id of the one before it, counts nothing and passes over nothing again', async () => {
    const ids: string[] = []
    const statements = await statementsOf(payload, async () => ids.push(...(await read('transitions', ['subject']))))
    const { totalDocs } = await payload.db.count({ collection: 'transitions' })
    expect(ids).toEqual([...new Set(ids)].toSorted())
    expect(ids).toHaveLength(totalDocs)
    expect(statements).toHaveLength(Math.ceil((totalDocs + 1) / 500))
    expect(statements.filter((sql) => /count\(|offset/i.test(sql))).toEqual([])
    expect(statements.slice(1).filter((sql) => !/"id" > \?/.test(sql))).toEqual([])
  })

  it('finds each page through the index of the ids', async () => {
    const [, second] = await statementsOf(payload, () => read('transitions', ['subject']))
    const { client } = payload.db as unknown as { client: { execute(statement: object): Promise<{ rows: { detail: string }[] }> } }
    const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${second}`, args: ['', 500] })
    expect(rows.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH transitions USING INDEX \S+ \(id>\?\)/)
    expect(rows.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE|^SCAN/m)
  })

  it('reads the fields that are asked for, of what only has to be there nothing but ids', async () => {
    const some = await statementsOf(payload, () => read('chapters', ['state']))
    expect(some.filter((sql) => /manuscript/.test(sql))).toEqual([])
    const ids = line.chapters.map(({ id }) => String(id))
    const there = await statementsOf(payload, async () =>
      expect(await existing(payload, 'chapters', [...ids, 'nobody'])).toEqual(new Set(ids)),
    )
    expect(there).toHaveLength(1)
    expect(there[0]).toMatch(/select "id" from/i)
  })

  it('asks for the key of a row once', () => {
    let asked = 0
    const groups = groupBy([1, 2, 3, 4], (row) => (asked++, String(row % 2)))
    expect([...groups]).toEqual([
      ['1', [1, 3]],
      ['0', [2, 4]],
    ])
    expect(asked).toBe(4)
  })
})

it('looks for what a thousand rows name once, reads no text of a chapter for its state, and tells how far it is', async () => {
  const steps: Progress[] = []
  const statements = await statementsOf(payload, () => verify(payload, undefined, (step) => steps.push(step)))
  expect(statements.filter((sql) => /offset/i.test(sql))).toEqual([])
  const ofChapters = statements.filter((sql) => /from "chapters"/.test(sql))
  // The replay of the audit chain compares all that is stored.
  expect(ofChapters.filter((sql) => /manuscript/.test(sql)).length).toBeLessThanOrEqual(2)
  expect(steps.filter(({ name }) => name === 'transitions').at(-1)?.records).toBe(ROWS)
  expect(steps.map(({ name }) => name)).toContain('audited')
})
