import type { CollectionConfig, Field } from 'payload'

export const RELATION_CELL = '/src/platform/relation-cells/admin/RelationCell#RelationCell'

/** Payload's cell says that there is no relation for as long as it has not asked for its name; ours says so only where there is none. */
export function withRelationCells(collection: CollectionConfig): CollectionConfig {
  return { ...collection, fields: collection.fields.map(withCell) }
}

function withCell(field: Field): Field {
  switch (field.type) {
    case 'relationship':
      if (field.admin?.components?.Cell) return field
      return { ...field, admin: { ...field.admin, components: { ...field.admin?.components, Cell: RELATION_CELL } } } as Field
    case 'tabs':
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(withCell) })) }
    case 'collapsible':
    case 'group':
    case 'row':
      return { ...field, fields: field.fields.map(withCell) } as Field
    default:
      return field
  }
}
