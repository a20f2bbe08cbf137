import type { Field } from 'payload'

/** Fields with each of them changed that holds a value or is shown in a list, also inside tabs, blocks, groups, rows and arrays. */
export function mapFields(fields: readonly Field[], change: (field: Field) => Field): Field[] {
  return fields.map((field) => {
    switch (field.type) {
      case 'tabs':
        return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: mapFields(tab.fields, change) })) }
      case 'blocks':
        return { ...field, blocks: field.blocks.map((block) => ({ ...block, fields: mapFields(block.fields, change) })) }
      case 'array':
      case 'collapsible':
      case 'group':
      case 'row':
        return change({ ...field, fields: mapFields(field.fields, change) } as Field)
      default:
        return change(field)
    }
  })
}
