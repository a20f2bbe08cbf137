import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const FAILURE_KEPT_MS = 60 * 60_000
const LOCK_UNSIGNED_MS = 5_000

/**
 * Builds something once a machine under ~/.cache/liangong/NAME, prints its path on standard output and progress on
 * standard error. Runs that start together wait for one builder; a failure is remembered for an hour, so that tests on a
 * machine without network lose no time (`--retry` forgets it).
 *
 * @param {{ name: string, product: string, build: (directory: string) => Promise<void> }} options
 *   `product` is the file inside the directory whose presence, together with a stamp, proves a complete build
 */
export async function cachedBuild({ name, product, build }) {
  const directory = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'liangong', name)
  const [stamp, failure, lock] = ['complete', 'failed', 'lock'].map((suffix) => `${directory}.${suffix}`)
  const ready = () => existsSync(stamp) && existsSync(path.join(directory, product))
  const retry = process.argv.includes('--retry')
  mkdirSync(path.dirname(directory), { recursive: true })

  while (!ready()) {
    if (!retry && existsSync(failure) && Date.now() - statSync(failure).mtimeMs < FAILURE_KEPT_MS) fail(readFileSync(failure, 'utf8'))
    if (!takeLock(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      continue
    }
    try {
      rmSync(directory, { recursive: true, force: true })
      rmSync(failure, { force: true })
      mkdirSync(directory, { recursive: true })
      await build(directory)
      writeFileSync(stamp, new Date().toISOString())
    } catch (error) {
      writeFileSync(failure, error instanceof Error ? error.message : String(error))
      if (retry) break
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  if (!ready()) fail(readFileSync(failure, 'utf8'))
  process.stdout.write(`${path.join(directory, product)}\n`)
}

/**
 * Runs a command, its output on our standard error, and ends it after `timeoutMs`.
 * @returns {Promise<string>} its standard output where `capture` is set
 */
export function run(command, args, { timeoutMs, capture = false, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', capture ? 'pipe' : 2, 2],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output.trim())
      else reject(new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${signal ?? code}`))
    })
  })
}

export function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(reason) {
  say(reason)
  process.exit(1)
}

function takeLock(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(path.join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** A builder that was killed leaves its lock behind. */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    // ENOENT: released just now, or taken and not signed yet.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_UNSIGNED_MS)
  }
}
