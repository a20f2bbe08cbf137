import type { Block, ListBlock, TableCell } from '@/platform/documents/model'
import type { FigureId } from '../figures/catalogue'
import { inline } from './inline'

/** A chapter as it was handed in: `key` is the chapter's name in the story, `blocks` begin below the chapter's title. */
export type DemoChapter = { key: string; number: number; title: string; part?: string; blocks: Block[] }

/** A cell of a demonstration table: plain mark-up, or mark-up with spans. */
export type CellSource = string | { t: string; col?: number; row?: number }

export function h2(text: string): Block {
  return { kind: 'heading', level: 2, content: inline(text) }
}

export function h3(text: string): Block {
  return { kind: 'heading', level: 3, content: inline(text) }
}

export function p(text: string): Block {
  return { kind: 'paragraph', content: inline(text) }
}

export function signature(text: string): Block {
  return { kind: 'paragraph', align: 'right', content: inline(text) }
}

export function ul(...items: readonly string[]): ListBlock {
  return { kind: 'list', ordered: false, items: items.map((item) => ({ content: inline(item) })) }
}

export function ol(...items: readonly (string | readonly [string, ListBlock])[]): ListBlock {
  return {
    kind: 'list',
    ordered: true,
    items: items.map((item) => (typeof item === 'string' ? { content: inline(item) } : { content: inline(item[0]), children: item[1] })),
  }
}

export function quote(...paragraphs: readonly string[]): Block {
  return { kind: 'quote', content: paragraphs.map(inline) }
}

export function table(spec: {
  caption: string
  head: readonly (readonly CellSource[])[]
  rows: readonly (readonly CellSource[])[]
}): Block {
  return {
    kind: 'table',
    caption: spec.caption,
    headerRows: spec.head.length,
    rows: [
      ...spec.head.map((cells) => cells.map((cell) => cellOf(cell, true))),
      ...spec.rows.map((cells) => cells.map((cell) => cellOf(cell, false))),
    ],
  }
}

/** Captions hold no marks: `CO_2` is written with the small figure of Unicode. */
export function figure(asset: FigureId, caption: string, alt: string): Block {
  return {
    kind: 'figure',
    asset,
    caption: caption.replace(/_(\d)/g, (_, digit: string) => String.fromCodePoint(0x2080 + Number(digit))),
    alt,
  }
}

/** `text` is what is read where MathML is not known; `mathml` comes from `math()`. */
export function formula(text: string, mathml: string): Block {
  return { kind: 'formula', text, mathml }
}

function cellOf(source: CellSource, header: boolean): TableCell {
  const { t, col, row }: { t: string; col?: number; row?: number } = typeof source === 'string' ? { t: source } : source
  return {
    content: [inline(t)],
    ...(header ? { header: true as const } : {}),
    ...(col && col > 1 ? { colSpan: col } : {}),
    ...(row && row > 1 ? { rowSpan: row } : {}),
  }
}
