import type { FlattenedField } from 'payload'

export type Fields = { slug: string; flattenedFields: readonly FlattenedField[]; versions?: unknown }
export type Collections = (slug: string) => Fields | undefined

/** The kinds of value that can be compared; `rows` leads to other rows, `text` may be searched in. */
export type Kind = 'id' | 'text' | 'choice' | 'number' | 'date' | 'boolean' | 'rows' | 'prose' | 'shape'

/** The fields that one collection's part of a path goes through. */
export type Step = { slug: string; fields: readonly FlattenedField[] }

/** Where a path such as `chapter.edition.state` leads: every field on its way, by collection, and what stands at its end. */
export type Place = { steps: readonly Step[]; kind: Kind; isMany: boolean; isPolymorphic: boolean }

/** A question is about a row and what it leads to, not about the whole house: `chapter.edition.state` is as far as it goes. */
const MOST_HOPS = 2
const LONGEST_PATH = 8

/**
 * Where `path` leads from a collection; undefined where there is no such place, or none that a question can be about (into
 * the rows of several collections at once, the inside of a text, a field that no database holds).
 */
export function placeOf(path: string, start: Fields, collections: Collections): Place | undefined {
  const segments = (path === '_id' ? 'id' : path.replaceAll('__', '.')).split('.')
  if (segments.length > LONGEST_PATH) return undefined
  const steps: { slug: string; fields: FlattenedField[] }[] = [{ slug: start.slug, fields: [] }]
  let fields: readonly FlattenedField[] = start.flattenedFields
  let isMany = false
  let isJoined = false
  for (const [index, segment] of segments.entries()) {
    const rest = segments.slice(index + 1)
    const step = steps.at(-1)
    const field = fields.find(({ name }) => name === segment)
    const place = (kind: Kind, isPolymorphic = false): Place => ({
      steps,
      kind,
      isMany: isMany || (field !== undefined && 'hasMany' in field && field.hasMany === true),
      isPolymorphic,
    })
    if (!step) return undefined
    if (!field) return segment === 'id' && rest.length === 0 ? place('id') : undefined
    step.fields.push(field)
    // What no database holds cannot be asked from one.
    if ('virtual' in field && field.virtual) return undefined
    switch (field.type) {
      case 'group':
      case 'tab':
      case 'array':
        if (rest.length === 0) return place('shape')
        isMany ||= field.type === 'array'
        fields = field.flattenedFields
        continue
      case 'blocks':
        // Only which blocks there are: what stands in them is prose.
        return rest.length === 0 ? place('shape') : rest.join('.') === 'blockType' ? { ...place('text'), isMany: true } : undefined
      case 'relationship':
      case 'upload':
      case 'join': {
        const target = field.type === 'join' ? field.collection : field.relationTo
        // Which rows a join lists stands in those rows: only what they hold can be compared.
        if (field.type === 'join' && (rest.length === 0 || rest.join('.') === 'id')) return { ...place('shape'), isMany: true }
        if (rest.length === 0) return { ...place('rows', Array.isArray(target)), isMany: isMany || field.hasMany === true }
        if (Array.isArray(target)) {
          const end = rest.join('.')
          return field.type !== 'join' && (end === 'value' || end === 'relationTo') ? place(end === 'value' ? 'rows' : 'choice') : undefined
        }
        if (rest.length === 1 && rest[0] === 'id') return place('rows')
        const next = collections(target)
        if (!next || isJoined || steps.length > MOST_HOPS || (field.type === 'join' && isJoinedByMany(next, field.on))) return undefined
        // MongoDB's adapter finds no way on from the rows that a join lists.
        isJoined = field.type === 'join'
        isMany ||= isJoined || field.hasMany === true
        steps.push({ slug: next.slug, fields: [] })
        fields = next.flattenedFields
        continue
      }
      default: {
        const kind = KINDS[field.type]
        if (rest.length > 0 || !kind) return undefined
        // SQLite keeps lists of words apart from their rows, and finds no way there through another collection.
        const isApart = steps.length > 1 && (kind === 'text' || kind === 'number') && 'hasMany' in field && field.hasMany === true
        return place(isApart ? 'shape' : kind)
      }
    }
  }
  return undefined
}

const KINDS: Readonly<Record<string, Kind>> = {
  text: 'text',
  textarea: 'text',
  email: 'text',
  code: 'text',
  select: 'choice',
  radio: 'choice',
  number: 'number',
  date: 'date',
  checkbox: 'boolean',
  json: 'prose',
  richText: 'prose',
}

/** Payload cannot ask through a list whose rows name rows of several collections. */
function isJoinedByMany(target: Fields, on: string): boolean {
  const field = target.flattenedFields.find(({ name }) => name === on)
  return field !== undefined && 'relationTo' in field && Array.isArray(field.relationTo)
}
