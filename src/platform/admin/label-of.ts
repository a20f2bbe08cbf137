import type { Language } from '@/kernel/errors'

/** The name of a field in one language, as Payload hands it to a component. */
export function labelOf(label: unknown, language: Language): string {
  if (typeof label === 'string') return label
  const text: unknown =
    typeof label === 'object' && label !== null ? Object.entries(label).find(([key]) => key === language)?.[1] : undefined
  return typeof text === 'string' ? text : ''
}
