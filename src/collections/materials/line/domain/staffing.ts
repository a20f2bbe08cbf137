import { allow, type Decision } from '@/kernel/decision'
import type { Details, Label } from '@/kernel/errors'
import type { Hands } from '@/kernel/separation'
import { CHAPTER_STATES, chapterMachine, type ChapterState } from './chapter-machine'
import { EDITION_STATES, editionMachine, type EditionState } from './edition-machine'
import { mayDecideErratum } from './erratum-machine'
import type { ChapterPeople, EditionPeople, LineRole } from './roles'
import {
  mayPassForPress,
  mayProof,
  PROOF_STAGES,
  PROOFREADER_FIELD,
  REVIEW_STAGES,
  REVIEWER_FIELD,
  reviewersSeparate,
  type ChapterHistory,
  type ProofStage,
} from './separation'

export type StaffedChapter = ChapterHistory & {
  id: string
  number: number
  title: string
  state: ChapterState
  people: ChapterPeople
}

/** Who is appointed to what in one edition, and what was read already. */
export type Staffing = {
  state: EditionState
  people: EditionPeople
  chapters: readonly StaffedChapter[]
  /** Proofs that stand over what is sealed now. */
  proofs: readonly { chapter: string; stage: ProofStage; proofreader: string }[]
  /** Who ever read a proof of it, also where it had to be read again. */
  readers: Hands
  /** Errata that wait for somebody's word, each with those who reported it. */
  reportedErrata: readonly Hands[]
  /** Chairs and vice-chairs of the committee, who decide over errata too; asked for where there are any. */
  chairs: readonly string[]
}

/** A step of the line that nobody could take. */
export type StaffingGap = {
  /** `unnamed`: nobody is appointed. `barred`: whoever is appointed may not, and nobody else is. */
  kind: 'unnamed' | 'barred'
  step: Label
  /** The office that is short; absent where a whole team is (the proofreaders of a chapter). */
  office: LineRole
  /** The field of the edition or chapter that another appointment would go into. */
  field: string
  chapter?: { id: string; number: number; title: string }
  person?: string
  /** The rule that bars, as the code of its refusal, and what its words are about. */
  rule?: string
  ruleDetails?: Details
  /** The line stands at this step already; else it will come to it. */
  isNow: boolean
}

const PROOF_OFFICE: Readonly<Record<ProofStage, LineRole>> = {
  proof1: 'first-proofreader',
  proof2: 'second-proofreader',
  proof3: 'third-proofreader',
  'read-through': 'read-through-reader',
}
const REVIEW_OFFICE = { review1: 'first-reviewer', review2: 'second-reviewer', review3: 'final-reviewer' } as const

/**
 * The steps from here to the shelf for which there is nobody: given the machines, the offices that each step needs and the rules of
 * separation, is there a person left? The centre's staff stand in wherever the tables let them, so those steps are never short.
 */
export function staffingGaps(staffing: Staffing): StaffingGap[] {
  const now = EDITION_STATES.indexOf(staffing.state)
  const isAhead = (state: EditionState) => EDITION_STATES.indexOf(state) >= now
  return [
    ...(isAhead('writing') ? staffing.chapters.flatMap(chapterGaps) : []),
    ...(isAhead('writing') ? typesettingGaps(staffing) : []),
    ...(isAhead('read-through') ? proofGaps(staffing) : []),
    ...(isAhead('press') ? pressGaps(staffing) : []),
    ...errataGaps(staffing),
  ]
}

/**
 * The first step that a change of appointments would leave without anybody who may take it, and that was not so before. A place that is
 * merely empty yet is none: people are named one after the other.
 */
export function strandedStep(before: Staffing | undefined, after: Staffing): StaffingGap | undefined {
  const known = new Set(before ? staffingGaps(before).map(keyOf) : [])
  return staffingGaps(after).find((gap) => gap.kind === 'barred' && !known.has(keyOf(gap)))
}

function chapterGaps(chapter: StaffedChapter): StaffingGap[] {
  const { people, state } = chapter
  const now = CHAPTER_STATES.indexOf(state)
  const named = { id: chapter.id, number: chapter.number, title: chapter.title }
  const gaps: StaffingGap[] = []
  if (now <= CHAPTER_STATES.indexOf('writing') && people.authors.length === 0)
    gaps.push({
      kind: 'unnamed',
      step: actionLabel(chapterMachine, 'startWriting'),
      office: 'author-of-chapter',
      field: 'authors',
      chapter: named,
      isNow: true,
    })
  const separate = reviewersSeparate(people, chapter)
  for (const stage of REVIEW_STAGES) {
    if (now > CHAPTER_STATES.indexOf(stage)) continue
    const field = REVIEWER_FIELD[stage]
    // The first review opens with all three reviewers named.
    const gap = {
      step: chapterMachine.states[stage],
      office: REVIEW_OFFICE[stage],
      field,
      chapter: named,
      isNow: now >= CHAPTER_STATES.indexOf('unifying'),
    }
    const person = people[field]
    if (!person) gaps.push({ kind: 'unnamed', ...gap })
    else if (!separate.ok && separate.details?.['field'] === field) gaps.push({ kind: 'barred', ...gap, person, ...ruleOf(separate) })
  }
  return gaps
}

function typesettingGaps({ chapters, people, state }: Staffing): StaffingGap[] {
  if (people.responsibleEditor || people.chiefEditor) return []
  const isNow = state === 'writing' && chapters.length > 0 && chapters.every((chapter) => chapter.state === 'final')
  return [
    { kind: 'unnamed', step: actionLabel(editionMachine, 'typeset'), office: 'responsible-editor', field: 'responsibleEditor', isNow },
  ]
}

function proofGaps({ chapters, people, proofs, state }: Staffing): StaffingGap[] {
  const now = EDITION_STATES.indexOf(state)
  const stages = PROOF_STAGES.filter((stage) => EDITION_STATES.indexOf(stage) >= now)
  const unnamed = stages.filter((stage) => !people[PROOFREADER_FIELD[stage]])
  if (unnamed.length > 0)
    return unnamed.map((stage) => ({
      kind: 'unnamed',
      step: editionMachine.states[stage],
      office: PROOF_OFFICE[stage],
      field: PROOFREADER_FIELD[stage],
      // All four are named before the first proof begins.
      isNow: state === 'typesetting' || stage === state,
    }))
  return chapters.flatMap((chapter): StaffingGap[] => {
    const short = unreadableStage(chapter, stages, people, proofs)
    if (!short) return []
    const { stage, ...rule } = short
    return [
      {
        kind: 'barred',
        step: editionMachine.states[stage],
        office: PROOF_OFFICE[stage],
        field: PROOFREADER_FIELD[stage],
        chapter: { id: chapter.id, number: chapter.number, title: chapter.title },
        ...(people[PROOFREADER_FIELD[stage]] ? { person: people[PROOFREADER_FIELD[stage]] as string } : {}),
        ...rule,
        isNow: stage === state,
      },
    ]
  })
}

/** Tries the team on the coming readings of one chapter, one after the other, by the rule that refuses the reading itself. */
function unreadableStage(
  chapter: StaffedChapter,
  stages: readonly ProofStage[],
  people: EditionPeople,
  proofs: Staffing['proofs'],
): { stage: ProofStage; rule: string; ruleDetails?: Details } | undefined {
  const standing = proofs.filter((proof) => proof.chapter === chapter.id)
  const team = [...new Set(PROOF_STAGES.flatMap((stage) => people[PROOFREADER_FIELD[stage]] ?? []))]
  let deepest: { at: number; stage: ProofStage; rule: Rule } | undefined
  const tryFrom = (at: number, earlier: readonly { stage: ProofStage; proofreader: string }[]): boolean => {
    const stage = stages[at]
    if (stage === undefined) return true
    if (standing.some((proof) => proof.stage === stage)) return tryFrom(at + 1, earlier)
    let rule: Rule = { rule: 'materials.notTheProofreader' }
    for (const person of team) {
      const decision = mayProof({ person, stage, edition: people, writers: chapter.writers, earlier })
      if (decision.ok) {
        if (tryFrom(at + 1, [...earlier, { stage, proofreader: person }])) return true
        rule = { rule: 'materials.proofsByOnePerson' }
      } else if (person === people[PROOFREADER_FIELD[stage]]) rule = ruleOf(decision)
    }
    if (!deepest || at > deepest.at) deepest = { at, stage, rule }
    return false
  }
  return tryFrom(0, standing) || !deepest ? undefined : { stage: deepest.stage, ...deepest.rule }
}

type Rule = { rule: string; ruleDetails?: Details }

function ruleOf({ code, details }: Decision & { ok: false }): Rule {
  return { rule: code, ...(details ? { ruleDetails: details } : {}) }
}

const PROOFREADER_NAMED: Label = { zh: '被指定为校对', en: 'is named to read a proof' }

function pressGaps({ chapters, people, readers, state }: Staffing): StaffingGap[] {
  const gap = {
    step: actionLabel(editionMachine, 'passForPress'),
    office: 'responsible-editor' as const,
    field: 'responsibleEditor',
    isNow: state === 'press',
  }
  const person = people.responsibleEditor
  if (!person) return [{ kind: 'unnamed', ...gap }]
  const now = EDITION_STATES.indexOf(state)
  const coming = PROOF_STAGES.filter((stage) => EDITION_STATES.indexOf(stage) >= now)
  const decision = mayPassForPress(person, {
    proofreaders: [
      ...readers,
      ...coming.flatMap((stage) => {
        const named = people[PROOFREADER_FIELD[stage]]
        return named ? [{ person: named, deed: PROOFREADER_NAMED }] : []
      }),
    ],
    writers: chapters.flatMap((chapter) => chapter.writers),
  })
  return decision.ok ? [] : [{ kind: 'barred', ...gap, person, ...ruleOf(decision) }]
}

function errataGaps({ chairs, people, reportedErrata }: Staffing): StaffingGap[] {
  const deciders = [people.chiefEditor ?? [], people.deputyEditors, chairs].flat()
  const stuck = reportedErrata.find((reporters) => !deciders.some((person) => mayDecideErratum(person, reporters).ok))
  if (!stuck) return []
  const gap = { step: { zh: '核实勘误', en: 'Check errata' }, office: 'chief-editor' as const, isNow: true }
  const [person] = deciders
  const decision = person ? mayDecideErratum(person, stuck) : allow
  if (!person || decision.ok) return [{ kind: 'unnamed', ...gap, field: 'chiefEditor' }]
  return [{ kind: 'barred', ...gap, field: people.chiefEditor ? 'deputyEditors' : 'chiefEditor', person, ...ruleOf(decision) }]
}

function actionLabel(machine: { transitions: readonly { action: string; label: Label }[] }, action: string): Label {
  return machine.transitions.find((row) => row.action === action)?.label ?? { zh: action, en: action }
}

function keyOf({ chapter, field, kind, person, rule, step }: StaffingGap): string {
  return [kind, step.en, field, chapter?.id, person, rule].join('|')
}
