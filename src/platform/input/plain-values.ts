import { ValidationError, type CollectionBeforeOperationHook, type CollectionBeforeValidateHook, type FlattenedField } from 'payload'
import { describeError, DomainError, languageOf } from '@/kernel/errors'

/** What a text without a limit of its own may hold, in characters. */
const LONGEST_TEXT = 10_000
const LONGEST_PROSE = 100_000

/** Kinds whose presence is asked for before our hooks; the others come later, or are judged by their own rule. */
const ASKED_FOR = new Set(['relationship', 'text', 'textarea', 'email', 'select', 'radio', 'number', 'date'])

/**
 * Refuses what is no row at all before Payload opens it, and relations to several collections that name none: Payload fails on those
 * before any hook. Work of the process itself may name them as it likes, as Payload's pages do where they keep a preference.
 * @throws DomainError `request.invalid`
 */
export const rowsOnly: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const data: unknown = 'data' in args ? args.data : undefined
  if (data === undefined && 'duplicateFromID' in args && args.duplicateFromID !== undefined) return args
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new DomainError('request.invalid')
  if ('overrideAccess' in args && args.overrideAccess === true) return args
  for (const field of collection.flattenedFields) {
    if (field.type !== 'relationship' || !Array.isArray(field.relationTo)) continue
    const value: unknown = (data as Record<string, unknown>)[field.name]
    const targets: readonly unknown[] = Array.isArray(value) ? value : [value ?? undefined]
    if (targets.some((target) => target !== undefined && !isReference(target, field.relationTo)))
      throw new DomainError('request.invalid', { field: field.name })
  }
  return args
}

/**
 * Refuses values of the wrong kind before any hook of ours reads them. Payload validates after `beforeChange`, so that a hook
 * which follows a relation would otherwise meet whatever a client sent; and a field with a rule of its own is not held to its
 * `maxLength` by Payload. Required members must be there on creation.
 * @throws ValidationError naming every field at fault
 */
export const plainValues: CollectionBeforeValidateHook = ({ collection, data, operation, req }) => {
  if (!data) return data
  // The adapter fails on an array that is null; to people it means an empty one.
  for (const field of collection.flattenedFields) if (field.type === 'array' && data[field.name] === null) data[field.name] = []
  const invalid = describeError('request.invalid', languageOf(req.i18n?.language))
  const errors = collection.flattenedFields.flatMap((field) => {
    const value: unknown = data[field.name]
    const isRequired = 'required' in field && field.required === true && ASKED_FOR.has(field.type)
    if (value === undefined || value === null)
      return isRequired && (operation === 'create' || value === null) ? [{ message: req.t('validation:required'), path: field.name }] : []
    return isPlain(field, value) ? [] : [{ message: invalid, path: field.name }]
  })
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
  return data
}

function isPlain(field: FlattenedField, value: unknown): boolean {
  switch (field.type) {
    case 'relationship':
    case 'upload':
      return field.hasMany
        ? Array.isArray(value) && value.every((each) => isReference(each, field.relationTo))
        : isReference(value, field.relationTo)
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return 'hasMany' in field && field.hasMany ? Array.isArray(value) && value.every((each) => isText(each, field)) : isText(value, field)
    case 'select':
    case 'radio':
      return 'hasMany' in field && field.hasMany
        ? Array.isArray(value) && value.every((each) => typeof each === 'string')
        : typeof value === 'string'
    case 'number':
      return 'hasMany' in field && field.hasMany
        ? Array.isArray(value) && value.every((each) => Number.isFinite(each))
        : value === '' || Number.isFinite(value)
    case 'checkbox':
      return typeof value === 'boolean'
    case 'date':
      // An empty text would be stored, and no later read of the row would succeed.
      return value instanceof Date || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    case 'array':
      return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)
    default:
      return true
  }
}

/** An id, a document that was read before, or either with the name of its collection where several are possible. */
function isReference(value: unknown, relationTo: string | string[]): boolean {
  if (!Array.isArray(relationTo)) return isId(value)
  return typeof value === 'object' && value !== null && 'relationTo' in value && 'value' in value && isId(value.value)
}

function isId(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'id' in value) return isId(value.id)
  return typeof value === 'number' || (typeof value === 'string' && value.length <= 100 && !value.includes('\0'))
}

function isText(value: unknown, field: { maxLength?: number; type?: string }): boolean {
  if (typeof value !== 'string' || value.includes('\0')) return false
  return value.length <= (field.maxLength ?? (field.type === 'textarea' ? LONGEST_PROSE : LONGEST_TEXT))
}
