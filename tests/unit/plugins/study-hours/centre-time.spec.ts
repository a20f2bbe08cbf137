import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { ActionForm } from '@/app/(site)/_components/action-form'
import { parseStamp } from '@/app/(site)/_study/duration'
import { centreInstant, centreText } from '@/plugins/study-hours/admin/shared/centre-time'
import { classes } from '@/plugins/study-hours/collections/classes'
import { classSessions } from '@/plugins/study-hours/collections/class-sessions'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('a time that is chosen', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Auckland'])('is that of the centre in a browser in %s', (tz) => {
    process.env['TZ'] = tz
    expect(centreInstant('2026-03-05T08:30')).toBe('2026-03-05T00:30:00.000Z')
    expect(centreText('2026-03-05T00:30:00.000Z')).toBe('2026-03-05T08:30')
    expect(centreText('2026-03-05T17:00:07.000Z')).toBe('2026-03-06T01:00:07')
  })

  it.each(['', '2026-03-05', '2026-13-05T08:30', 'T08:30', '2026-03-05 08:30'])('is nothing where it is %s', (text) => {
    expect(centreInstant(text)).toBeNull()
  })

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_500_000_000, max: 2_500_000_000 }), (seconds) => {
        const instant = new Date(seconds * 1_000).toISOString()
        expect(centreInstant(centreText(instant))).toBe(instant)
        expect(parseStamp(centreText(instant))).toBe(seconds * 1_000)
      }),
    )
    expect([centreText(null), centreText('x')]).toEqual(['', ''])
  })
})

it('days and times of classes and sessions are chosen from pickers on the clock of the centre', () => {
  const drawn = (collection: { fields: unknown[] }) =>
    new Map(
      (collection.fields as { name?: string; admin?: { components?: { Field?: unknown } } }[]).map(({ admin, name }) => [
        name,
        String(admin?.components?.Field).split('#')[1],
      ]),
    )
  const [session, trainingClass] = [drawn(classSessions), drawn(classes)]
  for (const name of ['startsAt', 'endsAt', 'opensAt']) expect([name, session.get(name)]).toEqual([name, 'CentreTimeField'])
  for (const name of ['startsOn', 'endsOn', 'appraisalOn', 'shiftAnchorOn'])
    expect([name, trainingClass.get(name)]).toEqual([name, 'CentreDayField'])
})

it('a form of the site asks for a time with a picker, to the second, and for files', () => {
  const html = renderToStaticMarkup(
    createElement(ActionForm, {
      action: (state) => Promise.resolve(state),
      initial: { values: { from: '2026-03-05 08:30:07' }, errors: {} },
      submit: '提交',
      fields: [
        { name: 'from', label: '起', kind: 'datetime', required: true },
        { name: 'evidence', label: '证明材料', kind: 'files', accept: 'image/jpeg' },
      ],
    }),
  )
  expect(html).toContain('type="datetime-local"')
  expect(html).toContain('step="1"')
  expect(html).toContain('value="2026-03-05T08:30:07"')
  expect(html).toMatch(/type="file" multiple="" accept="image\/jpeg"/)
})
