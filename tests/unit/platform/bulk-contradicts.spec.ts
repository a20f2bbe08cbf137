import type { Where } from 'payload'
import { expect, it } from 'vitest'
import { contradicts } from '@/platform/bulk/contradicts'

const ROW = {
  id: 'r1',
  name: '甲厂',
  count: 3,
  open: false,
  day: '2026-03-01T00:00:00.000Z',
  parent: null,
  roles: ['a', 'b'],
  part: { unit: 'x' },
}

it.each<[Where, boolean]>([
  [{}, false],
  [{ id: { in: [] } }, true],
  [{ id: { in: ['r2'] } }, true],
  [{ id: { in: ['r1', 'r2'] } }, false],
  [{ id: { exists: true } }, false],
  [{ name: { equals: '乙厂' } }, true],
  [{ name: { not_equals: '甲厂' } }, true],
  [{ count: { equals: '3' } }, false],
  [{ open: { equals: true } }, true],
  [{ open: { equals: 'false' } }, false],
  [{ day: { equals: new Date('2026-03-01') } }, false],
  [{ day: { equals: null } }, true],
  [{ parent: { exists: true } }, true],
  [{ parent: { equals: null } }, false],
  [{ parent: { like: 'x' } }, true],
  [{ roles: { in: ['c'] } }, true],
  [{ roles: { equals: 'b' } }, false],
  [{ 'part.unit': { equals: 'y' } }, true],
  // What the row alone does not tell.
  [{ 'parent.name': { equals: 'x' } }, false],
  [{ name: { like: '乙' } }, false],
  [{ count: { greater_than: 5 } }, false],
  [{ nothing: { equals: 'x' } }, false],
  [{ and: [{ name: { equals: '乙厂' } }], or: [{ count: { equals: 3 } }, { count: { equals: 4 } }] }, true],
  [{ or: [{ name: { equals: '乙厂' } }, { count: { equals: 3 } }] }, false],
  [{ or: [{ name: { equals: '乙厂' } }, { name: { like: '乙' } }] }, false],
  [{ or: [{ name: { equals: '乙厂' } }, { count: { equals: 4 } }] }, true],
])('a row contradicts %j: %s', (where, expected) => {
  expect(contradicts(where, ROW)).toBe(expected)
})
