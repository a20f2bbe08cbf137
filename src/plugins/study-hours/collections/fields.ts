import type { NumberField } from 'payload'
import type { Label } from '@/kernel/machine'

/** An instant of the server's clock as whole milliseconds since 1970, UTC. */
export function momentField(name: string, label: Label, options: { required?: true; index?: true } = {}): NumberField {
  return milliseconds(name, label, options)
}

/** A length of time, or an instant, in whole milliseconds. */
export function milliseconds(name: string, label: Label, options: { required?: true; index?: true; signed?: true } = {}): NumberField {
  const { signed, ...rest } = options
  return {
    name,
    type: 'number',
    label,
    ...rest,
    admin: { readOnly: true },
    validate: (value: number | null | undefined) => {
      if (value === null || value === undefined) return options.required ? 'ms' : true
      return Number.isSafeInteger(value) && (signed || value >= 0) ? true : 'ms'
    },
  } as NumberField
}
