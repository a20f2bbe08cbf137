import { createClient } from '@libsql/client'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { storageTrouble } from '@/database/trouble'
import { DomainError } from '@/kernel/errors'

/** A consistent copy of a SQLite file as of one moment, taken while others read and write it. */
export async function copySqlite(databaseFile: string, target: string): Promise<void> {
  await withClient(databaseFile, async (client) => {
    await client.execute('PRAGMA busy_timeout = 30000')
    await client.execute({ sql: 'VACUUM INTO ?', args: [target] }).catch((error: unknown) => {
      const trouble = storageTrouble(error)
      throw trouble?.kind === 'damaged' ? new DomainError('backup.sourceDamaged', { file: databaseFile, reason: trouble.reason }) : error
    })
  })
}

/** @throws DomainError `backup.damaged` when SQLite finds the file unsound */
export async function assertSound(databaseFile: string, name: string): Promise<void> {
  await withClient(databaseFile, async (client) => {
    const { rows } = await client.execute('PRAGMA integrity_check(1)')
    if (rows[0]?.['integrity_check'] !== 'ok') throw new DomainError('backup.damaged', { path: name })
  })
}

/** Puts `replacement` in the place of the database; the old one, if any, is kept under `keptAs`. */
export async function swapSqlite(databaseFile: string, replacement: string, keptAs: string): Promise<void> {
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(databaseFile + suffix)) await rename(databaseFile + suffix, keptAs + suffix)
  await rename(replacement, databaseFile)
  for (const suffix of ['-wal', '-shm']) await rm(replacement + suffix, { force: true })
}

async function withClient(file: string, work: (client: ReturnType<typeof createClient>) => Promise<void>): Promise<void> {
  const client = createClient({ url: pathToFileURL(file).href })
  try {
    await work(client)
  } finally {
    client.close()
  }
}
