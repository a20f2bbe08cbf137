import { matchName } from '@/kernel/text'

/** How fast a worker reads a textbook with care, where no policy row `study.reading_chars_per_minute` speaks. */
export const READING_CHARS_PER_MINUTE = 300
/** The rule that says so otherwise. */
export const READING_SPEED_POLICY = 'study.reading_chars_per_minute'

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
  const title = matchName(old.title)
  return next.find((chapter) => matchName(chapter.title) === title) ?? null
}

/** A chapter as a unit could take it over. */
export type BookChapter = ChapterLink & { characters: number; points: readonly string[] }

/** A chapter unit of a course, and the chapter that it hangs on where that one is still known. */
export type BookUnit = {
  id: string
  order: number
  title: string
  chapter: string | null
  points: readonly string[]
  nominalMinutes: number
  /** The chapter of its own as it stands in the edition that the unit came from. */
  own: { id: string; title: string; characters: number; points: readonly string[]; inEdition: boolean } | null
}

export type UnitOffer = {
  chapter: string
  number: number
  title: string
  points: readonly string[]
  minutes: number
  /**
   * `new`: no unit has this chapter; `moves`: a unit of another edition's chapter goes over to it; `differs`: its unit has another title,
   * other points or another length; `same`: nothing is left to take.
   */
  state: 'new' | 'moves' | 'differs' | 'same'
  unit: { id: string; title: string; points: number; minutes: number } | null
  /** What taking it over would change in the unit. */
  changes: readonly ('title' | 'points' | 'minutes')[]
}

/**
 * What an edition offers a course, chapter by chapter, and the chapter units to which it has nothing to offer. A unit that goes over to
 * the chapter of another edition takes what was the old chapter's own, and keeps what somebody wrote into it by hand.
 * @param between chapters of all editions concerned, by id
 */
export function offersOf(args: {
  chapters: readonly BookChapter[]
  units: readonly BookUnit[]
  between: ReadonlyMap<string, { basedOn: string | null }>
  charsPerMinute: number
}): { offers: UnitOffer[]; orphans: BookUnit[] } {
  const { between, chapters, charsPerMinute, units } = args
  const byChapter = new Map(units.flatMap((unit) => (unit.chapter ? [[unit.chapter, unit] as const] : [])))
  const heirs = new Map<string, BookUnit>()
  for (const unit of units) {
    if (!unit.own || unit.own.inEdition) continue
    const heir = successorOf(unit.own, chapters, between)
    if (heir && !byChapter.has(heir.id) && !heirs.has(heir.id)) heirs.set(heir.id, unit)
  }
  const offers = [...chapters]
    .sort((a, b) => a.number - b.number)
    .map((chapter): UnitOffer => {
      const minutes = nominalMinutesOf(chapter.characters, charsPerMinute)
      const common = { chapter: chapter.id, number: chapter.number, title: chapter.title, points: chapter.points, minutes }
      const own = byChapter.get(chapter.id)
      const moving = heirs.get(chapter.id)
      const unit = own ?? moving
      if (!unit) return { ...common, state: 'new', unit: null, changes: [] }
      const told = { id: unit.id, title: unit.title, points: unit.points.length, minutes: unit.nominalMinutes }
      const differing = differencesOf(unit, { ...chapter, minutes })
      if (own) return { ...common, state: differing.length > 0 ? 'differs' : 'same', unit: told, changes: differing }
      const { own: old } = unit
      const byHand = old ? differencesOf(unit, { ...old, minutes: nominalMinutesOf(old.characters, charsPerMinute) }) : []
      return { ...common, state: 'moves', unit: told, changes: differing.filter((change) => !byHand.includes(change)) }
    })
  const offered = new Set(offers.flatMap(({ unit }) => (unit ? [unit.id] : [])))
  return { offers, orphans: units.filter(({ id }) => !offered.has(id)) }
}

/** A unit of a course in its place; `chapter`: the number of its chapter in the edition, null for other units. */
export type PlacedUnit = { id: string; order: number; chapter: number | null }

/**
 * The places of a course's units once chapters were taken: a new one stands behind the chapter before it (and what follows that one: its
 * videos), units that went over to this edition stand among each other as its chapters do. Every other unit keeps its place; numbers
 * change only where they must grow.
 * @returns all units in their order, each with its number
 */
export function placesOf({
  created,
  moved,
  units,
}: {
  units: readonly PlacedUnit[]
  created: readonly { id: string; chapter: number }[]
  /** Ids of units that went over. */
  moved: ReadonlySet<string>
}): PlacedUnit[] {
  const standing = [...units].sort((a, b) => a.order - b.order)
  const going = standing.filter(({ id }) => moved.has(id)).sort((a, b) => (a.chapter ?? 0) - (b.chapter ?? 0))
  const row = standing.map((unit) => (moved.has(unit.id) ? { ...(going.shift() ?? unit), order: unit.order } : unit))
  for (const { chapter, id } of [...created].sort((a, b) => a.chapter - b.chapter))
    row.splice(placeFor(chapter, row), 0, { id, order: 0, chapter })
  let last = 0
  return row.map((unit) => {
    last = Math.max(unit.order, last + 1)
    return { ...unit, order: last }
  })
}

/** Behind the nearest chapter before it and the units that are no chapters after that one; else ahead of the first chapter that follows. */
function placeFor(chapter: number, row: readonly PlacedUnit[]): number {
  const before = row.reduce<PlacedUnit | null>(
    (best, unit) => (unit.chapter !== null && unit.chapter < chapter && unit.chapter >= (best?.chapter ?? 0) ? unit : best),
    null,
  )
  if (!before) {
    const next = row.findIndex((unit) => unit.chapter !== null && unit.chapter > chapter)
    return next < 0 ? row.length : next
  }
  const behind = row.findIndex((unit, index) => index > row.indexOf(before) && unit.chapter !== null)
  return behind < 0 ? row.length : behind
}

function differencesOf(
  unit: Pick<BookUnit, 'title' | 'points' | 'nominalMinutes'>,
  chapter: { title: string; points: readonly string[]; minutes: number },
): ('title' | 'points' | 'minutes')[] {
  const listed = (points: readonly string[]) => [...points].sort().join(' ')
  return [
    ...(unit.title === chapter.title ? [] : (['title'] as const)),
    ...(listed(unit.points) === listed(chapter.points) ? [] : (['points'] as const)),
    ...(unit.nominalMinutes === chapter.minutes ? [] : (['minutes'] as const)),
  ]
}

function ancestorsOf(chapter: ChapterLink, between: ReadonlyMap<string, { basedOn: string | null }>): string[] {
  const line: string[] = []
  for (let id = chapter.basedOn; id !== null && !line.includes(id); id = between.get(id)?.basedOn ?? null) line.push(id)
  return line
}
