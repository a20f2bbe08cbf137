import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { isLineWrite } from '../operations/line-write'
import { loadEdition, rolesTowards } from '../operations/load-people'

const EDITORS = ['chief-editor', 'deputy-editor', 'responsible-editor', 'centre-staff', 'admin'] as const

/** `create` cannot be filtered by row: whoever adds a row to an edition must be one of its editors. A row never changes its edition. */
export const checkOwnEdition: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (isLineWrite(req)) return data
  const id = idOf(operation === 'create' ? data.edition : originalDoc.edition)
  if (operation === 'update' && data.edition !== undefined && idOf(data.edition) !== id)
    throw new DomainError('materials.fieldLocked', { fields: ['edition'] })
  if (!id) throw new DomainError('request.notFound')
  const roles = await rolesTowards({ req, edition: await loadEdition(req, id) })
  if (!EDITORS.some((editor) => roles.includes(editor))) throw new DomainError('request.forbidden')
  return data
}
