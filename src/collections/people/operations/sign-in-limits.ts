import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { withTransaction } from '@/platform/transactions'
import { recall, remember } from './sign-in-shelves'
import { keyOfAccount } from './sign-in-subject'

const MINUTE_MS = 60_000

/**
 * Limits by whom they are about. A whole training base, thousands of trainees, sits behind one address, so the account is the key (else
 * the name that was tried); the edge bounds addresses from far outside. Only failures count.
 */
const FROM_ONE_PLACE = { most: 10, windowMs: 5 * MINUTE_MS } as const
const FROM_ANYWHERE = { most: 50, windowMs: 15 * MINUTE_MS } as const
const MAILED_LINKS = { most: 3, windowMs: 15 * MINUTE_MS } as const
const MOST_KEYS = 100_000

type Limit = { most: number; windowMs: number }
type Count = { untilMs: number; count: number }

/** @throws DomainError `request.tooMany` where no further try is looked at, with `retryAfter` in seconds */
export async function assertMayTry(req: PayloadRequest, subject: string, nowMs: number): Promise<void> {
  const counts = countsOf(req)
  for (const [key, limit] of keysOf(req, subject)) {
    const full = fullCount(counts, key, limit, nowMs)
    if (!full) continue
    // Asked only by whoever would be refused: it may have been lifted in any process.
    const liftedAtMs = await recall<number>(req, 'sign-in-lifted', subject)
    if (liftedAtMs === undefined || liftedAtMs <= full.untilMs - limit.windowMs) throw tooMany(full, nowMs)
    counts.delete(key)
  }
}

/**
 * Forgets the failures of an account that somebody has opened again: an administrator who unlocks it or sets its password, its holder with a
 * mailed link, whoever has the machine. Holds for every process; what is counted from now on counts.
 */
export async function liftLimits(req: PayloadRequest, account: string): Promise<void> {
  await withTransaction(req, () => remember(req, 'sign-in-lifted', keyOfAccount(req, account), nowOf(req).getTime()))
}

export function countTry(req: PayloadRequest, subject: string, nowMs: number): void {
  const counts = countsOf(req)
  for (const [key, limit] of keysOf(req, subject)) add(counts, key, limit, nowMs)
}

/** @throws DomainError `request.tooMany` */
export function takeMailedLink(req: PayloadRequest, subject: string, nowMs: number): void {
  const counts = countsOf(req)
  const full = fullCount(counts, `link ${subject}`, MAILED_LINKS, nowMs)
  if (full) throw tooMany(full, nowMs)
  add(counts, `link ${subject}`, MAILED_LINKS, nowMs)
}

function keysOf(req: PayloadRequest, subject: string): [string, Limit][] {
  const network = req.headers.get(EDGE_HEADERS.network) ?? ''
  return [
    [`${subject} ${network}`, FROM_ONE_PLACE],
    [subject, FROM_ANYWHERE],
  ]
}

function fullCount(counts: Map<string, Count>, key: string, { most }: Limit, nowMs: number): Count | undefined {
  const found = counts.get(key)
  return found && found.untilMs > nowMs && found.count >= most ? found : undefined
}

function tooMany({ untilMs }: Count, nowMs: number): DomainError {
  return new DomainError('request.tooMany', { retryAfter: Math.ceil((untilMs - nowMs) / 1_000) })
}

function add(counts: Map<string, Count>, key: string, { windowMs }: Limit, nowMs: number): void {
  const found = counts.get(key)
  counts.delete(key)
  counts.set(key, found && found.untilMs > nowMs ? { ...found, count: found.count + 1 } : { untilMs: nowMs + windowMs, count: 1 })
  if (counts.size > MOST_KEYS) counts.delete(counts.keys().next().value!)
}

const COUNTS: unique symbol = Symbol.for('liangong.signInCounts')

/** Of this process. Next may hold this module twice, for its routes and for its pages; Payload it holds once. */
function countsOf({ payload }: PayloadRequest): Map<string, Count> {
  const holder = payload as { [COUNTS]?: Map<string, Count> }
  return (holder[COUNTS] ??= new Map())
}
