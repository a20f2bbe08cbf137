import { statfs } from 'node:fs/promises'
import { storageTrouble } from '@/database/trouble'
import { EnvironmentError, type Environment } from '@/kernel/environment'
import { describeError, DomainError } from '@/kernel/errors'
import './errors'

/** With less than this a start cannot even migrate, in bytes; a disk that is nearly full is told by `/readyz`. */
const LEAST_FREE_BYTES = 16_000_000

type Place = Pick<Environment, 'dataDir' | 'mediaDir'>

/** @throws DomainError `start.diskFull` before anything is begun that could not be ended */
export async function assertSpace({ dataDir, mediaDir }: Place): Promise<void> {
  for (const directory of [dataDir, mediaDir]) {
    const { bavail, bsize } = await statfs(directory)
    if (bavail * bsize < LEAST_FREE_BYTES)
      throw new DomainError('start.diskFull', { path: directory, reason: `${Math.floor((bavail * bsize) / 1_000_000)} MB` })
  }
}

/** One clear line for what an administrator can mend; the whole stack for what only a programmer can. */
export function startFailure(error: unknown, place?: Place): string {
  if (error instanceof EnvironmentError) return error.message
  if (error instanceof DomainError) return inBoth(error)
  const trouble = storageTrouble(error)
  const where = place?.dataDir ?? process.env['DATA_DIR'] ?? 'data'
  if (trouble?.kind === 'full') return inBoth(new DomainError('start.diskFull', { path: where, reason: trouble.reason }))
  if (trouble) return inBoth(new DomainError('start.databaseDamaged', { file: where, reason: trouble.reason }))
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * What Payload logs while it starts, and then ends the process or forgets the cause: a disk that is full, a damaged file. One line is
 * told in place of its stack.
 */
export function endsOnTrouble(entry: unknown, place: Place, end: (line: string) => void): void {
  const error = typeof entry === 'object' && entry !== null && 'err' in entry ? entry.err : entry
  if (storageTrouble(error)) end(startFailure(error, place))
}

function inBoth(error: DomainError): string {
  return `${describeError(error.code, 'zh', error.details)} ${describeError(error.code, 'en', error.details)}`
}
