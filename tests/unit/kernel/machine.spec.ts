import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allow, refuse } from '@/kernel/decision'
import { decide, machineFaults, offers, toMermaid, type Machine } from '@/kernel/machine'

type State = 'draft' | 'review' | 'done'
type Role = 'author' | 'reviewer'
type Facts = { open: number }

const machine: Machine<State, Role, Facts> = {
  name: 'paper',
  initial: 'draft',
  states: { draft: { zh: '起草', en: 'Draft' }, review: { zh: '审阅', en: 'Review' }, done: { zh: '完成', en: 'Done', final: true } },
  transitions: [
    { action: 'submit', label: { zh: '提交', en: 'Submit' }, from: ['draft'], to: 'review', by: ['author'] },
    {
      action: 'pass',
      label: { zh: '通过', en: 'Pass' },
      from: ['review'],
      to: 'done',
      by: ['reviewer'],
      guard: ({ open }) => (open === 0 ? allow : refuse('paper.openComments', { open })),
    },
    {
      action: 'return',
      label: { zh: '退回', en: 'Return' },
      from: ['review'],
      to: ['draft'],
      by: ['reviewer'],
      reason: 'required',
      tone: 'back',
    },
  ],
}
const known = { roles: ['author', 'reviewer'], effects: [] }
const facts = { open: 0 }

describe('a transition table', () => {
  it('that is sound has no fault', () => {
    expect(machineFaults(machine, known)).toEqual([])
  })

  it.each<[string, Partial<Machine<State, Role, Facts>>, string]>([
    ['an unreachable state', { transitions: machine.transitions.slice(0, 1) }, 'state "done" cannot be reached'],
    ['a dead end', { transitions: machine.transitions.slice(0, 1) }, 'state "review" is a dead end'],
    [
      'a way out of a final state',
      { transitions: [...machine.transitions, { ...machine.transitions[0]!, from: ['done'], action: 'x' }] },
      'final state "done"',
    ],
    ['one action twice in a state', { transitions: [...machine.transitions, machine.transitions[0]!] }, '"submit" stands twice'],
    [
      'an effect that nobody implements',
      { transitions: [{ ...machine.transitions[0]!, effects: ['mail'] }, ...machine.transitions.slice(1)] },
      'unknown effect "mail"',
    ],
    ['an unknown initial state', { initial: 'gone' as State }, 'initial state "gone"'],
  ])('is refused for %s', (_, change, fault) => {
    expect(machineFaults({ ...machine, ...change }, known).join('\n')).toContain(fault)
  })

  it('is refused for a role that nobody can have', () => {
    expect(machineFaults(machine, { ...known, roles: ['author'] })).toContain('paper: "pass" names the unknown role "reviewer"')
  })

  it('draws itself', () => {
    expect(toMermaid(machine, 'en')).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> draft',
        '  draft: Draft',
        '  review: Review',
        '  done: Done',
        '  draft --> review: Submit',
        '  review --> done: Pass',
        '  review --> draft: Return',
        '  done --> [*]',
      ].join('\n'),
    )
  })
})

describe('an offer', () => {
  it('is made of nothing that the process decides by itself', () => {
    const own: Machine<State, Role | 'system', Facts> = {
      ...machine,
      transitions: [
        ...machine.transitions,
        { action: 'lapse', label: { zh: '失效', en: 'Lapse' }, from: ['review'], to: 'done', by: ['system'] },
      ],
    }
    const offered = offers(own, { state: 'review', roles: ['reviewer'], context: facts })
    expect(offered.map(({ action }) => action)).toEqual(['pass', 'return'])
    expect(decide(own, { state: 'review', action: 'lapse', roles: ['system'], context: facts }).decision).toMatchObject({ ok: true })
  })
})

describe('a decision', () => {
  it.each<[string, Parameters<typeof decide<State, Role, Facts>>[1], string | undefined]>([
    ['allows what the table allows', { state: 'draft', action: 'submit', roles: ['author'], context: facts }, undefined],
    ['refuses an unknown action', { state: 'draft', action: 'burn', roles: ['author'], context: facts }, 'workflow.unknownAction'],
    ['refuses another state', { state: 'draft', action: 'pass', roles: ['reviewer'], context: facts }, 'workflow.wrongState'],
    ['refuses another role', { state: 'review', action: 'pass', roles: ['author'], context: facts }, 'workflow.wrongRole'],
    [
      'passes on the refusal of the guard',
      { state: 'review', action: 'pass', roles: ['reviewer'], context: { open: 2 } },
      'paper.openComments',
    ],
    ['wants a reason', { state: 'review', action: 'return', roles: ['reviewer'], context: facts, reason: '  ' }, 'workflow.reasonNeeded'],
    [
      'wants a target that the row has',
      { state: 'review', action: 'return', roles: ['reviewer'], context: facts, reason: 'x', target: 'done' },
      'workflow.targetNeeded',
    ],
  ])('%s', (_, request, code) => {
    const { decision } = decide(machine, request)
    expect(decision.ok ? undefined : decision.code).toBe(code)
  })

  it('is the same for the button and for the refusal', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<State>('draft', 'review', 'done'),
        fc.subarray<Role>(['author', 'reviewer']),
        fc.nat({ max: 3 }),
        (state, roles, open) => {
          for (const offer of offers(machine, { state, roles, context: { open } }))
            expect(
              decide(machine, { state, action: offer.action, roles, context: { open }, reason: 'r', target: offer.targets[0]! }).decision,
            ).toEqual(offer.decision)
        },
      ),
    )
  })
})
