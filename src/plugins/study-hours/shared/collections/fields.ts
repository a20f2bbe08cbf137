import type { NumberField, TextField } from 'payload'
import type { Label } from '@/kernel/machine'

/** An instant of the server's clock as whole milliseconds since 1970, UTC. */
export function momentField(name: string, label: Label, options: { required?: true; index?: true } = {}): NumberField {
  return withDisplay(milliseconds(name, label, options), 'Instant')
}

/** A length of time in whole milliseconds. */
export function milliseconds(name: string, label: Label, options: { required?: true; index?: true; signed?: true } = {}): NumberField {
  const { signed, ...rest } = options
  return {
    name,
    type: 'number',
    label,
    ...rest,
    admin: { readOnly: true, components: display('Duration') },
    custom: { shownAs: 'Duration' },
    validate: (value: number | null | undefined) => {
      if (value === null || value === undefined) return options.required ? 'ms' : true
      return Number.isSafeInteger(value) && (signed || value >= 0) ? true : 'ms'
    },
  } as NumberField
}

/**
 * The place of a row among those of its subject, `<subject>#<number>`: its unique index gives two that are written at one moment one winner
 * on every database. Rows from before there were slots have none.
 */
export function slotField(): TextField {
  return { name: 'slot', type: 'text', unique: true, hidden: true, maxLength: 80, label: { zh: '序位', en: 'Place' } }
}

/** Nobody reads milliseconds: lists and forms show the centre's clock, and lengths in hours and minutes. */
function display(kind: 'Instant' | 'Duration') {
  const file = '/src/plugins/study-hours/shared/admin/time-fields'
  return { Cell: `${file}#${kind}Cell`, Field: `${file}#${kind}Field` }
}

/** A word of the engine, as lists and forms say it (admin/shared/reason-fields). */
export function inWords(kind: 'SliceReason' | 'CloseReason') {
  const file = '/src/plugins/study-hours/recognition/admin/reason-fields'
  return { readOnly: true, components: { Cell: `${file}#${kind}Cell`, Field: `${file}#${kind}Field` } }
}

function withDisplay(field: NumberField, kind: 'Instant'): NumberField {
  return { ...field, admin: { ...field.admin, components: display(kind) }, custom: { shownAs: kind } }
}
