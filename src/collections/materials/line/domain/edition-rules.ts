import { allow, allOf, refuse, type Decision } from '@/kernel/decision'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import type { Hands } from '@/kernel/separation'
import { coverageStands, type CoverageStanding } from './coverage-standing'
import { parseIsbn } from './isbn'
import type { EditionPeople } from './roles'
import { mayPassForPress, PROOF_STAGES, PROOFREADER_FIELD, proofreadersSeparate, type ProofStage } from './separation'

export type EditionChapter = {
  id: string
  number: number
  part: string | null
  title: string
  state: string
  authors: readonly string[]
  sealedHash: string | null
}

export type StandingProof = { chapter: string; stage: ProofStage; proofreader: string; sealedHash: string }

export type ColophonFacts = {
  isbn: string | null
  priceFen: number | null
  publisherName: string | null
  characterCount: number | null
}

/** The facts that an edition's transitions are decided over. */
export type EditionContext = {
  actorId: string
  people: EditionPeople
  chapters: readonly EditionChapter[]
  /** The typesetting input as it was sealed. */
  sealedHash: string | null
  /** Chapters whose stored draft no longer has the hash that was sealed. */
  damaged: readonly string[]
  /** Proofs that were not superseded. */
  proofs: readonly StandingProof[]
  /** Who ever read a proof, and who ever wrote in the book. */
  hands: { proofreaders: Hands; writers: Hands }
  coverage: CoverageStanding
  samples: readonly { id: string; passed: boolean; sealedHash: string | null; recordedAt: string }[]
  printings: readonly { id: string; printingNo: number; printedOn: string | null }[]
  facts: ColophonFacts
  sampleReceivedOn: string | null
}

/** The hash over everything that goes to the typesetter: chapters in order with their titles and sealed hashes. */
export function typesettingHash(chapters: readonly EditionChapter[]): string {
  const rows = [...chapters]
    .sort((a, b) => a.number - b.number)
    .map(({ number, part, title, sealedHash }) => ({ number, part: part || null, title, sealedHash }))
  return sha256Hex(canonicalJson(rows))
}

/** 齐清定: there are chapters, all sealed, each as it was sealed, and the matrix was seen. */
export function sealsTypesetting(context: EditionContext): Decision {
  return allOf(chaptersFinal(context), nothingDamaged(context), coverageStands(context.coverage))
}

/** Proofs start over what was sealed, with separate proofreaders for all four readings. */
export function startsProofs(context: EditionContext): Decision {
  const missing = PROOF_STAGES.map((stage) => PROOFREADER_FIELD[stage]).filter((field) => !context.people[field])
  return allOf(
    missing.length > 0 ? refuse('materials.proofreadersMissing', { missing }) : allow,
    proofreadersSeparate(context.people),
    sealUnchanged(context),
  )
}

/** One reading is done for every chapter, over what is sealed now. */
export function proofPasses(stage: ProofStage): (context: EditionContext) => Decision {
  return (context) => {
    const missing = context.chapters.filter((chapter) => !hasProof(context, chapter, stage))
    return missing.length > 0 ? refuse('materials.proofsMissing', { stage, chapters: missing.map(named) }) : sealUnchanged(context)
  }
}

/** 付印: all readings stand for every chapter, by at least two people, the seal holds, the matrix and a quality sample pass. */
export function passesForPress(context: EditionContext): Decision {
  return allOf(
    chaptersFinal(context),
    sealUnchanged(context),
    nothingDamaged(context),
    ...PROOF_STAGES.map((stage) => proofPasses(stage)(context)),
    proofsByTwo(context),
    coverageStands(context.coverage),
    qualityPassed(context),
    mayPassForPress(context.actorId, context.hands),
  )
}

export function sampleArrives({ printings }: EditionContext): Decision {
  return printings.some(({ printedOn }) => printedOn) ? allow : refuse('materials.printingMissing', { missing: ['printing'] })
}

/** 发行: a dated printing, the sample copy in hand and every fact of the colophon. */
export function publishes(context: EditionContext): Decision {
  const { facts, printings, sampleReceivedOn } = context
  const missing = [
    ...(printings.some(({ printedOn }) => printedOn) ? [] : ['printing']),
    ...(facts.isbn ? [] : ['isbn']),
    ...(facts.priceFen === null ? ['priceFen'] : []),
    ...(facts.publisherName ? [] : ['publisherName']),
    ...(facts.characterCount ? [] : ['characterCount']),
  ]
  if (missing.length > 0) return refuse('materials.colophonIncomplete', { missing })
  if (!parseIsbn(facts.isbn ?? '')) return refuse('materials.isbnInvalid', { field: 'isbn', isbn: facts.isbn })
  if (!sampleReceivedOn) return refuse('materials.sampleCopyMissing')
  return sealUnchanged(context)
}

/** A reprint is over when there is a further dated printing. */
export function isCirculatedAgain({ printings }: EditionContext): Decision {
  return printings.filter(({ printedOn }) => printedOn).length > 1 ? allow : refuse('materials.printingMissing', { missing: ['printing'] })
}

function chaptersFinal({ chapters }: EditionContext): Decision {
  if (chapters.length === 0) return refuse('materials.chaptersMissing')
  const open = chapters.filter(({ sealedHash, state }) => state !== 'final' || !sealedHash)
  return open.length > 0 ? refuse('materials.chaptersNotFinal', { count: open.length, chapters: open.map(named) }) : allow
}

function sealUnchanged({ chapters, sealedHash }: EditionContext): Decision {
  return sealedHash !== null && typesettingHash(chapters) === sealedHash ? allow : refuse('materials.sealBroken')
}

function nothingDamaged({ damaged }: EditionContext): Decision {
  return damaged.length > 0 ? refuse('materials.sealedDraftDamaged', { chapters: damaged }) : allow
}

function hasProof({ proofs }: EditionContext, chapter: EditionChapter, stage: ProofStage): boolean {
  return proofs.some((proof) => proof.chapter === chapter.id && proof.stage === stage && proof.sealedHash === chapter.sealedHash)
}

function proofsByTwo({ chapters, proofs }: EditionContext): Decision {
  const one = chapters.filter((chapter) => {
    const readers = proofs
      .filter((proof) => proof.chapter === chapter.id && proof.stage !== 'read-through')
      .map((proof) => proof.proofreader)
    return new Set(readers).size < 2
  })
  return one.length > 0 ? refuse('materials.proofsByOnePerson', { chapters: one.map(named) }) : allow
}

/** The latest sample over the present seal decides: a failed one is not outvoted by an older one that passed. */
export function qualityPassed({ samples, sealedHash }: Pick<EditionContext, 'samples' | 'sealedHash'>): Decision {
  const latest = samples.filter((sample) => sample.sealedHash === sealedHash).sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))[0]
  if (!latest) return refuse('materials.qualitySampleMissing')
  return latest.passed ? allow : refuse('materials.qualityFailed', { sample: latest.id })
}

function named({ id, number, title }: EditionChapter) {
  return { id, number, title }
}
