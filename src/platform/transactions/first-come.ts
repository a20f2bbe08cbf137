import { ValidationError, type PayloadRequest } from 'payload'
import { defineErrors, DomainError } from '@/kernel/errors'
import { withTransaction } from './with-transaction'

defineErrors({
  'request.overtaken': {
    status: 409,
    zh: '同一时刻另有人办理了同一件事，请刷新后再看。',
    en: 'Somebody else did the same at this moment. Please look again.',
  },
})

/** How often work that was overtaken is done again: so many callers at once may contend for one subject. */
const ATTEMPTS = 40

/**
 * As {@link withTransaction}, for work that takes the next place of a subject by writing a row with a unique `field`. Whoever comes second to
 * a place does the whole work again, over what the first one left; so a rule over the rows of a subject holds on a database whose
 * transactions do not see each other, and on one without transactions.
 * @param field the field under the unique index. `work` reads which place is next before anything else that it decides by.
 * @throws DomainError `request.overtaken` within a transaction that somebody else owns, or after many attempts; whatever `work` throws
 */
export async function firstCome<T>(req: PayloadRequest, field: string, work: () => Promise<T>): Promise<T> {
  const mayTryAgain = !(await req.transactionID)
  for (let attempt = 1; ; attempt += 1)
    try {
      return await withTransaction(req, work)
    } catch (error) {
      if (!isTaken(error, field)) throw error
      if (!mayTryAgain || attempt === ATTEMPTS) throw new DomainError('request.overtaken')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(50, 2 * attempt)))
    }
}

function isTaken(error: unknown, field: string): boolean {
  return error instanceof ValidationError && error.data.errors.some(({ path }) => path === field)
}
