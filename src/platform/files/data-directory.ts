import path from 'node:path'
import type { Payload, SanitizedConfig } from 'payload'

const NAME = 'dataDirectory'

/** For the composition: where the process keeps what is nobody's upload. It stands among what the server alone knows of the configuration. */
export function withDataDirectory(dataDir: string): Record<string, unknown> {
  return { [NAME]: dataDir }
}

/**
 * A folder under DATA_DIR for files of the house itself. Backups leave all of them out but the database and the secret.
 * @throws Error where the configuration was made without one
 */
export function dataDirectory({ config }: { config: Pick<SanitizedConfig, 'custom'> } | Payload, folder: string): string {
  const directory: unknown = config.custom?.[NAME]
  if (typeof directory !== 'string') throw new Error('this configuration names no DATA_DIR')
  return path.join(directory, folder)
}
