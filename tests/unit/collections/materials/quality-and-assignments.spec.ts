import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chapterAssignments,
  editionAssignments,
  planAssignments,
  type KnownAssignment,
  type WantedAssignment,
} from '@/collections/materials/line/domain/assignments'
import { CHAPTER_STATES } from '@/collections/materials/line/domain/chapter-machine'
import { CHAPTER_FIELDS, CHAPTER_PEOPLE, mayEditChapter, mayEditEdition } from '@/collections/materials/line/domain/locks'
import { checkSample, qualityOf } from '@/collections/materials/proofs/domain/quality'
import { reminderFor } from '@/collections/materials/workbench/domain/reminders'
import { LINE_ROLES } from '@/collections/materials/line/domain/roles'

const errors = (count: number, weight = 1) => Array.from({ length: count }, () => ({ weight }))

describe('a quality sample', () => {
  it.each([
    [100_000, 500_000, 10, true, 1],
    [100_000, 500_000, 11, false, 1.1],
    [99_999, 500_000, 10, false, 1],
    [40_000, 40_000, 4, true, 1],
  ])('of %i characters of a book of %i with %i errors passes: %s (%d)', (sampledCharacters, bookCharacters, count, passed, rate) => {
    expect(qualityOf({ sampledCharacters, bookCharacters, errors: errors(count), rateMax: 1 })).toMatchObject({
      passed,
      errorsPer10k: rate,
    })
  })

  it('adds tenths without losing any', () => {
    expect(qualityOf({ sampledCharacters: 100_000, bookCharacters: 200_000, errors: errors(100, 0.1), rateMax: 1 })).toMatchObject({
      passed: true,
      errorsPer10k: 1,
    })
  })

  it('never passes with more errors than the rate, nor fails with fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 300 }), (sampledCharacters, count) => {
        const { passed } = qualityOf({ sampledCharacters, bookCharacters: sampledCharacters, errors: errors(count), rateMax: 1 })
        expect(passed).toBe(count * 10_000 <= sampledCharacters)
      }),
    )
  })

  it.each([
    [100_000, 500_000, undefined],
    [99_999, 500_000, 'materials.sampleTooSmall'],
    [60_000, 60_000, undefined],
    [59_999, 60_000, 'materials.sampleTooSmall'],
    [60_001, 60_000, 'materials.sampleBeyondBook'],
    [0, 0, 'materials.sampleTooSmall'],
  ])('of %i of %i characters is large enough: %s', (sampledCharacters, bookCharacters, code) => {
    const decision = checkSample({ sampledCharacters, bookCharacters })
    expect(decision.ok ? undefined : decision.code).toBe(code)
  })
})

const people = { authors: ['a', 'b'], unifiedBy: 'u', firstReviewer: 'r1', secondReviewer: 'r2', finalReviewer: 'r3' }

/** What the rows would be after the plan was written. */
function apply(known: readonly KnownAssignment[], wanted: readonly WantedAssignment[]): KnownAssignment[] {
  const plan = planAssignments(wanted, known)
  const has = (list: readonly KnownAssignment[], row: KnownAssignment) => list.some(({ id }) => id === row.id)
  const kept = known.map((row) => {
    if (has(plan.finish, row)) return { ...row, status: 'done' as const }
    if (has(plan.cancel, row)) return { ...row, status: 'cancelled' as const }
    if (has(plan.pause, row)) return { ...row, started: false }
    return has(plan.start, row) ? { ...row, started: true } : row
  })
  const opened = plan.open.map((want, index) => ({
    id: `${known.length + index}`,
    kind: want.kind,
    person: want.person,
    status: 'open' as const,
    started: want.phase === 'current',
  }))
  return [...kept, ...opened]
}

describe('assignments', () => {
  const states = fc.array(fc.constantFrom(...CHAPTER_STATES), { minLength: 1, maxLength: 12 })

  it('say after any walk who has to do what now, and nothing more', () => {
    fc.assert(
      fc.property(states, (walk) => {
        let rows: KnownAssignment[] = []
        for (const state of walk) rows = apply(rows, chapterAssignments(people, state))
        const last = chapterAssignments(people, walk.at(-1) ?? 'planned')
        const open = rows.filter(({ status }) => status === 'open')
        const name = ({ kind, person }: { kind: string; person: string }) => `${kind} ${person}`
        expect(open.map(name).toSorted()).toEqual(
          last
            .filter(({ phase }) => phase !== 'past')
            .map(name)
            .toSorted(),
        )
        expect(
          open
            .filter(({ started }) => started)
            .map(name)
            .toSorted(),
        ).toEqual(
          last
            .filter(({ phase }) => phase === 'current')
            .map(name)
            .toSorted(),
        )
      }),
    )
  })

  it('change nothing when nothing has changed', () => {
    fc.assert(
      fc.property(states, (walk) => {
        let rows: KnownAssignment[] = []
        for (const state of walk) rows = apply(rows, chapterAssignments(people, state))
        const plan = planAssignments(chapterAssignments(people, walk.at(-1) ?? 'planned'), rows)
        expect(plan).toEqual({ open: [], start: [], pause: [], finish: [], cancel: [] })
      }),
    )
  })

  it('open a new row when a step comes again, and keep the old one as it was', () => {
    let rows = apply([], chapterAssignments(people, 'writing'))
    rows = apply(rows, chapterAssignments(people, 'review1'))
    rows = apply(rows, chapterAssignments(people, 'writing'))
    expect(rows.filter(({ kind, person }) => kind === 'author' && person === 'a').map(({ status }) => status)).toEqual(['done', 'open'])
  })

  it('leave a quality sampler’s alone when proofreaders change', () => {
    const sampler: KnownAssignment = { id: 'q', kind: 'quality', person: 's', status: 'open', started: true }
    expect(planAssignments(editionAssignments({ deputyEditors: [] }, 'proof1'), [sampler]).cancel).toEqual([])
  })
})

describe('reminders', () => {
  const holidays = {
    holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
    workdays: new Set<string>(),
    until: '2026-12-31',
  }

  it.each([
    ['2026-03-10', '2026-03-04', true, undefined],
    ['2026-03-10', '2026-03-05', true, { kind: 'due', daysLeft: 5 }],
    ['2026-10-09', '2026-09-29', true, { kind: 'due', daysLeft: 10 }],
    ['2026-10-09', '2026-09-28', true, undefined],
    ['2026-03-10', '2026-03-10', true, { kind: 'due', daysLeft: 0 }],
    ['2026-03-10', '2026-03-11', true, { kind: 'late', daysLate: 1 }],
    ['2026-03-10', '2026-03-11', false, undefined],
    [null, '2026-03-11', true, undefined],
  ])('for %s on %s, begun %s: %o', (dueOn, today, isStarted, answer) => {
    expect(reminderFor({ dueOn, isStarted, today, holidays })).toEqual(answer)
  })
})

describe('field locks', () => {
  it('open the text to authors while writing and to unifiers while unifying, in no other state to anybody', () => {
    for (const state of CHAPTER_STATES)
      for (const role of LINE_ROLES) {
        const may =
          state === 'writing' ? role === 'author-of-chapter' : state === 'unifying' && (role === 'unifier' || role === 'chief-editor')
        expect([state, role, mayEditChapter({ fields: ['manuscript'], state, roles: [role] }).ok]).toEqual([state, role, may])
      }
  })

  it('open people to the chief editor and the centre, and to nobody after the seal', () => {
    for (const state of CHAPTER_STATES)
      for (const role of LINE_ROLES)
        for (const field of CHAPTER_PEOPLE) {
          const may = state !== 'final' && ['chief-editor', 'centre-staff', 'admin'].includes(role)
          expect(mayEditChapter({ fields: [field], state, roles: [role] }).ok).toBe(may)
        }
  })

  it('open the line’s own fields to nobody', () => {
    for (const field of CHAPTER_FIELDS.filter((each) => /^(sealed|current|manuscriptHash|edition)/.test(each)))
      expect([field, mayEditChapter({ fields: [field], state: 'writing', roles: [...LINE_ROLES] }).ok]).toEqual([field, false])
    for (const field of ['sealedHash', 'passedForPressAt', 'coverageHash', 'acceptedGaps'])
      expect(mayEditEdition({ fields: [field], state: 'writing', roles: [...LINE_ROLES] }).ok).toBe(false)
  })

  it('close the colophon of a published edition to all but the centre', () => {
    expect(mayEditEdition({ fields: ['isbn'], state: 'press', roles: ['responsible-editor'] }).ok).toBe(true)
    expect(mayEditEdition({ fields: ['isbn'], state: 'published', roles: ['chief-editor', 'responsible-editor'] }).ok).toBe(false)
    expect(mayEditEdition({ fields: ['isbn'], state: 'published', roles: ['centre-staff'] }).ok).toBe(true)
  })
})
