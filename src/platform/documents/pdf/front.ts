import type { BookContent } from '../model'
import type { NumberedBook } from '../numbering'
import { coverLayout, INK, STEEL, TRIM, VERMILION, wrap } from '../typography/cover'
import type { FaceId } from '../typography/fonts'
import { colophonRows, contributorRows, editionText, wordsOf } from '../typography/labels'
import type { Setter, Style } from './atoms'
import type { FlowItem } from './flow'
import { breakLines, type Line } from './lines'
import { baseline, BODY, BODY_SIZE, hairline, isRecto, LEADING, MEASURE, textLeft, type Op, type Page } from './page'

/** The cover as drawn for the EPUB's picture too, here with living text. */
export function coverPage(book: BookContent, setter: Setter): Page {
  const ops = coverLayout(book, setter.faces).map((shape): Op => {
    if (shape.kind === 'rect') return { kind: 'rule', x: shape.x, y: shape.y, width: shape.width, height: shape.height, color: shape.fill }
    return {
      kind: 'line',
      line: tracked(setter, shape.text, { face: shape.face, size: shape.size, rise: 0, color: shape.fill }, shape.tracking),
      x: shape.x,
      y: shape.y,
    }
  })
  return { ops }
}

/** The title page, a right-hand page. */
export function titlePage(book: BookContent, setter: Setter): Page {
  const ops: Op[] = []
  const left = textLeft(0)
  let y = 150
  const centre = (text: string, face: FaceId, size: number, leading: number, color = INK) => {
    for (const part of wrap(text, setter.faces[face], size, MEASURE * 0.9)) {
      const line = breakLines(setter.atoms([{ kind: 'text', text: part }], { face, size, rise: 0, color }), {
        measure: MEASURE,
        align: 'center',
      })[0]
      if (line) ops.push({ kind: 'line', line, x: left, y })
      y += leading
    }
  }
  if (book.series) centre(book.series, 'sans', 11, 40, STEEL)
  y += 16
  centre(book.title, 'serifBold', book.title.length > 16 ? 24 : 30, 46)
  if (book.subtitle) centre(book.subtitle, 'serif', 15, 30)
  centre(`（${editionText(book)}）`, 'serif', 12, 30)
  ops.push(hairline(left + MEASURE / 2 - 30, y - 6, 60, STEEL, 0.8))
  y += 30
  if (book.committee) centre(book.committee, 'serif', 12, 26)
  for (const [label, names] of contributorRows(book).slice(0, 4)) centre(`${label}\u3000${names}`, 'serif', 12, 24)
  y = Math.max(y + 30, TRIM.height - 100)
  centre(book.colophon.publisher, 'serif', 12.5, 24)
  return { ops }
}

/** The colophon (版本记录) at the foot of the title page's back, as Chinese books have it. */
export function colophonPage(book: BookContent, setter: Setter): Page {
  const ops: Op[] = []
  const left = textLeft(1)
  const leading = 17
  const column = 92
  const rows = colophonRows(book).map(([label, value]) => ({
    label: breakLines(setter.atoms([{ kind: 'text', text: label }], SMALL_SANS), { measure: column, align: 'left' }),
    value: breakLines(setter.atoms([{ kind: 'text', text: value }], SMALL), { measure: MEASURE - column, align: 'left' }),
  }))
  const heights = rows.map((row) => Math.max(row.label.length, row.value.length) * leading + 5)
  let y = TRIM.height - 92 - heights.reduce((sum, height) => sum + height, 0)
  const title = breakLines(
    setter.atoms([{ kind: 'text', text: wordsOf(book.language).colophon }], { ...BODY, face: 'serifBold', size: 13 }),
    { measure: MEASURE, align: 'left' },
  )[0]
  if (title) ops.push({ kind: 'line', line: title, x: left, y: y - 14 })
  ops.push({ kind: 'target', id: 'colophon', y: y - 30 }, hairline(left, y, MEASURE, INK, 0.8))
  rows.forEach((row, index) => {
    const put = (lines: Line[], x: number) =>
      lines.forEach((line, at) => ops.push({ kind: 'line', line, x, y: baseline(y + 2.5 + at * leading, leading, 9.5) }))
    put(row.label, left)
    put(row.value, left + column)
    y += heights[index] ?? leading
    ops.push(hairline(left, y, MEASURE, index === rows.length - 1 ? INK : '#c3c6c9', index === rows.length - 1 ? 0.8 : 0.3))
  })
  return { ops }
}

/** A part's title on a page of its own. */
export function partPage(id: string, title: string, setter: Setter): Page {
  const ops: Op[] = [{ kind: 'target', id, y: 200 }]
  wrap(title, setter.faces.serifBold, 26, MEASURE * 0.85).forEach((text, index) => {
    const line = breakLines(setter.atoms([{ kind: 'text', text }], { face: 'serifBold', size: 26, rise: 0, color: INK }), {
      measure: MEASURE,
      align: 'center',
    })[0]
    if (line) ops.push({ kind: 'line', line, x: textLeft(0), y: 260 + index * 42 })
  })
  return { ops }
}

export type ContentsEntry = { id: string; title: string; depth: number }

/** What the outline and the printed contents list, in the order of the book. */
export function contentsEntries(numbered: NumberedBook): ContentsEntry[] {
  let part: string | undefined
  return numbered.chapters.flatMap((chapter) => {
    const opens = chapter.part && chapter.part.id !== part ? [{ id: chapter.part.id, title: chapter.part.title, depth: 0 }] : []
    part = chapter.part?.id
    const headings = chapter.headings
      .filter((heading) => heading.text.trim())
      .map((heading) => ({ id: heading.id, title: heading.text.trim(), depth: heading.depth }))
    return [...opens, { id: chapter.id, title: `${chapter.label}\u3000${chapter.title}`, depth: 1 }, ...headings]
  })
}

/** One row of the contents: the title, dots and the page on the last line; the whole row is a link. */
export function contentsItem(entry: ContentsEntry, folio: string, setter: Setter): FlowItem {
  const indent = Math.max(0, entry.depth - 1) * BODY_SIZE * 2
  const style: Style =
    entry.depth <= 1
      ? { ...BODY, face: entry.depth === 0 ? 'serifBold' : 'sansBold', size: entry.depth === 0 ? 12 : 10.5 }
      : { ...BODY, size: 10 }
  const lines = breakLines(setter.atoms([{ kind: 'text', text: entry.title }], style), { measure: MEASURE - indent - 46, align: 'left' })
  const height = Math.max(1, lines.length) * LEADING
  const last = lines.at(-1)
  const number = breakLines(setter.atoms([{ kind: 'text', text: folio }], { ...style, face: 'sans', size: 9.5 }), {
    measure: MEASURE,
    align: 'right',
  })[0]
  const textEnd = indent + (last?.width ?? 0) + 6
  const numberStart = MEASURE - 8 - folio.length * 5.4
  const ops: Op[] = lines.map((line, index) => ({ kind: 'line', line, x: indent, y: baseline(index * LEADING, LEADING, style.size) }))
  const foot = baseline(height - LEADING, LEADING, style.size)
  if (entry.depth > 0 && numberStart - textEnd > 8)
    ops.push({ kind: 'rule', x: textEnd, y: foot - 2, width: numberStart - textEnd, height: 0.7, color: '#8b9096', dash: 3.2 })
  if (number && folio) ops.push({ kind: 'line', line: number, x: 0, y: foot })
  ops.push({ kind: 'goTo', id: entry.id, x: indent, y: 0, width: MEASURE - indent, height })
  const before = entry.depth === 0 ? LEADING : entry.depth === 1 ? LEADING * 0.5 : 0
  return {
    kind: 'box',
    height,
    ops,
    notes: [],
    before,
    after: 0,
    targets: [],
    ...(entry.depth <= 1 ? { keepWithNext: true as const } : {}),
  }
}

/** Running head and folio at the outer edges. The head of a left-hand page is the book's title. */
export function furniture(page: Page, index: number, bookTitle: string, setter: Setter): Op[] {
  const left = textLeft(index)
  const align = isRecto(index) ? 'right' : 'left'
  const put = (text: string, y: number, size: number): Op[] => {
    const set = breakLines(setter.atoms([{ kind: 'text', text }], { face: 'sans', size, rise: 0, color: '#4a5058' }), {
      measure: MEASURE,
      align,
    })[0]
    return set ? [{ kind: 'line', line: set, x: left, y }] : []
  }
  const head =
    page.head === undefined
      ? []
      : [...put(isRecto(index) ? page.head : bookTitle, HEAD_Y, 8.5), hairline(left, HEAD_Y + 6, MEASURE, '#8b9096', 0.35)]
  return [...head, ...(page.folio ? put(page.folio, FOLIO_Y, 9.5) : [])]
}

/** The mark of a page proof along the foot of every page, in the colour of what is not final; on the cover large as well. */
export function proofMark(mark: string, setter: Setter, title?: string): Op[] {
  const put = (text: string, size: number, y: number): Op[] => {
    const style: Style = { face: 'sansBold', size, rise: 0, color: VERMILION }
    const line = breakLines(setter.atoms([{ kind: 'text', text }], style), { measure: TRIM.width - 80, align: 'center' })[0]
    return line ? [{ kind: 'line', line, x: 40, y }] : []
  }
  return [...put(mark, 8.5, TRIM.height - 20), ...(title ? put(title, 34, TRIM.height * 0.62) : [])]
}

const HEAD_Y = 56
const FOLIO_Y = TRIM.height - 46
const SMALL: Style = { ...BODY, size: 9.5 }
const SMALL_SANS: Style = { face: 'sans', size: 9, rise: 0, color: STEEL }

function tracked(setter: Setter, text: string, style: Style, tracking: number): Line {
  const atoms = setter.atoms([{ kind: 'text', text }], style)
  let x = 0
  const xs = atoms.map((atom) => {
    const at = x
    x += atom.width + (atom.kind === 'space' ? 0 : tracking)
    return at
  })
  return { atoms, xs, width: x, notes: [] }
}
