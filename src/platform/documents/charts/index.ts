export { columnChart, flowChart, lineChart, type FlowRow, type SeriesName } from './options'
export { chartTheme, renderChartSvg, type ChartOptions } from './render'
