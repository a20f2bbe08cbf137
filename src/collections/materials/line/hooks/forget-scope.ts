import type { CollectionAfterChangeHook } from 'payload'
import { forgetMaterialScope } from '../access'

/** People were appointed or somebody declared: what the caller may see is asked again. */
export const forgetScope: CollectionAfterChangeHook = ({ doc, req }) => {
  forgetMaterialScope(req)
  return doc
}
