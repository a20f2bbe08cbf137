/** What somebody can be towards one chapter, edition or erratum. Global roles, committee roles and the book's own people. */
export const LINE_ROLES = [
  'admin',
  'centre-staff',
  'chair',
  'vice-chair',
  'secretary',
  'chief-editor',
  'deputy-editor',
  'responsible-editor',
  'author-of-chapter',
  'unifier',
  'first-reviewer',
  'second-reviewer',
  'final-reviewer',
  'first-proofreader',
  'second-proofreader',
  'third-proofreader',
  'read-through-reader',
  'system',
] as const
export type LineRole = (typeof LINE_ROLES)[number]

/** The people whom an edition names; ids, absent where nobody is appointed. */
export type EditionPeople = {
  chiefEditor?: string | undefined
  deputyEditors: readonly string[]
  responsibleEditor?: string | undefined
  firstProofreader?: string | undefined
  secondProofreader?: string | undefined
  thirdProofreader?: string | undefined
  readThroughBy?: string | undefined
}

/** The people whom a chapter names. */
export type ChapterPeople = {
  authors: readonly string[]
  unifiedBy?: string | undefined
  firstReviewer?: string | undefined
  secondReviewer?: string | undefined
  finalReviewer?: string | undefined
}

/** Everybody whom these places name. */
export function namedIn(people: EditionPeople | ChapterPeople): string[] {
  return Object.values(people).flatMap((named: string | readonly string[] | undefined) => named ?? [])
}

/** The places as they are filled by those alone who are `present`: an account that is switched off fills none. */
export function presentIn<T extends EditionPeople | ChapterPeople>(people: T, present: ReadonlySet<string>): T {
  const places = Object.entries(people).map(([place, named]: [string, string | readonly string[] | undefined]) => [
    place,
    typeof named === 'object' ? named.filter((person) => present.has(person)) : named && present.has(named) ? named : undefined,
  ])
  return Object.fromEntries(places) as T
}

/** Who asks: id, global roles, and seats in committees whose term holds today. */
export type LineActor = {
  id: string
  roles: readonly string[]
  seats: readonly { committee: string; role: string }[]
}

/**
 * The roles that `actor` has towards an edition and, where given, one of its chapters.
 * Seats count in the textbook's own committee and in the editorial committee; the seat of a chief editor only while the
 * edition names no chief editor of its own. Roles never lift a rule: separation is decided over people.
 */
export function lineRoles(args: {
  actor: LineActor
  committee: string | undefined
  editorialCommittees: readonly string[]
  edition: EditionPeople
  chapter?: ChapterPeople
}): LineRole[] {
  const { actor, committee, editorialCommittees, edition, chapter } = args
  const me = actor.id
  const roles = new Set<LineRole>()
  for (const role of ['admin', 'centre-staff', 'system'] as const) if (actor.roles.includes(role)) roles.add(role)
  for (const seat of actor.seats) {
    const isOwn = seat.committee === committee
    if (!isOwn && !editorialCommittees.includes(seat.committee)) continue
    if (seat.role === 'chair' || seat.role === 'vice-chair' || seat.role === 'secretary') roles.add(seat.role)
    if (isOwn && seat.role === 'chief-editor' && !edition.chiefEditor) roles.add('chief-editor')
  }
  const named: [LineRole, string | undefined][] = [
    ['chief-editor', edition.chiefEditor],
    ['responsible-editor', edition.responsibleEditor],
    ['first-proofreader', edition.firstProofreader],
    ['second-proofreader', edition.secondProofreader],
    ['third-proofreader', edition.thirdProofreader],
    ['read-through-reader', edition.readThroughBy],
    ['unifier', chapter?.unifiedBy],
    ['first-reviewer', chapter?.firstReviewer],
    ['second-reviewer', chapter?.secondReviewer],
    ['final-reviewer', chapter?.finalReviewer],
  ]
  for (const [role, person] of named) if (person === me) roles.add(role)
  if (edition.deputyEditors.includes(me)) roles.add('deputy-editor')
  if (chapter?.authors.includes(me)) roles.add('author-of-chapter')
  return [...roles]
}
