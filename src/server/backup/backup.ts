import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '@/kernel/environment'
import { DomainError } from '@/kernel/errors'
import { fileEntry, writeArchive, type Entry, type Manifest } from './archive'
import { mediaFiles } from './media'
import { exportMongo } from './mongodb'
import { copySqlite } from './sqlite'

type Place = Pick<Environment, 'database' | 'databaseFile' | 'databaseUri' | 'dataDir' | 'mediaDir'>

/**
 * Copies database, media and the secret into one file while the server goes on serving. The database is taken first: a
 * file is on the disk before its row is written, so every row of the copy finds its file.
 * @returns the manifest, and whether the database is as of one moment
 * @throws DomainError `backup.exists`, `backup.noDatabase`
 */
export async function backup(args: {
  environment: Place
  file: string
  force: boolean
  now: Date
}): Promise<{ manifest: Manifest; isSnapshot: boolean }> {
  const { environment, file, force, now } = args
  if (existsSync(file) && !force) throw new DomainError('backup.exists', { file })
  const { databaseFile } = environment
  if (databaseFile && !existsSync(databaseFile)) throw new DomainError('backup.noDatabase', { file: databaseFile })
  const staging = await mkdtemp(path.join(environment.dataDir, '.backup-'))
  const mongo = environment.database === 'mongodb' ? await exportMongo(environment.databaseUri) : undefined
  try {
    const entries = join(mongo?.entries ?? sqliteEntries(environment.databaseFile ?? '', staging), ownFiles(environment))
    const manifest = await writeArchive({ file, database: environment.database, createdAt: now, entries })
    return { manifest, isSnapshot: mongo?.isSnapshot ?? true }
  } finally {
    await mongo?.close()
    await rm(staging, { recursive: true, force: true })
  }
}

async function* sqliteEntries(databaseFile: string, staging: string): AsyncGenerator<Entry> {
  const copy = path.join(staging, 'liangong.db')
  await copySqlite(databaseFile, copy)
  yield fileEntry(copy, 'database/liangong.db', true)
}

/** Where an earlier version kept what one-time passwords are derived from: beside the secret it has no place. */
const FORMER_ORDERS = 'roster-orders/'

async function* ownFiles({ dataDir, mediaDir }: Place): AsyncGenerator<Entry> {
  const secret = path.join(dataDir, 'secret')
  if (existsSync(secret)) yield fileEntry(secret, 'secret', false)
  for await (const name of mediaFiles(mediaDir))
    if (!name.startsWith(FORMER_ORDERS)) yield fileEntry(path.join(mediaDir, name), `media/${name}`, false)
}

async function* join(...parts: AsyncIterable<Entry>[]): AsyncGenerator<Entry> {
  for (const part of parts) yield* part
}
