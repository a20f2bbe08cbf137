import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CollectionConfig } from 'payload'
import { withCentreDates } from '@/platform/dates'
import { DayCell, InstantCell } from '@/platform/dates/admin/cells'
import { dayField } from '@/platform/fields'

type Shown = { admin?: { components?: { Field?: string; Cell?: string } } }
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
    expect([drawn(InstantCell, null), drawn(DayCell, 'x')]).toEqual(['<span>—</span>', '<span>—</span>'])
  })
})
