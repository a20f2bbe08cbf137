import { createClient } from '@libsql/client'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { DomainError } from '@/kernel/errors'
import { codeOf } from './prepare'

/**
 * Refuses a SQLite file that a newer program, or development mode, has written, before anything touches it.
 * @throws DomainError `start.databaseNewer`, `start.developmentDatabase` or `start.databaseUnreadable`
 */
export async function assertDatabaseNotNewer(databaseFile: string, known: readonly string[], production: boolean): Promise<void> {
  if (!existsSync(databaseFile)) return
  for (const { name, batch } of await readMigrations(databaseFile)) {
    if (batch === -1) {
      if (production) throw new DomainError('start.developmentDatabase', { file: databaseFile })
    } else if (!known.includes(name)) throw new DomainError('start.databaseNewer', { migration: name })
  }
}

async function readMigrations(databaseFile: string): Promise<{ name: string; batch: number }[]> {
  const client = createClient({ url: pathToFileURL(databaseFile).href })
  try {
    const table = await client.execute("select 1 from sqlite_master where type = 'table' and name = 'payload_migrations'")
    if (table.rows.length === 0) return []
    const { rows } = await client.execute('select name, batch from payload_migrations order by name')
    return rows.map((row) => ({ name: String(row['name']), batch: Number(row['batch']) }))
  } catch (error) {
    throw new DomainError('start.databaseUnreadable', { file: databaseFile, reason: codeOf(error) })
  } finally {
    client.close()
  }
}
