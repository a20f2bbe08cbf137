import type { PayloadRequest, Where } from 'payload'

/** The records that wait for somebody's decision, and the states in which they wait. */
export const UNDECIDED = {
  'leave-requests': ['requested'],
  'hour-claims': ['submitted', 'supported'],
  outages: ['declared'],
} as const
export type DecisionSlug = keyof typeof UNDECIDED

/** The list of a kind of record as it opens on what is undecided. @param about further conditions: path → id */
export function openListHref(slug: DecisionSlug, about: Readonly<Record<string, string | number>> = {}): string {
  const query = new URLSearchParams()
  UNDECIDED[slug].forEach((state, index) => query.set(`where[and][0][state][in][${index}]`, state))
  Object.entries(about).forEach(([path, id], index) => query.set(`where[and][${index + 1}][${path}][equals]`, String(id)))
  return `/admin/collections/${slug}?${query.toString()}`
}

/** Where a list is opened without any condition, it shows what is undecided. */
export function undecidedFirst(slug: DecisionSlug) {
  return ({ req }: { req: PayloadRequest }): Where | null =>
    req.query?.['where'] === undefined ? { state: { in: [...UNDECIDED[slug]] } } : null
}
