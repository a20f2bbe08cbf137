export type ChapterVersion = {
  id: string
  number: number
  title: string
  contentHash: string | null
  points: readonly string[]
  basedOn?: string | null
}
export type ChapterChange = {
  kind: 'same' | 'changed' | 'added' | 'removed'
  before?: ChapterVersion
  after?: ChapterVersion
  touchedPoints: readonly string[]
}

/**
 * What a new edition changed, chapter by chapter, and which appraisal points that touches: every point of a chapter that was
 * added, removed or has other content, and every point that a chapter gained or lost. A chapter is followed by `basedOn`,
 * not by its number, so that moving a chapter is no change of its content.
 */
export function revisionOf(
  before: readonly ChapterVersion[],
  after: readonly ChapterVersion[],
): { changes: ChapterChange[]; touchedPoints: string[] } {
  const followed = new Set<string>()
  const changes = after.map((chapter): ChapterChange => {
    const source = before.find(({ id }) => id === chapter.basedOn)
    if (!source) return { kind: 'added', after: chapter, touchedPoints: chapter.points }
    followed.add(source.id)
    const isSameText = chapter.contentHash !== null && chapter.contentHash === source.contentHash
    const moved = [
      ...chapter.points.filter((point) => !source.points.includes(point)),
      ...source.points.filter((point) => !chapter.points.includes(point)),
    ]
    if (isSameText && moved.length === 0) return { kind: 'same', before: source, after: chapter, touchedPoints: [] }
    return {
      kind: 'changed',
      before: source,
      after: chapter,
      touchedPoints: isSameText ? moved : unique([...chapter.points, ...source.points]),
    }
  })
  const removed = before
    .filter(({ id }) => !followed.has(id))
    .map((chapter): ChapterChange => ({ kind: 'removed', before: chapter, touchedPoints: chapter.points }))
  const all = [...changes, ...removed]
  return { changes: all, touchedPoints: unique(all.flatMap(({ touchedPoints }) => touchedPoints)) }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
