import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { changeLines, namedRows } from '@/platform/record-words/changes'
import { subjectOf, valueWords } from '@/platform/record-words/value'

const label = (zh: string, en: string) => ({ zh, en })
const fields = [
  { name: 'name', type: 'text', label: label('名称', 'Name') },
  { name: 'unit', type: 'relationship', relationTo: 'organisations', label: label('单位', 'Unit') },
  {
    name: 'roles',
    type: 'select',
    hasMany: true,
    label: label('角色', 'Roles'),
    options: [{ value: 'auditor', label: label('审计员', 'Auditor') }],
  },
  { name: 'active', type: 'checkbox', label: label('启用', 'Active') },
  { name: 'fromMs', type: 'number', label: label('起', 'From'), custom: { shownAs: 'Instant' } },
  { name: 'creditMs', type: 'number', label: label('计入', 'Credit'), custom: { shownAs: 'Duration' } },
  { name: 'termStartsOn', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } }, label: label('任期起', 'Term from') },
  {
    name: 'seats',
    type: 'array',
    label: label('席位', 'Seats'),
    flattenedFields: [{ name: 'person', type: 'relationship', relationTo: 'users', label: label('人员', 'Person') }],
  },
] as unknown as FlattenedField[]
const UUID = '0b9f3c1e-58a4-4a3c-9a58-6a5b1f0f7d11'
const names: Record<string, string> = { [`organisations/${UUID}`]: '第一炼钢厂', 'users/7': '张工' }
const zh = { language: 'zh' as const, nameRow: (slug: string, id: string) => names[`${slug}/${id}`] }
const en = { ...zh, language: 'en' as const }
const field = (name: string) => fields.find((each) => each.name === name)

describe('a change in words', () => {
  it('names the member, and rows by their names', () => {
    expect(changeLines(fields, [{ path: 'unit', before: null, after: UUID }], zh)).toEqual([
      { label: '单位', before: '无', after: '第一炼钢厂' },
    ])
    expect(changeLines(fields, [{ path: 'unit', before: null, after: UUID }], en)).toEqual([
      { label: 'Unit', before: 'none', after: '第一炼钢厂' },
    ])
  })

  it.each([
    ['roles', ['auditor'], '审计员', 'Auditor'],
    ['active', false, '否', 'no'],
    ['fromMs', Date.parse('2026-03-01T01:30:00Z'), '2026-03-01 09:30', '2026-03-01 09:30'],
    ['creditMs', 1_830_000, '30 分 30 秒', '30 min 30 s'],
    ['termStartsOn', '2026-02-28T16:00:00.000Z', '2026-03-01', '2026-03-01'],
    ['seats', [{ id: 'x', person: '7' }], '人员：张工', 'Person: 张工'],
    ['unit', 'gone', '（已不存在的一条）', '(a row that is gone)'],
    ['name', { secret: true, sha256: 'abcdef0123456789' }, '（保密，只记改动过）', '(secret: only that it changed)'],
    ['name', { sha256: 'abcdef0123456789', length: 900 }, '（内容较长，只记指纹 abcdef01）', '(long: only its fingerprint abcdef01)'],
    ['other', UUID, '编号 0b9f3c1e…', 'no. 0b9f3c1e…'],
    ['other', { value: 45, ok: true }, 'value：45，ok：是', 'value: 45, ok: yes'],
    ['other', 'users/7', '张工', '张工'],
  ])('says what %s holds: %j', (name, value, inChinese, inEnglish) => {
    expect(valueWords(field(name), value, zh)).toBe(inChinese)
    expect(valueWords(field(name), value, en)).toBe(inEnglish)
  })

  it('says once that a password changed', () => {
    const secret = { secret: true, sha256: '0011223344556677' }
    const changes = ['hash', 'salt'].map((path) => ({ path, before: secret, after: secret }))
    expect(changeLines([], changes, zh).map((line) => line.label)).toEqual(['密码'])
  })

  it('asks for the names of every row that it tells of', () => {
    const changes = [
      { path: 'unit', before: 'a', after: 'b' },
      { path: 'seats', before: null, after: [{ person: '7' }] },
    ]
    expect(namedRows((nameRow) => changeLines(fields, changes, { ...zh, nameRow }))).toEqual([
      { slug: 'organisations', id: 'a' },
      { slug: 'organisations', id: 'b' },
      { slug: 'users', id: '7' },
    ])
  })

  it.each(['', 'plain words', '1/2', 'a/b/c'])('takes "%s" for no subject', (text) => expect(subjectOf(text)).toBeNull())
  it('reads a subject with its step', () => expect(subjectOf('editions/5#3')).toEqual({ slug: 'editions', id: '5', seq: 3 }))
})
