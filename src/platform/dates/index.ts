import type { CollectionConfig, DateField, Field } from 'payload'
import { mapFields } from '../fields/walk'

const DATES = '/src/platform/dates/admin/dates'
const FILTER = '/src/platform/dates/admin/filter#DateFilter'
const CELLS = '/src/platform/dates/admin/cells'

/**
 * Dates of a collection in the centre's zone: Payload's own lists, forms and heads take the zone of whoever looks. What is shown is what
 * `kernel/clock` writes, what is typed is the centre's time.
 */
export function withCentreDates(collection: CollectionConfig): CollectionConfig {
  const fields = mapFields(collection.fields, (field) => (field.type === 'date' ? inCentreZone(field, collection.fields) : field))
  const isStamped = collection.timestamps !== false
  const edit = collection.admin?.components?.edit
  return {
    ...collection,
    fields: isStamped ? [...fields, ...['updatedAt', 'createdAt'].filter((name) => !hasField(fields, name)).map(stampField)] : fields,
    ...(isStamped
      ? {
          admin: {
            ...collection.admin,
            components: {
              ...collection.admin?.components,
              edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), `${DATES}#Stamps`] },
            },
          },
        }
      : {}),
  }
}

function inCentreZone(field: DateField, topmost: readonly Field[]): DateField {
  const kind = isDay(field) ? 'Day' : 'Instant'
  const { Cell = `${CELLS}#${kind}Cell`, Field: asked = `${DATES}#${kind}Field`, ...components } = field.admin?.components ?? {}
  // Payload draws filters of ours for the topmost fields alone; its own for what stands within others asks for the browser's day.
  const filter = topmost.includes(field) ? { components: { Filter: FILTER, ...components, Cell, Field: asked } } : undefined
  return {
    ...field,
    admin: { ...field.admin, ...(filter ?? { disableListFilter: true, components: { ...components, Cell, Field: asked } }) },
  }
}

/** A day is stored as noon UTC, which is that day in the centre as well. */
function isDay({ admin }: DateField): boolean {
  return admin?.date?.pickerAppearance === 'dayOnly'
}

function hasField(fields: readonly Field[], name: string): boolean {
  return fields.some((field) => 'name' in field && field.name === name)
}

/** As Payload adds them itself where a collection has none of its own, with our cell. */
function stampField(name: string): Field {
  return {
    name,
    type: 'date',
    index: true,
    label: ({ t }) => t(name === 'updatedAt' ? 'general:updatedAt' : 'general:createdAt'),
    admin: { disableBulkEdit: true, hidden: true, components: { Cell: `${CELLS}#InstantCell`, Filter: FILTER } },
  }
}
