import type { CollectionConfig } from 'payload'
import { mapFields } from '../fields/walk'

export const RELATION_CELL = '/src/platform/relation-cells/admin/RelationCell#RelationCell'

/** Payload's cell says that there is no relation for as long as it has not asked for its name; ours says so only where there is none. */
export function withRelationCells(collection: CollectionConfig): CollectionConfig {
  return {
    ...collection,
    fields: mapFields(collection.fields, (field) => {
      if (field.type !== 'relationship' || field.admin?.components?.Cell) return field
      return { ...field, admin: { ...field.admin, components: { ...field.admin?.components, Cell: RELATION_CELL } } } as typeof field
    }),
  }
}
