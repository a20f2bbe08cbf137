import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  awaits,
  notOwnWork,
  specificationMachine,
  specificationSound,
  standardMachine,
  standardSound,
  STANDARDS_ROLES,
  type SpecificationFacts,
} from '@/collections/standards/domain/lifecycle'
import { checkStandardComplete, checkStandardContent, type StandardContent } from '@/collections/standards/domain/standard'
import { describeError } from '@/kernel/errors'
import { placesOf } from '@/platform/workflow/admin/Places'
import '@/collections/standards/errors'
import { decide, machineFaults, offers, toMermaid } from '@/kernel/machine'

const standard: StandardContent = {
  occupationId: 'o',
  edition: '2019年版',
  version: 1,
  levels: [5, 4],
  validFrom: '2019-01-01',
  validTo: null,
  trainingHours: [],
  theoryWeights: [{ name: '全部', hundredths: { 5: 10_000, 4: 10_000 } }],
  skillWeights: [{ name: '全部', hundredths: { 5: 10_000, 4: 10_000 } }],
  eligibility: null,
}
const EDITED = (person: string) => ({ person, deed: { zh: '编辑过', en: 'edited it' } })
const sound: SpecificationFacts = { faults: [], points: 1, standardState: 'in-force', disagreements: 0, actor: 'me', editors: [] }

describe('the life of standards and specifications', () => {
  it('is a sound table, and the README draws it as it is', () => {
    const readme = readFileSync('src/collections/standards/README.md', 'utf8')
    for (const machine of [standardMachine, specificationMachine]) {
      expect(machineFaults<string, string, never>(machine as never, { roles: STANDARDS_ROLES, effects: ['withdrawOlder'] })).toEqual([])
      expect(readme).toContain(toMermaid<string, string, never>(machine as never, 'zh'))
    }
  })

  it.each([
    ['put-in-force', 'draft', true],
    ['put-in-force', 'in-force', false],
    ['put-in-force', 'withdrawn', false],
    ['withdraw', 'draft', false],
    ['withdraw', 'in-force', true],
    ['withdraw', 'withdrawn', false],
    ['discard', 'draft', true],
    ['discard', 'in-force', false],
  ] as const)('allows %s in %s: %s', (action, state, allowed) => {
    const { decision } = decide(specificationMachine, { state, action, roles: ['centre-staff'], context: sound, reason: '理由' })
    expect(decision.ok).toBe(allowed)
  })

  it('asks for a reason before anything is withdrawn or discarded, and for a role before all', () => {
    const ask = (action: string, state: 'draft' | 'in-force', roles: readonly ('admin' | 'centre-staff')[]) =>
      decide(specificationMachine, { state, action, roles, context: sound }).decision
    expect(ask('withdraw', 'in-force', ['admin'])).toMatchObject({ code: 'workflow.reasonNeeded' })
    expect(ask('discard', 'draft', ['admin'])).toMatchObject({ code: 'workflow.reasonNeeded' })
    expect(ask('put-in-force', 'draft', [])).toMatchObject({ code: 'workflow.wrongRole' })
  })

  it('offers the button by the same rule that refuses the request', () => {
    const [offer] = offers(specificationMachine, {
      state: 'draft',
      roles: ['admin'],
      context: { ...sound, editors: [EDITED('me'), EDITED('you')] },
    })
    expect(offer).toMatchObject({ action: 'put-in-force', decision: { ok: false, code: 'standards.ownWork' } })
  })

  it.each([
    [{ able: ['张工', '李工'], administrators: [], givesRoles: false }, '现在能办理的有：张工、李工。', undefined],
    [{ able: [], administrators: [], givesRoles: true }, '新建账号，角色选“中心工作人员”', '/admin/collections/users/create'],
    [{ able: [], administrators: ['王工'], givesRoles: false }, '请系统管理员（王工）', '/admin/collections/users'],
  ])('names who puts it in force instead of its editor, or how there comes to be somebody: %j', (others, says, href) => {
    const refusal = notOwnWork({ actor: 'me', editors: [EDITED('me')], others })
    if (refusal.ok) throw new Error('it is the own work')
    expect(describeError(refusal.code, 'zh', refusal.details)).toContain(says)
    expect(describeError(refusal.code, 'en', refusal.details)).not.toMatch(/\p{Script=Han}{3}|[{}]/u)
    expect(placesOf(refusal.details).map((place) => place.href)).toEqual(href ? [href] : [])
  })

  it.each([
    [{ ok: false, code: 'standards.noPoints' } as const, 'me', 'content'],
    [{ ok: true } as const, 'me', 'another'],
    [{ ok: true } as const, 'you', 'you'],
  ])('a draft whose content is %j waits, for an editor and a stranger alike: %s', (content, editor, whom) => {
    expect(awaits(content, { actor: 'me', editors: [EDITED(editor)] }).whom).toBe(whom)
  })

  it.each([
    [{ points: 0 }, 'standards.noPoints'],
    [{ faults: [{ kind: 'missing-weight' as const, code: 'A' }] }, 'standards.specificationUnsound'],
    [{ standardState: 'draft' }, 'standards.standardNotInForce'],
    [{ standardState: null }, 'standards.noStandard'],
    [{ disagreements: 1 }, 'standards.weightsDisagree'],
  ])('keeps a specification a draft with %j', (facts, code) => {
    expect(specificationSound(sound)).toEqual({ ok: true })
    expect(specificationSound({ ...sound, ...facts })).toMatchObject({ ok: false, code })
  })

  it.each([
    [{ validFrom: null }, 'standards.standardIncomplete'],
    [{ theoryWeights: null }, 'standards.standardIncomplete'],
    [{ skillWeights: null }, 'standards.standardIncomplete'],
    [{ validTo: '2018-12-31' }, 'standards.validity'],
    [{ trainingHours: [{ level: 3 as const, hours: 10 }] }, 'standards.hoursForeignLevel'],
    [
      {
        trainingHours: [
          { level: 5 as const, hours: 10 },
          { level: 5 as const, hours: 20 },
        ],
      },
      'standards.hoursForeignLevel',
    ],
    [{ levels: [5, 4, 3] as const }, 'standards.weightSum'],
  ])('keeps a standard a draft with %j', (part, code) => {
    expect(checkStandardComplete(standard)).toEqual({ ok: true })
    expect(checkStandardComplete({ ...standard, ...part })).toMatchObject({ ok: false, code })
  })

  it.each([
    [[5, 4], true],
    [[5, 4, 3], true],
    [[], true],
    [[5], false],
    [[3], false],
  ] as const)('puts a standard of 五级 and 四级 in force under an occupation with levels %j: %s', (levels, allowed) => {
    const refusal = standardSound({ standard, occupation: { id: 'o', name: '轧钢工', levels } })
    expect(refusal.ok).toBe(allowed)
    if (refusal.ok) return
    expect(refusal.code).toBe('standards.levelsOutsideOccupation')
    expect(describeError(refusal.code, 'zh', refusal.details)).toContain(levels.includes(5 as never) ? '没有四级' : '没有五级')
    expect(placesOf(refusal.details).map(({ href }) => href)).toEqual(['/admin/collections/occupations/o', '#field-levels'])
  })

  it('lets a draft be incomplete, but not wrong', () => {
    expect(checkStandardContent({ ...standard, validFrom: null, theoryWeights: null, skillWeights: null })).toEqual({ ok: true })
    expect(checkStandardContent({ ...standard, skillWeights: [] })).toMatchObject({ code: 'standards.weightSum' })
  })
})
