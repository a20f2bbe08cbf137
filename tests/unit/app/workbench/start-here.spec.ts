import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stageOf, startHere, START_STEPS, type StartFacts } from '@/app/(payload)/_workbench/start-here'
import { startTexts } from '@/app/(payload)/_workbench/start-here-texts'

const EMPTY: StartFacts = {
  isAdmin: true,
  organisation: false,
  people: false,
  occupation: null,
  standard: { inForce: false, draft: null },
  specification: { inForce: false, draft: null },
  policy: { inForce: false, later: null },
  committee: { first: null, member: false },
  textbook: null,
  edition: { published: false, inHand: null },
  course: { open: null, draft: null },
  class: { running: false, planned: null },
}
const stepOf = (facts: Partial<StartFacts>, step: string) => startHere({ ...EMPTY, ...facts }).find((line) => line.step === step)

describe('the first steps of an empty platform', () => {
  it('begin with the units, none being done', () => {
    const lines = startHere(EMPTY)
    expect(lines.map(({ step }) => step)).toEqual(START_STEPS)
    expect(lines.filter(({ done }) => done)).toEqual([])
    expect(lines.filter(({ isNext }) => isNext).map(({ step }) => step)).toEqual(['units'])
  })

  it.each([
    ['standard', {}, 'occupation', '/admin/collections/occupations'],
    ['standard', { occupation: 'o' }, 'standard', '/admin/collections/standards/create'],
    ['standard', { occupation: 'o', standard: { inForce: false, draft: 's' } }, 'standardDraft', '/admin/collections/standards/s'],
    ['specification', {}, 'specification', '/admin/collections/element-specifications/create'],
    ['committees', {}, 'committee', '/admin/collections/committees/create'],
    ['committees', { committee: { first: 'c', member: false } }, 'members', '/admin/collections/committees/c'],
    ['book', {}, 'textbook', '/admin/collections/textbooks/create'],
    ['book', { textbook: 't' }, 'edition', '/admin/collections/editions/create'],
    ['book', { textbook: 't', edition: { published: false, inHand: 'e' } }, 'editionInHand', '/admin/collections/editions/e'],
    ['class', {}, 'course', '/admin/collections/courses/create'],
    ['class', { course: { open: null, draft: 'c' } }, 'courseDraft', '/admin/collections/courses/c/book'],
    ['class', { course: { open: 'c', draft: null } }, 'class', '/admin/collections/courses/c/book'],
    ['class', { class: { running: false, planned: 'k' } }, 'classPlanned', '/admin/collections/classes/k/roster'],
    ['people', { isAdmin: false }, 'peopleByAdmin', '/admin/collections/users'],
  ] as const)('lead to the very form of the %s with %o: %s', (step, facts, say, href) => {
    expect(stepOf(facts, step)).toMatchObject({ say, href, done: false })
  })

  it('tick off what was done early, and name the first that is not done as the next', () => {
    const lines = startHere({ ...EMPTY, organisation: true, policy: { inForce: true, later: null } })
    expect(lines.filter(({ done }) => done).map(({ step }) => step)).toEqual(['units', 'rules'])
    expect(lines.find(({ isNext }) => isNext)?.step).toBe('people')
  })

  it('count rules that begin later as not done, and name their first day', () => {
    const later = { inForce: false, later: '2027-01-01' }
    expect(stepOf({ policy: later }, 'rules')).toMatchObject({ done: false, say: 'rulesLater', on: '2027-01-01' })
    expect(stepOf({ policy: { ...later, inForce: true } }, 'rules')).toMatchObject({ done: true })
    expect(stepOf({}, 'rules')).toMatchObject({ say: 'rules', href: '/admin/collections/policies/adopt' })
  })

  it.each([
    [0, 8, 'empty'],
    [1, 8, 'begun'],
    [6, 8, 'begun'],
    [7, 8, 'last'],
  ])('%i of %i done is %s', (done, of, stage) => {
    expect(stageOf(Array.from({ length: of }, (_, index) => ({ done: index < done })))).toBe(stage)
  })

  it('count a committee without members as not done', () => {
    expect(stepOf({ committee: { first: 'c', member: false } }, 'committees')?.done).toBe(false)
    expect(stepOf({ committee: { first: 'c', member: true } }, 'committees')?.done).toBe(true)
  })

  it('have one next step at most, and none when all is done, whatever there is', () => {
    const found = fc.option(fc.constant('id'))
    fc.assert(
      fc.property(
        fc.record<StartFacts>({
          isAdmin: fc.boolean(),
          organisation: fc.boolean(),
          people: fc.boolean(),
          occupation: found,
          standard: fc.record({ inForce: fc.boolean(), draft: found }),
          specification: fc.record({ inForce: fc.boolean(), draft: found }),
          policy: fc.record({ inForce: fc.boolean(), later: fc.option(fc.constant('2027-01-01')) }),
          committee: fc.record({ first: found, member: fc.boolean() }),
          textbook: found,
          edition: fc.record({ published: fc.boolean(), inHand: found }),
          course: fc.record({ open: found, draft: found }),
          class: fc.record({ running: fc.boolean(), planned: found }),
        }),
        (facts) => {
          const lines = startHere(facts)
          const open = lines.filter(({ done }) => !done)
          expect(lines.filter(({ isNext }) => isNext)).toEqual(open.slice(0, 1))
          for (const { href, say } of lines)
            for (const language of ['zh', 'en'] as const) {
              expect(startTexts[language].say[say]).toBeTruthy()
              expect(startTexts[language].go[say]).toBeTruthy()
              expect(href).toMatch(/^\/admin\/collections\//)
            }
        },
      ),
    )
  })
})
