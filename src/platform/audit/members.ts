import type { CollectionSlug, FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'
import { isNoise } from './changes'
import type { Members } from './replay'

/** The collections whose every write leaves a link in the audit chain; `platform` marks them. */
export function auditedSlugs(payload: Payload): string[] {
  return payload.config.collections.filter(({ custom }) => custom['audited'] === true).map(({ slug }) => slug)
}

export function isAudited(payload: Payload, slug: string): boolean {
  return payload.collections[slug as CollectionSlug]?.config.custom['audited'] === true
}

/** What of a collection's rows is stored and compared: no joins, nothing computed on reading, no bookkeeping. */
export function membersOf({ flattenedFields }: Pick<SanitizedCollectionConfig, 'flattenedFields'>): Members {
  return new Map(flattenedFields.filter(isStored).map((field) => [field.name, { whenUnsaid: defaultOf(field) }]))
}

/** Rows as they are stored, without those that other collections join to them. (The types know it for collections with joins only.) */
export const NO_JOINS = false as unknown as undefined

/** The members of a row that are recorded. */
export function statedOf(members: Members, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || members.has(name)))
}

function isStored(field: FlattenedField): boolean {
  if (field.type === 'join' || isNoise(field.name) || field.name === 'id') return false
  return !('virtual' in field && field.virtual)
}

/** What a column that is added later holds in the rows that are there already. */
function defaultOf(field: FlattenedField): unknown {
  const value: unknown = 'defaultValue' in field ? field.defaultValue : undefined
  return typeof value === 'function' ? undefined : value
}
