import type { FlattenedField } from 'payload'
import type { Language } from '@/kernel/errors'

/** What Payload says of a refused value. */
export type ToldFault = { message: string; path: string; label?: unknown }

/** The faults that a refusal of Payload's holds, by the form of it: where its routes and its core are bundled apart, each has its own classes. */
export function toldFaults(error: object): ToldFault[] | undefined {
  const data = 'data' in error ? error.data : undefined
  const faults = typeof data === 'object' && data !== null && 'errors' in data ? data.errors : undefined
  return Array.isArray(faults) && faults.length > 0 && faults.every(isFault) ? faults : undefined
}

function isFault(value: unknown): value is ToldFault {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string' && 'message' in value
}

/** Which fields are to be put right, as their form calls them. */
export function namesOfFaults(faults: readonly ToldFault[], fields: readonly FlattenedField[], language: Language): string {
  const names = [...new Set(faults.map(({ path }) => nameOf(path, fields, language)))]
  return language === 'zh' ? `请更正：${names.join('、')}。` : `Please correct: ${names.join(', ')}.`
}

/** `team.0.role` → 团队 1 角色. A step that has no label is called by its own name. */
function nameOf(path: string, fields: readonly FlattenedField[], language: Language): string {
  let within: readonly FlattenedField[] = fields
  const words = path.split('.').map((step) => {
    if (/^\d+$/.test(step)) return String(Number(step) + 1)
    const field = within.find(({ name }) => name === step)
    within = field && 'flattenedFields' in field ? field.flattenedFields : []
    const label: unknown = field && 'label' in field ? field.label : undefined
    if (typeof label === 'string') return label
    const told = typeof label === 'object' && label !== null ? (label as Record<string, unknown>)[language] : undefined
    return typeof told === 'string' ? told : step
  })
  return words.join(' ')
}
