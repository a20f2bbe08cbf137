import type { SanitizedConfig } from 'payload'

/**
 * Keeps the paths of this machine out of what the admin sends to browsers. Payload copies what can be enumerated of the configuration; what
 * it reads for itself by name it still finds.
 */
export function hidePaths(config: SanitizedConfig): SanitizedConfig {
  hide(config.admin.importMap, 'baseDir', 'importMapFile')
  for (const { upload } of config.collections) hide(upload, 'staticDir')
  return config
}

function hide(holder: object, ...names: readonly string[]): void {
  for (const name of names) {
    const known = Object.getOwnPropertyDescriptor(holder, name)
    if (known) Object.defineProperty(holder, name, { ...known, enumerable: false })
  }
}
