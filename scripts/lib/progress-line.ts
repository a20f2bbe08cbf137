/** How often somebody at a screen is told, and how often a log is, in milliseconds. */
const EVERY_MS = { screen: 250, log: 10_000 }

type Stream = { isTTY?: boolean; write(text: string): unknown }

/** What long work is doing: on a screen one line that is written over, in a log now and then a line; short work says nothing. */
export function progressLine(stream: Stream, now: () => number = () => performance.now()): { tell(text: string): void; clear(): void } {
  const everyMs = stream.isTTY ? EVERY_MS.screen : EVERY_MS.log
  let toldAt = now()
  let isWritten = false
  return {
    tell: (text) => {
      if (now() - toldAt < everyMs) return
      toldAt = now()
      isWritten = true
      stream.write(stream.isTTY ? `\r\u001B[K${text}` : `${text}\n`)
    },
    clear: () => {
      if (isWritten && stream.isTTY) stream.write('\r\u001B[K')
      isWritten = false
    },
  }
}
