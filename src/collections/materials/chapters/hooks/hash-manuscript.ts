import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { readContent } from '../operations/manuscript'
import { changedFields } from '../../line/hooks/changed-fields'

/**
 * Keeps the hash of the working copy beside it, so that rules can tell whether the current draft is the text as it stands.
 * Half-written work may be saved: what no draft could be made of yet has no hash, and making the draft names the fault.
 */
export const hashManuscript: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  if (operation === 'update' && changedFields(['manuscript'], before, data).length === 0) return data
  if (!data.manuscript) return { ...data, manuscriptHash: '' }
  try {
    return { ...data, manuscriptHash: (await readContent(req, data.manuscript)).hash }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ...data, manuscriptHash: '' }
  }
}
