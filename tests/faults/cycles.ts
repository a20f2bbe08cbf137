import { build } from 'esbuild'
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { migrations } from '@/database/migrations'
import type { Ack, FromChild, ToChild, Work } from './protocol'

export type FaultOptions = {
  cycles: number
  /** @default 'line' */
  work?: Work
  /** Chooses the moments of the kills. */
  seed: number
  /** Empty at first; the database stays in it from cycle to cycle. */
  directory: string
  /** All invariants are recomputed every so many cycles, and after the last. */
  invariantsEvery?: number
  tell?: (line: string) => void
}

export type FaultReport = { kills: number; acknowledged: number; checkedRecords: number; problems: string[] }

/** Inside the project, where its packages are found. */
const WORKER = '.cache/faults/worker.mjs'
const BOOT_MS = 120_000
const CHECK_MS = 300_000
const WRITE_MS = { least: 30, most: 1_500 }
/** Every so manieth kill comes while the process is still starting on what the last kill left. */
const KILL_AT_START_EVERY = 9

/**
 * Starts a process that writes, kills it with SIGKILL at a random moment, starts it again over the same files, and looks for
 * everything that was acknowledged; again and again. Stops at the first cycle with problems.
 */
export async function runFaults({
  cycles,
  seed,
  directory,
  invariantsEvery = 10,
  tell = () => undefined,
  work = 'line',
}: FaultOptions): Promise<FaultReport> {
  const random = generator(seed)
  const report: FaultReport = { kills: 0, acknowledged: 0, checkedRecords: 0, problems: [] }
  const all: Ack[] = []
  let fresh: Ack[] = []
  await prepare(directory)

  for (let cycle = 1; cycle <= cycles && report.problems.length === 0; cycle += 1) {
    const child = start(directory)
    if (cycle % KILL_AT_START_EVERY === 0) {
      await pause(random() * 2_000)
      await kill(child)
      report.kills += 1
      tell(`${cycle}/${cycles} killed while starting`)
      continue
    }
    await heard(child, 'ready', BOOT_MS)
    await inspect({ child, acks: fresh, invariants: cycle % invariantsEvery === 0, report })
    fresh = await writeUntilKilled({ child, cycle, work, ms: WRITE_MS.least + random() * (WRITE_MS.most - WRITE_MS.least) })
    report.kills += 1
    report.acknowledged += fresh.length
    tell(`${cycle}/${cycles} killed, ${fresh.length} writes acknowledged`)
    fresh = latest(fresh)
    all.push(...fresh)
  }

  if (report.problems.length === 0) {
    const child = start(directory)
    await heard(child, 'ready', BOOT_MS)
    await inspect({ child, acks: all, invariants: true, report })
    await stop(child)
  }
  return report
}

/** One look at what is stored, by a process of its own. */
export async function inspectOnce(directory: string, acks: Ack[]): Promise<string[]> {
  const report: FaultReport = { kills: 0, acknowledged: 0, checkedRecords: 0, problems: [] }
  const child = start(directory)
  await heard(child, 'ready', BOOT_MS)
  await inspect({ child, acks, invariants: true, report })
  await stop(child)
  return report.problems
}

/** Bundles the process as the server is bundled (a start then takes a second), and lets it make schema, people and book undisturbed. */
async function prepare(directory: string): Promise<void> {
  await build({
    entryPoints: ['tests/faults/worker.ts'],
    outfile: WORKER,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'error',
  })
  const child = start(directory)
  await heard(child, 'ready', BOOT_MS)
  await stop(child)
}

/** Of one session the last word says all that the earlier ones said. */
function latest(acks: readonly Ack[]): Ack[] {
  const sessions = new Map<string, Ack>()
  for (const ack of acks) if (ack.kind === 'studied') sessions.set(ack.id, ack)
  return [...acks.filter(({ kind }) => kind !== 'studied'), ...sessions.values()]
}

async function inspect({
  child,
  acks,
  invariants,
  report,
}: {
  child: ChildProcess
  acks: Ack[]
  invariants: boolean
  report: FaultReport
}): Promise<void> {
  const answer = heard(child, 'checked', CHECK_MS)
  order(child, { do: 'check', acks, invariants })
  const { problems, records } = await answer
  report.problems.push(...problems)
  report.checkedRecords += records
}

async function writeUntilKilled(args: { child: ChildProcess; cycle: number; ms: number; work: Work }): Promise<Ack[]> {
  const { child, cycle, ms, work } = args
  const acks: Ack[] = []
  let failure: string | undefined
  child.on('message', (message: FromChild) => {
    if (message.is === 'ack') acks.push(message.ack)
    if (message.is === 'failed') failure = message.reason
  })
  // The moment is counted from the first acknowledgement: a busy machine takes its time to get there.
  const writing = heard(child, 'ack', CHECK_MS)
  order(child, { do: 'write', cycle, work })
  await writing
  await pause(ms)
  await kill(child)
  if (failure) throw new Error(`a writer failed: ${failure}`)
  return acks
}

function start(directory: string): ChildProcess {
  return fork(path.resolve(WORKER), {
    execArgv: ['--conditions=production'], // see .npmrc
    env: {
      ...process.env,
      // As in production where migrations are committed, so that no start has to compare the schema.
      NODE_ENV: migrations.length > 0 ? 'production' : 'test',
      DATABASE_URI: `file:${path.join(directory, 'faults.db')}`,
      DATA_DIR: directory,
      MEDIA_DIR: path.join(directory, 'media'),
      PAYLOAD_SECRET: 'only-for-the-processes-that-are-killed',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function order(child: ChildProcess, message: ToChild): void {
  child.send(message)
}

async function heard<K extends FromChild['is']>(child: ChildProcess, is: K, ms: number): Promise<Extract<FromChild, { is: K }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`the process did not say "${is}" within ${ms} ms`))), ms)
    const onMessage = (message: FromChild) => {
      if (message.is === is) finish(() => resolve(message as Extract<FromChild, { is: K }>))
      if (message.is === 'failed') finish(() => reject(new Error(message.reason)))
    }
    const onExit = (code: number | null) =>
      finish(() => reject(new Error(`the process ended (${code ?? 'killed'}) before it said "${is}"`)))
    const finish = (then: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
      then()
    }
    child.on('message', onMessage).on('exit', onExit)
  })
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await gone
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve))
  order(child, { do: 'stop' })
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(timer)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** mulberry32: small, seeded, good enough to choose moments. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
