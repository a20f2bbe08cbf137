import type { Collector } from './collector'
import type { SheetNotice } from './model'
import { columnLetter } from './xlsx/sheet'

/** What a person should know of a sheet besides its rows: that it was left aside, what is hidden in it, what stands outside the table. */
export function sheetRemarks(
  collected: Pick<Collector, 'warn'>,
  notice: SheetNotice,
  table: { keys: ReadonlyMap<string, number>; end: number } | null,
): void {
  const { hiddenColumns = [], hiddenRows = [], sheet, stray = [] } = notice
  const say = (row: number, column: string, code: string, details: Record<string, unknown>) =>
    collected.warn({ sheet, row }, column, code, details)
  if (notice.hidden) return say(0, '', 'spreadsheets.hiddenSheet', { sheet })
  if (!table) return notice.rows > 0 ? say(0, '', 'spreadsheets.otherSheet', { sheet }) : undefined
  const rows = hiddenRows.filter((row) => row > table.end)
  if (rows.length > 0) say(rows[0] ?? 0, '', 'spreadsheets.hiddenRows', { count: rows.length, rows: runsOf(rows) })
  const known = new Set(table.keys.values())
  for (const index of hiddenColumns)
    if (known.has(index)) say(0, columnLetter(index), 'spreadsheets.hiddenColumn', { column: columnLetter(index) })
  const [first] = stray
  if (first !== undefined)
    say(Number(/\d+$/.exec(first)?.[0] ?? 0), first.replace(/\d+$/, ''), 'spreadsheets.strayCell', { cell: list(stray) })
}

/** `3, 5-8`: numbers in order, those that follow each other as one. */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return list(runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)))
}

const MOST = 10

function list(texts: readonly string[]): string {
  return `${texts.slice(0, MOST).join(', ')}${texts.length > MOST ? ' …' : ''}`
}
