import type { Field, SelectField, TextField } from 'payload'
import { describeError, languageOf } from '@/kernel/errors'
import { DAY_FIELD } from '@/platform/fields'
import { parseDay } from '@/platform/spreadsheets'
import { seenByStaff } from './access'
import { LEVELS, levelName } from './domain/levels'
import './errors'

export const GROUP = { zh: '标准', en: 'Standards' }

export const LEVEL_OPTIONS = LEVELS.map((level) => ({
  value: String(level),
  label: { zh: levelName(level, 'zh'), en: levelName(level, 'en') },
}))

export const levelField = (more: Partial<SelectField> = {}): Field =>
  ({
    name: 'level',
    type: 'select',
    required: true,
    index: true,
    options: LEVEL_OPTIONS,
    label: { zh: '等级', en: 'Level' },
    ...more,
  }) as Field

export const levelsField: Field = {
  name: 'levels',
  type: 'select',
  hasMany: true,
  required: true,
  options: LEVEL_OPTIONS,
  label: { zh: '等级', en: 'Levels' },
}

export const sourceFields: Field[] = [
  { name: 'source', type: 'text', maxLength: 500, label: { zh: '资料来源', en: 'Source' } },
  { name: 'verified', type: 'checkbox', defaultValue: false, label: { zh: '已核对原文', en: 'Verified against the text' } },
]

/** The same for one fact of a record that may come from elsewhere than the rest of it. */
export function factFields(name: string, label: { zh: string; en: string }): Field {
  return {
    type: 'row',
    fields: [
      {
        name: `${name}Source`,
        type: 'text',
        maxLength: 500,
        label: { zh: `${label.zh}的来源`, en: `Source of the ${label.en}` },
        admin: { width: '70%', description: { zh: '与本标准的来源不同时填写', en: 'Where it is another than that of the standard' } },
      },
      {
        name: `${name}Verified`,
        type: 'checkbox',
        defaultValue: false,
        label: { zh: `${label.zh}已核对原文`, en: `${label.en[0]?.toUpperCase()}${label.en.slice(1)} verified against the text` },
        admin: { width: '30%' },
      },
    ],
  }
}

/** A local day as `YYYY-MM-DD`. */
export function dayField(name: string, label: { zh: string; en: string }, more: Partial<TextField> = {}): Field {
  return {
    name,
    type: 'text',
    index: true,
    label,
    validate: (value: unknown, { req, required }: { req: Asker; required?: boolean }) => {
      if (!value) return required ? sayBadDay(req, value) : true
      return typeof value === 'string' && parseDay(value) === value ? true : sayBadDay(req, value)
    },
    admin: { components: { Field: DAY_FIELD } },
    ...more,
  } as Field
}

/** Who last wrote the content; the guard of putting in force looks at it. */
export const editedByField: Field = {
  name: 'editedBy',
  type: 'relationship',
  relationTo: 'users',
  label: { zh: '最后编辑人', en: 'Last edited by' },
  access: { create: () => false, update: () => false, read: seenByStaff },
  admin: { position: 'sidebar', readOnly: true },
}

/** What Payload hands to a `validate`, as far as texts need it. */
export type Asker = { i18n?: { language?: string } }

export function say(code: string, req: Asker, details?: Record<string, unknown>): string {
  return describeError(code, languageOf(req.i18n?.language), details)
}

function sayBadDay(req: Asker, value: unknown): string {
  return say('spreadsheets.notDate', req, { value: typeof value === 'string' ? value : '' })
}
