import type { Block, Inline, ListBlock, TableCell, TextMarks } from './model'

const MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code'] as const satisfies readonly (keyof TextMarks)[]

/**
 * The one form of content that says the same thing: neighbouring runs with equal marks are one run, line ends in a text are breaks,
 * empty runs, links, paragraphs, lists and tables are gone, and members that say nothing (`start: 1`, `colSpan: 1`, an empty
 * caption, `header` inside head rows) are left out. Idempotent. Drafts are hashed and compared in this form.
 */
export function normalizeBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => normalizeBlock(block) ?? [])
}

export function normalizeInlines(content: readonly Inline[], context: { inLink?: boolean; inFootnote?: boolean } = {}): Inline[] {
  const out: Inline[] = []
  for (const inline of content) for (const piece of normalizeInline(inline, context)) append(out, piece)
  return out
}

/** The marks of a run, without members that are not set. */
export function marksOf(run: TextMarks): TextMarks {
  const marks: TextMarks = {}
  for (const mark of MARKS) if (run[mark]) marks[mark] = true
  return marks
}

function normalizeBlock(block: Block): Block | undefined {
  switch (block.kind) {
    case 'heading': {
      const content = normalizeInlines(block.content)
      return content.length === 0 ? undefined : { kind: 'heading', level: block.level, content }
    }
    case 'paragraph': {
      const content = normalizeInlines(block.content)
      return content.length === 0 ? undefined : { kind: 'paragraph', content, ...(block.align && { align: block.align }) }
    }
    case 'list':
      return normalizeList(block)
    case 'table':
      return normalizeTable(block)
    case 'figure':
      return { kind: 'figure', asset: block.asset, alt: block.alt, ...(block.caption && { caption: block.caption }) }
    case 'formula':
      return block.text || block.mathml ? { kind: 'formula', text: block.text, ...(block.mathml && { mathml: block.mathml }) } : undefined
    case 'quote': {
      const content = block.content.map((paragraph) => normalizeInlines(paragraph)).filter((paragraph) => paragraph.length > 0)
      return content.length === 0 ? undefined : { kind: 'quote', content }
    }
    case 'code':
      return block.text ? { kind: 'code', text: block.text } : undefined
    case 'rule':
      return { kind: 'rule' }
  }
}

function normalizeList(list: ListBlock): ListBlock | undefined {
  if (list.items.length === 0) return undefined
  const start = list.ordered && list.start !== undefined && list.start !== 1 ? list.start : undefined
  const items = list.items.map((item) => {
    const children = item.children && normalizeList(item.children)
    return { content: normalizeInlines(item.content), ...(children && { children }) }
  })
  return { kind: 'list', ordered: list.ordered, ...(start !== undefined && { start }), items }
}

function normalizeTable(table: Extract<Block, { kind: 'table' }>): Block | undefined {
  if (table.rows.every((row) => row.length === 0)) return undefined
  let headerRows = Math.min(Math.max(0, table.headerRows), table.rows.length)
  while (headerRows > 0 && table.rows[headerRows - 1]?.length === 0) headerRows--
  const rows = table.rows.map((row, index) => row.map((cell) => normalizeCell(cell, index < headerRows)))
  return { kind: 'table', ...(table.caption && { caption: table.caption }), headerRows, rows }
}

function normalizeCell(cell: TableCell, inHead: boolean): TableCell {
  const content = cell.content.map((paragraph) => normalizeInlines(paragraph))
  return {
    content: content.length === 0 ? [[]] : content,
    ...(cell.header && !inHead && { header: true as const }),
    ...((cell.colSpan ?? 1) > 1 && { colSpan: cell.colSpan }),
    ...((cell.rowSpan ?? 1) > 1 && { rowSpan: cell.rowSpan }),
  }
}

function normalizeInline(inline: Inline, context: { inLink?: boolean; inFootnote?: boolean }): Inline[] {
  switch (inline.kind) {
    case 'text':
      return splitLines(inline.text, marksOf(inline))
    case 'break':
      return [{ kind: 'break' }]
    case 'link': {
      const content = normalizeInlines(inline.content, { ...context, inLink: true })
      return context.inLink || content.length === 0 ? content : [{ kind: 'link', href: inline.href, content }]
    }
    case 'footnote': {
      const content = normalizeInlines(inline.content, { inFootnote: true })
      return context.inFootnote || content.length === 0 ? content : [{ kind: 'footnote', content }]
    }
    case 'formula':
      return inline.text || inline.mathml ? [{ kind: 'formula', text: inline.text, ...(inline.mathml && { mathml: inline.mathml }) }] : []
    case 'image':
      return [{ kind: 'image', asset: inline.asset, alt: inline.alt }]
  }
}

function splitLines(text: string, marks: TextMarks): Inline[] {
  if (!/[\r\n]/.test(text)) return text ? [{ kind: 'text', text, ...marks }] : []
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(line ? [{ kind: 'text', text: line, ...marks } as const] : []),
    ])
}

function append(out: Inline[], piece: Inline): void {
  const last = out[out.length - 1]
  if (last?.kind === 'text' && piece.kind === 'text' && MARKS.every((mark) => last[mark] === piece[mark]))
    out[out.length - 1] = { ...last, text: last.text + piece.text }
  else out.push(piece)
}
