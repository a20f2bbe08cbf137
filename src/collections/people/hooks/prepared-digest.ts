import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { preparedDigest, takePreparedDigest } from '../operations/prepared-digest'
import { liftLimits } from '../operations/sign-in-limits'

/** Takes the password away from Payload, which would digest it in the transaction, where its digest has been made before. */
export const withoutPassword: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' && preparedDigest(req, null)) {
    const { collection, data } = args
    // Payload then takes the digest as it comes instead of making one.
    const config = { ...collection.config, auth: { ...collection.config.auth, disableLocalStrategy: true as const } }
    return { ...args, collection: { ...collection, config }, data: bare(data) }
  }
  if (operation === 'update' && 'id' in args && preparedDigest(req, String(args.id))) return { ...args, data: bare(args.data) }
  return args
}

/**
 * Stores the digest. A password that somebody else has set ends every session that the old one opened, as Payload has it, and is known to
 * two people: its holder chooses another at the next sign-in. Wrong passwords that were tried before it are forgotten, and a lock with them.
 */
export const storePreparedDigest: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const digest = takePreparedDigest(req, operation === 'create' ? null : String(originalDoc.id))
  if (!digest) return data
  if (operation === 'create') return { ...data, ...digest }
  await liftLimits(req, String(originalDoc.id))
  return { ...data, ...digest, sessions: [], mustChangePassword: true, loginAttempts: 0, lockUntil: null }
}

function bare<T extends object>(data: T): T {
  const { password: _password, ...rest } = data as T & { password?: unknown }
  return rest as T
}
