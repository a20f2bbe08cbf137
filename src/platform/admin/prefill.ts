import type { Field, PayloadRequest } from 'payload'

/** Values that a form of a new record opens with: ids of relations, texts, instants. */
export type Prefill = Readonly<Record<string, string | number | readonly string[] | null | undefined>>

const MEMBER = 'prefill'
const LONGEST = 500
const MOST = 50

/** The form for a new record, filled with what is known where one comes from. Fields that are not {@link prefilled} take no notice. */
export function createHref(slug: string, values: Prefill): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue
    if (typeof value === 'object') for (const [index, each] of value.entries()) query.append(`${MEMBER}[${name}][${index}]`, each)
    else query.append(`${MEMBER}[${name}]`, String(value))
  }
  const asked = query.toString()
  return `/admin/collections/${slug}/create${asked === '' ? '' : `?${asked}`}`
}

type WithDefault = Extract<Field, { type: 'text' | 'textarea' | 'date' | 'select' | 'relationship' | 'number' }>

/**
 * A field that opens with the value that the address of its form names. A value from an address is a proposal: it stands in the form to be
 * seen and changed, and is judged like any other when the form is sent. REST knows nothing of it.
 * @param otherwise what the form opens with where the address names nothing
 */
export function prefilled<F extends WithDefault>(field: F, otherwise: (req: PayloadRequest) => string | undefined = () => undefined): F {
  const isMany = 'hasMany' in field && field.hasMany === true
  const read = ({ req }: { req: PayloadRequest }) => {
    if (req.payloadAPI === 'REST') return undefined
    const asked = readPrefill(req.query, field.name)
    if (asked.length === 0) return otherwise(req)
    if (isMany) return asked
    const [first = ''] = asked
    if (field.type !== 'number') return first
    return Number.isFinite(Number(first)) ? Number(first) : undefined
  }
  return { ...field, defaultValue: read }
}

/** What a query names for a field; nothing where it is no short text or list of them. */
export function readPrefill(query: unknown, name: string): string[] {
  if (!isRecord(query) || !isRecord(query[MEMBER]) || !Object.hasOwn(query[MEMBER], name)) return []
  const asked: unknown = query[MEMBER][name]
  const values: unknown[] = Array.isArray(asked) ? asked.slice(0, MOST) : [asked]
  return values.filter((value): value is string => typeof value === 'string' && value !== '' && value.length <= LONGEST)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
