import type { CollectionAfterOperationHook, PayloadRequest, Where } from 'payload'
import type { User } from '@/payload-types'
import { liftLimits } from '../operations/sign-in-limits'

/** An account that an administrator unlocks is open at once: tries that this process and others have counted no longer bar it. */
export const liftWithLock: CollectionAfterOperationHook<'users'> = async ({ args, operation, req, result }) => {
  if (operation !== 'unlock') return result
  const account = await unlocked(req, args.data)
  if (account) await liftLimits(req, account.id)
  return result
}

/** Whom Payload has just unlocked: by the address where one is sent, else by the user name. */
async function unlocked(req: PayloadRequest, data: { email?: unknown; username?: unknown }): Promise<User | null> {
  const [email, username] = [data.email, data.username].map((name) => (typeof name === 'string' ? name.toLowerCase().trim() : ''))
  const where: Where = email ? { email: { equals: email } } : { username: { equals: username ?? '' } }
  return req.payload.db.findOne<User>({ collection: 'users', where, req })
}
