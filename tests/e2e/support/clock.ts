import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type ServedClock = {
  /** What a server needs in its environment to keep this time. */
  env: Record<string, string>
  now(): number
  /** Moves the server's clock to an instant; it only ever goes forward, as real ones do. */
  moveTo(instant: number | string): void
  remove(): void
}

/** A clock that a server of a test keeps, and that the test alone moves. `SERVED_CLOCK_FILE` names the file of a server that runs already. */
export function createServedClock(): ServedClock {
  const own = process.env['SERVED_CLOCK_FILE']
  const directory = own ? path.dirname(own) : mkdtempSync(path.join(tmpdir(), 'liangong-clock-'))
  const file = own ?? path.join(directory, 'shift')
  let shiftMs = 0
  const write = () => {
    // Whole or not at all: the server may be reading it.
    writeFileSync(`${file}.next`, String(shiftMs))
    renameSync(`${file}.next`, file)
  }
  write()
  // Required, not imported: Node then loads it in worker threads as well.
  const preload = `--require ${JSON.stringify(path.resolve('tests/support/served-clock.cjs'))}`
  return {
    env: { SERVED_CLOCK: file, NODE_OPTIONS: [process.env['NODE_OPTIONS'], preload].filter(Boolean).join(' ') },
    now: () => Date.now() + shiftMs,
    moveTo: (instant) => {
      const next = new Date(instant).getTime() - Date.now()
      if (!(next >= shiftMs)) throw new Error(`the served clock does not go back to ${new Date(instant).toISOString()}`)
      shiftMs = next
      write()
    },
    remove: () => {
      if (!own) rmSync(directory, { recursive: true, force: true })
    },
  }
}
