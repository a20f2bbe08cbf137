import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { asOneTimePassword } from '../domain/one-time-password'

/** What an account keeps of its password: the fields `hash` and `salt`. */
export type PasswordDigest = { hash: string; salt: string }

const derive = promisify(pbkdf2)

/** Payload's own form of a password since 3.90, which its sign-in reads (payload/dist/auth/strategies/local). */
const PAYLOAD = { prefix: 'pbkdf2-sha256-v1:', rounds: 600_000, bytes: 32 } as const
/**
 * For passwords that hold enough chance in themselves, or none because they are published: fifty thousand of Payload's would take
 * hours. The first sign-in replaces it by Payload's ({@link provePassword}).
 */
const INITIAL = { prefix: 'initial-pbkdf2-sha256-v1:', rounds: 1_000, bytes: 32 } as const

/** Payload's digest: 0.2 to 0.5 s of one thread of Node's pool, so never inside a transaction (its write turn waits meanwhile). */
export function digestPassword(password: string): Promise<PasswordDigest> {
  return digest(password, PAYLOAD)
}

/** The quick digest of an initial password. */
export function digestInitialPassword(password: string): Promise<PasswordDigest> {
  return digest(password, INITIAL)
}

/** Whether `password` is the one behind a stored digest of either form; false for an account without one. */
export async function isPassword(password: string, { hash, salt }: { hash?: string | null; salt?: string | null }): Promise<boolean> {
  if (!hash || !salt) return false
  const form = [PAYLOAD, INITIAL].find(({ prefix }) => hash.startsWith(prefix))
  if (!form) return false
  return isSame(hash.slice(form.prefix.length), await derive(password, salt, form.rounds, form.bytes, 'sha256'))
}

/** What {@link provePassword} found; `strong` is Payload's digest of a right password whose stored one was quick. */
export type Proof = { isRight: boolean; strong?: PasswordDigest }

/**
 * Compares a password with what an account keeps of it, or with nothing. It works through the same rounds whatever there is to compare
 * with: the time tells neither whether there is an account, nor what kind of password it has.
 *
 * A quick digest is that of a password from a slip, which may be typed without its dashes and in capitals (`asOneTimePassword`); that is
 * tried beside what was typed, for everybody, since a try costs the same whoever asks. Passwords that people chose, and those whose first
 * sign-in has replaced the quick digest, are compared as typed: a second form of them would cost a second slow digest of everybody, and a
 * chosen password of twelve letters must not have two spellings.
 */
export async function provePassword(password: string, stored: { hash?: string | null; salt?: string | null } | undefined): Promise<Proof> {
  const { hash, salt } = { hash: stored?.hash ?? '', salt: stored?.salt ?? '' }
  const isQuick = hash.startsWith(INITIAL.prefix)
  const own = salt || randomBytes(32).toString('hex')
  const strong = { salt: isQuick ? randomBytes(32).toString('hex') : own }
  const quick = (text: string) => derive(text, own, INITIAL.rounds, INITIAL.bytes, 'sha256')
  const printed = asOneTimePassword(password) ?? password
  const [typedly, printedly] = [await quick(password), await quick(printed)]
  const isPrinted = isQuick && isSame(hash.slice(INITIAL.prefix.length), printedly)
  const [quickly, meant] = isPrinted ? [printedly, printed] : [typedly, password]
  const slowly = await derive(meant, strong.salt, PAYLOAD.rounds, PAYLOAD.bytes, 'sha256')
  const [form, shown] = isQuick ? ([INITIAL, quickly] as const) : ([PAYLOAD, slowly] as const)
  const isRight = salt !== '' && hash.startsWith(form.prefix) && isSame(hash.slice(form.prefix.length), shown)
  return isRight && isQuick ? { isRight, strong: { ...strong, hash: `${PAYLOAD.prefix}${slowly.toString('hex')}` } } : { isRight }
}

function isSame(stored: string, shown: Buffer): boolean {
  const bytes = Buffer.from(stored, 'hex')
  return bytes.length === shown.length && timingSafeEqual(bytes, shown)
}

async function digest(password: string, { bytes, prefix, rounds }: { prefix: string; rounds: number; bytes: number }) {
  const salt = randomBytes(32).toString('hex')
  const derived = await derive(password, salt, rounds, bytes, 'sha256')
  return { hash: `${prefix}${derived.toString('hex')}`, salt }
}
