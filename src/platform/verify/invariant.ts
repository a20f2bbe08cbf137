import type { Payload } from 'payload'

/** Something that is not as it must be: which record, and what is wrong with it. */
export type Break = { subject: string; reason: string }

/** What whoever verifies should know, though nothing is wrong. */
export type Note = { zh: string; en: string }

export type InvariantArgs = {
  payload: Payload
  /** Tells how many records were looked at, as the work goes on. */
  looked(records: number): void
  note?(note: Note): void
}

/**
 * A statement about stored data that holds at every moment, recomputed from the records themselves.
 * It reads only, and may run beside a serving process: what it reports it has seen twice.
 */
export type Invariant = {
  name: string
  label: { zh: string; en: string }
  run(args: InvariantArgs): AsyncIterable<Break>
}

/** Gives an invariant its type; domains list theirs. */
export function defineInvariant(invariant: Invariant): Invariant {
  return invariant
}

/**
 * Looks again where something seems wrong: a writer may have stood between two of our reads.
 * @returns what is wrong both times
 */
export async function twice(find: () => Promise<Break[]>): Promise<Break[]> {
  const first = await find()
  if (first.length === 0) return []
  await new Promise((resolve) => setTimeout(resolve, 100))
  const again = await find()
  return again.filter(({ subject, reason }) => first.some((each) => each.subject === subject && each.reason === reason))
}
