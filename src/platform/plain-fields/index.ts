import type { CollectionConfig, Field } from 'payload'
import { mapFields } from '../fields/walk'

export const PLAIN_JSON = '/src/platform/plain-fields/admin/JsonText#JsonText'
export const PLAIN_CODE = '/src/platform/plain-fields/admin/CodeText#CodeText'

/**
 * Payload edits JSON and code in an editor that it loads from an outside host, which the house neither calls nor allows (docs/contracts.md, law 9).
 * Every such field that names no component of its own gets a plain text area.
 */
export function withPlainFields(collection: CollectionConfig): CollectionConfig {
  return { ...collection, fields: mapFields(collection.fields, plain) }
}

function plain(field: Field): Field {
  if (field.type === 'json') return withComponent(field, PLAIN_JSON)
  return field.type === 'code' ? withComponent(field, PLAIN_CODE) : field
}

function withComponent<T extends Extract<Field, { type: 'json' | 'code' }>>(field: T, Component: string): T {
  if (field.admin?.components?.Field) return field
  return { ...field, admin: { ...field.admin, components: { ...field.admin?.components, Field: Component } } }
}
