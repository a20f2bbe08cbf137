import { levelLabel, LEVELS, parseLevel, type Level } from './levels'
import { parseWeight, readWeightTable, showWeight, weightFaults } from './weights'

/** A row of the grid as somebody types it: every cell is text, right or wrong. */
export type GridRow = { section: string; name: string; nameEn: string; cells: Readonly<Partial<Record<Level, string>>> }
export type GridColumn = 'section' | 'name' | 'nameEn' | Level

export const EMPTY_ROW: GridRow = { section: '', name: '', nameEn: '', cells: {} }

/** What is stored, or was typed and is not right yet, as a grid. Nothing of it is left out. */
export function toGrid(value: unknown): GridRow[] {
  if (!Array.isArray(value)) return []
  return (value as unknown[]).map((row) => {
    const { hundredths, name, nameEn, section } = isRecord(row) ? row : {}
    const cells = LEVELS.flatMap((level) => {
      const held = isRecord(hundredths) ? hundredths[level] : undefined
      if (held === undefined || held === null) return []
      return [[level, typeof held === 'number' ? showWeight(held) : String(held)] as const]
    })
    return { section: textOf(section), name: textOf(name), nameEn: textOf(nameEn), cells: Object.fromEntries(cells) }
  })
}

/**
 * The grid in the shape that is stored. A cell that is no weight goes along as the text that it is, so that the server refuses the table
 * and the text is still there; a row without anything in it is left out; an empty grid is no table.
 */
export function fromGrid(rows: readonly GridRow[]): unknown[] | null {
  const filled = filledRows(rows).flatMap((index) => rows[index] ?? [])
  if (filled.length === 0) return null
  return filled.map(({ cells, name, nameEn, section }) => ({
    ...(section.trim() ? { section: section.trim() } : {}),
    name: name.trim(),
    ...(nameEn.trim() ? { nameEn: nameEn.trim() } : {}),
    hundredths: Object.fromEntries(
      LEVELS.flatMap((level) => {
        const text = cells[level]?.trim() ?? ''
        return text === '' ? [] : [[level, parseWeight(text) ?? text]]
      }),
    ),
  }))
}

/** The places of the rows that hold something; a new row that has only the section of the row above holds nothing yet. */
export function filledRows(rows: readonly GridRow[]): number[] {
  return rows.flatMap(({ cells, name, nameEn, section }, index) => {
    const isBare = [name, nameEn, ...Object.values(cells)].every((text) => text.trim() === '')
    return isBare && (section.trim() === '' || section === rows[index - 1]?.section) ? [] : [index]
  })
}

/** `row` counts from 0. `details.row` counts from 1, as people do. */
export type GridFault = { row?: number; column?: GridColumn; code: string; details: Record<string, unknown> }

/**
 * Everything wrong with a table as it is stored or typed: cells that are no weights, rows without a name, then what the rules say of the
 * table as a whole once every cell can be read.
 */
export function gridFaults(value: unknown, levels: readonly Level[]): GridFault[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) return [{ code: 'standards.weightTable', details: {} }]
  const rows = toGrid(value)
  const faults = rows.flatMap((row, index): GridFault[] => [
    ...(row.name.trim() === ''
      ? [{ row: index, column: 'name' as const, code: 'standards.weightNoName', details: { row: index + 1 } }]
      : []),
    ...LEVELS.flatMap((level): GridFault[] => {
      const text = row.cells[level]
      if (text === undefined || parseWeight(text) !== null) return []
      return [
        {
          row: index,
          column: level,
          code: 'standards.weightCell',
          details: { row: index + 1, name: row.name, levelName: levelLabel(level), value: text },
        },
      ]
    }),
  ])
  if (faults.length > 0) return faults
  const table = readWeightTable(value)
  if (!table) return [{ code: 'standards.weightTable', details: {} }]
  return weightFaults(table, levels).map(({ code, details, level, row }) => ({
    code,
    details: { ...details, ...(row === undefined ? {} : { row: row + 1 }) },
    ...(row === undefined ? {} : { row }),
    ...(level ? { column: level } : row === undefined ? {} : { column: 'name' as const }),
  }))
}

/** What the levels come to so far, in hundredths; a cell that is no weight counts nothing. */
export function gridTotals(rows: readonly GridRow[], levels: readonly Level[]): Map<Level, number> {
  return new Map(levels.map((level) => [level, rows.reduce((sum, { cells }) => sum + (parseWeight(cells[level] ?? '') ?? 0), 0)]))
}

/** The levels whose columns are shown: those of the standard, and those that hold something all the same. */
export function gridLevels(rows: readonly GridRow[], levels: readonly Level[]): Level[] {
  const wanted = levels.length > 0 ? levels : LEVELS
  return LEVELS.filter((level) => wanted.includes(level) || rows.some(({ cells }) => (cells[level] ?? '').trim() !== ''))
}

/**
 * A block copied from Excel or WPS, laid over the grid from a cell on. A first row of headings says which column is which level; a section
 * that was merged downwards stands for the rows under it; lines of totals are left out; marks for "none" are empty cells.
 */
export function pasteBlock(
  rows: readonly GridRow[],
  at: { row: number; column: number },
  columns: readonly GridColumn[],
  text: string,
): GridRow[] {
  const block = parseTsv(text)
  const heading = headingOf(block[0] ?? [])
  const lines = (heading ? block.slice(1) : block).filter((line) => !line.slice(0, 2).some(isTotal))
  const targets = heading ?? targetsFor(lines, columns.slice(at.column))
  const next = rows.map((row) => ({ ...row, cells: { ...row.cells } }))
  let section = ''
  lines.forEach((line, index) => {
    const place = at.row + index
    const row = next[place] ?? { ...EMPTY_ROW, cells: {} }
    line.forEach((raw, offset) => {
      const column = targets[offset]
      const written = raw.replace(/\s+/g, ' ').trim()
      const isDash = DASHES.test(written)
      const value = isDash ? '' : written
      if (!column) return
      if (column === 'section') {
        section = isDash ? '' : value || section
        row.section = section
      } else if (column === 'name' || column === 'nameEn') row[column] = value
      else row.cells[column] = NONE.test(value) ? '' : value
    })
    next[place] = row
  })
  return next
}

/** Which column each cell of a row of headings stands for; null where it is a row of the table. */
function headingOf(line: readonly string[]): (GridColumn | null)[] | null {
  const levels = line.map((cell) => parseLevel(cell.replace(/[（(][^）)]*[）)]/g, '').trim()))
  const first = levels.findIndex((level) => level !== null)
  // Weights are numbers too, and `5` alone is a level: a heading says so in words.
  if (first < 0 || line.some((cell) => /^\s*\d/.test(cell))) return null
  const texts: GridColumn[] = first === 1 ? ['name'] : ['section', 'name', 'nameEn']
  return line.map((_, index) => levels[index] ?? (index < first ? (texts[index] ?? null) : null))
}

/** What stands for "none" in any column, and in one of weights. */
const DASHES = /^[-‐‑‒–—―−─－]+$/
const NONE = /^[/／无]*$/

/** Columns for a block without headings: text columns that the block does not have are passed over. */
function targetsFor(lines: readonly (readonly string[])[], columns: readonly GridColumn[]): GridColumn[] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  const isNumbers = (place: number) => {
    const cells = lines.map((line) => line[place]?.trim() ?? '').filter((cell) => cell !== '')
    const values = cells.filter((cell) => !DASHES.test(cell) && !NONE.test(cell))
    if (values.length > 0) return values.every((cell) => parseWeight(cell) !== null)
    // Nothing but dashes: weights where the block has a column less than the grid, an empty column of the same kind where it has all.
    return cells.length > 0 && width < targets.length
  }
  const targets = [...columns]
  if (targets[0] === 'section' && isNumbers(1)) targets.shift()
  const english = targets.indexOf('nameEn')
  if (english >= 0 && isNumbers(english)) targets.splice(english, 1)
  return targets
}

function isTotal(cell: string): boolean {
  return /^(合\s*计|总\s*计|total|sum)$/i.test(cell.trim())
}

/** Tab-separated lines as spreadsheets copy them: a cell with a line break or a tab stands in quotes. */
export function parseTsv(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let index = 0; index < clean.length; index += 1) {
    const letter = clean[index] ?? ''
    if (isQuoted && letter === '"' && clean[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && (letter === '\t' || letter === '\n')) {
      lines.at(-1)?.push(cell)
      cell = ''
      if (letter === '\n') lines.push([])
    } else cell += letter
  }
  lines.at(-1)?.push(cell)
  return lines
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
