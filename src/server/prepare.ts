import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { storageTrouble } from '@/database/trouble'
import { DomainError } from '@/kernel/errors'
import type { Environment } from '@/kernel/environment'

/** Makes the folders of run-time data and proves that they can be written. @throws DomainError `start.notWritable` */
export function prepareDirectories(environment: Pick<Environment, 'dataDir' | 'mediaDir' | 'databaseFile'>): void {
  proveWritable('DATA_DIR', environment.dataDir)
  proveWritable('MEDIA_DIR', environment.mediaDir)
  if (environment.databaseFile) proveWritable('DATABASE_URI', path.dirname(environment.databaseFile))
}

/**
 * The secret that signs sessions: the given one, else that of `DATA_DIR/secret`, which is made on the first start and readable by its owner only.
 * @throws DomainError `start.secretUnreadable` when the file holds something else
 */
export function payloadSecret(environment: Pick<Environment, 'payloadSecret' | 'dataDir'>): string {
  if (environment.payloadSecret) return environment.payloadSecret
  const file = path.join(environment.dataDir, 'secret')
  try {
    // `wx`: of two first starts at once one makes the secret and the other reads it.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      // A full disk makes the file and not what is to be in it.
      rmSync(file, { force: true })
      throw notWritable('DATA_DIR', file, error)
    }
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(secret)) throw new DomainError('start.secretUnreadable', { path: file })
  chmodSync(file, 0o600)
  return secret
}

/** Asked before anything slow, so that a port in use is told at once. @throws DomainError `start.portInUse` and `start.cannotListen` */
export async function assertPortFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error) => reject(listenError(error, host, port)))
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

export function listenError(error: unknown, host: string, port: number): DomainError {
  const reason = codeOf(error)
  return reason === 'EADDRINUSE'
    ? new DomainError('start.portInUse', { host, port })
    : new DomainError('start.cannotListen', { host, port, reason })
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function proveWritable(name: string, directory: string): void {
  try {
    makeDirectory(directory)
    const probe = path.join(directory, `.write-test-${randomUUID()}`)
    writeFileSync(probe, '')
    unlinkSync(probe)
  } catch (error) {
    throw notWritable(name, directory, error)
  }
}

function notWritable(name: string, path: string, error: unknown): DomainError {
  const reason = codeOf(error)
  return storageTrouble(error)
    ? new DomainError('start.diskFull', { path, reason })
    : new DomainError('start.notWritable', { name, path, reason })
}

/** Not `recursive`: on file systems that refuse new entries with ENOENT, such as /proc, Node 20 then never comes back. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  makeDirectory(path.dirname(directory))
  mkdirSync(directory)
}
