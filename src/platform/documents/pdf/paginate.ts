import type { NumberedNote } from '../numbering'
import type { FlowItem } from './flow'
import type { Line } from './lines'
import { baseline, BODY_HEIGHT, BODY_TOP, hairline, MEASURE, NOTE_LEADING, NOTE_SIZE, type Op, type Page } from './page'

export type Paginator = {
  /** Pours items into pages, beginning on a fresh one. `head` is the running head after the first page. */
  chapter(items: FlowItem[], options: { head: string; openingHead?: string }): void
  /** A page made by hand. */
  add(page: Page): void
  pages: Page[]
}

/** @param setNote breaks a note into lines @param left the text block's left edge of a page by its index */
export function createPaginator(options: {
  setNote: (note: NumberedNote) => Line[]
  left: (pageIndex: number) => number
  folio: (pageIndex: number) => string
}): Paginator {
  const pages: Page[] = []
  return {
    pages,
    add: (page) => pages.push(page),
    chapter: (items, { head, openingHead }) =>
      pour(items, { ...options, pages, head, ...(openingHead === undefined ? {} : { openingHead }) }),
  }
}

const NOTE_GAP = 11
const TOLERANCE = 0.5

type Pour = Parameters<typeof createPaginator>[0] & { pages: Page[]; head: string; openingHead?: string }

function pour(items: FlowItem[], options: Pour): void {
  const { pages, setNote } = options
  let page: Page = { ops: [] }
  let x = 0
  let y = 0
  let footLines: Line[] = []
  let carried: Line[] = []
  const floats: Extract<FlowItem, { kind: 'box' }>[] = []

  const footHeight = (count = footLines.length) => (count ? NOTE_GAP + count * NOTE_LEADING : 0)
  const room = () => BODY_HEIGHT - y - footHeight()
  const place = (ops: Op[], top: number) => {
    for (const op of ops) page.ops.push({ ...op, y: op.y + BODY_TOP + top, ...('x' in op ? { x: op.x + x } : {}) } as Op)
  }
  const finish = () => {
    const top = BODY_HEIGHT - footLines.length * NOTE_LEADING
    if (footLines.length)
      place(
        [
          hairline(0, top - 5, MEASURE / 4),
          ...footLines.map((line, index): Op => ({
            kind: 'line',
            line,
            x: 0,
            y: baseline(top + index * NOTE_LEADING, NOTE_LEADING, NOTE_SIZE),
          })),
        ],
        0,
      )
  }
  const open = (opening: boolean) => {
    const head = opening ? options.openingHead : options.head
    page = { ops: [], folio: options.folio(pages.length), ...(head === undefined ? {} : { head }) }
    x = options.left(pages.length)
    pages.push(page)
    y = 0
    footLines = carried.slice(0, Math.floor((BODY_HEIGHT * 0.5) / NOTE_LEADING))
    carried = carried.slice(footLines.length)
  }
  const turn = () => {
    finish()
    open(false)
    // One that is taller than a page would wait for ever: it stands alone and is cut.
    for (let float = floats[0]; float && (float.height <= room() + TOLERANCE || room() >= BODY_HEIGHT); float = floats[0]) {
      floats.shift()
      box(float)
    }
  }
  /** Notes that find no room go on at the foot of the next page. */
  const addNotes = (notes: readonly NumberedNote[]) => {
    const lines = notes.flatMap(setNote)
    const most = Math.max(0, Math.floor((BODY_HEIGHT - y - NOTE_GAP + TOLERANCE) / NOTE_LEADING) - footLines.length)
    const here = carried.length ? 0 : Math.min(most, lines.length)
    footLines.push(...lines.slice(0, here))
    carried.push(...lines.slice(here))
  }
  const box = (item: Extract<FlowItem, { kind: 'box' }>) => {
    if (y > 0) y += item.before
    place([...item.targets.map((id): Op => ({ kind: 'target', id, y: 0 })), ...item.ops], y)
    y += item.height
    addNotes(item.notes)
    y += item.after
  }
  /** How many of the lines fit below `top`, their notes with them. */
  const fitting = (lines: Line[], top: number, leading: number) => {
    let notes = footLines.length
    let count = 0
    for (const line of lines) {
      notes += line.notes.reduce((sum, note) => sum + setNote(note).length, 0)
      if (top + (count + 1) * leading + footHeight(notes) > BODY_HEIGHT + TOLERANCE) break
      count++
    }
    return count
  }
  const setLines = (item: Extract<FlowItem, { kind: 'lines' }>) => {
    let rest = item.lines
    let before = item.before
    while (rest.length) {
      const top = y > 0 ? y + before : 0
      const fits = fitting(rest, top, item.leading)
      const count = item.whole && fits < rest.length ? 0 : unwidowed(fits, rest.length)
      if (count === 0 && y > 0) {
        turn()
        continue
      }
      const lines = rest.slice(0, Math.max(count, 1))
      y = top
      if (rest === item.lines)
        place(
          item.targets.map((id): Op => ({ kind: 'target', id, y: 0 })),
          y,
        )
      place(
        [
          ...(item.decorate?.(lines.length * item.leading) ?? []),
          ...lines.map((line, index): Op => ({
            kind: 'line',
            line,
            x: item.x,
            y: baseline(index * item.leading, item.leading, item.size),
          })),
        ],
        y,
      )
      y += lines.length * item.leading
      addNotes(lines.flatMap((line) => line.notes))
      rest = rest.slice(lines.length)
      before = 0
      if (rest.length) turn()
    }
    y += item.after
  }
  const setTable = (item: Extract<FlowItem, { kind: 'table' }>) => {
    if (y > 0 && item.table.startHeight > room() - item.before) turn()
    let from: number | undefined = 0
    while (from !== undefined) {
      const first: boolean = from === 0
      const top = y > 0 ? y + item.before : 0
      const part = item.table.cut(from, BODY_HEIGHT - top - footHeight(), first)
      if (!part) {
        if (room() >= BODY_HEIGHT) throw new Error('a piece of a table is taller than a page')
        turn()
        continue
      }
      y = top
      place([...(first ? item.targets.map((id): Op => ({ kind: 'target', id, y: 0 })) : []), ...part.ops], y)
      y += part.height
      addNotes(part.notes)
      from = part.next
      if (from !== undefined) turn()
    }
    y += item.after
  }

  open(true)
  items.forEach((item, index) => {
    if (item.kind === 'newPage') return turn()
    if (y > 0 && 'keepWithNext' in item && item.keepWithNext && needed(items, index) > room()) turn()
    if (item.kind === 'lines') return setLines(item)
    if (item.kind === 'table') return setTable(item)
    if (item.floats && floats.length) return void floats.push(item)
    if (y > 0 && item.height + item.before > room() + TOLERANCE) {
      if (item.floats) return void floats.push(item)
      turn()
    }
    box(item)
  })
  while (floats.length || carried.length) turn()
  finish()
}

/** At least two lines of a paragraph stay together at either side of a page's edge. */
function unwidowed(fits: number, total: number): number {
  if (fits >= total) return total
  const count = total - fits === 1 ? fits - 1 : fits
  return count < 2 ? 0 : count
}

/** The height of a run of headings with the beginning of what follows. */
function needed(items: FlowItem[], from: number): number {
  let height = 0
  for (let index = from; index < items.length; index++) {
    const item = items[index]
    if (!item || item.kind === 'newPage') break
    height += item.before
    if (item.kind === 'lines') {
      if (!item.keepWithNext) return height + Math.min(item.lines.length, item.whole ? item.lines.length : 3) * item.leading
      height += item.lines.length * item.leading + item.after
    } else if (item.kind === 'box') {
      if (!item.keepWithNext) return height + Math.min(item.height, BODY_HEIGHT / 3)
      height += item.height + item.after
    } else return height + Math.min(item.table.startHeight, BODY_HEIGHT / 2)
  }
  return height
}
