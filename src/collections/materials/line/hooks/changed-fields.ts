import { canonicalJson } from '@/kernel/hash-chain'

/** The names out of `fields` whose value differs; relations are compared by id, absent and empty are the same. */
export function changedFields(fields: readonly string[], before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return fields.filter((field) => after[field] !== undefined && canonicalJson(plain(before[field])) !== canonicalJson(plain(after[field])))
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object') return value
  if ('id' in value && ('updatedAt' in value || 'createdAt' in value)) return value.id
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, plain(member)] as const)
      .filter(([, member]) => member !== null),
  )
}
