import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decide, machineFaults, toMermaid, type Machine } from '@/kernel/machine'
import { chapterMachine, type ChapterState } from '@/collections/materials/line/domain/chapter-machine'
import type { ChapterContext } from '@/collections/materials/line/domain/chapter-rules'
import { editionMachine } from '@/collections/materials/line/domain/edition-machine'
import { typesettingHash, type EditionChapter, type EditionContext } from '@/collections/materials/line/domain/edition-rules'
import { erratumMachine } from '@/collections/materials/line/domain/erratum-machine'
import { LINE_ROLES, lineRoles, type LineRole } from '@/collections/materials/line/domain/roles'

const MACHINES: readonly Machine<string, LineRole, never>[] = [chapterMachine, editionMachine, erratumMachine]

describe.each(MACHINES.map((machine) => [machine.name, machine] as const))('the %s machine', (_, machine) => {
  it('reaches every state, ends nowhere by accident, and names known roles', () => {
    const effects = machine.transitions.flatMap((row) => row.effects ?? [])
    expect(machineFaults(machine, { roles: LINE_ROLES, effects })).toEqual([])
  })

  it('stands in the README as it is', () => {
    const readme = readFileSync(path.resolve('src/collections/materials/README.md'), 'utf8')
    expect(readme).toContain(`\`\`\`mermaid\n${toMermaid(machine, 'zh')}\n\`\`\``)
  })

  it('asks a reason of every way back', () => {
    const silent = machine.transitions.filter((row) => row.tone === 'back' && row.reason !== 'required').map(({ action }) => action)
    expect(silent).toEqual([])
  })
})

/** Somebody who wrote, in the words of a record. */
function hands(...people: string[]) {
  return people.map((person) => ({ person, deed: { zh: '编写过', en: 'wrote it' }, at: '2026-01-02T00:00:00.000Z' }))
}

const chapter: ChapterContext = {
  actorId: 'r1',
  people: { authors: ['a'], unifiedBy: 'u', firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' },
  history: { writers: hands('a'), verdicts: [] },
  draft: { id: 'd', number: 2, hash: 'h' },
  manuscriptHash: 'h',
  openMusts: [],
  unprovedMusts: [],
  declarations: (['review1', 'review2', 'review3'] as const).map((stage, index) => ({
    stage,
    reviewer: `r${index + 1}`,
    declaration: 'none',
  })),
  opinionLeast: 5,
  editionState: 'writing',
  coverage: { isCurrent: true, uncovered: [], accepted: [] },
}

const ask = (state: ChapterState, action: string, roles: LineRole[], change: Partial<ChapterContext> = {}, more = {}) => {
  const { decision, to } = decide(chapterMachine, { state, action, roles, context: { ...chapter, ...change }, ...more })
  return decision.ok ? to : decision.code
}

describe('a chapter', () => {
  it.each([
    ['review1', 'passReview1', 'first-reviewer', 'r1', 'review2'],
    ['review2', 'passReview2', 'second-reviewer', 'r2', 'review3'],
    ['review3', 'passReview3', 'final-reviewer', 'r3', 'final'],
  ] as const)('passes %s by its own reviewer alone', (state, action, role, actorId, to) => {
    for (const each of LINE_ROLES)
      expect([each, ask(state, action, [each], { actorId })]).toEqual([each, each === role ? to : 'workflow.wrongRole'])
  })

  it.each([
    [{ people: { ...chapter.people, firstReviewer: 'other' } }, 'materials.notTheReviewer'],
    [{ people: { ...chapter.people, finalReviewer: undefined } }, 'materials.reviewersMissing'],
    [{ history: { writers: hands('a', 'r1'), verdicts: [] } }, 'materials.reviewerWroteChapter'],
    [{ history: { writers: hands('a'), verdicts: [{ part: 'review2', person: 'r1' }] } }, 'materials.sameReviewer'],
    [{ declarations: [] }, 'materials.notDeclared'],
    [{ declarations: [{ stage: 'review2', reviewer: 'r1', declaration: 'none' }] }, 'materials.notDeclared'],
    [{ declarations: [{ stage: 'review1', reviewer: 'r1', declaration: 'conflict' }] }, 'materials.conflictDeclared'],
    [{ openMusts: [{ id: 'c', blockIndex: 0, quote: '' }] }, 'materials.commentsOpen'],
    [{ draft: undefined }, 'materials.draftMissing'],
  ] as [Partial<ChapterContext>, string][])('does not pass a review when %o', (change, code) => {
    expect(ask('review1', 'passReview1', ['first-reviewer'], change)).toBe(code)
  })

  it('asks for the coverage matrix before the seal, and only there', () => {
    const gap = { coverage: { isCurrent: true, uncovered: [{ id: 'p', code: 'A-A-A-001' }], accepted: [] } }
    const unseen = { coverage: { isCurrent: false, uncovered: [], accepted: [] } }
    const r3 = { actorId: 'r3' }
    expect(ask('review3', 'passReview3', ['final-reviewer'], { ...r3, ...gap })).toBe('materials.pointsUncovered')
    expect(ask('review3', 'passReview3', ['final-reviewer'], { ...r3, ...unseen })).toBe('materials.coverageNotSeen')
    expect(ask('review3', 'passReview3', ['final-reviewer'], { ...r3, coverage: { ...gap.coverage, accepted: ['p'] } })).toBe('final')
    expect(ask('review1', 'passReview1', ['first-reviewer'], gap)).toBe('review2')
  })

  it('goes on only with a draft that is the text as it stands', () => {
    for (const [state, action, role] of [
      ['writing', 'submitDraft', 'author-of-chapter'],
      ['unifying', 'passUnifying', 'unifier'],
    ] as const) {
      expect(ask(state, action, [role], { manuscriptHash: 'newer' })).toBe('materials.draftBehindManuscript')
      expect(ask(state, action, [role], { manuscriptHash: '' })).toBe('materials.draftBehindManuscript')
    }
  })

  it.each([
    ['writing', true],
    ['typesetting', true],
    ['proof1', false],
    ['press', false],
    ['published', false],
  ])('reopens while the edition is at %s: %s', (editionState, may) => {
    const answer = ask('final', 'reopen', ['chief-editor'], { editionState }, { reason: '数据有误', target: 'writing' })
    expect(answer).toBe(may ? 'writing' : 'materials.editionPastTypesetting')
  })

  it('is returned by a reviewer only after the declaration, to an earlier step of their choice', () => {
    const more = { reason: '结构', target: 'unifying' }
    expect(ask('review1', 'return', ['first-reviewer'], { declarations: [] }, more)).toBe('materials.notDeclared')
    expect(ask('review1', 'return', ['first-reviewer'], {}, more)).toBe('unifying')
    expect(ask('review1', 'return', ['chief-editor'], { actorId: 'chief', declarations: [] }, more)).toBe('unifying')
    expect(ask('review1', 'return', ['first-reviewer'], {}, { reason: '结构', target: 'final' })).toBe('workflow.targetNeeded')
  })
})

const chapters: EditionChapter[] = [1, 2].map((number) => ({
  id: `c${number}`,
  number,
  part: null,
  title: `第 ${number} 章`,
  state: 'final',
  authors: ['a'],
  sealedHash: `h${number}`,
}))
const edition: EditionContext = {
  actorId: 'e',
  people: { deputyEditors: [], firstProofreader: 'p', secondProofreader: 'q', thirdProofreader: 'p', readThroughBy: 'q' },
  chapters,
  sealedHash: typesettingHash(chapters),
  damaged: [],
  proofs: chapters.flatMap(({ id, sealedHash }) =>
    (['proof1', 'proof2', 'proof3', 'read-through'] as const).map((stage, index) => ({
      chapter: id,
      stage,
      proofreader: index % 2 === 0 ? 'p' : 'q',
      sealedHash: sealedHash ?? '',
    })),
  ),
  hands: { proofreaders: hands('p', 'q'), writers: hands('a') },
  coverage: { isCurrent: true, uncovered: [], accepted: [] },
  samples: [{ id: 's', passed: true, sealedHash: typesettingHash(chapters), recordedAt: '2026-01-02' }],
  printings: [{ id: 'i', printingNo: 1, printedOn: '2026-02-01' }],
  facts: { isbn: '978-7-5024-0001-9', priceFen: 4_800, publisherName: '社', characterCount: 200_000 },
  sampleReceivedOn: '2026-02-10',
}
const step = (state: keyof typeof editionMachine.states, action: string, change: Partial<EditionContext> = {}) => {
  const { decision, to } = decide(editionMachine, { state, action, roles: ['responsible-editor'], context: { ...edition, ...change } })
  return decision.ok ? to : decision.code
}
const altered = chapters.map((each) => (each.number === 2 ? { ...each, title: '改了标题' } : each))

describe('an edition', () => {
  it.each([
    [{}, 'typesetting'],
    [{ chapters: [] }, 'materials.chaptersMissing'],
    [{ chapters: chapters.map((each) => ({ ...each, state: each.number === 2 ? 'review3' : 'final' })) }, 'materials.chaptersNotFinal'],
    [{ damaged: ['c1'] }, 'materials.sealedDraftDamaged'],
    [{ coverage: { isCurrent: false, uncovered: [], accepted: [] } }, 'materials.coverageNotSeen'],
  ] as [Partial<EditionContext>, string][])('is typeset when everything is sealed: %o', (change, answer) => {
    expect(step('writing', 'typeset', { sealedHash: null, ...change })).toBe(answer)
  })

  it.each([
    [{}, 'sample'],
    [{ chapters: altered }, 'materials.sealBroken'],
    [{ sealedHash: null }, 'materials.sealBroken'],
    [{ proofs: edition.proofs.slice(1) }, 'materials.proofsMissing'],
    [{ proofs: edition.proofs.map((proof) => ({ ...proof, sealedHash: 'older' })) }, 'materials.proofsMissing'],
    [{ proofs: edition.proofs.map((proof) => ({ ...proof, proofreader: 'p' })) }, 'materials.proofsByOnePerson'],
    [{ samples: [] }, 'materials.qualitySampleMissing'],
    [{ samples: edition.samples.map((sample) => ({ ...sample, sealedHash: 'older' })) }, 'materials.qualitySampleMissing'],
    [
      { samples: [...edition.samples, { id: 't', passed: false, sealedHash: edition.sealedHash, recordedAt: '2026-01-03' }] },
      'materials.qualityFailed',
    ],
    [{ coverage: { isCurrent: true, uncovered: [{ id: 'x', code: 'A' }], accepted: [] } }, 'materials.pointsUncovered'],
    [{ actorId: 'p' }, 'materials.pressByProofreader'],
    [{ actorId: 'a' }, 'materials.pressByAuthor'],
  ] as [Partial<EditionContext>, string][])('is passed for press when %o', (change, answer) => {
    expect(step('press', 'passForPress', change)).toBe(answer)
  })

  it.each([
    [{}, 'published'],
    [{ printings: [] }, 'materials.colophonIncomplete'],
    [{ facts: { ...edition.facts, isbn: null } }, 'materials.colophonIncomplete'],
    [{ facts: { ...edition.facts, priceFen: null } }, 'materials.colophonIncomplete'],
    [{ facts: { ...edition.facts, isbn: '978-7-5024-0001-8' } }, 'materials.isbnInvalid'],
    [{ sampleReceivedOn: null }, 'materials.sampleCopyMissing'],
    [{ chapters: altered }, 'materials.sealBroken'],
  ] as [Partial<EditionContext>, string][])('is published when %o', (change, answer) => {
    expect(step('sample', 'publish', change)).toBe(answer)
  })

  it('has one hash for what is typeset, whatever order its chapters are read in', () => {
    expect(typesettingHash([...chapters].reverse())).toBe(typesettingHash(chapters))
    expect(typesettingHash(altered)).not.toBe(typesettingHash(chapters))
  })
})

describe('roles', () => {
  const people = { deputyEditors: [], chiefEditor: 'x' }
  const seat = (committee: string, role: string) => ({ id: 'me', roles: [], seats: [{ committee, role }] })
  it('come from seats in the book’s own committee and the editorial one, from no other', () => {
    for (const [committee, roles] of [
      ['own', ['chair']],
      ['editorial', ['chair']],
      ['other', []],
    ] as const)
      expect(lineRoles({ actor: seat(committee, 'chair'), committee: 'own', editorialCommittees: ['editorial'], edition: people })).toEqual(
        roles,
      )
  })

  it('make a committee’s chief editor the book’s only where the book names none', () => {
    const args = { actor: seat('own', 'chief-editor'), committee: 'own', editorialCommittees: [] }
    expect(lineRoles({ ...args, edition: people })).toEqual([])
    expect(lineRoles({ ...args, edition: { deputyEditors: [] } })).toEqual(['chief-editor'])
  })
})
