/** The house's colours for charts (DESIGN §5): what a page can override is paper and ink, what means something stays. */
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
