import type { CollectionAfterOperationHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import './errors'

/**
 * Payload's own operation over many documents (its local API; REST has `bulkEndpoints`) collects what failed and commits the rest.
 * It fails as a whole where one document did.
 * @throws DomainError `bulk.refused`
 */
export const wholeOrNothing: CollectionAfterOperationHook = ({ operation, result }) => {
  if (operation !== 'update' && operation !== 'delete') return result

  const { errors } = result as { errors?: { message: string }[] }
  if (errors && errors.length > 0) throw new DomainError('bulk.refused', { count: errors.length, reason: errors[0]?.message })
  return result
}
