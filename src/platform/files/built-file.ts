import type * as ChildProcess from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What is bundled beside the server (`scripts/lib/bundles.mjs`): threads, and the scripts of pages that are made as text. */
export type BundleKind = 'workers' | 'client'

const EXTENSIONS: Record<BundleKind, string> = { workers: 'mjs', client: 'js' }

// `turbopackIgnore`: Next would take these paths for files to ship and trace the whole project.
/**
 * The JavaScript of `NAME.worker.ts` or `NAME.client.ts`: what the build left in `dist`, unless a source has changed since (development,
 * tests); then a copy built now under `node_modules/.cache`. Found from the working directory, because the code that asks may itself be bundled.
 * @throws Error when there is no such file or it cannot be built
 */
export async function builtFile(kind: BundleKind, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`"${name}" is no name of a bundle`)
  const file = `${name}.${EXTENSIONS[kind]}`
  const built = path.resolve(/* turbopackIgnore: true */ 'dist', kind)
  if (await isFresh(built, name, file)) return path.join(/* turbopackIgnore: true */ built, file)
  const cache = path.resolve(/* turbopackIgnore: true */ 'node_modules', '.cache', `liangong-${kind}`)
  if (!(await isFresh(cache, name, file))) await build(kind, name, cache)
  return path.join(/* turbopackIgnore: true */ cache, file)
}

/** `name.inputs.json` lists the sources that went into the file. Where there are no sources at all (a lean deployment) nothing can have changed. */
async function isFresh(folder: string, name: string, file: string): Promise<boolean> {
  const builtAt = await modifiedAt(path.join(/* turbopackIgnore: true */ folder, file))
  const list =
    builtAt === undefined
      ? undefined
      : await readFile(path.join(/* turbopackIgnore: true */ folder, `${name}.inputs.json`), 'utf8').catch(() => undefined)
  if (builtAt === undefined || list === undefined) return false
  // What was built for production is what is served; whether it is that of these sources the start has asked by their digest.
  if (process.env['NODE_ENV'] === 'production') return true
  const inputs = JSON.parse(list) as string[]
  if ((await modifiedAt(path.resolve(/* turbopackIgnore: true */ 'src'))) === undefined) return true
  const times = await Promise.all(inputs.map((input) => modifiedAt(path.resolve(/* turbopackIgnore: true */ input))))
  return times.every((time) => time !== undefined && time <= builtAt)
}

async function modifiedAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
}

/** In a process of its own: esbuild stays out of every bundle, and the build step and this one are the same code. */
function build(kind: BundleKind, name: string, outDir: string): Promise<void> {
  const require = createRequire(path.resolve(/* turbopackIgnore: true */ 'package.json'))
  const { execFile } = require('node:child_process') as typeof ChildProcess
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [path.resolve(/* turbopackIgnore: true */ 'scripts', 'build-workers.mjs'), kind, '--out', outDir, name],
      { timeout: 60_000, env: { NODE_ENV: 'production' } },
      (error, _out, complaint) => {
        if (error) reject(new Error(`${name} of ${kind} could not be built: ${complaint || error.message}`))
        else resolve()
      },
    )
  })
}
