import type { Block, CollectionConfig, Field, Tab } from 'payload'

export const PLAIN_JSON = '/src/platform/plain-fields/admin/JsonText#JsonText'
export const PLAIN_CODE = '/src/platform/plain-fields/admin/CodeText#CodeText'

/**
 * Payload edits JSON and code in an editor that it loads from an outside host, which the house neither calls nor allows (DESIGN law 9).
 * Every such field that names no component of its own gets a plain text area.
 */
export function withPlainFields(collection: CollectionConfig): CollectionConfig {
  return { ...collection, fields: collection.fields.map(plain) }
}

function plain(field: Field): Field {
  switch (field.type) {
    case 'json':
      return withComponent(field, PLAIN_JSON)
    case 'code':
      return withComponent(field, PLAIN_CODE)
    case 'tabs':
      return { ...field, tabs: field.tabs.map((tab): Tab => ({ ...tab, fields: tab.fields.map(plain) })) }
    case 'blocks':
      return { ...field, blocks: field.blocks.map((block): Block => ({ ...block, fields: block.fields.map(plain) })) }
    case 'array':
    case 'collapsible':
    case 'group':
    case 'row':
      return { ...field, fields: field.fields.map(plain) } as Field
    default:
      return field
  }
}

function withComponent<T extends Extract<Field, { type: 'json' | 'code' }>>(field: T, Component: string): T {
  if (field.admin?.components?.Field) return field
  return { ...field, admin: { ...field.admin, components: { ...field.admin?.components, Field: Component } } }
}
