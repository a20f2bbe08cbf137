import fc from 'fast-check'
import type { PayloadRequest, Where } from 'payload'
import { describe, expect, it } from 'vitest'
import { committeesFirstSteps } from '@/collections/committees/first-steps'
import { materialsFirstSteps } from '@/collections/materials/first-steps'
import { peopleFirstSteps } from '@/collections/people/first-steps'
import { standardsFirstSteps } from '@/collections/standards/first-steps'
import { stageOf, startHere } from '@/platform/admin/workbench/start-here'
import type { FirstLook } from '@/platform/domains'
import { studyFirstSteps } from '@/plugins/study-hours/first-steps'

const STEPS = [...peopleFirstSteps, ...standardsFirstSteps, ...committeesFirstSteps, ...materialsFirstSteps, ...studyFirstSteps]

type Row = { id: string; state?: string; status?: string }

/** A database that holds these rows and nothing else. */
function looking(rows: Record<string, readonly Row[]>, roles: readonly string[] = ['admin']): FirstLook {
  const matches = (row: Row, where: Where = {}) =>
    Object.entries(where).every(([field, condition]) => {
      const { equals, in: among, not_equals, not_in } = condition as Record<string, never>
      const value = row[field as keyof Row] as never
      if (equals !== undefined) return value === equals
      if (not_equals !== undefined) return value !== not_equals
      return among === undefined ? !(not_in as unknown as unknown[]).includes(value) : (among as unknown as unknown[]).includes(value)
    })
  const first: FirstLook['first'] = async (slug, where) => (rows[slug] ?? []).find((row) => matches(row, where))?.id ?? null
  const user = { id: 'me', collection: 'users', roles, mustChangePassword: false }
  const payload = { find: async () => ({ docs: rows['policies'] ?? [] }) }
  const req = { user, payload, context: {} } as unknown as PayloadRequest
  return { req, first, has: async (slug, where) => (await first(slug, where)) !== null }
}

async function standing(step: string, rows: Record<string, readonly Row[]>, roles?: readonly string[]) {
  const found = STEPS.find((each) => each.step === step)
  if (!found) throw new Error(`there is no step ${step}`)
  return found.look(looking(rows, roles))
}

describe('the first steps of an empty platform', () => {
  it('begin with the units, none being done', async () => {
    const lines = startHere(await Promise.all(STEPS.map(async ({ label, look, step }) => ({ step, label, ...(await look(looking({}))) }))))
    expect(lines.map(({ step }) => step)).toEqual(['units', 'people', 'standard', 'specification', 'rules', 'committees', 'book', 'class'])
    expect(lines.filter(({ done }) => done)).toEqual([])
    expect(lines.filter(({ isNext }) => isNext).map(({ step }) => step)).toEqual(['units'])
  })

  it('stand in one order, each with a place of its own', () => {
    const orders = STEPS.map(({ order }) => order)
    expect(orders).toEqual([...new Set(orders)].sort((one, other) => one - other))
  })

  it.each([
    ['standard', {}, '登记职业', '/admin/collections/occupations'],
    ['standard', { occupations: [{ id: 'o' }] }, '建立标准', '/admin/collections/standards/create'],
    [
      'standard',
      { occupations: [{ id: 'o' }], standards: [{ id: 's', state: 'draft' }] },
      '打开标准草案',
      '/admin/collections/standards/s',
    ],
    ['specification', {}, '建立细目表', '/admin/collections/element-specifications/create'],
    ['committees', {}, '成立委员会', '/admin/collections/committees/create'],
    ['committees', { committees: [{ id: 'c' }] }, '聘任成员', '/admin/collections/committees/c'],
    ['book', {}, '建立教材', '/admin/collections/textbooks/create'],
    ['book', { textbooks: [{ id: 't' }] }, '建立版次', '/admin/collections/editions/create'],
    ['book', { textbooks: [{ id: 't' }], editions: [{ id: 'e', state: 'writing' }] }, '打开版次', '/admin/collections/editions/e'],
    ['class', {}, '建立课程', '/admin/collections/courses/create'],
    ['class', { courses: [{ id: 'c', status: 'draft' }] }, '取用章节', '/admin/collections/courses/c/book'],
    ['class', { courses: [{ id: 'c', status: 'open' }] }, '开办培训班', '/admin/collections/courses/c/book'],
    ['class', { classes: [{ id: 'k', state: 'planned' }] }, '导入名册', '/admin/collections/classes/k/roster'],
    ['people', {}, '导入人员', '/admin/collections/users'],
    ['rules', {}, '采用规则', '/admin/collections/policies/adopt'],
  ] as const)('lead to the very form of the %s with %o: %s', async (step, rows, go, href) => {
    expect(await standing(step, rows)).toMatchObject({ go: { zh: go }, href, done: false })
  })

  it('send those who make no accounts to somebody who does', async () => {
    expect(await standing('people', {}, ['centre-staff'])).toMatchObject({ go: { zh: '查看人员' }, done: false })
  })

  it('count somebody beside the first account, not that one', async () => {
    expect(await standing('people', { users: [{ id: 'me' }] })).toMatchObject({ done: false })
    expect(await standing('people', { users: [{ id: 'me' }, { id: 'other' }] })).toMatchObject({ done: true })
  })

  it('count a committee without members as not done', async () => {
    expect(await standing('committees', { committees: [{ id: 'c' }] })).toMatchObject({ done: false })
    expect(await standing('committees', { committees: [{ id: 'c' }], memberships: [{ id: 'm' }] })).toMatchObject({ done: true })
  })

  it.each([
    ['book', { editions: [{ id: 'e', state: 'published' }] }],
    ['class', { classes: [{ id: 'k', state: 'finished' }] }],
    ['standard', { standards: [{ id: 's', state: 'in-force' }] }],
  ])('tick off the %s that was done early', async (step, rows) => {
    expect(await standing(step, rows)).toMatchObject({ done: true })
  })

  it.each([
    [0, 8, 'empty'],
    [1, 8, 'begun'],
    [6, 8, 'begun'],
    [7, 8, 'last'],
  ])('%i of %i done is %s', (done, of, stage) => {
    expect(stageOf(Array.from({ length: of }, (_, index) => ({ done: index < done })))).toBe(stage)
  })

  it('have one next step at most, and none when all is done', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (all) => {
        const text = { zh: '字', en: 'word' }
        const lines = startHere(all.map((done, index) => ({ step: `s${index}`, label: text, done, say: text, go: text, href: '/' })))
        expect(lines.filter(({ isNext }) => isNext)).toEqual(lines.filter(({ done }) => !done).slice(0, 1))
      }),
    )
  })
})
