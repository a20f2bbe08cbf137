/** A comment as far as its place is concerned. */
export type Anchored = { draft: string; blockIndex: number | null; quote: string | null }

/**
 * Where a comment stands in the draft that is shown: at its own paragraph; for a comment on another draft at the paragraph that
 * still says what it quotes, the nearest one where several do. Nothing where there is no such paragraph any more.
 * @param texts plain text of the shown draft's blocks
 */
export function placeOf(comment: Anchored, shownDraft: string, texts: readonly string[]): number | undefined {
  const { blockIndex, draft, quote } = comment
  if (blockIndex === null) return undefined
  if (draft === shownDraft) return blockIndex < texts.length ? blockIndex : undefined
  if (!quote) return undefined
  const places = texts.flatMap((text, index) => (sameWords(text, quote) ? [index] : []))
  return places.toSorted((a, b) => Math.abs(a - blockIndex) - Math.abs(b - blockIndex) || a - b)[0]
}

/** A quote is cut after 500 characters, and may be a part that a reviewer marked. */
function sameWords(text: string, quote: string): boolean {
  return quote.length >= SHORTEST ? text.includes(quote) : text === quote
}

/** Shorter quotes stand in many paragraphs. */
const SHORTEST = 12
