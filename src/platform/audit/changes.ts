import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'

export type Change = { path: string; before?: unknown; after?: unknown }

/** Members whose values never enter the log: only that they changed, told by a digest. */
const SECRET =
  /^(password|hash|salt|token|secret|apiKey|apiKeyIndex|resetPasswordToken|_verificationToken|sessions|identity(Number|Sealed|Digest)\w*)$/i

/** Bookkeeping that changes with every write and tells nothing. */
const NOISE = new Set(['updatedAt', 'createdAt', 'loginAttempts', 'lockUntil', 'collection', '_strategy'])

/** Longer values are told by digest and length; the content itself stands in its own record. */
const LARGE = 400

/** What differs between two states of a document, member by member, fit to be kept for ever. */
export function changesBetween(before: Record<string, unknown> | undefined, after: Record<string, unknown> | undefined): Change[] {
  const paths = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort()
  return paths.flatMap((path) => {
    if (NOISE.has(path)) return []
    const was = plain(before?.[path])
    const is = plain(after?.[path])
    if (canonicalJson(was) === canonicalJson(is)) return []
    return [{ path, before: recorded(path, was), after: recorded(path, is) }]
  })
}

function recorded(path: string, value: unknown): unknown {
  if (value === undefined || value === null) return null
  const text = canonicalJson(value)
  if (SECRET.test(path)) return { secret: true, sha256: sha256Hex(text).slice(0, 16) }
  if (text.length > LARGE) return { sha256: sha256Hex(text), length: text.length }
  return value
}

/** Relations are compared by id, however deep they were populated. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) return value.toISOString()
  if (value && typeof value === 'object') {
    if ('id' in value && ('updatedAt' in value || 'createdAt' in value)) return value.id
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
  }
  return value
}
