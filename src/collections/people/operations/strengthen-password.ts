import type { PayloadRequest } from 'payload'
import { digestPassword, isInitialDigest, isInitialPassword } from './password-digest'

type Stored = { id: string | number; hash?: string | null; salt?: string | null; lockUntil?: string | null }

/**
 * Replaces the quick digest of an initial password by Payload's when that password is shown for the first time. A wrong one
 * changes nothing: Payload then refuses it, counts it and locks as always.
 * @param args.name username or e-mail, in lower case, as the sign-in was given it
 */
export async function strengthenInitialPassword({
  name,
  password,
  req,
}: {
  req: PayloadRequest
  name: string
  password: string
}): Promise<void> {
  const { db } = req.payload
  const user = await db.findOne<Stored & { collection?: string }>({
    collection: 'users',
    where: { or: [{ username: { equals: name } }, { email: { equals: name } }] },
    select: { hash: true, salt: true, lockUntil: true },
    req,
  })
  if (!user || !user.salt || !isInitialDigest(user.hash) || isLocked(user)) return
  if (!(await isInitialPassword(password, { hash: user.hash, salt: user.salt }))) return
  await db.updateOne({
    collection: 'users',
    where: { and: [{ id: { equals: user.id } }, { hash: { equals: user.hash } }] },
    data: await digestPassword(password),
    returning: false,
    req,
  })
}

function isLocked({ lockUntil }: Stored): boolean {
  return typeof lockUntil === 'string' && Date.parse(lockUntil) > Date.now()
}
