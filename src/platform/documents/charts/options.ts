import type { EChartsCoreOption } from 'echarts/core'
import { chartTheme } from './render'
import { readableOn, type ChartTheme } from './theme'

export type FlowRow = { label: string; values: number[] }
export type SeriesName = {
  name: string
  /** `passed` is the house's green, `due` its vermilion; the rest takes the series' colours in order. */ tone?: 'passed' | 'due'
}

/**
 * How much stands at each step of a line of work: one horizontal bar a row, its parts stacked, the numbers written into them.
 * Rows run from top to bottom as given.
 */
export function flowChart(rows: FlowRow[], series: SeriesName[], theme: 'light' | 'dark' = 'light'): EChartsCoreOption {
  const colours = chartTheme(theme)
  const longest = Math.max(0, ...rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0)))
  const hasTenths = rows.some(({ values }) => values.some((value) => !Number.isInteger(value)))
  return {
    grid: { left: 8, right: 24, top: series.length > 1 ? 34 : 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(series.length > 1 ? { legend: legend(theme) } : {}),
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: colours.muted }, splitLine: { lineStyle: { color: colours.hairline } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.ink } },
      axisLabel: { color: colours.ink, fontSize: 13 },
    },
    series: series.map(({ name, tone }, index) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 18,
      data: rows.map((row) => row.values[index] ?? 0),
      itemStyle: { color: fillOf(colours, tone, index) },
      // A zero has no part to stand in, and a sliver no room for its number: the table beside the chart has it.
      label: {
        show: true,
        color: readableOn(fillOf(colours, tone, index), colours),
        fontSize: 11,
        formatter: ({ value }: { value: unknown }) =>
          typeof value !== 'number' || value <= longest * NARROWEST ? '' : hasTenths ? value.toFixed(1) : String(value),
      },
    })),
  }
}

function fillOf(colours: ChartTheme, tone: SeriesName['tone'], index: number): string {
  return tone ? colours[tone] : (colours.series[index % colours.series.length] ?? colours.ink)
}

/**
 * What came together day by day: one upright bar a category, its parts stacked. Too many names for the width are thinned out; the numbers
 * belong into a table beside it.
 */
export function columnChart(
  categories: string[],
  series: (SeriesName & { values: number[] })[],
  theme: 'light' | 'dark' = 'light',
): EChartsCoreOption {
  const colours = chartTheme(theme)
  return {
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(series.length > 1 ? { legend: legend(theme) } : {}),
    xAxis: {
      type: 'category',
      data: categories,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.ink } },
      axisLabel: { color: colours.muted, hideOverlap: true },
    },
    yAxis: { type: 'value', axisLabel: { color: colours.muted }, splitLine: { lineStyle: { color: colours.hairline } } },
    series: series.map(({ name, tone, values }, index) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 24,
      barCategoryGap: '20%',
      data: values,
      itemStyle: { color: tone ? colours[tone] : (colours.series[index % colours.series.length] ?? colours.ink) },
    })),
  }
}

/** One or more courses over time or another ordered axis; points are marked, lines are told apart by their dashes too. `null` leaves a gap. */
export function lineChart(
  categories: string[],
  series: (SeriesName & { values: (number | null)[] })[],
  theme: 'light' | 'dark' = 'light',
): EChartsCoreOption {
  const colours = chartTheme(theme)
  return {
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(series.length > 1 ? { legend: legend(theme) } : {}),
    xAxis: {
      type: 'category',
      data: categories,
      boundaryGap: false,
      axisLine: { lineStyle: { color: colours.ink } },
      axisLabel: { color: colours.muted },
    },
    yAxis: { type: 'value', axisLabel: { color: colours.muted }, splitLine: { lineStyle: { color: colours.hairline } } },
    series: series.map(({ name, tone, values }, index) => ({
      type: 'line',
      name,
      data: values,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 6,
      lineStyle: { width: 1.6, type: DASHES[index % DASHES.length] },
      itemStyle: { color: tone ? colours[tone] : (colours.series[index % colours.series.length] ?? colours.ink) },
    })),
  }
}

/** The part of the longest bar below which a number does not fit into its own. */
const NARROWEST = 0.04

const SYMBOLS = ['circle', 'emptyCircle', 'rect', 'triangle']
const DASHES = ['solid', 'dashed', 'dotted']

function legend(theme: 'light' | 'dark') {
  return { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: chartTheme(theme).ink } }
}
