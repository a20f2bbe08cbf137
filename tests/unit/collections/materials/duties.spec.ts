import { describe, expect, it } from 'vitest'
import { waitsFor, type Machine } from '@/kernel/machine'
import { chapterAssignments, editionAssignments } from '@/collections/materials/line/domain/assignments'
import { CHAPTER_STATES, chapterMachine } from '@/collections/materials/line/domain/chapter-machine'
import {
  barredFrom,
  dutiesOf,
  DUTIES,
  DUTY_OFFICES,
  isDutyDone,
  type Duty,
  type EditionStanding,
} from '@/collections/materials/line/domain/duties'
import { EDITION_STATES, editionMachine, type EditionState } from '@/collections/materials/line/domain/edition-machine'
import { erratumMachine } from '@/collections/materials/line/domain/erratum-machine'
import { LINE_ROLES } from '@/collections/materials/line/domain/roles'
import { taskPath } from '@/collections/materials/line/domain/task-path'
import { specificationMachine, standardMachine } from '@/collections/standards/domain/lifecycle'

type AnyMachine = Machine<string, string, never>
const MACHINES = [chapterMachine, editionMachine, erratumMachine, standardMachine, specificationMachine] as unknown as AnyMachine[]
/** The step that ends a duty, where it is one of the edition's own. */
const DUTY_ACTION: Readonly<Partial<Record<Duty, string>>> = {
  typeset: 'typeset',
  'send-proofs': 'startProofs',
  press: 'passForPress',
  'receive-sample': 'receiveSample',
  publish: 'publish',
  'close-errata': 'closeErrata',
  reprint: 'finishReprint',
  revise: 'finishRevision',
}
const people = { authors: ['a'], unifiedBy: 'u', firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' }
const team = {
  deputyEditors: [],
  firstProofreader: 'p1',
  secondProofreader: 'p2',
  thirdProofreader: 'p3',
  readThroughBy: 'p4',
}
const standing = (state: EditionState, changes: Partial<EditionStanding> = {}): EditionStanding => ({
  state,
  chapters: [{ state: 'final' }],
  isCoverageOpen: false,
  isQualityOpen: false,
  hasSample: false,
  errata: { reported: 0, confirmed: 0 },
  needsPeople: false,
  ...changes,
})

describe.each(MACHINES.map((machine) => [machine.name, machine] as const))('the %s machine', (_, machine) => {
  it('says of every state who is waited for, or that it is at rest', () => {
    for (const [state, label] of Object.entries(machine.states)) {
      const isOver = label.final === true || label.rests === true
      expect([state, waitsFor(machine, state).length > 0]).toEqual([state, !isOver])
    }
  })

  it('has words for everybody whom a refusal may name', () => {
    const roles = new Set(machine.transitions.flatMap(({ by }) => by))
    expect([...roles].filter((role) => !machine.roleLabels?.[role]?.zh || !machine.roleLabels[role].en)).toEqual([])
  })
})

describe('every state of a chapter that waits', () => {
  const waiting = CHAPTER_STATES.filter((state) => waitsFor(chapterMachine, state).length > 0)

  it.each(waiting)('gives a task to somebody at %s', (state) => {
    expect(chapterAssignments(people, state).filter(({ phase }) => phase === 'current')).not.toEqual([])
  })

  it('gives the unifying to the chief editor where nobody else is named', () => {
    const task = chapterAssignments({ ...people, unifiedBy: undefined }, 'unifying', 'chief').find(({ phase }) => phase === 'current')
    expect(task).toEqual({ kind: 'unify', person: 'chief', phase: 'current' })
  })
})

describe('every state of an edition that waits', () => {
  const waiting = EDITION_STATES.filter((state) => waitsFor(editionMachine, state).length > 0)

  it.each(waiting)('gives a task to somebody at %s', (state) => {
    const readings = editionAssignments(team, state).filter(({ phase }) => phase === 'current')
    expect([...readings, ...dutiesOf(standing(state))]).not.toEqual([])
  })

  it.each(waiting)('has a task for every way forward from %s', (state) => {
    const actions = editionMachine.transitions.filter((row) => row.from.includes(state) && row.tone !== 'back').map(({ action }) => action)
    const duties = [standing(state), standing(state, { hasSample: true })].flatMap(dutiesOf)
    const isReading = editionAssignments(team, state).some(({ phase }) => phase === 'current')
    const without = actions.filter((action) => !isReading && !duties.some((duty) => DUTY_ACTION[duty] === action))
    // Begun when somebody wants to: errata lead to a reprint or a revision, but do not wait for them.
    expect(without.filter((action) => !['reprint', 'startRevision'].includes(action))).toEqual([])
  })

  it('plans chapters before there are any, and typesets when all are sealed', () => {
    expect(dutiesOf(standing('writing', { chapters: [] }))).toEqual(['plan'])
    expect(dutiesOf(standing('writing', { chapters: [{ state: 'writing' }] }))).toEqual([])
    expect(dutiesOf(standing('writing', { isCoverageOpen: true }))).toEqual(['coverage', 'typeset'])
    expect(dutiesOf(standing('writing', { chapters: [{ state: 'review3' }], isCoverageOpen: true }))).toEqual(['coverage'])
  })

  it('asks before the press for what the press asks for', () => {
    expect(dutiesOf(standing('press', { isCoverageOpen: true, isQualityOpen: true }))).toEqual(['coverage', 'quality', 'press'])
    expect(dutiesOf(standing('sample'))).toEqual(['receive-sample'])
    expect(dutiesOf(standing('sample', { hasSample: true }))).toEqual(['publish'])
  })

  it('waits in circulation for errata only', () => {
    expect(dutiesOf(standing('published'))).toEqual([])
    expect(dutiesOf(standing('published', { errata: { reported: 1, confirmed: 2 } }))).toEqual(['errata-check', 'errata-correct'])
  })
})

describe('the rules that keep somebody from a duty', () => {
  const hand = (person: string) => ({ person, deed: { zh: '参与', en: 'had a part' } })
  const chapters = [{ id: 'c', number: 1, title: '供氧', state: 'final' as const, people, writers: [hand('a')], verdicts: [] }]
  const staffing = { state: 'press' as const, people: team, chapters, proofs: [], readers: [], chairs: [] }

  it.each<[Duty, string[][]]>([
    ['quality', [['a', 'p1', 'p2', 'p3', 'p4']]],
    ['coverage', [['a']]],
    ['errata-check', [[], ['chief']]],
    ['publish', [[]]],
  ])('keep from %s: %j', (duty, barred) => {
    expect(barredFrom(duty, { ...staffing, reportedErrata: [[], [hand('chief')]] })).toEqual(barred)
  })
})

describe('a duty', () => {
  it.each(DUTIES)('%s is held by offices that may do it, by the table where it is a step', (duty) => {
    expect(DUTY_OFFICES[duty].every((office) => LINE_ROLES.includes(office))).toBe(true)
    const action = DUTY_ACTION[duty]
    if (!action) return
    const by = editionMachine.transitions.filter((row) => row.action === action).flatMap((row) => row.by)
    expect(DUTY_OFFICES[duty].filter((office) => !by.includes(office))).toEqual([])
  })

  it.each(DUTIES)('%s leads to a page of the workbench', (duty) => {
    expect(taskPath({ kind: duty, edition: 'e' })).toMatch(/^\/admin\/collections\/(editions\/e|errata\?)/)
  })

  it.each<[string, boolean, Parameters<typeof isDutyDone>]>([
    ['is done when the line went on', true, ['typeset', standing('typesetting')]],
    ['is called off when the line went back', false, ['press', standing('proof1')]],
    ['is called off when a chapter was opened again', false, ['typeset', standing('writing', { chapters: [{ state: 'writing' }] })]],
    ['is done with the sample in hand', true, ['receive-sample', standing('sample', { hasSample: true })]],
    ['is done with a sample that passed', true, ['quality', standing('press')]],
    ['of sampling before the press stays', false, ['quality', standing('proof1')]],
    ['without a step ends with its cause', true, ['errata-check', standing('published')]],
  ])('%s', (_, done, [duty, at]) => {
    expect(isDutyDone(duty, at)).toBe(done)
  })
})
