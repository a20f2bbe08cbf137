/** How fast a worker reads a textbook with care, where no policy row `study.reading_chars_per_minute` speaks. */
export const READING_CHARS_PER_MINUTE = 300

/** The nominal length of a chapter, in whole minutes from 1. */
export function nominalMinutesOf(characters: number, charsPerMinute: number): number {
  return Math.max(1, Math.round(characters / charsPerMinute))
}

export type ChapterLink = { id: string; number: number; title: string; basedOn: string | null }

/**
 * The chapter of a new edition that takes the place of an old one: the one that says (through as many editions as lie between) that
 * it came from it; where the new edition was not begun from the old one at all, the one of the same title. Null where there is none.
 * @param between chapters of editions in between, and of the new one, by id
 */
export function successorOf(
  old: { id: string; title: string },
  next: readonly ChapterLink[],
  between: ReadonlyMap<string, { basedOn: string | null }>,
): ChapterLink | null {
  const heir = next.find((chapter) => ancestorsOf(chapter, between).includes(old.id))
  if (heir) return heir
  if (next.some(({ basedOn }) => basedOn !== null)) return null
  const title = fold(old.title)
  return next.find((chapter) => fold(chapter.title) === title) ?? null
}

function ancestorsOf(chapter: ChapterLink, between: ReadonlyMap<string, { basedOn: string | null }>): string[] {
  const line: string[] = []
  for (let id = chapter.basedOn; id !== null && !line.includes(id); id = between.get(id)?.basedOn ?? null) line.push(id)
  return line
}

function fold(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
