import { createClient } from '@libsql/client'
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import { DomainError } from '@/kernel/errors'

export type FileLock = { release(): void }

/**
 * Makes this process the only one that serves a SQLite file. The lock is the operating system's own (an open write
 * transaction on `FILE.lock`), so it ends with the process however that ends, and no stale lock can stay behind.
 * @throws DomainError `start.locked` naming who holds it
 */
export async function lockDatabaseFile(databaseFile: string): Promise<FileLock> {
  const client = createClient({ url: pathToFileURL(`${databaseFile}.lock`).href })
  const holderFile = `${databaseFile}.lock-holder`
  try {
    const transaction = await client.transaction('write')
    writeFileSync(holderFile, `pid ${process.pid}, ${os.hostname()}\n`)
    return {
      release: () => {
        transaction.close()
        client.close()
      },
    }
  } catch (error) {
    client.close()
    if (!(error instanceof Error) || !/SQLITE_(BUSY|LOCKED)/.test(`${'code' in error ? String(error.code) : ''} ${error.message}`))
      throw error
    throw new DomainError('start.locked', { file: databaseFile, holder: readHolder(holderFile) })
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    return error instanceof Error ? 'pid unknown' : String(error)
  }
}
