import type { FlattenedField } from 'payload'
import { expect, it } from 'vitest'
import { newReferences } from '@/platform/input/references'

const field = (name: string, type: string, more: Record<string, unknown> = {}) => ({ name, type, ...more }) as unknown as FlattenedField
const FIELDS = [
  field('title', 'text'),
  field('owner', 'relationship', { relationTo: 'people' }),
  field('members', 'relationship', { relationTo: 'people', hasMany: true }),
  field('about', 'relationship', { relationTo: ['people', 'rows'] }),
  field('part', 'group', { flattenedFields: [field('cover', 'upload', { relationTo: 'media' })] }),
  field('marks', 'array', { flattenedFields: [field('by', 'relationship', { relationTo: 'people' })] }),
]

it.each<[string, object, object | undefined, Record<string, string[]>]>([
  ['a single one', { owner: 'a' }, undefined, { people: ['a'] }],
  ['a document that was read', { owner: { id: 'a', name: 'x' } }, undefined, { people: ['a'] }],
  ['several', { members: ['a', 'b'] }, undefined, { people: ['a', 'b'] }],
  ['one of several collections', { about: { relationTo: 'rows', value: 'r' } }, undefined, { rows: ['r'] }],
  [
    'in a group and in a list',
    { part: { cover: 'm' }, marks: [{ by: 'a' }, { by: 'b' }] },
    undefined,
    { media: ['m'], people: ['a', 'b'] },
  ],
  ['none', { owner: null, members: [], about: null, title: 'x', marks: [] }, undefined, {}],
  ['an empty choice', { owner: '' }, undefined, {}],
  ['what was there', { owner: 'a', members: ['a', 'c'] }, { owner: 'a', members: ['b'] }, { people: ['c'] }],
  ['what was there elsewhere in the row', { owner: 'b' }, { owner: 'a', members: ['b'] }, {}],
])('finds the rows that are newly referred to: %s', (_what, data, before, expected) => {
  const found = Object.fromEntries([...newReferences(FIELDS, data, before)].map(([slug, ids]) => [slug, [...ids]]))
  expect(found).toEqual(expected)
})
