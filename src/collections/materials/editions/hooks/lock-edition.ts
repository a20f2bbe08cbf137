import type { CollectionBeforeChangeHook } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { idOf } from '@/kernel/ids'
import type { Edition } from '@/payload-types'
import { EDITION_FIELDS, EDITION_PEOPLE, mayEditEdition } from '../../line/domain/locks'
import { proofreadersSeparate } from '../../line/domain/separation'
import { assertStaffed } from '../../people/operations/assert-staffed'
import { isLineWrite } from '../../line/operations/line-write'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { editionPeople, rolesTowards } from '../../line/operations/load-people'
import { seatAppointed } from '../../people/operations/seat-appointed'
import { changedFields } from '../../line/hooks/changed-fields'

/** Who may change which field of an edition in which state. */
export const lockEdition: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  const fields = changedFields(EDITION_FIELDS, before, data)
  if (fields.length === 0) return data
  if (!isLineWrite(req)) {
    const edition = (operation === 'create' ? data : originalDoc) as Edition
    const state = operation === 'create' ? 'writing' : edition.state
    assertAllowed(mayEditEdition({ fields, state, roles: await rolesTowards({ req, edition }) }))
    const field = EDITION_PEOPLE.find((person) => fields.includes(person))
    if (field) await checkPeople({ data, field, operation, originalDoc, req })
  }
  assertAllowed(proofreadersSeparate(editionPeople({ ...originalDoc, ...data })))
  return data
}

type Args = Pick<Parameters<CollectionBeforeChangeHook>[0], 'data' | 'operation' | 'originalDoc' | 'req'> & { field: string }

/** Whoever is appointed has a seat, and every step of the line keeps somebody who may take it. */
async function checkPeople({ data, field, operation, originalDoc, req }: Args): Promise<void> {
  const after = { ...originalDoc, ...data, state: operation === 'create' ? 'writing' : originalDoc.state } as Edition
  const chapters = operation === 'create' ? [] : await loadEditionChapters(req, String(originalDoc.id))
  await assertStaffed({
    req,
    field,
    after: { edition: after, chapters },
    ...(operation === 'create' ? {} : { before: { edition: originalDoc as Edition, chapters } }),
  })
  const before: Record<string, unknown> = operation === 'create' ? {} : originalDoc
  await seatAppointed({ req, textbook: idOf(after.textbook), before, after: { ...after }, fields: EDITION_PEOPLE })
}
