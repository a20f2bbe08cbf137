import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import type { Label } from '@/kernel/errors'
import { differentPeople, handOf, separateFrom, type Hand, type Hands, type Part } from '@/kernel/separation'
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

/** What is asked before reviewers may stand: who ever wrote the chapter, and who ever gave a verdict on it. */
export type ChapterHistory = {
  /** Its authors of now and once, and whoever made a draft or changed the text (a unifier who only reads did not write). */
  writers: Hands
  /** By stage; a reviewer who was replaced has reviewed all the same. */
  verdicts: readonly Part[]
}

/**
 * Whether the reviewers that are appointed may stand: three different people, none of whom ever wrote the chapter or judged it at
 * another stage.
 */
export function reviewersSeparate(people: ChapterPeople, { verdicts, writers }: ChapterHistory): Decision {
  const hands = [...authorHands(people.authors), ...writers]
  const parts = REVIEW_STAGES.flatMap((stage): Part[] => {
    const person = people[REVIEWER_FIELD[stage]]
    return person ? [{ part: REVIEWER_FIELD[stage], person }] : []
  })
  return allOf(
    ...parts.map(({ part, person }) => separateFrom(person, hands, 'materials.reviewerWroteChapter', { field: part })),
    differentPeople({
      parts,
      acted: verdicts.map(({ part, ...acted }) => ({ ...acted, part: REVIEWER_FIELD[part as ReviewStage] })),
      code: 'materials.sameReviewer',
      deedOf: (field) => REVIEW_DEEDS[field as keyof typeof REVIEW_DEEDS],
    }),
  )
}

/** All three are named and separate. */
export function reviewersComplete(people: ChapterPeople, history: ChapterHistory): Decision {
  const missing = REVIEW_STAGES.map((stage) => REVIEWER_FIELD[stage]).filter((field) => !people[field])
  return missing.length > 0 ? refuse('materials.reviewersMissing', { missing }) : reviewersSeparate(people, history)
}

/** Those who are named authors now, as hands in the chapter. */
export function authorHands(authors: readonly string[]): Hand[] {
  return authors.map((person) => ({ person, deed: AUTHOR_NOW }))
}

const AUTHOR_NOW: Label = { zh: '是本章编写人', en: 'is an author of the chapter' }
const REVIEW_DEEDS: Readonly<Record<(typeof REVIEWER_FIELD)[ReviewStage], Label>> = {
  firstReviewer: { zh: '承担本章初审', en: 'reviewed the chapter first' },
  secondReviewer: { zh: '承担本章复审', en: 'reviewed the chapter second' },
  finalReviewer: { zh: '承担本章终审', en: 'reviewed the chapter last' },
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
  writers: Hands
  /** Standing proofs of the same chapter. */
  earlier: readonly { stage: ProofStage; proofreader: string }[]
}): Decision {
  const { person, stage, edition, writers, earlier } = args
  const isSeparate = separateFrom(person, writers, 'materials.proofOfOwnChapter', { stage })
  if (!isSeparate.ok) return isSeparate
  const appointed = edition[PROOFREADER_FIELD[stage]]
  const team = PROOF_STAGES.map((each) => edition[PROOFREADER_FIELD[each]])
  const standsIn = appointed !== undefined && handOf(appointed, writers) !== undefined && team.includes(person)
  if (person !== appointed && !standsIn) return refuse('materials.notTheProofreader', { stage })
  if (stage === 'read-through') return allow
  const others = PROOF_STAGES.filter((each) => each !== 'read-through' && each !== stage)
  const readsAll = others.every((each) => earlier.some((proof) => proof.stage === each && proof.proofreader === person))
  return readsAll ? refuse('materials.proofsByOnePerson', { person, stage }) : allow
}

/**
 * Pass-for-press is no proofreader's: whoever read any proof of the edition, or its read-through, does not release it.
 * (The rule asks only for the same step; the wider form leaves no step to argue about.) A reading that had to be done again counts too.
 * Nor does anybody release what they wrote.
 */
export function mayPassForPress(person: string, people: { proofreaders: Hands; writers: Hands }): Decision {
  return allOf(
    separateFrom(person, people.writers, 'materials.pressByAuthor'),
    separateFrom(person, people.proofreaders, 'materials.pressByProofreader'),
  )
}

/**
 * An exception to a rule (a gap accepted, a `must` comment kept) is decided by somebody whom it does not serve: nobody who
 * wrote what it concerns, whatever office they hold.
 */
export function mayLiftRule(person: string, writers: Hands): Decision {
  return separateFrom(person, writers, 'materials.ownException')
}
