import * as qs from 'qs-esm'
import { describe, expect, it } from 'vitest'
import { createHref, prefilled, readPrefill } from '@/platform/admin/prefill'

/** As Payload's pages read it: Next takes the address apart, and what it has is written and read once more. */
const queryOf = (href: string) =>
  qs.parse(qs.stringify(Object.fromEntries(new URL(href, 'http://localhost').searchParams), { addQueryPrefix: true }), {
    depth: 10,
    ignoreQueryPrefix: true,
  })
const opened = (field: Parameters<typeof prefilled>[0], query: unknown, payloadAPI = 'local') => {
  const { defaultValue } = prefilled(field)
  return (defaultValue as (args: { req: unknown }) => unknown)({ req: { payloadAPI, query } })
}

describe('the form for a new record', () => {
  it('opens with what its address names, as text, list and number', () => {
    const href = createHref('class-sessions', {
      class: 'c1',
      place: '实训楼 & 二层',
      courses: ['a', 'b'],
      order: 3,
      teacher: null,
      note: '',
    })
    expect(href.startsWith('/admin/collections/class-sessions/create?')).toBe(true)
    const query = queryOf(href)
    expect(opened({ name: 'class', type: 'relationship', relationTo: 'classes' as never }, query)).toBe('c1')
    expect(opened({ name: 'place', type: 'text' }, query)).toBe('实训楼 & 二层')
    expect(opened({ name: 'courses', type: 'relationship', relationTo: 'courses' as never, hasMany: true }, query)).toEqual(['a', 'b'])
    expect(opened({ name: 'order', type: 'number' }, query)).toBe(3)
    expect(opened({ name: 'teacher', type: 'text' }, query)).toBeUndefined()
    expect(opened({ name: 'note', type: 'text' }, query)).toBeUndefined()
  })
  it('is opened without a question mark where nothing is known', () => {
    expect(createHref('notices', { class: null })).toBe('/admin/collections/notices/create')
  })
  it('takes nothing from a request of the interface for programs', () => {
    expect(opened({ name: 'class', type: 'text' }, { prefill: { class: 'c1' } }, 'REST')).toBeUndefined()
  })
  it.each([
    [undefined],
    [{ prefill: 'class' }],
    [{ prefill: ['class'] }],
    [{ prefill: { class: { not_equals: 'x' } } }],
    [{ prefill: { class: 'x'.repeat(501) } }],
    [{ prefill: { other: 'x' } }],
  ])('takes nothing from %o', (query) => {
    expect(readPrefill(query, 'class')).toEqual([])
  })
  it('takes no member of an object that everything has', () => {
    expect(readPrefill({ prefill: {} }, 'constructor')).toEqual([])
  })
  it('opens with what the collection knows where the address names nothing', () => {
    const field = prefilled({ name: 'organisation', type: 'text' }, () => 'own') as { defaultValue?: unknown }
    const open = field.defaultValue as (args: { req: unknown }) => unknown
    expect(open({ req: { payloadAPI: 'local', query: {} } })).toBe('own')
    expect(open({ req: { payloadAPI: 'local', query: { prefill: { organisation: 'other' } } } })).toBe('other')
  })
})
