import { elementsOf, firstElement, textOf, type XmlElement } from '../../files/xml'
import { plainInlines } from '../content'
import type { Block, Inline, TableCell } from '../model'
import type { Context } from './context'
import { isOn, valueOf } from './styles'
import { shorten } from './recorder'

type Table = Extract<Block, { kind: 'table' }>
/** Reads what stands in a cell, as paragraphs. */
export type ReadCell = (cell: XmlElement) => Inline[][]
type Placed = TableCell & { column: number }

const MAX_COLUMNS = 200

/** A `w:tbl`: spans from `gridSpan`, `vMerge` and the older `hMerge`; head rows as marked, or the first row where the table's look says so. */
export function readTable(table: XmlElement, context: Context, readCell: ReadCell): Table | undefined {
  const rows = rowsOf(table, context)
  const placed: Placed[][] = []
  /** The cell that a vertical merge at this column goes on from. */
  const merging = new Map<number, Placed>()
  for (const row of rows) placed.push(placeRow(row, merging, context, readCell))
  const filled = placed.filter((cells) => cells.length > 0)
  if (filled.length === 0) return undefined
  const headerRows = headRowsOf(table, rows, placed, context)
  return { kind: 'table', headerRows, rows: placed.map((cells) => cells.map(({ column: _, ...cell }) => cell)) }
}

/** The text of a table inside a table: a paragraph a row. */
export function flattenTable(table: Table): Inline[][] {
  return table.rows.map((row) =>
    row.flatMap((cell, index): Inline[] => {
      const content = cell.content.filter((paragraph) => plainInlines(paragraph) !== '' || paragraph.length > 0)
      const lines = content.flatMap((paragraph, line): Inline[] => [...(line > 0 ? [{ kind: 'break' } as const] : []), ...paragraph])
      return [...(index > 0 ? [{ kind: 'text', text: '；' } as const] : []), ...lines]
    }),
  )
}

function placeRow(row: XmlElement, merging: Map<number, Placed>, context: Context, readCell: ReadCell): Placed[] {
  const cells: Placed[] = []
  const properties = firstElement(row, 'w:trPr')
  let column = Math.min(Number(valueOf(properties, 'w:gridBefore') ?? 0) || 0, MAX_COLUMNS)
  if (column > 0) cells.push({ column: 0, content: [[]], ...(column > 1 && { colSpan: column }) })
  for (const cell of unwrap(row, 'w:tc')) {
    const about = firstElement(cell, 'w:tcPr')
    const span = Math.min(Math.max(1, Number(valueOf(about, 'w:gridSpan') ?? 1) || 1), MAX_COLUMNS)
    const content = readCell(cell)
    const vertical = firstElement(about, 'w:vMerge')
    const origin = merging.get(column)
    const before = cells[cells.length - 1]
    if (vertical && vertical.attributes['w:val'] !== 'restart' && origin) {
      origin.rowSpan = (origin.rowSpan ?? 1) + 1
      mergeText(origin, content, context)
    } else if (valueOf(about, 'w:hMerge') !== 'restart' && firstElement(about, 'w:hMerge') && before) {
      before.colSpan = (before.colSpan ?? 1) + span
      mergeText(before, content, context)
    } else {
      const placed: Placed = { column, content, ...(span > 1 && { colSpan: span }) }
      cells.push(placed)
      for (let covered = column; covered < column + span; covered++) merging.delete(covered)
      if (vertical) merging.set(column, placed)
    }
    if (!vertical) merging.delete(column)
    column += span
  }
  return cells
}

function rowsOf(table: XmlElement, context: Context): XmlElement[] {
  return unwrap(table, 'w:tr').filter((row) => {
    const properties = firstElement(row, 'w:trPr')
    const deleted = firstElement(properties, 'w:del') !== undefined
    if (deleted || firstElement(properties, 'w:ins')) {
      context.recorder.count('trackedChanges')
      context.recorder.warn('trackedRow', { text: shorten(textOf(row)) })
    }
    return !deleted
  })
}

function headRowsOf(table: XmlElement, rows: readonly XmlElement[], placed: readonly Placed[][], context: Context): number {
  let marked = 0
  while (marked < rows.length && isHead(rows[marked])) marked++
  const look = firstElement(table, 'w:tblPr', 'w:tblLook')?.attributes ?? {}
  const first = look['w:firstRow'] !== undefined ? isOn(look['w:firstRow']) : (Number.parseInt(look['w:val'] ?? '0', 16) & 0x20) !== 0
  if (marked === 0 && first && rows.length > 1) {
    marked = 1
    context.recorder.note('headRowAssumed', { text: shorten(rows[0] ? textOf(rows[0]) : '', 30) })
  }
  // A head cell that reaches further down takes its rows with it.
  for (let row = 0; row < marked; row++) for (const cell of placed[row] ?? []) marked = Math.max(marked, row + (cell.rowSpan ?? 1))
  return Math.min(marked, rows.length)
}

function isHead(row: XmlElement | undefined): boolean {
  const mark = firstElement(row, 'w:trPr', 'w:tblHeader')
  return mark !== undefined && isOn(mark.attributes['w:val'])
}

/** Rows and cells may stand inside content controls and the like. */
function unwrap(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child]
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:smartTag'].includes(child.name) ? unwrap(child, name) : []
  })
}

function mergeText(into: Placed, content: readonly Inline[][], context: Context): void {
  const words = content.filter((paragraph) => paragraph.length > 0)
  if (words.length === 0) return
  context.recorder.note('mergedText')
  into.content = [...into.content.filter((paragraph) => paragraph.length > 0), ...words]
}
