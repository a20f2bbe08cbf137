import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** What an account keeps of its password: the fields `hash` and `salt`. */
export type PasswordDigest = { hash: string; salt: string }

const derive = promisify(pbkdf2)

/** Payload's own form of a password since 3.90, which its sign-in reads (payload/dist/auth/strategies/local). */
const PAYLOAD = { prefix: 'pbkdf2-sha256-v1:', rounds: 600_000, bytes: 32 } as const
/**
 * For passwords that hold enough chance in themselves, or none because they are published: fifty thousand of Payload's would take
 * hours. The first sign-in replaces it by Payload's (`hooks/login`), and until then Payload alone accepts no password for it.
 */
const INITIAL = { prefix: 'initial-pbkdf2-sha256-v1:', rounds: 1_000, bytes: 32 } as const

/** Payload's digest: 0.2 to 0.5 s of one thread of Node's pool, so never inside a transaction (its write turn waits meanwhile). */
export function digestPassword(password: string): Promise<PasswordDigest> {
  return digest(password, PAYLOAD)
}

/** The quick digest of an initial password; see {@link isInitialPassword}. */
export function digestInitialPassword(password: string): Promise<PasswordDigest> {
  return digest(password, INITIAL)
}

export function isInitialDigest(hash: unknown): hash is string {
  return typeof hash === 'string' && hash.startsWith(INITIAL.prefix)
}

/** Whether `password` is the one behind a digest of {@link digestInitialPassword}. */
export async function isInitialPassword(password: string, { hash, salt }: PasswordDigest): Promise<boolean> {
  if (!isInitialDigest(hash)) return false
  const stored = Buffer.from(hash.slice(INITIAL.prefix.length), 'hex')
  const shown = await derive(password, salt, INITIAL.rounds, INITIAL.bytes, 'sha256')
  return stored.length === shown.length && timingSafeEqual(stored, shown)
}

/** Whether `password` is the one behind a stored digest of either form; false for an account without one. */
export async function isPassword(password: string, { hash, salt }: { hash?: string | null; salt?: string | null }): Promise<boolean> {
  if (!hash || !salt) return false
  const form = [PAYLOAD, INITIAL].find(({ prefix }) => hash.startsWith(prefix))
  if (!form) return false
  const stored = Buffer.from(hash.slice(form.prefix.length), 'hex')
  const shown = await derive(password, salt, form.rounds, form.bytes, 'sha256')
  return stored.length === shown.length && timingSafeEqual(stored, shown)
}

async function digest(password: string, { bytes, prefix, rounds }: { prefix: string; rounds: number; bytes: number }) {
  const salt = randomBytes(32).toString('hex')
  const derived = await derive(password, salt, rounds, bytes, 'sha256')
  return { hash: `${prefix}${derived.toString('hex')}`, salt }
}
