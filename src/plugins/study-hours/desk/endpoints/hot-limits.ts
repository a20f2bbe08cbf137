import { DomainError } from '@/kernel/errors'

export type SessionLimit = (sid: string) => void

const PER_SECOND = 2
/** A line that comes back may send what it kept. */
const AT_ONCE = 120
const MOST = 20_000

/**
 * Bounds what one sign-in may ask, by a bucket that fills again; a whole works sits behind one address, so addresses are not counted.
 * The limit throws DomainError `request.tooMany`.
 */
export function sessionLimit({ atOnce = AT_ONCE, perSecond = PER_SECOND } = {}): SessionLimit {
  const buckets = new Map<string, { left: number; atMs: number }>()
  return (sid) => {
    const atMs = performance.now()
    const bucket = buckets.get(sid) ?? { left: atOnce, atMs }
    bucket.left = Math.min(atOnce, bucket.left + ((atMs - bucket.atMs) / 1_000) * perSecond)
    bucket.atMs = atMs
    buckets.delete(sid)
    buckets.set(sid, bucket)
    if (buckets.size > MOST) buckets.delete(buckets.keys().next().value!)
    if (bucket.left < 1) throw new DomainError('request.tooMany', { retryAfter: Math.ceil((1 - bucket.left) / perSecond) })
    bucket.left -= 1
  }
}
