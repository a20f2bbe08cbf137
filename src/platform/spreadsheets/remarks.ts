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
    say(Number(/\d+$/.exec(first)?.[0] ?? 0), first.replace(/\d+$/, ''), 'spreadsheets.strayCell', {
      count: notice.strayCount ?? stray.length,
      cells: list(stray),
    })
}

/** Cells of a table's rows that stand under no heading, gathered by column, so that each column is told once. */
export function createStrayCells() {
  const rows = new Map<number, number[]>()
  return {
    add: (column: number, row: number): void => {
      const held = rows.get(column)
      if (held) held.push(row)
      else rows.set(column, [row])
    },
    tell: (collected: Pick<Collector, 'warn'>, sheet: string): void => {
      for (const [column, at] of [...rows].sort(([one], [other]) => one - other)) {
        const letter = columnLetter(column)
        collected.warn({ sheet, row: at[0] ?? 0 }, letter, 'spreadsheets.strayCell', { count: at.length, cells: cellRuns(letter, at) })
      }
      rows.clear()
    },
  }
}

/** `H3, H5:H8` */
function cellRuns(letter: string, rows: readonly number[]): string {
  return list(runs(rows).map(([first, last]) => (first === last ? `${letter}${first}` : `${letter}${first}:${letter}${last}`)))
}

/** `3, 5-8`: numbers in order, those that follow each other as one. */
export function runsOf(numbers: readonly number[]): string {
  return list(runs(numbers).map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)))
}

function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else found.push([number, number])
  }
  return found
}

const MOST = 10

function list(texts: readonly string[]): string {
  return `${texts.slice(0, MOST).join(', ')}${texts.length > MOST ? ' …' : ''}`
}
