import { describe, expect, it } from 'vitest'
import { columnChart } from '@/platform/documents/charts/options'
import { renderChartSvg } from '@/platform/documents/charts/render'

const draw = (days: number) =>
  renderChartSvg(
    columnChart(
      Array.from({ length: days }, (_, index) => `d${index}`),
      [
        { name: '线上', values: Array.from({ length: days }, () => 2) },
        { name: '面授', tone: 'passed', values: Array.from({ length: days }, () => 1) },
      ],
    ),
    { width: 960, height: 280, title: '按日' },
  )

describe('columns', () => {
  it('draw every day, name both series, and thin out the names of days that do not fit', () => {
    const few = draw(5)
    for (const name of ['线上', '面授', 'd0', 'd4']) expect(few).toContain(`>${name}<`)
    const many = draw(186)
    expect((many.match(/>d\d+</g) ?? []).length).toBeLessThan(60)
    // One bar for each day and series.
    expect((many.match(/<path/g) ?? []).length).toBeGreaterThanOrEqual(372)
  })

  it('draws the same text for the same numbers', () => {
    expect(draw(30)).toBe(draw(30))
  })
})
