import { availableParallelism } from 'node:os'
import { digestPassword, type PasswordDigest } from './password-digest'

export type DigestTurns = (password: string) => Promise<PasswordDigest>

/**
 * Digests passwords a few at a time, first come, first served: each takes a thread of Node's pool for a third of a second, and the pool
 * serves files and signatures too. Nothing is read or written meanwhile, so it belongs before a transaction, never into one.
 * @param atOnce @default one processor fewer than there are, at least one
 */
export function digestTurns(atOnce: number = Math.max(1, availableParallelism() - 1)): DigestTurns {
  const waiting: (() => void)[] = []
  let running = 0
  return async (password) => {
    if (running < atOnce) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await digestPassword(password)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
