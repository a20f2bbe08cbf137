import { describe, expect, it } from 'vitest'
import { cellText, englishName, namedIn } from '@/platform/relation-cells/cell-text'

const text = { none: '—', pending: '…', closed: '?', comma: '，', more: (count: number) => ` 等 ${count} 项` }
const titleOf = (_: string, row: Readonly<Record<string, unknown>>) => String(row['name'])
const shown = (value: unknown, read: object) => cellText({ named: namedIn(value, 'users'), read: read as never, text, titleOf })

describe('the cell of a relation', () => {
  it('says that there is none only where there is none', () => {
    expect(shown(null, {})).toBe('—')
    expect(shown([], {})).toBe('—')
    expect(shown('', {})).toBe('—')
  })

  it('shows an ellipsis until the name is known', () => {
    expect(shown('7', {})).toBe('…')
    expect(shown('7', { users: { 7: null } })).toBe('…')
    expect(shown('7', { users: { 7: { name: '张工' } } })).toBe('张工')
  })

  it('says of a row that is gone or closed that it is', () => {
    expect(shown(['7', '8'], { users: { 7: false, 8: { name: '李工' } } })).toBe('?，李工')
  })

  it('counts what it does not list', () => {
    const rows = Object.fromEntries([1, 2, 3, 4].map((id) => [id, { name: `n${id}` }]))
    expect(shown([1, 2, 3, 4], { users: rows })).toBe('n1，n2，n3 等 4 项')
  })

  it('takes the English name for those who read English, where there is one', () => {
    const row = { name: '转炉班', nameEn: 'Converter class' }
    expect([englishName(row, 'en'), englishName(row, 'zh'), englishName({ name: 'x', nameEn: ' ' }, 'en')]).toEqual([
      'Converter class',
      undefined,
      undefined,
    ])
  })

  it('reads every form that a relation is stored in', () => {
    expect(namedIn({ relationTo: 'editions', value: 5 }, ['editions', 'chapters'])).toEqual([{ relationTo: 'editions', value: 5 }])
    expect(namedIn({ id: 'a', name: 'x' }, 'users')).toEqual([{ relationTo: 'users', value: 'a' }])
    expect(namedIn('a', ['editions', 'chapters'])).toEqual([])
  })
})
