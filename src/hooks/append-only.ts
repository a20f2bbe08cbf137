import type { CollectionConfig } from 'payload'
import { DomainError } from '@/kernel/errors'

/**
 * Hooks of rows that are never changed and never deleted, through any door: access rules can be overridden, this cannot.
 * @param code the refusal, in the words of the domain
 */
export function appendOnly(code: string): Pick<NonNullable<CollectionConfig['hooks']>, 'beforeChange' | 'beforeDelete'> {
  return {
    beforeChange: [
      ({ data, operation }) => {
        if (operation !== 'create') throw new DomainError(code)
        return data
      },
    ],
    beforeDelete: [
      () => {
        throw new DomainError(code)
      },
    ],
  }
}
