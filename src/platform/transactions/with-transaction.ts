import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { isTransient } from '@/database/errors'

/** How often a transaction that met another one on MongoDB is tried again. */
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction: all of it or nothing. Inside a transaction that is open already it simply takes part,
 * and the owner commits. On MongoDB a transient conflict is tried again, by the owner alone.
 * @throws whatever `work` throws, after the roll-back; the real error of a commit that failed
 */
export async function withTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const owner = await initTransaction(req)
    if (!owner) return work()
    try {
      const result = await work()
      await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      if (attempt === ATTEMPTS || !isTransient(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt))
    }
  }
}
