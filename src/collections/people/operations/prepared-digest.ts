import type { PayloadRequest } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { checkNewPassword } from '../domain/password'
import type { DigestTurns } from './digest-turns'
import type { PasswordDigest } from './password-digest'

/** The account that a prepared digest is for; null for one that is about to be made. */
export type DigestTarget = string | null

type Prepared = { target: DigestTarget; digest: PasswordDigest }

const KEY = 'preparedDigest'

/**
 * Digests the password that a request sets, before Payload opens the transaction in which it would do so itself. Only where it is going
 * to be stored as far as can be told: whatever Payload or the rule of the password refuses is left to them, and costs no digest.
 */
export async function prepareDigest({
  digest,
  req,
  target,
}: {
  req: PayloadRequest
  target: DigestTarget
  digest: DigestTurns
}): Promise<void> {
  const password: unknown = req.data?.['password']
  if (typeof password !== 'string' || !checkNewPassword({ next: password, username: '' }).ok) return
  if (!holdsRole(req, 'admin') || target === actorOf(req)?.id) return
  if (target === null && (await isTaken(req))) return
  req.context[KEY] = { target, digest: await digest(password) } satisfies Prepared
}

/** What was prepared for `target` in this request. */
export function preparedDigest(req: PayloadRequest, target: DigestTarget): PasswordDigest | undefined {
  const prepared = req.context[KEY] as Prepared | undefined
  return prepared?.target === target ? prepared.digest : undefined
}

/** As {@link preparedDigest}; it is used once. */
export function takePreparedDigest(req: PayloadRequest, target: DigestTarget): PasswordDigest | undefined {
  const digest = preparedDigest(req, target)
  if (digest) delete req.context[KEY]
  return digest
}

/** Payload says in its own words that a name is taken, before it digests. */
async function isTaken(req: PayloadRequest): Promise<boolean> {
  const names = (['username', 'email'] as const).flatMap((field) => {
    const value: unknown = req.data?.[field]
    return typeof value === 'string' && value.trim() !== '' ? [{ [field]: { equals: value.trim().toLowerCase() } }] : []
  })
  if (names.length === 0) return true
  const { docs } = await req.payload.db.find({ collection: 'users', where: { or: names }, select: {}, limit: 1, pagination: false, req })
  return docs.length > 0
}
