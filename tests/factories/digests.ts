import { createHook } from 'node:async_hooks'

/**
 * Watches the password digests that Node's pool works on while `work` runs: `onStart` is called in the context of whoever asks for one.
 * @returns how many there were, and how many at most at the same time
 */
export async function watchDigests(
  work: () => Promise<void>,
  onStart: () => void = () => undefined,
): Promise<{ all: number; most: number }> {
  const running = new Set<number>()
  const seen = { all: 0, most: 0 }
  const hook = createHook({
    init: (id, type) => {
      if (type !== 'PBKDF2REQUEST') return
      running.add(id)
      seen.all += 1
      seen.most = Math.max(seen.most, running.size)
      onStart()
    },
    before: (id) => void running.delete(id),
  }).enable()
  try {
    await work()
  } finally {
    hook.disable()
  }
  return seen
}
