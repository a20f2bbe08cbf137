import { DomainError } from '@/kernel/errors'

/** `undefined` where the answer would be 404; any other error goes on. */
export async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.notFound') return undefined
    throw error
  }
}
