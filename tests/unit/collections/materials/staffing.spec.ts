import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDITION_STATES } from '@/collections/materials/line/domain/edition-machine'
import { authorHands, mayPassForPress, mayProof, PROOF_STAGES, PROOFREADER_FIELD } from '@/collections/materials/line/domain/separation'
import { staffingGaps, strandedStep, type StaffedChapter, type Staffing } from '@/collections/materials/line/domain/staffing'

const read = (person: string) => ({ person, deed: { zh: '读过校样', en: 'read a proof' } })
const team = {
  deputyEditors: [],
  chiefEditor: 'chief',
  responsibleEditor: 'editor',
  firstProofreader: 'p1',
  secondProofreader: 'p2',
  thirdProofreader: 'p3',
  readThroughBy: 'p4',
}
const reported = (person: string) => [{ person, deed: { zh: '报告了这处差错', en: 'reported the error' } }]
const chapter = (changes: Partial<StaffedChapter> = {}): StaffedChapter => ({
  id: 'c1',
  number: 1,
  title: '供氧',
  state: 'writing',
  people: { authors: ['a'], unifiedBy: 'u', firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' },
  writers: authorHands(['a']),
  verdicts: [],
  ...changes,
})
const book = (changes: Partial<Staffing> = {}): Staffing => ({
  state: 'writing',
  people: team,
  chapters: [chapter()],
  proofs: [],
  readers: [],
  reportedErrata: [],
  chairs: [],
  ...changes,
})
const said = (staffing: Staffing) => staffingGaps(staffing).map(({ field, isNow, kind, rule }) => [kind, field, isNow, rule ?? null])

describe('a book whose people are named and separate', () => {
  it.each(EDITION_STATES)('has somebody for every step from %s on', (state) => {
    const chapters = state === 'writing' ? [chapter()] : [chapter({ state: 'final' })]
    expect(said(book({ state, chapters }))).toEqual([])
  })
})

describe('a step that nobody can take', () => {
  it.each<[string, Partial<Staffing>, unknown[][]]>([
    [
      'is pass-for-press where its editor is to read a proof',
      { people: { ...team, secondProofreader: 'editor' } },
      [['barred', 'responsibleEditor', false, 'materials.pressByProofreader']],
    ],
    [
      'is pass-for-press where its editor wrote a chapter',
      { chapters: [chapter({ people: { authors: ['editor'] }, writers: authorHands(['editor']) })], state: 'proof1' },
      [['barred', 'responsibleEditor', false, 'materials.pressByAuthor']],
    ],
    [
      'is pass-for-press, now, where its editor has read a proof',
      { state: 'press', chapters: [chapter({ state: 'final' })], readers: [read('editor')] },
      [['barred', 'responsibleEditor', true, 'materials.pressByProofreader']],
    ],
    [
      'is no more where the named reader’s step was read by another',
      { state: 'press', chapters: [chapter({ state: 'final' })], people: { ...team, firstProofreader: 'editor' } },
      [],
    ],
    [
      'is a proof that its only readers wrote',
      {
        people: { ...team, firstProofreader: 'a', secondProofreader: 'a', thirdProofreader: 'p3', readThroughBy: 'a' },
        chapters: [chapter()],
      },
      [['barred', 'thirdProofreader', false, 'materials.proofsByOnePerson']],
    ],
    [
      'is sending to proof without proofreaders',
      { state: 'typesetting', chapters: [chapter({ state: 'final' })], people: { ...team, thirdProofreader: undefined } },
      [['unnamed', 'thirdProofreader', true, null]],
    ],
    [
      'is writing without authors',
      {
        chapters: [
          chapter({
            state: 'planned',
            people: { authors: [], firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' },
            writers: [],
          }),
        ],
      },
      [['unnamed', 'authors', true, null]],
    ],
    [
      'is the review of whoever wrote',
      { chapters: [chapter({ state: 'unifying', writers: authorHands(['a', 'r2']) })] },
      [['barred', 'secondReviewer', true, 'materials.reviewerWroteChapter']],
    ],
    [
      'is the check of an error that the only editor reported',
      { state: 'published', reportedErrata: [[], reported('chief')] },
      [['barred', 'deputyEditors', true, 'materials.ownErratum']],
    ],
    [
      'is the check of an error that the only editor reported no more with a chair',
      { state: 'errata', people: team, reportedErrata: [reported('chief')], chairs: ['chair'] },
      [],
    ],
    [
      'is no check of errata where a chair may decide without an editor',
      { state: 'published', people: { ...team, chiefEditor: undefined }, reportedErrata: [[]], chairs: ['chair'] },
      [],
    ],
    [
      'is the check of errata without a chief editor',
      { state: 'published', people: { ...team, chiefEditor: undefined }, reportedErrata: [[]] },
      [['unnamed', 'chiefEditor', true, null]],
    ],
  ])('%s', (_, changes, expected) => {
    expect(said(book(changes))).toEqual(expected)
  })
})

describe('an appointment', () => {
  it('that would leave a step without anybody is told which', () => {
    const gap = strandedStep(book(), book({ people: { ...team, firstProofreader: 'editor' } }))
    expect(gap).toMatchObject({ office: 'responsible-editor', person: 'editor', rule: 'materials.pressByProofreader' })
  })

  it('is free where the step is merely empty yet', () => {
    expect(strandedStep(undefined, book({ people: { deputyEditors: [] }, chapters: [] }))).toBeUndefined()
  })

  it('is free to leave what was so before', () => {
    const before = book({ people: { ...team, firstProofreader: 'editor' } })
    expect(strandedStep(before, { ...before, people: { ...before.people, chiefEditor: 'other' } })).toBeUndefined()
  })
})

describe('whatever the appointments', () => {
  const person = fc.constantFrom('w', 'x', 'y', 'z')
  const people = fc.record({
    deputyEditors: fc.constant([]),
    responsibleEditor: person,
    firstProofreader: person,
    secondProofreader: person,
    thirdProofreader: person,
    readThroughBy: person,
  })

  it('a book without a gap can be read and passed by the rules that refuse each step', () => {
    fc.assert(
      fc.property(people, fc.uniqueArray(person, { minLength: 1, maxLength: 3 }), (named, writers) => {
        const one = chapter({ state: 'final', people: { authors: writers }, writers: authorHands(writers) })
        const gaps = staffingGaps({
          state: 'typesetting',
          people: named,
          chapters: [one],
          proofs: [],
          readers: [],
          reportedErrata: [],
          chairs: [],
        })
        const readers = [...new Set(PROOF_STAGES.map((stage) => named[PROOFREADER_FIELD[stage]]))]
        const walk = (at: number, earlier: { stage: (typeof PROOF_STAGES)[number]; proofreader: string }[]): boolean => {
          const stage = PROOF_STAGES[at]
          if (!stage) return true
          return readers.some(
            (reader) =>
              mayProof({ person: reader, stage, edition: named, writers: authorHands(writers), earlier }).ok &&
              walk(at + 1, [...earlier, { stage, proofreader: reader }]),
          )
        }
        expect(gaps.some(({ chapter: of }) => of !== undefined)).toBe(!walk(0, []))
        const press = mayPassForPress(named.responsibleEditor, {
          proofreaders: readers.map(read),
          writers: authorHands(writers),
        })
        expect(gaps.some(({ field }) => field === 'responsibleEditor')).toBe(!press.ok)
      }),
    )
  })
})
