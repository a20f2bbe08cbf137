import { TurnTimeout } from './errors'

/**
 * Hands out one turn at a time, first come, first served. libSQL is synchronous: a turn passed on in a microtask would
 * starve every timer, socket and read, so it passes through `setImmediate` (measured; ADR 0002).
 */
export type TurnQueue = {
  /**
   * Waits for the turn. The function that it gives ends the turn; calling it twice does nothing.
   * @param options.urgent a short turn of many: it goes before those that wait, but never twice running while anybody else waits
   */
  take(options?: { urgent?: boolean }): Promise<() => void>
  waiting(): number
}

/**
 * @param timeoutMs how long a writer waits for its turn, in milliseconds
 * @throws TurnTimeout from `take` when the turn did not come in time; the text names the usual cause, a write without `req`
 */
export function createTurnQueue({ timeoutMs }: { timeoutMs: number }): TurnQueue {
  const ordinary: (() => void)[] = []
  const urgent: (() => void)[] = []
  let busy = false
  let wasUrgent = false

  const pass = () =>
    setImmediate(() => {
      const isUrgent = urgent.length > 0 && !(wasUrgent && ordinary.length > 0)
      const next = (isUrgent ? urgent : ordinary).shift()
      wasUrgent = isUrgent
      if (next) next()
      else busy = false
    })

  const turn = () => {
    let ended = false
    return () => {
      if (ended) return
      ended = true
      pass()
    }
  }

  return {
    waiting: () => ordinary.length + urgent.length,
    take: (options) => {
      if (!busy) {
        busy = true
        wasUrgent = options?.urgent === true
        return Promise.resolve(turn())
      }
      const waiters = options?.urgent ? urgent : ordinary
      return new Promise((resolve, reject) => {
        const waiter = () => {
          clearTimeout(timer)
          resolve(turn())
        }
        const timer = setTimeout(() => {
          waiters.splice(waiters.indexOf(waiter), 1)
          reject(
            new TurnTimeout(
              `the database's write turn did not come within ${timeoutMs} ms: most likely a write inside an open transaction was made without passing \`req\`, and so waits for itself`,
            ),
          )
        }, timeoutMs)
        waiters.push(waiter)
      })
    },
  }
}
