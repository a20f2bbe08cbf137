import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CollectionConfig } from 'payload'
import { withCentreDates } from '@/platform/dates'
import { DayCell, InstantCell } from '@/platform/dates/admin/cells'
import { conditionAt, shownDay, withValueAt } from '@/platform/dates/admin/filter-conditions'
import { dayField } from '@/platform/fields'

type Shown = { admin?: { disableListFilter?: boolean; components?: { Field?: string; Cell?: string; Filter?: string } } }
const partsOf = (collection: CollectionConfig, name: string) => {
  const found = collection.fields.find((field) => 'name' in field && field.name === name) as Shown | undefined
  return [found?.admin?.components?.Field, found?.admin?.components?.Cell].map((each) => each?.split('#')[1])
}

describe('dates of a collection', () => {
  const changed = withCentreDates({
    slug: 'papers',
    fields: [
      { name: 'at', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      { name: 'on', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } } },
      { name: 'sentAt', type: 'date' },
      dayField('dueOn', { zh: '期限', en: 'Due on' }),
      { name: 'createdAt', type: 'date' },
    ],
  })

  it('are picked and listed on the clock of the centre', () => {
    expect(partsOf(changed, 'at')).toEqual(['InstantField', 'InstantCell'])
    expect(partsOf(changed, 'on')).toEqual(['DayField', 'DayCell'])
    expect(partsOf(changed, 'sentAt')).toEqual(['InstantField', 'InstantCell'])
    expect(partsOf(changed, 'dueOn')).toEqual(['DayTextField', undefined])
  })

  it('have the two stamps of Payload once', () => {
    const names = changed.fields.flatMap((field) => ('name' in field ? [field.name] : []))
    expect(names).toEqual(['at', 'on', 'sentAt', 'dueOn', 'createdAt', 'updatedAt'])
    const bare = withCentreDates({ slug: 'papers', timestamps: false, fields: [] })
    expect([bare.fields, bare.admin]).toEqual([[], undefined])
  })
})

describe('a date in a list', () => {
  const drawn = (cell: typeof DayCell, cellData: unknown) => renderToStaticMarkup(createElement(cell, { cellData } as never))

  it('is the centre’s, in a browser of whatever zone', () => {
    expect(drawn(InstantCell, '2026-03-04T16:30:00.000Z')).toBe('<time dateTime="2026-03-04T16:30:00.000Z">2026-03-05 00:30</time>')
    expect(drawn(DayCell, '2026-03-05T12:00:00.000Z')).toBe('<time dateTime="2026-03-05">2026-03-05</time>')
    for (const none of [null, 'x', '2026-03-05 08:30'])
      expect([drawn(InstantCell, none), drawn(DayCell, none)]).toEqual(['<span>—</span>', '<span>—</span>'])
  })
})

describe('the filter of a list for a date', () => {
  it('is ours for every date that a list can be filtered by', () => {
    const { fields } = withCentreDates({
      slug: 'papers',
      fields: [
        { name: 'at', type: 'date' },
        { name: 'on', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } } },
        { name: 'gaps', type: 'array', fields: [{ name: 'acceptedAt', type: 'date' }] },
      ],
    })
    const shown = fields.map((field) => (field as Shown).admin?.components?.Filter?.split('#')[1])
    expect(shown).toEqual(['DateFilter', 'DateFilter', undefined, 'DateFilter', 'DateFilter'])
    const within = (fields[2] as { fields: Shown[] }).fields[0]
    expect([within?.admin?.disableListFilter, within?.admin?.components?.Filter]).toEqual([true, undefined])
  })

  it('stands for the condition in whose place it is, however the address says it', () => {
    const where = {
      or: [{ and: [{ name: { like: 'a' } }, { at: { equals: '2026-03-05' } }] }, { and: [{ at: { less_than: undefined } }] }],
    }
    expect(conditionAt(where as never, 1)).toEqual({ path: 'at', operator: 'equals', value: '2026-03-05' })
    expect(conditionAt(where as never, 2)).toEqual({ path: 'at', operator: 'less_than', value: undefined })
    expect(conditionAt({ at: { greater_than: '2026-03-05' } }, 0)?.operator).toBe('greater_than')
    expect(withValueAt(where as never, 2, '2026-01-01')).toEqual({
      or: [where.or[0], { and: [{ at: { less_than: '2026-01-01' } }] }],
    })
  })

  it('shows a day, also of an instant that the address was given', () => {
    expect(['2026-03-05', '2026-03-05T18:00:00.000Z', ['2026-03-05'], '2026-03-05,2026-03-06', undefined, 'x'].map(shownDay)).toEqual([
      ...['2026-03-05', '2026-03-06', '2026-03-05', '2026-03-05', '', ''],
    ])
  })
})
