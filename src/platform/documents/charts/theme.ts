/** The house's colours for charts (docs/contracts.md): what a page can override is paper and ink, what means something stays. */
export type ChartTheme = { ink: string; muted: string; hairline: string; paper: string; series: string[]; passed: string; due: string }

export const LIGHT: ChartTheme = {
  ink: '#1d2126',
  muted: '#5b626a',
  hairline: '#d5d4ce',
  paper: '#fbfaf6',
  series: ['#2b4a66', '#7f9bb3', '#b9a77c', '#6d7a52', '#8a6d7b', '#c4ccd3'],
  passed: '#3f6b4a',
  due: '#b23a2c',
}

export const DARK: ChartTheme = {
  ink: '#e7e3da',
  muted: '#a5a39c',
  hairline: '#3a3f45',
  paper: '#15181c',
  series: ['#9fbbd3', '#5f7d97', '#cdbb8e', '#93a274', '#b294a3', '#4a535c'],
  passed: '#7fb08c',
  due: '#e07a6b',
}

/** In single quotes: echarts writes it into an attribute as it is. */
export const CHART_FONT = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"

/** Of ink and paper the one that is read better on a fill: the numbers in the parts of a bar stand on every colour of the series. */
export function readableOn(fill: string, { ink, paper }: Pick<ChartTheme, 'ink' | 'paper'>): string {
  return contrast(fill, ink) > contrast(fill, paper) ? ink : paper
}

/** The ratio of WCAG 2 between two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
