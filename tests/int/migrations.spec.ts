import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '@/database/migrations'
import { bootPayload, shutDown } from '../factories/payload'

type Snapshot = { tables: Record<string, { columns: Record<string, unknown>; indexes: Record<string, unknown> }> }
type Schemas = {
  schema: Record<string, unknown>
  requireDrizzleKit(): { generateDrizzleJson(schema: Record<string, unknown>): Promise<Snapshot> | Snapshot }
}

let payload: Payload
beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

describe('the committed migrations', () => {
  it('lead to the tables that the configuration asks for (otherwise run `npm run migrate:create`)', async () => {
    const last = migrations.at(-1)
    const file = path.resolve('src/database/migrations', `${last?.name}.json`)
    const committed = JSON.parse(readFileSync(file, 'utf8')) as Snapshot
    const database = payload.db as unknown as Schemas
    const wanted = JSON.parse(JSON.stringify(await database.requireDrizzleKit().generateDrizzleJson(database.schema))) as Snapshot
    expect(Object.keys(wanted.tables).length).toBeGreaterThan(50)
    for (const [name, table] of Object.entries(wanted.tables)) expect(committed.tables[name], name).toEqual(table)
    expect(Object.keys(committed.tables).toSorted()).toEqual(Object.keys(wanted.tables).toSorted())
  })
})
