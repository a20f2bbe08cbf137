import type { NumberedBlock, NumberedCell, NumberedNote } from '../numbering'
import { INK } from '../typography/cover'
import type { BookWords } from '../typography/labels'
import type { Atom, Setter, Style } from './atoms'
import type { TallTable } from './flow'
import { breakLines, measureAtoms, type Line } from './lines'
import { baseline, BODY_HEIGHT, CAPTION, hairline, MEASURE, TABLE_LEADING, TABLE_SIZE, TABLE_TEXT, type Op } from './page'

type Table = Extract<NumberedBlock, { kind: 'table' }>

/** Sets a table as 三线表: rules above, below the head and at the end, hairlines between; the head is repeated on every page with 续表. */
export function setTable(table: Table, setter: Setter, words: BookWords): TallTable & { height: number } {
  const { cells, columns, widths, size } = fitColumns(table, setter)
  const edges = widths.reduce<number[]>((sum, width) => [...sum, (sum.at(-1) ?? 0) + width], [0])
  const inWidth = (cell: Cell) => (edges[cell.column + cell.columns] ?? MEASURE) - (edges[cell.column] ?? 0) - PAD_X * 2
  const centred = centredColumns(cells, columns, inWidth)
  const set = cells.map((cell): SetCell => {
    const align = cell.header || cell.columns > 1 || centred[cell.column] ? 'center' : 'left'
    const lines = cell.paragraphs.flatMap((atoms) =>
      breakLines(atoms, { measure: inWidth(cell), align: align === 'left' && inWidth(cell) > size * 14 ? 'justify' : align }),
    )
    return { ...cell, lines, x: (edges[cell.column] ?? 0) + PAD_X }
  })
  const tops = rowTops(set, table.rows.length)
  const headTop = tops[Math.min(table.headerRows, table.rows.length - 1)] ?? 0
  // A head that takes the page is no help on the next one: it is then set once, as rows like the others.
  const headRows = headTop > BODY_HEIGHT / 3 ? 0 : Math.max(0, Math.min(table.headerRows, table.rows.length - 1))
  const headHeight = headRows > 0 ? (tops[headRows] ?? 0) : 0
  const bottom = tops.at(-1) ?? 0
  const caption = (label: string) =>
    breakLines(setter.atoms([{ kind: 'text', text: label }], { ...CAPTION, face: 'sansBold' }), { measure: MEASURE, align: 'center' })
  const title = [table.label, table.caption].filter(Boolean).join('\u3000')
  const firstCaption = title ? caption(title) : []
  const nextCaption = caption(table.label ? words.continued(table.label) : words.continuedBare)
  const breaks = breakPlaces(set, tops, headRows)
  const firstBreak = breaks[0] ?? bottom
  const captionHeight = (lines: Line[]) => (lines.length ? lines.length * CAPTION_LEADING + 4 : 0)

  const cut: TallTable['cut'] = (from, available, first) => {
    const lines = first ? firstCaption : nextCaption
    const start = first ? headHeight : from
    // A row that is cut keeps the white of a row's edge.
    const white = (place: number) => (tops.some((top) => Math.abs(top - place) < 0.1) ? 0 : PAD_Y)
    const free = available - captionHeight(lines) - headHeight - RULE * 2 - PAD_Y - white(start)
    const end =
      bottom - start <= free + PAD_Y + 0.5 ? bottom : breaks.filter((place) => place > start + 0.1 && place - start <= free).at(-1)
    if (end === undefined) return undefined
    const top = captionHeight(lines)
    const ops: Op[] = lines.map((line, index) => ({
      kind: 'line',
      line,
      x: 0,
      y: baseline(index * CAPTION_LEADING, CAPTION_LEADING, CAPTION.size),
    }))
    const head = headHeight ? slice(set, { from: 0, to: headHeight, at: top, tops, edges, size }) : { ops: [], notes: [] }
    const body = slice(set, { from: start, to: end, at: top + headHeight + white(start), tops, edges, size })
    const total = top + headHeight + white(start) + end - start + white(end)
    ops.push(hairline(0, top, MEASURE, INK, RULE), ...head.ops, ...body.ops, hairline(0, total, MEASURE, INK, RULE))
    if (headHeight) ops.push(hairline(0, top + headHeight, MEASURE, INK, 0.6))
    return { ops, notes: [...(first ? head.notes : []), ...body.notes], height: total + RULE, next: end < bottom - 0.1 ? end : undefined }
  }
  return {
    cut,
    startHeight: captionHeight(firstCaption) + Math.min(bottom, firstBreak) + RULE * 2,
    height: captionHeight(firstCaption) + bottom + RULE * 2,
  }
}

const PAD_X = 5
const PAD_Y = 3.5
const RULE = 1
const CAPTION_LEADING = 15

/** A table with many columns is set smaller before its words are broken. */
function fitColumns(table: Table, setter: Setter): { cells: Cell[]; columns: number; widths: number[]; size: number } {
  const attempt = (size: number) => {
    const cells = placeCells(table, setter, size)
    const columns = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columns), 0)
    return { cells, columns, size, ...columnWidths(cells, columns, size) }
  }
  const normal = attempt(TABLE_SIZE)
  return normal.fits ? normal : ([8, 7.2].map(attempt).find(({ fits }) => fits) ?? attempt(7.2))
}

type Cell = { row: number; column: number; rows: number; columns: number; header: boolean; paragraphs: Atom[][] }
type SetCell = Cell & { lines: Line[]; x: number }

/** Gives every cell its column, as HTML does: spans from above push cells to the right, and end with the table. */
function placeCells(table: Table, setter: Setter, size: number): Cell[] {
  const taken = table.rows.map(() => new Set<number>())
  return table.rows.flatMap((row, rowIndex) => {
    let column = 0
    return row.map((cell): Cell => {
      while (taken[rowIndex]?.has(column)) column++
      const limit = rowIndex < table.headerRows ? Math.min(table.headerRows, table.rows.length) : table.rows.length
      const rows = Math.max(1, Math.min(cell.rowSpan ?? 1, limit - rowIndex))
      const columns = Math.max(1, cell.colSpan ?? 1)
      for (let below = rowIndex; below < rowIndex + rows; below++)
        for (let over = column; over < column + columns; over++) taken[below]?.add(over)
      const header = rowIndex < table.headerRows || cell.header === true
      return { row: rowIndex, column, rows, columns, header, paragraphs: cellAtoms(cell, { ...TABLE_TEXT, size }, header, setter) }
    })
  })
}

function cellAtoms(cell: NumberedCell, style: Style, header: boolean, setter: Setter): Atom[][] {
  return cell.content.map((line) => setter.atoms(line, header ? { ...style, face: 'sansBold' } : style))
}

/** Every column gets what its longest word needs; the rest goes to those that have more to say. The table fills the measure. */
function columnWidths(cells: Cell[], columns: number, size: number): { widths: number[]; fits: boolean } {
  const least = Array.from({ length: columns }, () => size * 2 + PAD_X * 2)
  const wanted = [...least]
  const raise = (list: number[], cell: Cell, width: number) => {
    const range = list.slice(cell.column, cell.column + cell.columns)
    const missing = width - range.reduce((sum, value) => sum + value, 0)
    if (missing > 0)
      for (let index = cell.column; index < cell.column + cell.columns; index++) list[index] = (list[index] ?? 0) + missing / cell.columns
  }
  for (const cell of [...cells].sort((a, b) => a.columns - b.columns)) {
    const sizes = cell.paragraphs.map(measureAtoms)
    // Fewer than four characters a line cannot be read.
    raise(least, cell, Math.max(0, ...sizes.map(({ widest, whole }) => Math.max(widest, Math.min(whole, size * 4)))) + PAD_X * 2 + 0.5)
    raise(wanted, cell, Math.max(0, ...sizes.map(({ whole }) => whole)) + PAD_X * 2 + 0.5)
  }
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0)
  const [leastSum, wantedSum] = [sum(least), sum(wanted)]
  if (wantedSum <= MEASURE) return { fits: true, widths: wanted.map((width) => width + (MEASURE - wantedSum) / columns) }
  if (leastSum > MEASURE) return { fits: false, widths: capped(least) }
  const spare = (MEASURE - leastSum) / (wantedSum - leastSum)
  return { fits: true, widths: least.map((width, index) => width + spare * ((wanted[index] ?? width) - width)) }
}

/** Takes from the widest columns first until all stand within the measure. */
function capped(widths: number[]): number[] {
  const sorted = [...widths].sort((a, b) => a - b)
  let left = MEASURE
  const cap = sorted.reduce<number | undefined>((found, width, index) => {
    if (found !== undefined) return found
    const share = left / (sorted.length - index)
    if (width > share) return share
    left -= width
    return undefined
  }, undefined)
  return widths.map((width) => Math.min(width, cap ?? width))
}

/** Columns of short entries read best centred; columns with sentences are set flush. */
function centredColumns(cells: Cell[], columns: number, width: (cell: Cell) => number): boolean[] {
  return Array.from({ length: columns }, (_, column) =>
    cells
      .filter((cell) => cell.column === column && cell.columns === 1 && !cell.header)
      .every((cell) => cell.paragraphs.every((atoms) => measureAtoms(atoms).whole <= Math.min(width(cell), TABLE_SIZE * 10))),
  )
}

function rowTops(cells: SetCell[], rows: number): number[] {
  const heights = Array.from({ length: rows }, () => TABLE_LEADING + PAD_Y * 2)
  for (const cell of [...cells].sort((a, b) => a.rows - b.rows)) {
    const needed = cell.lines.length * TABLE_LEADING + PAD_Y * 2
    const spanned = heights.slice(cell.row, cell.row + cell.rows).reduce((sum, height) => sum + height, 0)
    const last = cell.row + cell.rows - 1
    if (needed > spanned) heights[last] = (heights[last] ?? 0) + needed - spanned
  }
  return heights.reduce<number[]>((tops, height) => [...tops, (tops.at(-1) ?? 0) + height], [0])
}

/**
 * Where the table may be parted, from its top: between rows that no cell joins. A row or a joined group that is taller than
 * a good part of a page may also be parted between lines that no other line crosses.
 */
function breakPlaces(cells: SetCell[], tops: number[], headRows: number): number[] {
  const places = new Set<number>()
  let groupStart = headRows
  for (let row = headRows + 1; row < tops.length; row++) {
    if (cells.some((cell) => cell.row < row && cell.row + cell.rows > row)) continue
    const [from, to] = [tops[groupStart] ?? 0, tops[row] ?? 0]
    if (to - from > TALL) for (const place of linePlaces(cells, tops, from, to)) places.add(place)
    places.add(to)
    groupStart = row
  }
  return [...places].sort((a, b) => a - b)
}

const TALL = 240

function linePlaces(cells: SetCell[], tops: number[], from: number, to: number): number[] {
  const boxes = cells
    .flatMap((cell) => cell.lines.map((_, index) => (tops[cell.row] ?? 0) + PAD_Y + index * TABLE_LEADING))
    .filter((top) => top >= from && top < to)
  const candidates = [...new Set([...boxes.map((top) => top + TABLE_LEADING), ...tops.filter((top) => top > from && top < to)])]
    .filter((place) => place > from + PAD_Y + TABLE_LEADING * 1.5 && place < to - PAD_Y - TABLE_LEADING * 1.5)
    .sort((a, b) => a - b)
  const clean = candidates.filter((place) => boxes.every((top) => top + TABLE_LEADING <= place + 0.01 || top >= place - 0.01))
  const isFar = (place: number, before: number) => place - before > BODY_HEIGHT / 2
  // Where joined cells leave no clean place for most of a page, a line may have to move a little.
  const places = [...clean, to].some((place, index) => isFar(place, clean[index - 1] ?? from)) ? candidates : clean
  // Where cells of very different length are joined, most of a page may be white: no line stands there to end at.
  return [...places, to].flatMap((place, index) => {
    const before = places[index - 1] ?? from
    const white = isFar(place, before)
      ? Array.from({ length: Math.floor(((place - before) * 3) / BODY_HEIGHT) }, (_, nth) => before + ((nth + 1) * BODY_HEIGHT) / 3)
      : []
    return [...white.filter((each) => each < place - TABLE_LEADING * 1.5), ...(index < places.length ? [place] : [])]
  })
}

/** Draws the part of the table between two heights. A cell that stands whole in it is centred, one that is cut begins at its top. */
function slice(
  cells: SetCell[],
  part: { from: number; to: number; at: number; tops: number[]; edges: number[]; size: number },
): { ops: Op[]; notes: NumberedNote[] } {
  const { from, to, at, tops, edges, size } = part
  const ops: Op[] = []
  const notes: NumberedNote[] = []
  for (const cell of cells) {
    const [top, bottom] = [tops[cell.row] ?? 0, tops[cell.row + cell.rows] ?? 0]
    if (bottom <= from + 0.1 || top >= to - 0.1) continue
    const whole = top >= from - 0.1 && bottom <= to + 0.1
    const offset = whole ? (bottom - top - cell.lines.length * TABLE_LEADING) / 2 : PAD_Y
    cell.lines.forEach((line, index) => {
      const natural = top + offset + index * TABLE_LEADING
      const middle = natural + TABLE_LEADING / 2
      if (!whole && (middle < from || middle >= to)) return
      const lineTop = whole ? natural : Math.min(Math.max(natural, from), Math.max(from, to - TABLE_LEADING))
      ops.push({ kind: 'line', line, x: cell.x, y: baseline(at + lineTop - from, TABLE_LEADING, size) })
      notes.push(...line.notes)
    })
    if (bottom < to - 0.1)
      ops.push(
        hairline(
          edges[cell.column] ?? 0,
          at + bottom - from,
          (edges[cell.column + cell.columns] ?? 0) - (edges[cell.column] ?? 0),
          '#9aa0a6',
          0.3,
        ),
      )
  }
  return { ops, notes }
}
