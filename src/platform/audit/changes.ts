import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'

export type Change = { path: string; before?: unknown; after?: unknown }

/** Members whose values never enter the log: only that they changed, told by a digest. */
const SECRET = /^(password|hash|salt|token|secret|apiKey|apiKeyIndex|_verificationToken|identity(Number|Sealed|Digest)\w*)$/i

/**
 * Bookkeeping that changes with every write or every sign-in, and is true for hours at most: times of writing, who is signed in where,
 * wrong passwords counted, a link for a forgotten password. It is neither recorded nor compared (docs/security.md says what that leaves open).
 */
const NOISE = new Set([
  'updatedAt',
  'createdAt',
  'loginAttempts',
  'lockUntil',
  'sessions',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'collection',
  '_strategy',
])

/** Longer values are told by digest and length; the content itself stands in its own record. */
const LARGE = 400

export function isNoise(path: string): boolean {
  return NOISE.has(path)
}

/** What differs between two states of a document, member by member, fit to be kept for ever. */
export function changesBetween(before: Record<string, unknown> | undefined, after: Record<string, unknown> | undefined): Change[] {
  const paths = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort()
  return paths.flatMap((path) => {
    if (isNoise(path)) return []
    const was = normal(before?.[path])
    const is = normal(after?.[path])
    if (canonicalJson(was) === canonicalJson(is)) return []
    return [{ path, before: recorded(path, was), after: recorded(path, is) }]
  })
}

/** A value as the log keeps it: itself, or a digest where it is secret or long. @param value a normal value */
export function recorded(path: string, value: unknown): unknown {
  if (value === undefined || value === null) return null
  const text = canonicalJson(value)
  if (SECRET.test(path)) return { secret: true, sha256: sha256Hex(text).slice(0, 16) }
  if (text.length > LARGE) return { sha256: sha256Hex(text), length: text.length }
  return value
}

/**
 * Whether a stored value is what the log says of it: values by what they hold, digests by their digests. Version 0.1.0 digested values with
 * their empty members still in them.
 */
export function isAsRecorded(path: string, said: unknown, stored: unknown): boolean {
  const is = normal(stored)
  const text = canonicalJson(is)
  if (canonicalJson(normal(said)) === text) return true
  if (!isDigest(said)) return false
  return [is, plain(stored)].some((value) => canonicalJson(recorded(path, value)) === canonicalJson(said))
}

function isDigest(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sha256' in value && ('secret' in value || 'length' in value)
}

/**
 * One form for what is the same: relations by id, dates as text, and nothing for an absent member, an empty list or a group without a value,
 * which one database stores as null, another as an empty list, a third not at all.
 */
export function normal(value: unknown): unknown {
  return withoutEmpty(plain(value))
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value ?? null
  const members = Object.entries(value)
    .map(([key, member]) => [key, withoutEmpty(member)] as const)
    .filter(([, member]) => member !== null)
  return members.length === 0 ? null : Object.fromEntries(members)
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
