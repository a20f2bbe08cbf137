import { availableParallelism } from 'node:os'
import type { Request, RequestHandler } from 'express'
import { sendError } from '../errors'

export type SignInTurns = {
  isSignIn: (req: Request) => boolean
  /** How many passwords are hashed at once. @default one processor fewer than there are, at least one */
  atOnce?: number
  /** How many may wait; whoever comes after them is told to come again. @default 200 for each turn */
  mostWaiting?: number
  /** How long a turn lasts at most, in milliseconds: whoever takes longer is not cut off, but the next one begins. @default 30 s */
  mostMs?: number
}

/** What a client is told to wait when the line is full, in seconds. */
const RETRY_AFTER = 20

/**
 * Lets sign-ins pass a few at a time. Hashing a password takes a processor for a third of a second; at the start of a shift thousands
 * sign in, and would share all processors among themselves while pages, beats and writes wait.
 */
export function signInTurns({
  isSignIn,
  atOnce = Math.max(1, availableParallelism() - 1),
  mostWaiting = 200 * atOnce,
  mostMs = 30_000,
}: SignInTurns): RequestHandler {
  const waiting = new Set<() => void>()
  let running = 0

  const turn = () => {
    running += 1
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      running -= 1
      const [next] = waiting
      next?.()
    }
    const timer = setTimeout(end, mostMs).unref()
    return end
  }

  return (req, res, next) => {
    if (!isSignIn(req)) return next()
    const begin = () => {
      waiting.delete(begin)
      res.once('close', turn())
      next()
    }
    if (running < atOnce) return begin()
    if (waiting.size >= mostWaiting) {
      res.setHeader('Retry-After', String(RETRY_AFTER))
      return sendError(req, res, 'request.signInsBusy')
    }
    waiting.add(begin)
    res.once('close', () => waiting.delete(begin))
  }
}
