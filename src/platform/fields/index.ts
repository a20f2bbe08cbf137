import type { CheckboxField, DateField, NumberField, RelationshipField, TextField } from 'payload'
import type { Label } from '@/kernel/machine'
import { formatYuan } from '@/kernel/money'
import { sayFault, type FieldAsker } from './errors'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayField(name: string, label: Label, options: { required?: true; index?: true } = {}): TextField {
  return {
    name,
    type: 'text',
    label,
    ...options,
    admin: { width: '50%', components: { Field: DAY_FIELD } },
    validate: (value: string | null | undefined, asker: FieldAsker) => dayFault(value, asker, options.required === true),
  }
}

/** The form's input for a day that is kept as its text. */
export const DAY_FIELD = '/src/platform/dates/admin/dates#DayTextField'

/** For `validate` of a day: true, or what is wrong in the reader's language. */
export function dayFault(value: string | null | undefined, asker: FieldAsker, isRequired: boolean): true | string {
  if (!value && !isRequired) return true
  return value && isDay(value) ? true : sayFault('fields.day', asker, { value: value ?? '' })
}

export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

export type { FieldAsker }

export function personField(name: string, label: Label): RelationshipField {
  return { name, type: 'relationship', relationTo: 'users', index: true, label }
}

export function peopleField(name: string, label: Label): RelationshipField {
  return { name, type: 'relationship', relationTo: 'users', hasMany: true, index: true, label }
}

/** A relation without which the row makes no sense. */
export function requiredRelation(name: string, relationTo: RelationshipField['relationTo'], label: Label): RelationshipField {
  return { name, type: 'relationship', relationTo, required: true, index: true, label } as RelationshipField
}

/** A whole number from `min`. */
export function wholeNumber(
  name: string,
  label: Label,
  options: { required?: true; min?: number; unique?: true; index?: true } = {},
): NumberField {
  const { min = 0, ...rest } = options
  return {
    name,
    type: 'number',
    label,
    min,
    ...rest,
    admin: { step: 1 },
    validate: (value: number | null | undefined, asker: FieldAsker) => {
      if ((value === null || value === undefined) && !options.required) return true
      return Number.isSafeInteger(value) && Number(value) >= min ? true : sayFault('fields.wholeNumber', asker, { value: value ?? '', min })
    },
  } as NumberField
}

/** An amount that is stored in whole fen, and asked for and shown in yuan. */
export function fenField(name: string, label: Label, options: { required?: true; index?: true } = {}): NumberField {
  return {
    name,
    type: 'number',
    label,
    min: 0,
    ...options,
    custom: { shownAs: 'Fen' },
    admin: { components: { Cell: `${YUAN}#YuanCell`, Field: `${YUAN}#YuanField` } },
    validate: (value: number | null | undefined, asker: FieldAsker) => {
      if ((value === null || value === undefined) && !options.required) return true
      if (Number.isSafeInteger(value) && Number(value) >= 0) return true
      return sayFault('fields.yuan', asker, { value: typeof value === 'number' ? formatYuan(value) : '' })
    },
  } as NumberField
}

const YUAN = '/src/platform/fields/admin/Yuan'

export function instantField(name: string, label: Label): DateField {
  return { name, type: 'date', label, admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } } }
}

/** Written by the line itself, shown but not edited. */
export function ownField<T extends TextField | NumberField | RelationshipField | CheckboxField>(field: T): T {
  return { ...field, admin: { ...field.admin, readOnly: true } } as T
}

export const LEVEL_OPTIONS = [
  { value: '5', label: { zh: '五级/初级工', en: 'Level 5 · junior' } },
  { value: '4', label: { zh: '四级/中级工', en: 'Level 4 · intermediate' } },
  { value: '3', label: { zh: '三级/高级工', en: 'Level 3 · senior' } },
  { value: '2', label: { zh: '二级/技师', en: 'Level 2 · technician' } },
  { value: '1', label: { zh: '一级/高级技师', en: 'Level 1 · senior technician' } },
]

/** The name that an uploaded file had at its sender's: words to find it by, written by the upload alone. */
export function originalNameField(): TextField {
  return {
    name: 'originalName',
    type: 'text',
    maxLength: 255,
    index: true,
    access: { create: () => false, update: () => false },
    admin: { readOnly: true },
    label: { zh: '原文件名', en: 'Original name' },
  }
}

/** Of an upload: Payload's own field, whose heading it knows in English alone. */
export function mimeTypeField(): TextField {
  return { name: 'mimeType', type: 'text', label: { zh: '类型', en: 'Type' } }
}
