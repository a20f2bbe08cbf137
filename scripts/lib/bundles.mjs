import { readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * What is bundled beside the server, by the folder of `dist` that it goes to: threads, and the scripts that pages made as text load. One
 * name, one file: `src/**` + `/study.client.ts` becomes `dist/client/study.js`.
 * @typedef {'workers' | 'client'} BundleKind
 * @type {Record<BundleKind, { suffix: string; extension: string }>}
 */
export const BUNDLES = {
  workers: { suffix: '.worker.ts', extension: 'mjs' },
  client: { suffix: '.client.ts', extension: 'js' },
}

/**
 * The entry points of a kind, by name.
 * @param {BundleKind} kind
 * @param {string[]} folders
 * @returns {Map<string, string>} name → path of the source
 */
export function entryPoints(kind, folders = ['src']) {
  const { suffix } = BUNDLES[kind]
  const found = new Map()
  for (const file of folders.flatMap(filesOf).filter((each) => each.endsWith(suffix))) {
    const name = path.basename(file, suffix)
    if (found.has(name)) throw new Error(`two of ${kind} are called ${name}`)
    found.set(name, file)
  }
  return found
}

/** What a finished build has left of them. */
export function bundledFiles() {
  return Object.entries(BUNDLES).flatMap(([kind, { extension }]) =>
    [...entryPoints(/** @type {BundleKind} */ (kind)).keys()].map((name) => `dist/${kind}/${name}.${extension}`),
  )
}

/** @param {string} folder */
function filesOf(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((file) => path.join(folder, file))
  } catch (error) {
    // A deployment may come without tests, or without sources.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
