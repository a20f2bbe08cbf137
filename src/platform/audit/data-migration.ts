import type { Payload, PayloadRequest } from 'payload'
import { withTransaction } from '@/platform/transactions'
import { contributions } from '../contributions'
import { CLOSED, drawBaseline, isClosed, migrationRequest, RUNS } from './baseline'
import { recordAudit } from './record'

/**
 * A change of stored data that comes with a new version, the same on both databases. It runs once, after the migrations of the schema and
 * before anybody is served, in one transaction; every row that it writes through `payload.db` gets its link in the audit chain, with the
 * migration as its author. SQL in a schema migration leaves no link and is found by `npm run verify`.
 */
export type DataMigration = {
  /** Stable and unique, as `20261201-upload-names`. */
  name: string
  run(args: { payload: Payload; req: PayloadRequest }): Promise<void>
}

export const contributedDataMigrations = contributions<DataMigration>('dataMigrations')

/** Domains list theirs, the oldest first. */
export function defineDataMigration(migration: DataMigration): DataMigration {
  return migration
}

/** Brings the data of an older version up to this one: the baseline first, then each migration that has not run yet. */
export async function upgradeData(
  payload: Payload,
  migrations: readonly DataMigration[] = contributedDataMigrations.of(payload.config),
): Promise<{ gaps: number }> {
  const gaps = await drawBaseline(payload)
  for (const { name, run } of migrations) {
    const id = `migration:${name}`
    if (await isClosed(payload, id)) continue
    const req = await migrationRequest(payload, name)
    await withTransaction(req, async () => {
      if (await isClosed(payload, id, req)) return
      await run({ payload, req })
      await recordAudit({ req, action: CLOSED, subject: { collection: RUNS, id }, changes: [] })
    })
  }
  return { gaps }
}
