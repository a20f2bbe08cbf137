import type { CollectionBeforeChangeHook } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import type { Edition } from '@/payload-types'
import { EDITION_FIELDS, mayEditEdition } from '../domain/locks'
import { proofreadersSeparate } from '../domain/separation'
import { isLineWrite } from '../operations/line-write'
import { editionPeople, rolesTowards } from '../operations/load-people'
import { changedFields } from './changed-fields'

/** Who may change which field of an edition in which state. */
export const lockEdition: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  const fields = changedFields(EDITION_FIELDS, before, data)
  if (fields.length === 0) return data
  if (!isLineWrite(req)) {
    const edition = (operation === 'create' ? data : originalDoc) as Edition
    const state = operation === 'create' ? 'writing' : edition.state
    assertAllowed(mayEditEdition({ fields, state, roles: await rolesTowards({ req, edition }) }))
  }
  assertAllowed(proofreadersSeparate(editionPeople({ ...originalDoc, ...data })))
  return data
}
