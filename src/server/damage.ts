import { setTimeout as pause } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { DomainError } from '@/kernel/errors'
import { runInWorker } from '@/platform/files'
import type { Check } from './edge/health'
import { QUICK_CHECK } from './quick-check-task'
import './errors'

/** How long the start waits for the check, in milliseconds; a file of some gigabytes takes longer and is told of by `/readyz`. */
const START_WAITS_MS = 3_000

export type DamageWatch = {
  /** For `/readyz`: what was found at the start, or met by any statement since. */
  check: Check
}

/**
 * Reads the whole file once at the start, on a thread of its own.
 * @throws DomainError `start.databaseDamaged` where that shows at once; later it shows in `/readyz` and the log
 */
export async function watchDamage({
  databaseFile,
  logger,
  met,
}: {
  databaseFile: string | undefined
  logger: Pick<Logger, 'error'>
  /** What statements have met since. */
  met: () => string | undefined
}): Promise<DamageWatch> {
  let found: readonly string[] = []
  const check: Check = async () => {
    const damage = found[0] ?? met()
    return damage === undefined || `the database's file is damaged (${damage}): see "A damaged database" in docs/operations.md`
  }
  if (databaseFile === undefined) return { check }
  const checking = runInWorker({ task: QUICK_CHECK, input: { databaseFile } })
    .then((faults) => {
      found = faults
      if (faults.length > 0) logger.error({ msg: 'the database is damaged', faults })
    })
    .catch((error: unknown) => logger.error({ err: error, msg: 'the database could not be checked' }))
  await Promise.race([checking, pause(START_WAITS_MS, undefined, { ref: false })])
  if (found.length > 0) throw new DomainError('start.databaseDamaged', { file: databaseFile, reason: found[0] })
  return { check }
}

/** What the adapter's statements have met. */
export function metDamage(payload: Payload): string | undefined {
  return (payload.db as { damage?: string }).damage
}
