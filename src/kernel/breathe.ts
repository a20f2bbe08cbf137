/** How long work may go on before others have their turn. */
const HOLD_MS = 15

/**
 * For long work of many small steps: `await breathe()` after each lets everything else that waits have its turn, once so much time has
 * gone by. Database answers alone do not: on SQLite they are there at once, and the event loop goes nowhere.
 */
export function breather(holdMs = HOLD_MS): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < holdMs) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
