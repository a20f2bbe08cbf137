import { textOf, withoutOverlaps, type MergedArea, type RawCell, type RawRow, type SheetRows } from '@/platform/spreadsheets'
import { isHeadingRow, printedColumns, type PrintedColumns } from '../domain/printed-header'

/** Where a value stands, and whether it is merged over rows. */
export type Place = { row: number; column: number; area: MergedArea | null }
export type PlacedCell = Place & { cell: RawCell }

type Own = { column: number; text: string }

/** A sheet whose cells are asked for by row and column: each merged cell is its top left one. */
export type PrintedSheet = {
  name: string
  layout: PrintedColumns
  headerRow: number
  /** Rows under the header. */
  rows: number[]
  /** Whether these cells are the header again, as it is repeated on each printed page: no row of the table. */
  isHeader: (own: readonly Own[]) => boolean
  at: (row: number, column: number) => PlacedCell
  /** The cells with a value of a row's own, left out what is merged into it from above. */
  own: (row: number) => Own[]
}

const HEADER_SEARCH_ROWS = 30
const HEADER_ROWS = 4

/** The sheet as a printed 细目表 with a header over several rows; null where it is none. */
export function printedSheet({ notice, rows }: SheetRows): PrintedSheet | null {
  if (notice.hidden) return null
  const cells = new Map(rows.map((row) => [row.row, row.cells]))
  const areasOf = columnAreas(notice.merged)
  const at = (row: number, column: number): PlacedCell => {
    const area = areasOf(column, row)
    const place = area ? { row: area.top, column: area.left } : { row, column }
    return { ...place, area, cell: cells.get(place.row)?.[place.column] ?? { kind: 'empty' } }
  }
  const own = (row: number) =>
    (cells.get(row) ?? []).flatMap((cell, column) => {
      const text = showCell(cell)
      const area = areasOf(column, row)
      const isCovered = area !== null && (area.top < row || area.left < column)
      return text === '' || isCovered ? [] : [{ column, text }]
    })
  const numbers = rows.map(({ row }) => row)
  const headings = (row: number) => own(row).map(({ text }) => text)
  const start = numbers.slice(0, HEADER_SEARCH_ROWS).findIndex((row) => isHeadingRow(headings(row)))
  for (let first = start; first >= 0 && first < Math.min(numbers.length, HEADER_SEARCH_ROWS); first += 1) {
    const run = headingRun(numbers.slice(first, first + HEADER_ROWS), (row) => isHeadingRow(headings(row)))
    if (run.length === 0) continue
    const width = Math.max(
      ...run.map((row) => cells.get(row)?.length ?? 0),
      ...notice.merged.map(({ right, top }) => (run.includes(top) ? right + 1 : 0)),
    )
    const layout = printedColumns(Array.from({ length: width }, (_, column) => run.map((row) => showCell(at(row, column).cell))))
    if (!layout) continue
    const last = run.at(-1) ?? 0
    const headers = run.map(own)
    return {
      name: notice.sheet,
      layout,
      headerRow: last,
      rows: numbers.filter((row) => row > last),
      isHeader: (cells) => repeats(cells, headers),
      at,
      own,
    }
  }
  return null
}

/** Whether the first rows of a sheet may hold the header of a printed table, whatever is merged in it. */
export function looksPrinted(rows: readonly RawRow[]): boolean {
  return rows.slice(0, HEADER_SEARCH_ROWS).some(({ cells }) => isHeadingRow(cells.map(showCell)))
}

export function showCell(cell: RawCell): string {
  return cell.kind === 'empty' || cell.kind === 'formula' ? '' : textOf(cell)
}

/** Whether a row holds what a row of the header holds, in the same columns; a point may well be called 比例. */
function repeats(row: readonly Own[], headers: readonly (readonly Own[])[]): boolean {
  const isSame = (header: readonly Own[]) =>
    header.length === row.length && header.every(({ column, text }, index) => row[index]?.column === column && row[index].text === text)
  return row.length > 0 && headers.some(isSame)
}

/** The rows from the first on that are headings and follow each other. */
function headingRun(rows: readonly number[], isHeading: (row: number) => boolean): number[] {
  const run: number[] = []
  for (const row of rows) {
    if (!isHeading(row) || (run.length > 0 && row !== (run.at(-1) ?? 0) + 1)) break
    run.push(row)
  }
  return run
}

/** Which merged area covers a cell, by halving the areas of its column. */
function columnAreas(areas: readonly MergedArea[]): (column: number, row: number) => MergedArea | null {
  const byColumn = new Map<number, MergedArea[]>()
  for (const area of withoutOverlaps(areas))
    for (let column = area.left; column <= Math.min(area.right, area.left + 99); column += 1) {
      const held = byColumn.get(column) ?? []
      if ((held.at(-1)?.bottom ?? 0) < area.top) held.push(area)
      byColumn.set(column, held)
    }
  return (column, row) => {
    const held = byColumn.get(column) ?? []
    let [low, high] = [0, held.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((held[middle]?.bottom ?? 0) < row) low = middle + 1
      else high = middle
    }
    const found = held[low]
    return found && found.top <= row ? found : null
  }
}
