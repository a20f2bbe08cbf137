/** How far an installation is, for the sentence at the head. */
export type StartStage = 'empty' | 'begun' | 'last'

/** Empty only while nothing is done. */
export function stageOf(lines: readonly Pick<StartLine, 'done'>[]): StartStage {
  const done = lines.filter((line) => line.done).length
  return done === 0 ? 'empty' : done < lines.length - 1 ? 'begun' : 'last'
}

/** A record that there is, to be gone on with. */
type Found = string | null

/** What an installation holds, as far as the first steps ask for it. */
export type StartFacts = {
  organisation: boolean
  /** Somebody beside the first account. */
  people: boolean
  occupation: Found
  standard: { inForce: boolean; draft: Found }
  specification: { inForce: boolean; draft: Found }
  /** `inForce`: some rule holds today; `later`: the day from which the first of those holds that are to come. */
  policy: { inForce: boolean; later: string | null }
  committee: { first: Found; member: boolean }
  textbook: Found
  edition: { published: boolean; inHand: Found }
  course: { open: Found; draft: Found }
  class: { running: boolean; planned: Found }
  /** May make accounts. */
  isAdmin: boolean
}

export const START_STEPS = ['units', 'people', 'standard', 'specification', 'rules', 'committees', 'book', 'class'] as const
export type StartStep = (typeof START_STEPS)[number]

/** `say` names the sentence, `href` the very form or list on which the step is done. */
export type StartLine = {
  step: StartStep
  done: boolean
  isNext: boolean
  say: StartSaying
  href: string
  /** The day that the sentence names, `YYYY-MM-DD`. */
  on?: string
}

export type StartSaying =
  | 'units'
  | 'people'
  | 'peopleByAdmin'
  | 'occupation'
  | 'standard'
  | 'standardDraft'
  | 'specification'
  | 'specificationDraft'
  | 'rules'
  | 'rulesLater'
  | 'committee'
  | 'members'
  | 'textbook'
  | 'edition'
  | 'editionInHand'
  | 'course'
  | 'courseDraft'
  | 'class'
  | 'classPlanned'

/**
 * The first steps of an installation, each done or not by what is there, the first that is not marked as the next. Any order of doing them
 * is fine: a step that was done early is ticked early.
 */
export function startHere(facts: StartFacts): StartLine[] {
  const lines = START_STEPS.map((step) => ({ step, ...LINES[step](facts) }))
  const next = lines.find(({ done }) => !done)
  return lines.map((line) => ({ ...line, isNext: line === next }))
}

type Line = Pick<StartLine, 'done' | 'say' | 'href' | 'on'>

const LINES: Record<StartStep, (facts: StartFacts) => Line> = {
  units: ({ organisation }) => ({ done: organisation, say: 'units', href: list('organisations') }),
  people: ({ isAdmin, people }) => ({ done: people, say: isAdmin ? 'people' : 'peopleByAdmin', href: list('users') }),
  standard: ({ occupation, standard: { draft, inForce } }) => ({
    done: inForce,
    ...(occupation === null
      ? { say: 'occupation', href: list('occupations') }
      : draft === null
        ? { say: 'standard', href: create('standards') }
        : { say: 'standardDraft', href: open('standards', draft) }),
  }),
  specification: ({ specification: { draft, inForce } }) => ({
    done: inForce,
    ...(draft === null
      ? { say: 'specification', href: create('element-specifications') }
      : { say: 'specificationDraft', href: open('element-specifications', draft) }),
  }),
  rules: ({ policy: { inForce, later } }) => ({
    done: inForce,
    ...(!inForce && later !== null
      ? { say: 'rulesLater', href: list('policies'), on: later }
      : { say: 'rules', href: `${list('policies')}/adopt` }),
  }),
  committees: ({ committee: { first, member } }) => ({
    done: first !== null && member,
    ...(first === null ? { say: 'committee', href: create('committees') } : { say: 'members', href: open('committees', first) }),
  }),
  book: ({ edition: { inHand, published }, textbook }) => ({
    done: published,
    ...(inHand !== null
      ? { say: 'editionInHand', href: open('editions', inHand) }
      : textbook === null
        ? { say: 'textbook', href: create('textbooks') }
        : { say: 'edition', href: create('editions') }),
  }),
  class: ({ class: { planned, running }, course }) => ({
    done: running,
    ...(planned !== null
      ? { say: 'classPlanned', href: `${open('classes', planned)}/roster` }
      : course.open !== null
        ? { say: 'class', href: `${open('courses', course.open)}/book` }
        : course.draft !== null
          ? { say: 'courseDraft', href: `${open('courses', course.draft)}/book` }
          : { say: 'course', href: create('courses') }),
  }),
}

const list = (slug: string) => `/admin/collections/${slug}`
const create = (slug: string) => `${list(slug)}/create`
const open = (slug: string, id: string) => `${list(slug)}/${id}`
