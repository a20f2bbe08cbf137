import { allow, refuse, type Decision } from '@/kernel/decision'
import type { ChapterPeople, EditionPeople } from './roles'

export const REVIEW_STAGES = ['review1', 'review2', 'review3'] as const
export type ReviewStage = (typeof REVIEW_STAGES)[number]
export const PROOF_STAGES = ['proof1', 'proof2', 'proof3', 'read-through'] as const
export type ProofStage = (typeof PROOF_STAGES)[number]

export const REVIEWER_FIELD = { review1: 'firstReviewer', review2: 'secondReviewer', review3: 'finalReviewer' } as const
export const PROOFREADER_FIELD = {
  proof1: 'firstProofreader',
  proof2: 'secondProofreader',
  proof3: 'thirdProofreader',
  'read-through': 'readThroughBy',
} as const

/**
 * Whether the reviewers that are appointed may stand: three different people, none of whom wrote the chapter.
 * @param writers its authors, and whoever made a draft of it (a unifier who only reads did not write)
 */
export function reviewersSeparate(people: ChapterPeople, writers: readonly string[]): Decision {
  const wrote = new Set([...people.authors, ...writers])
  const seen = new Map<string, string>()
  for (const stage of REVIEW_STAGES) {
    const field = REVIEWER_FIELD[stage]
    const person = people[field]
    if (!person) continue
    if (wrote.has(person)) return refuse('materials.reviewerWroteChapter', { field, person })
    const other = seen.get(person)
    if (other) return refuse('materials.sameReviewer', { field, other, person })
    seen.set(person, field)
  }
  return allow
}

/** All three are named and separate. */
export function reviewersComplete(people: ChapterPeople, writers: readonly string[]): Decision {
  const missing = REVIEW_STAGES.map((stage) => REVIEWER_FIELD[stage]).filter((field) => !people[field])
  return missing.length > 0 ? refuse('materials.reviewersMissing', { missing }) : reviewersSeparate(people, writers)
}

/** Whether the appointed proofreaders may stand: the three proofs are not all read by one person. */
export function proofreadersSeparate(people: EditionPeople): Decision {
  const { firstProofreader, secondProofreader, thirdProofreader } = people
  if (firstProofreader && firstProofreader === secondProofreader && secondProofreader === thirdProofreader)
    return refuse('materials.proofsByOnePerson', { person: firstProofreader })
  return allow
}

/**
 * Who may record one proof of one chapter. It is the stage's proofreader; where that person wrote the chapter, another of the
 * edition's proofreaders steps in. Nobody proofs what they wrote, and nobody reads all three proofs of a chapter.
 */
export function mayProof(args: {
  person: string
  stage: ProofStage
  edition: EditionPeople
  writers: readonly string[]
  /** Standing proofs of the same chapter. */
  earlier: readonly { stage: ProofStage; proofreader: string }[]
}): Decision {
  const { person, stage, edition, writers, earlier } = args
  if (writers.includes(person)) return refuse('materials.proofOfOwnChapter', { person, stage })
  const appointed = edition[PROOFREADER_FIELD[stage]]
  const team = PROOF_STAGES.map((each) => edition[PROOFREADER_FIELD[each]])
  const standsIn = appointed !== undefined && writers.includes(appointed) && team.includes(person)
  if (person !== appointed && !standsIn) return refuse('materials.notTheProofreader', { stage })
  if (stage === 'read-through') return allow
  const others = PROOF_STAGES.filter((each) => each !== 'read-through' && each !== stage)
  const readsAll = others.every((each) => earlier.some((proof) => proof.stage === each && proof.proofreader === person))
  return readsAll ? refuse('materials.proofsByOnePerson', { person, stage }) : allow
}

/**
 * Pass-for-press is no proofreader's: whoever read any proof of the edition, or its read-through, does not release it.
 * (The rule asks only for the same step; the wider form leaves no step to argue about.) Nor does an author release their own work.
 */
export function mayPassForPress(person: string, people: { proofreaders: readonly string[]; authors: readonly string[] }): Decision {
  if (people.authors.includes(person)) return refuse('materials.pressByAuthor', { person })
  return people.proofreaders.includes(person) ? refuse('materials.pressByProofreader', { person }) : allow
}

/**
 * An exception to a rule (a gap accepted, a `must` comment kept) is decided by somebody whom it does not serve: nobody who
 * wrote what it concerns, whatever office they hold.
 */
export function mayLiftRule(person: string, writers: readonly string[]): Decision {
  return writers.includes(person) ? refuse('materials.ownException', { person }) : allow
}
