import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import '../errors'

/** No update through any door: access rules can be overridden, this cannot. */
export const appendOnly: CollectionBeforeChangeHook = ({ data, operation }) => {
  if (operation !== 'create') throw new DomainError('materials.appendOnly')
  return data
}

export const appendOnlyDelete: CollectionBeforeDeleteHook = () => {
  throw new DomainError('materials.appendOnly')
}
