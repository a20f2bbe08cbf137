import { EDITION_STATES, type EditionState } from './edition-machine'
import type { LineRole } from './roles'
import { PROOF_STAGES, PROOFREADER_FIELD } from './separation'
import type { Staffing } from './staffing'

/** What an edition's editors have to do besides the four readings, in the order of the line. */
export const DUTIES = [
  'appoint',
  'plan',
  'coverage',
  'typeset',
  'send-proofs',
  'quality',
  'press',
  'receive-sample',
  'publish',
  'errata-check',
  'errata-correct',
  'close-errata',
  'reprint',
  'revise',
] as const
export type Duty = (typeof DUTIES)[number]

/** Who has a duty: the first of these offices that somebody holds. All of them may do it, by the tables or by the operation itself. */
export const DUTY_OFFICES: Readonly<Record<Duty, readonly LineRole[]>> = {
  appoint: ['chief-editor', 'centre-staff', 'admin'],
  plan: ['chief-editor', 'centre-staff', 'admin'],
  coverage: ['chief-editor', 'responsible-editor', 'chair', 'vice-chair', 'centre-staff', 'admin'],
  typeset: ['responsible-editor', 'chief-editor'],
  'send-proofs': ['responsible-editor', 'centre-staff', 'admin'],
  quality: ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'],
  press: ['responsible-editor'],
  'receive-sample': ['responsible-editor', 'centre-staff', 'admin'],
  publish: ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'],
  'errata-check': ['chief-editor', 'deputy-editor', 'chair', 'vice-chair'],
  'errata-correct': ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'],
  'close-errata': ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'],
  reprint: ['responsible-editor', 'chief-editor', 'centre-staff', 'admin'],
  revise: ['chief-editor', 'responsible-editor', 'centre-staff', 'admin'],
}

/**
 * Whom the rules keep from a duty: nobody judges their own book, whoever wrote in it accepts no gap of it, and nobody decides over an error
 * that they reported. Errata are decided one by one, so that each has its own list.
 */
export function barredFrom(duty: Duty, { chapters, people, reportedErrata }: Staffing): string[][] {
  const writers = chapters.flatMap((chapter) => chapter.writers.map(({ person }) => person))
  if (duty === 'quality') return [[...writers, ...PROOF_STAGES.flatMap((stage) => people[PROOFREADER_FIELD[stage]] ?? [])]]
  if (duty === 'errata-check') return reportedErrata.map((reporters) => reporters.map(({ person }) => person))
  return [duty === 'coverage' ? writers : []]
}

/** Where an edition stands, as its duties want it. */
export type EditionStanding = {
  state: EditionState
  chapters: readonly { state: string }[]
  /** The matrix has to be looked at before the next step. */
  isCoverageOpen: boolean
  /** No sample over the present seal passes. */
  isQualityOpen: boolean
  hasSample: boolean
  errata: { reported: number; confirmed: number }
  /** Somebody must be appointed before the line goes on, or before it comes to a step that nobody may take. */
  needsPeople: boolean
}

/** What the edition waits for now, beside what its chapters and its readings wait for. */
export function dutiesOf(standing: EditionStanding): Duty[] {
  const { chapters, errata, hasSample, isCoverageOpen, isQualityOpen, needsPeople, state } = standing
  const isComplete = chapters.length > 0 && chapters.every((chapter) => chapter.state === 'final')
  const isSealing = chapters.some((chapter) => chapter.state === 'review3')
  const at: Partial<Record<EditionState, Duty[]>> = {
    writing: [
      ...(chapters.length === 0 ? (['plan'] as const) : []),
      ...((isComplete || isSealing) && isCoverageOpen ? (['coverage'] as const) : []),
      ...(isComplete ? (['typeset'] as const) : []),
    ],
    typesetting: ['send-proofs'],
    press: [...(isCoverageOpen ? (['coverage'] as const) : []), ...(isQualityOpen ? (['quality'] as const) : []), 'press'],
    sample: [hasSample ? 'publish' : 'receive-sample'],
    errata: ['close-errata'],
    reprint: ['reprint'],
    revision: ['revise'],
  }
  const isOut = EDITION_STATES.indexOf(state) >= EDITION_STATES.indexOf('published') && state !== 'withdrawn'
  return [
    ...(needsPeople ? (['appoint'] as const) : []),
    ...(at[state] ?? []),
    ...(isOut && errata.reported > 0 ? (['errata-check'] as const) : []),
    ...(isOut && errata.confirmed > 0 ? (['errata-correct'] as const) : []),
  ]
}

/** The step that a duty belongs to; the others have none and end when their cause does. */
const DUTY_STATE: Readonly<Partial<Record<Duty, EditionState>>> = {
  typeset: 'writing',
  'send-proofs': 'typesetting',
  press: 'press',
  'receive-sample': 'sample',
  publish: 'sample',
}

/** Whether an open task of this duty that is no longer called for was done; else the line went back and it is called off. */
export function isDutyDone(duty: Duty, standing: EditionStanding): boolean {
  const step = DUTY_STATE[duty]
  const now = EDITION_STATES.indexOf(standing.state)
  if (duty === 'quality') return now >= EDITION_STATES.indexOf('press') && !standing.isQualityOpen
  if (duty === 'receive-sample' && standing.state === 'sample') return standing.hasSample
  return step === undefined || now > EDITION_STATES.indexOf(step)
}

export function isDuty(kind: string): kind is Duty {
  return DUTIES.some((duty) => duty === kind)
}
