import { ValidationError, type CollectionBeforeValidateHook, type FlattenedField } from 'payload'
import { describeError, languageOf } from '@/kernel/errors'

/** What a text without a limit of its own may hold, in characters. */
const LONGEST_TEXT = 10_000

/**
 * Refuses values of the wrong kind before any hook of ours reads them. Payload validates after `beforeChange`, so that a hook
 * which follows a relation would otherwise meet whatever a client sent. Required members must be there on creation.
 * @throws ValidationError naming every field at fault
 */
export const plainValues: CollectionBeforeValidateHook = ({ collection, data, operation, req }) => {
  if (!data) return data
  const message = describeError('request.invalid', languageOf(req.i18n?.language))
  const faults = collection.flattenedFields.filter((field) => !isPlain(field, data[field.name], operation === 'create'))
  if (faults.length > 0)
    throw new ValidationError({ collection: collection.slug, errors: faults.map(({ name }) => ({ message, path: name })), req }, req.t)
  return data
}

function isPlain(field: FlattenedField, value: unknown, isNew: boolean): boolean {
  const isRequired = 'required' in field && field.required === true
  // Files and computed values come later than this hook.
  if (value === undefined) return !(isNew && isRequired && field.type === 'relationship')
  if (value === null) return !(isRequired && field.type === 'relationship')
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
      return value === '' || value instanceof Date || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
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
  return field.maxLength !== undefined || field.type === 'textarea' || value.length <= LONGEST_TEXT
}
