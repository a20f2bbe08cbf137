import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '@/kernel/environment'
import { DomainError } from '@/kernel/errors'
import { lockDatabaseFile } from '../file-lock'
import { assertPortFree } from '../prepare'
import { readArchive, type Manifest } from './archive'
import { holdsMedia, moveEntries } from './media'
import { importMongo, isMongoEmpty } from './mongodb'
import { assertSound, swapSqlite } from './sqlite'

type Place = Pick<Environment, 'database' | 'databaseFile' | 'databaseUri' | 'dataDir' | 'mediaDir' | 'host' | 'port'>

/**
 * Puts a backup in the place of database and media. Everything is unpacked and checked beside its place before anything
 * changes; then media come in by renames, and the database last. What was there is kept under `.before-restore-…`.
 * @throws DomainError `backup.running`, `start.locked`, `backup.notEmpty`, `backup.otherDatabase`, `backup.damaged`, `backup.unreadable`
 */
export async function restore(args: { environment: Place; file: string; force: boolean; now: Date }): Promise<Manifest> {
  const { environment, file, force, now } = args
  const { databaseFile, databaseUri, dataDir, mediaDir, host, port } = environment
  await mkdir(dataDir, { recursive: true })
  await mkdir(mediaDir, { recursive: true })
  if (port !== 0) await assertStopped(host, port)
  const lock = databaseFile ? await lockDatabaseFile(databaseFile) : undefined
  // Beside the media, since the largest part must move by renames on one file system.
  const staging = await mkdtemp(path.join(mediaDir, '.restore-'))
  try {
    if (!force) await assertEmpty(environment)
    const manifest = await readArchive(file, staging)
    if (manifest.database !== environment.database)
      throw new DomainError('backup.otherDatabase', { backup: manifest.database, target: environment.database })
    const suffix = `.before-restore-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`
    const unpacked = path.join(staging, 'database', 'liangong.db')
    if (databaseFile) await assertSound(unpacked, 'database/liangong.db')

    await moveEntries(mediaDir, path.join(mediaDir, suffix))
    await moveEntries(path.join(staging, 'media'), mediaDir)
    await swapSecret(path.join(staging, 'secret'), path.join(dataDir, 'secret'), suffix)
    if (databaseFile) await swapAcross(unpacked, databaseFile, databaseFile + suffix)
    else await importMongo(databaseUri, path.join(staging, 'database'))
    return manifest
  } finally {
    await rm(staging, { recursive: true, force: true })
    lock?.release()
  }
}

async function assertStopped(host: string, port: number): Promise<void> {
  try {
    await assertPortFree(host, port)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'start.portInUse') throw new DomainError('backup.running', { host, port })
    throw error
  }
}

async function assertEmpty({ databaseFile, databaseUri, mediaDir }: Place): Promise<void> {
  if (await holdsMedia(mediaDir)) throw new DomainError('backup.notEmpty', { target: mediaDir })
  if (databaseFile ? existsSync(databaseFile) : !(await isMongoEmpty(databaseUri)))
    throw new DomainError('backup.notEmpty', { target: databaseFile ?? 'MongoDB' })
}

/** Sessions and sealed fields are signed with the secret of the time; PAYLOAD_SECRET still wins where it is set. */
async function swapSecret(restored: string, place: string, suffix: string): Promise<void> {
  if (!existsSync(restored)) return
  if (existsSync(place)) await rename(place, place + suffix)
  await moveAcross(restored, place)
}

async function swapAcross(unpacked: string, databaseFile: string, keptAs: string): Promise<void> {
  const beside = `${databaseFile}.restored`
  await rm(beside, { force: true })
  await moveAcross(unpacked, beside)
  await swapSqlite(databaseFile, beside, keptAs)
}

/** DATA_DIR and MEDIA_DIR may be on different file systems, where a rename is not possible. */
async function moveAcross(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, 0o600)
  await rm(from)
}
