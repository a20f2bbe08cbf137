import { CHAPTER_STATES, type ChapterState } from './chapter-machine'
import { EDITION_STATES, type EditionState } from './edition-machine'
import type { Duty } from './duties'
import type { ChapterPeople, EditionPeople } from './roles'
import { PROOF_STAGES, PROOFREADER_FIELD } from './separation'

export type AssignmentKind = 'author' | 'unify' | 'review1' | 'review2' | 'review3' | 'proof1' | 'proof2' | 'proof3' | 'read-through' | Duty
export type Phase = 'waiting' | 'current' | 'past'
export type WantedAssignment = { kind: AssignmentKind; person: string; phase: Phase }
export type KnownAssignment = { id: string; kind: string; person: string; status: 'open' | 'done' | 'cancelled'; started: boolean }

export type AssignmentPlan = {
  open: WantedAssignment[]
  start: KnownAssignment[]
  /** Begun, and sent back to an earlier step before it was done. */
  pause: KnownAssignment[]
  finish: KnownAssignment[]
  cancel: KnownAssignment[]
}

/**
 * Who has what to do on a chapter in `state`, and whether their turn lies ahead, is now or is over.
 * @param chief unifies where nobody else is named to
 */
export function chapterAssignments(people: ChapterPeople, state: ChapterState, chief?: string): WantedAssignment[] {
  const at = (step: ChapterState): Phase =>
    phase(CHAPTER_STATES.indexOf(step), CHAPTER_STATES.indexOf(state === 'planned' ? 'writing' : state))
  const one = (kind: AssignmentKind, person: string | undefined, step: ChapterState): WantedAssignment[] =>
    person ? [{ kind, person, phase: at(step) }] : []
  return [
    ...people.authors.map((person) => ({ kind: 'author' as const, person, phase: at('writing') })),
    ...one('unify', people.unifiedBy ?? chief, 'unifying'),
    ...one('review1', people.firstReviewer, 'review1'),
    ...one('review2', people.secondReviewer, 'review2'),
    ...one('review3', people.finalReviewer, 'review3'),
  ]
}

/** The same for an edition's four readings. */
export function editionAssignments(people: EditionPeople, state: EditionState): WantedAssignment[] {
  return PROOF_STAGES.flatMap((stage) => {
    const person = people[PROOFREADER_FIELD[stage]]
    return person ? [{ kind: stage, person, phase: phase(EDITION_STATES.indexOf(stage), EDITION_STATES.indexOf(state)) }] : []
  })
}

/**
 * What has to be written so that the rows say what is wanted. A step that comes again after a return is a new row.
 * @param isDone whether a row that nobody wants any more was done; else it is called off
 */
export function planAssignments(
  wanted: readonly WantedAssignment[],
  known: readonly KnownAssignment[],
  isDone: (kind: string) => boolean = () => false,
): AssignmentPlan {
  const open = known.filter(({ status }) => status === 'open')
  const same = (a: { kind: string; person: string }) => (b: { kind: string; person: string }) => a.kind === b.kind && a.person === b.person
  return {
    open: wanted.filter((want) => want.phase !== 'past' && !open.some(same(want))),
    start: open.filter((row) => !row.started && wanted.some((want) => want.phase === 'current' && same(want)(row))),
    pause: open.filter((row) => row.started && wanted.some((want) => want.phase === 'waiting' && same(want)(row))),
    finish: open.filter((row) =>
      wanted.some(same(row)) ? wanted.some((want) => want.phase === 'past' && same(want)(row)) : isDone(row.kind),
    ),
    // Whoever was asked for a quality sample besides stays asked.
    cancel: open.filter((row) => row.kind !== 'quality' && !wanted.some(same(row)) && !isDone(row.kind)),
  }
}

function phase(step: number, now: number): Phase {
  return step > now ? 'waiting' : step === now ? 'current' : 'past'
}
