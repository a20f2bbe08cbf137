import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use as register, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { cleanSvg } from './clean-svg'
import { CHART_FONT, DARK, LIGHT, type ChartTheme } from './theme'

export type ChartOptions = {
  /** Pixels. The SVG scales with its place; the size sets its proportions and the size of its type. */
  width: number
  height: number
  /** What the chart shows, for those who cannot see it; also its tooltip. */
  title: string
  /** The numbers in a sentence or two. */
  description?: string
  theme?: 'light' | 'dark'
}

/**
 * Draws a chart on the server as an SVG that may stand inside a page: no script, no style sheet, no outside reference, no event handler,
 * named by title and description. The same option gives the same text.
 * @throws Error when echarts' drawing is not well-formed
 */
export function renderChartSvg(option: EChartsCoreOption, { width, height, title, description, theme = 'light' }: ChartOptions): string {
  register([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: CHART_FONT, color: chartTheme(theme).ink },
      color: chartTheme(theme).series,
      ...option,
    })
    return cleanSvg(chart.renderToSVGString(), { title, ...(description ? { description } : {}) })
  } finally {
    chart.dispose()
  }
}

export function chartTheme(theme: 'light' | 'dark'): ChartTheme {
  return theme === 'dark' ? DARK : LIGHT
}
