import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import path from 'node:path'
import { DAY_MS, localDate } from '@/kernel/clock'
import { logFileName } from '@/platform/retention/rules'

/** A file in `directory` for the lines of each day of the centre; all processes of a machine add to the same one. */
export function openLogFiles(directory: string, now: () => number = () => Date.now()): { write(line: string): void; end(): Promise<void> } {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  let file: WriteStream | undefined
  let day = { fromMs: 0, toMs: 0 }
  const open = (at: number) => {
    file?.end()
    const name = localDate(at)
    const fromMs = Date.parse(`${name}T00:00:00+08:00`)
    day = { fromMs, toMs: fromMs + DAY_MS }
    return createWriteStream(path.join(directory, logFileName(name)), { flags: 'a', mode: 0o600 })
  }
  return {
    write: (line) => {
      const at = now()
      // Also a clock that was set back begins another file.
      if (!file || at < day.fromMs || at >= day.toMs) file = open(at)
      file.write(line)
    },
    end: () => new Promise((resolve) => (file ? file.end(() => resolve()) : resolve())),
  }
}
