/** A relation as Payload hands it over: the id alone, or the document where it was populated. */
export type Ref = string | number | { id: string | number }

/** The id behind a relation, as text. */
export function idOf(ref: Ref): string
export function idOf(ref: Ref | null | undefined): string | undefined
export function idOf(ref: Ref | null | undefined): string | undefined {
  if (ref === null || ref === undefined) return undefined
  return String(typeof ref === 'object' ? ref.id : ref)
}

/** The ids behind a relation with many targets; empty for none. */
export function idsOf(refs: readonly Ref[] | null | undefined): string[] {
  return (refs ?? []).map((ref) => idOf(ref))
}
