import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { flowChart, lineChart } from '@/platform/documents/charts/options'
import { renderChartSvg } from '@/platform/documents/charts/render'
import { contrast, DARK, LIGHT, readableOn } from '@/platform/documents/charts/theme'

const size = { width: 640, height: 260 }
const flow = flowChart(
  [
    { label: '编写中', values: [4, 1] },
    { label: '初审', values: [2, 0] },
  ],
  [{ name: '按期' }, { name: '超期', tone: 'due' }],
)

describe('numbers within a bar', () => {
  const fills = [LIGHT, DARK].flatMap((theme) => [...theme.series, theme.passed, theme.due].map((fill) => ({ theme, fill })))

  it.each(fills)('can be read on $fill', ({ fill, theme }) => {
    expect(contrast(fill, readableOn(fill, theme))).toBeGreaterThanOrEqual(4)
  })

  it('stand in ink on the light fill of the last reviews', () => {
    const series = ['a', 'b', 'c', 'd', 'e', '终审'].map((name) => ({ name }))
    const option = flowChart([{ label: 'x', values: [1, 1, 1, 1, 1, 1] }], series) as { series: { label: { color: string } }[] }
    expect(option.series.map(({ label }) => label.color)).toEqual(
      LIGHT.series.map((fill) => (contrast(fill, LIGHT.ink) > contrast(fill, LIGHT.paper) ? LIGHT.ink : LIGHT.paper)),
    )
    expect(option.series[5]?.label.color).toBe(LIGHT.ink)
  })
})

describe('charts drawn on the server', () => {
  it('can be inlined: well-formed, no script, style sheet, handler or reference', () => {
    const svg = renderChartSvg(flow, { ...size, title: '教材流程' })
    let failure: Error | undefined
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      failure = error
    })
    parser.write(svg).close()
    expect(failure).toBeUndefined()
    expect(svg).not.toMatch(/<script|<style|<image|\son\w+=|href=|class=|style=/)
  })

  it('names itself to those who cannot see it, with hostile text as text', () => {
    const svg = renderChartSvg(flow, { ...size, title: '流程 <script>', description: '编写中 5 章，初审 2 章' })
    const [, titleId, descId] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? []
    expect(svg).toContain(`<title id="${titleId}">流程 &lt;script&gt;</title>`)
    expect(svg).toContain(`<desc id="${descId}">编写中 5 章，初审 2 章</desc>`)
    expect(svg.match(/role=/g)).toHaveLength(1)
  })

  it('writes hostile labels as text', () => {
    const svg = renderChartSvg(flowChart([{ label: '<img src=x onerror=alert(1)>', values: [1] }], [{ name: 'a' }]), {
      ...size,
      title: 'x',
    })
    expect(svg).not.toContain('<img')
  })

  it('shows every row, every number but zero, and the house’s vermilion for what is due', () => {
    const svg = renderChartSvg(flow, { ...size, title: '教材流程' })
    for (const label of ['编写中', '初审', '按期', '超期', '>4<', '>1<', '>2<']) expect(svg).toContain(label)
    expect(svg).toContain('#b23a2c')
    expect(svg).toContain('#2b4a66')
  })

  it('takes paper and ink from the dark theme', () => {
    const svg = renderChartSvg(lineChart(['一月', '二月', '三月'], [{ name: '学时', values: [1, null, 3] }], 'dark'), {
      ...size,
      title: '学时',
      theme: 'dark',
    })
    expect(svg).toContain('#9fbbd3')
    expect(svg).not.toContain('#1d2126')
  })

  it('gives the same text for the same option, and ids that differ between charts', () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    const [first, second] = [renderChartSvg(flow, { ...size, title: '甲' }), renderChartSvg(flow, { ...size, title: '甲' })]
    expect(first).toBe(second)
    const other = renderChartSvg(lineChart(['一', '二'], [{ name: 'x', values: [1, 2] }]), { ...size, title: '乙' })
    expect(ids(first).filter((id) => ids(other).includes(id))).toEqual([])
  })
})
