import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { namesOfFaults, toldFaults } from '@/platform/http/told-faults'

const fields = [
  { name: 'code', type: 'text', label: { zh: '单位代码', en: 'Code' } },
  { name: 'plain', type: 'text', label: 'Plain' },
  {
    name: 'team',
    type: 'array',
    label: { zh: '团队', en: 'Team' },
    flattenedFields: [{ name: 'role', type: 'text', label: { zh: '角色', en: 'Role' } }],
  },
] as unknown as FlattenedField[]
const fault = (path: string) => ({ path, message: 'x' })

describe('what a refusal of Payload’s says of the fields', () => {
  it('is read by its form, whatever class it is of', () => {
    const faults = [fault('code')]
    expect(toldFaults(Object.assign(new Error('minified'), { status: 400, data: { errors: faults } }))).toEqual(faults)
  })
  it.each([{}, { data: null }, { data: { errors: [] } }, { data: { errors: ['x'] } }, { data: { errors: 'x' } }])(
    'is nothing where it has another form: %j',
    (error) => {
      expect(toldFaults(error)).toBeUndefined()
    },
  )
  it('names each once, as its form does, and rows of lists by their number', () => {
    const faults = ['code', 'team.0.role', 'code', 'plain', 'unknown'].map(fault)
    expect(namesOfFaults(faults, fields, 'zh')).toBe('请更正：单位代码、团队 1 角色、Plain、unknown。')
    expect(namesOfFaults(faults, fields, 'en')).toBe('Please correct: Code, Team 1 Role, Plain, unknown.')
  })
})
