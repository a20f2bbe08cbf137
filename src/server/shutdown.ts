import type { Server } from 'node:http'

/** How long requests in flight may take to end before their connections are cut, in milliseconds. */
export const GRACE_MS = 20_000

/** Stops accepting, lets requests in flight end within `graceMs`, then cuts what is left. */
export async function drain(server: Server, graceMs: number = GRACE_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A kept-alive connection turns idle only after its last answer, hence more than once.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  server.closeIdleConnections()
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** Calls `stop` once, on the first SIGTERM or SIGINT; a second signal ends the process at once. */
export function onStopSignal(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
}
