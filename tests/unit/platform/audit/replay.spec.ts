import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, gapOf, told, type Known, type Members } from '@/platform/audit'

const members: Members = new Map([
  ['name', { whenUnsaid: undefined }],
  ['hash', { whenUnsaid: undefined }],
  ['body', { whenUnsaid: undefined }],
  ['active', { whenUnsaid: true }],
])

/** The state that links lead to, each made from one state to the next. */
function chainOf(states: readonly (Record<string, unknown> | undefined)[]): Known | undefined {
  let known: Known | undefined
  let before: Record<string, unknown> | undefined
  for (const state of states) {
    const action = before === undefined ? 'create' : state === undefined ? 'delete' : 'update'
    known = told(known, { action, changes: JSON.parse(JSON.stringify(changesBetween(before, state))) })
    before = state
  }
  return known
}

const kindOf = (known: Known | undefined, row: Record<string, unknown> | undefined) => gapOf(known, row, members)?.kind

describe('the replay of a chain', () => {
  it.each([
    ['nothing said, no row', [], undefined, undefined],
    ['nothing said, a row', [], { name: 'a' }, 'unknown'],
    ['the row as said', [{ name: 'a' }], { name: 'a' }, undefined],
    ['the row otherwise', [{ name: 'a' }], { name: 'b' }, 'differs'],
    ['the row as said last', [{ name: 'a' }, { name: 'b' }], { name: 'b' }, undefined],
    ['a row that is gone', [{ name: 'a' }], undefined, 'gone'],
    ['a row that was deleted', [{ name: 'a' }, undefined], undefined, undefined],
    ['a row that was deleted and is there', [{ name: 'a' }, undefined], { name: 'a' }, 'deleted'],
    ['a row made again after its deletion', [{ name: 'a' }, undefined, { name: 'b' }], { name: 'b' }, undefined],
    ['a secret as said', [{ hash: 'x' }], { hash: 'x' }, undefined],
    ['a secret otherwise', [{ hash: 'x' }], { hash: 'y' }, 'differs'],
    ['a long text as said', [{ body: 'x'.repeat(900) }], { body: 'x'.repeat(900) }, undefined],
    ['a long text with one letter changed', [{ body: 'x'.repeat(900) }], { body: `${'x'.repeat(899)}y` }, 'differs'],
    ['a relation that is filled in', [{ name: 'id-1' }], { name: { id: 'id-1', createdAt: 'then' } }, undefined],
    ['an empty list for none', [{ name: 'a' }], { name: 'a', body: [] }, undefined],
    ['a group without a value for none', [{ name: 'a' }], { name: 'a', body: { note: null, more: [] } }, undefined],
    ['a column added later, with its default', [{ name: 'a' }], { name: 'a', active: true }, undefined],
    ['a column added later, with another value', [{ name: 'a' }], { name: 'a', active: false }, 'differs'],
    ['a member emptied past the chain', [{ name: 'a', active: false }], { name: 'a' }, 'differs'],
    ['a member that is compared no more', [{ name: 'a', dropped: 1 }], { name: 'a' }, undefined],
    ['bookkeeping', [{ name: 'a' }], { name: 'a', sessions: [{ id: 's' }], loginAttempts: 3, updatedAt: 'later' }, undefined],
  ] as const)('%s', (_, states, row, kind) => {
    expect(kindOf(chainOf(states as never), row as never)).toBe(kind)
  })

  it('takes no notice of links that change nothing, and takes a baseline for what is from then on', () => {
    const known = chainOf([{ name: 'a' }])
    expect(told(known, { action: 'replay', changes: [{ path: 'name', after: 'z' }] })).toBe(known)
    const row = { name: 'b' }
    const gap = gapOf(known, row, members)
    expect(gap).toEqual({ kind: 'differs', changes: [{ path: 'name', before: 'a', after: 'b' }] })
    expect(kindOf(told(known, { action: 'baseline', changes: gap?.changes }), row)).toBeUndefined()
    expect(kindOf(told(known, { action: 'baseline-gone', changes: [] }), undefined)).toBeUndefined()
  })

  it('leads from any history to its last state, and to no other', () => {
    const value = fc.oneof(fc.string({ maxLength: 600 }), fc.integer(), fc.constant(null), fc.jsonValue({ maxDepth: 2 }))
    const state = fc.record({ name: fc.string({ minLength: 1 }), hash: value, body: value })
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), fc.constantFrom('name', 'hash', 'body'), (states, member) => {
        const known = chainOf(states)
        const last = states.at(-1)!
        expect(gapOf(known, last, members)).toBeUndefined()
        expect(gapOf(known, { ...last, [member]: 'never the same, and longer than the rest of them' }, members)?.changes).toMatchObject([
          { path: member },
        ])
      }),
    )
  })
})
