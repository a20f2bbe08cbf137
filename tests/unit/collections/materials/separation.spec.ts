import { describe, expect, it } from 'vitest'
import type { Decision } from '@/kernel/decision'
import { describeError } from '@/kernel/errors'
import type { Hand } from '@/kernel/separation'
import '@/collections/materials/line/errors'
import { mayAnswer, mayComment } from '@/collections/materials/reviews/domain/comment-rules'
import type { ChapterPeople, EditionPeople } from '@/collections/materials/line/domain/roles'
import {
  mayLiftRule,
  mayPassForPress,
  mayProof,
  proofreadersSeparate,
  reviewersComplete,
  reviewersSeparate,
  type ProofStage,
} from '@/collections/materials/line/domain/separation'

const PARTS = [
  'author',
  'drafted', // made a draft without being named an author: a unifier who rewrote
  'unifier',
  'review1',
  'review2',
  'review3',
  'proof1',
  'proof2',
  'proof3',
  'read-through',
  'press',
] as const
type Part = (typeof PARTS)[number]

const hand = (person: string): Hand => ({ person, deed: { zh: '写过', en: 'wrote it' }, at: '2026-01-02T01:00:00.000Z' })
const none = { writers: [], verdicts: [] }

/** Every part by a person of its own, but for the two that `one` person holds. */
function castOf(pair: readonly Part[]): Record<Part, string> {
  return Object.fromEntries(PARTS.map((part) => [part, pair.includes(part) ? 'one' : part])) as Record<Part, string>
}

function chapterOf(cast: Record<Part, string>): { people: ChapterPeople; writers: Hand[] } {
  return {
    people: {
      authors: [cast.author],
      unifiedBy: cast.unifier,
      firstReviewer: cast.review1,
      secondReviewer: cast.review2,
      finalReviewer: cast.review3,
    },
    writers: [hand(cast.author), hand(cast.drafted)],
  }
}

function editionOf(cast: Record<Part, string>): EditionPeople {
  return {
    deputyEditors: [],
    responsibleEditor: cast.press,
    firstProofreader: cast.proof1,
    secondProofreader: cast.proof2,
    thirdProofreader: cast.proof3,
    readThroughBy: cast['read-through'],
  }
}

/** The first refusal that a book meets on its way when these people hold those parts. */
function walk(cast: Record<Part, string>): string {
  const { people, writers } = chapterOf(cast)
  const edition = editionOf(cast)
  const decisions: Decision[] = [reviewersComplete(people, { writers, verdicts: [] }), proofreadersSeparate(edition)]
  const earlier: { stage: ProofStage; proofreader: string }[] = []
  for (const stage of ['proof1', 'proof2', 'proof3', 'read-through'] as const) {
    decisions.push(mayProof({ person: cast[stage], stage, edition, writers, earlier }))
    earlier.push({ stage, proofreader: cast[stage] })
  }
  decisions.push(
    mayPassForPress(cast.press, {
      proofreaders: earlier.map(({ proofreader }) => hand(proofreader)),
      writers: people.authors.map(hand),
    }),
  )
  const refusal = decisions.find((decision) => !decision.ok)
  return refusal && !refusal.ok ? refusal.code.replace('materials.', '') : 'ok'
}

/** What one person may not hold together; every other pair is free. */
const FORBIDDEN: Record<string, string> = {
  'author+review1': 'reviewerWroteChapter',
  'author+review2': 'reviewerWroteChapter',
  'author+review3': 'reviewerWroteChapter',
  'drafted+review1': 'reviewerWroteChapter',
  'drafted+review2': 'reviewerWroteChapter',
  'drafted+review3': 'reviewerWroteChapter',
  'review1+review2': 'sameReviewer',
  'review1+review3': 'sameReviewer',
  'review2+review3': 'sameReviewer',
  'author+proof1': 'proofOfOwnChapter',
  'author+proof2': 'proofOfOwnChapter',
  'author+proof3': 'proofOfOwnChapter',
  'author+read-through': 'proofOfOwnChapter',
  'drafted+proof1': 'proofOfOwnChapter',
  'drafted+proof2': 'proofOfOwnChapter',
  'drafted+proof3': 'proofOfOwnChapter',
  'drafted+read-through': 'proofOfOwnChapter',
  'author+press': 'pressByAuthor',
  'proof1+press': 'pressByProofreader',
  'proof2+press': 'pressByProofreader',
  'proof3+press': 'pressByProofreader',
  'read-through+press': 'pressByProofreader',
}

describe('the separation matrix', () => {
  it('lets eleven people walk the whole line', () => {
    expect(walk(castOf([]))).toBe('ok')
  })

  const pairs = PARTS.flatMap((a, index) => PARTS.slice(index + 1).map((b) => [a, b] as const))
  it.each(pairs)('decides whether one person is %s and %s', (a, b) => {
    expect(walk(castOf([a, b]))).toBe(FORBIDDEN[`${a}+${b}`] ?? 'ok')
  })

  it('knows no forbidden pair beyond the parts that exist', () => {
    const known = pairs.map(([a, b]) => `${a}+${b}`)
    expect(Object.keys(FORBIDDEN).filter((pair) => !known.includes(pair))).toEqual([])
  })

  it('refuses one person all three proofs, though any two are free', () => {
    expect(walk(castOf(['proof1', 'proof2', 'proof3']))).toBe('proofsByOnePerson')
  })
})

describe('reviewers', () => {
  const three: ChapterPeople = { authors: ['a'], firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' }

  it('are refused for whatever hand they ever had in the text, which the refusal names', () => {
    const decision = reviewersSeparate(three, { writers: [hand('r2')], verdicts: [] })
    expect(decision).toEqual({
      ok: false,
      code: 'materials.reviewerWroteChapter',
      details: {
        field: 'secondReviewer',
        person: 'r2',
        at: '2026-01-02T01:00:00.000Z',
        hand: { zh: '2026-01-02 09:00 写过', en: 'wrote it, 2026-01-02 09:00' },
      },
    })
    const { code, details } = decision as { code: string; details: Record<string, unknown> }
    expect(describeError(code, 'zh', details)).toBe('编写过本章的人不能审稿：该人2026-01-02 09:00 写过。“复审”请另选他人。')
    expect(describeError(code, 'en', details)).toContain('this person wrote it, 2026-01-02 09:00')
  })

  it('do not judge a second stage after they were replaced at the first', () => {
    const verdicts = [{ part: 'review1', person: 'r3', at: '2026-01-02T01:00:00.000Z' }]
    expect(reviewersSeparate(three, { writers: [], verdicts })).toMatchObject({
      code: 'materials.sameReviewer',
      details: { field: 'finalReviewer', person: 'r3' },
    })
    expect(reviewersSeparate(three, { writers: [], verdicts: [{ part: 'review3', person: 'r3' }] })).toEqual({ ok: true })
  })

  it('may be named one by one, and are complete with all three', () => {
    const some: ChapterPeople = { authors: ['a'], firstReviewer: 'r1' }
    expect(reviewersSeparate(some, none)).toEqual({ ok: true })
    expect(reviewersComplete(some, none)).toMatchObject({
      code: 'materials.reviewersMissing',
      details: { missing: ['secondReviewer', 'finalReviewer'] },
    })
  })
})

describe('a proofreader who wrote the chapter', () => {
  const edition: EditionPeople = {
    deputyEditors: [],
    firstProofreader: 'w',
    secondProofreader: 'b',
    thirdProofreader: 'c',
    readThroughBy: 'd',
  }
  const ask = (person: string, earlier: { stage: ProofStage; proofreader: string }[] = []) =>
    mayProof({ person, stage: 'proof1', edition, writers: [hand('w')], earlier })

  it('is replaced by another of the edition’s proofreaders, and by nobody else', () => {
    expect(ask('b')).toEqual({ ok: true })
    expect(ask('w')).toMatchObject({ code: 'materials.proofOfOwnChapter' })
    expect(ask('stranger')).toMatchObject({ code: 'materials.notTheProofreader' })
  })

  it('is not replaced by somebody who would then have read all three proofs', () => {
    expect(
      ask('b', [
        { stage: 'proof2', proofreader: 'b' },
        { stage: 'proof3', proofreader: 'b' },
      ]),
    ).toMatchObject({ code: 'materials.proofsByOnePerson' })
  })
})

describe('exceptions', () => {
  it('are not for whoever wrote what they concern, whatever office they hold', () => {
    expect(mayLiftRule('w', [hand('w')])).toMatchObject({ code: 'materials.ownException' })
    for (const role of ['chair', 'vice-chair', 'chief-editor'] as const)
      expect(
        mayAnswer({
          person: 'w',
          roles: [role, 'author-of-chapter'],
          writers: [hand('w')],
          comment: { severity: 'must', author: 'r', status: 'open' },
          status: 'kept',
          answer: '保留',
        }),
      ).toMatchObject({ code: 'materials.ownException' })
  })

  it.each([
    ['chief-editor', 'kept', '理由', undefined],
    ['first-reviewer', 'kept', '理由', undefined],
    ['author-of-chapter', 'kept', '理由', 'materials.notYourComment'],
    ['chief-editor', 'kept', '  ', 'materials.keepReasonMissing'],
    ['author-of-chapter', 'resolved', '', undefined],
    ['first-proofreader', 'resolved', '', 'materials.notYourComment'],
  ] as const)('let a %s settle a must as %s with "%s": %s', (role, status, answer, code) => {
    const decision = mayAnswer({
      person: 'p',
      roles: [role],
      writers: [hand('w')],
      comment: { severity: 'must', author: 'r', status: 'open' },
      status,
      answer,
    })
    expect(decision.ok ? undefined : decision.code).toBe(code)
  })

  it('bind only by the word of those who review or edit', () => {
    expect(mayComment('must', ['author-of-chapter'])).toMatchObject({ code: 'materials.notBinding' })
    expect(mayComment('must', ['second-reviewer'])).toEqual({ ok: true })
    expect(mayComment('question', ['author-of-chapter'])).toEqual({ ok: true })
  })
})
