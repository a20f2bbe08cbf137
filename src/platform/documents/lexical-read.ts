import { DomainError } from '@/kernel/errors'
import { plainInlines } from './content'
import './lexical-errors'
import { FORMAT_BITS, HEADER_COLUMN, HEADER_ROW, WORDLESS_NOTE } from './lexical-write'
import type { Block, Inline, ListBlock, ListItem, TableCell, TextMarks } from './model'
import { isNoteContent } from './note-content'
import { isSafeHref } from './safe-href'

/** The asset id of a media document; it throws for one that it does not know. */
export type AssetOf = (mediaId: string) => string

const MAX_DEPTH = 60

type Node = { type: string; [member: string]: unknown }
type Reader = { assetOf: AssetOf; place: string; depth: number }

export function blocksOfState(state: unknown, assetOf: AssetOf): Block[] {
  if (state === null || state === undefined) return []
  const root = isRecord(state) && isNode(state.root) ? state.root : undefined
  if (!root || root.type !== 'root') throw new DomainError('documents.unknownNode', { node: 'root', place: '' })
  const blocks: Block[] = []
  let caption: string | undefined
  childrenOf(root).forEach((node, index) => {
    const reader: Reader = { assetOf, place: String(index + 1), depth: 0 }
    const pending = caption
    if (pending !== undefined && node.type !== 'table') throw new DomainError('documents.captionWithoutTable', { caption: pending })
    caption = undefined
    if (node.type === 'block' && fieldsOf(node).blockType === 'tableCaption') caption = text(fieldsOf(node).text)
    else if (node.type === 'table') blocks.push(readTable(node, pending, reader))
    else blocks.push(readBlock(node, reader))
  })
  if (caption !== undefined) throw new DomainError('documents.captionWithoutTable', { caption })
  return blocks
}

function readBlock(node: Node, reader: Reader): Block {
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', level: headingLevel(node.tag), content: readInlines(node, reader) }
    case 'paragraph': {
      const align = node.format === 'center' ? 'center' : node.format === 'right' || node.format === 'end' ? 'right' : undefined
      return { kind: 'paragraph', content: readInlines(node, reader), ...(align && { align }) }
    }
    case 'list':
      return readList(node, reader)
    case 'upload': {
      const fields = fieldsOf(node)
      return { kind: 'figure', asset: reader.assetOf(idOf(node.value, reader)), alt: text(fields.alt), ...captionOf(fields) }
    }
    case 'quote':
      return { kind: 'quote', content: readQuote(node, reader) }
    case 'horizontalrule':
      return { kind: 'rule' }
    case 'block':
      return readBlockFields(fieldsOf(node), reader)
    default:
      throw unknownNode(node, reader)
  }
}

function readBlockFields(fields: Record<string, unknown>, reader: Reader): Block {
  if (fields.blockType === 'formula') return { kind: 'formula', ...readFormula(fields) }
  if (fields.blockType === 'code') return { kind: 'code', text: text(fields.text) }
  throw new DomainError('documents.unknownNode', { node: `block ${text(fields.blockType)}`, place: reader.place })
}

function readList(node: Node, reader: Reader): ListBlock {
  const ordered = node.listType === 'number'
  if (!ordered && node.listType !== 'bullet')
    throw new DomainError('documents.unknownNode', { node: `list ${text(node.listType)}`, place: reader.place })
  const items: ListItem[] = []
  for (const [child, below] of within(node, reader)) {
    if (child.type !== 'listitem') throw notAllowed(child, node, below)
    addItem(items, child, below)
  }
  return { kind: 'list', ordered, ...(typeof node.start === 'number' && { start: node.start }), items }
}

function addItem(items: ListItem[], node: Node, reader: Reader): void {
  const lists = childrenOf(node).filter((child) => child.type === 'list')
  const inlines = childrenOf(node).filter((child) => child.type !== 'list')
  if (inlines.length > 0 || lists.length === 0) items.push({ content: readInlineNodes(inlines, node, reader) })
  for (const list of lists) {
    const children = readList(list, deeper(reader))
    const last = items[items.length - 1]
    if (!last) items.push({ content: [], children })
    else if (!last.children) last.children = children
    else if (last.children.ordered === children.ordered) last.children.items.push(...children.items)
    else items.push({ content: [], children })
  }
}

function readTable(node: Node, caption: string | undefined, reader: Reader): Block {
  const states: number[][] = []
  const rows = within(node, reader).map(([row, inRow], rowIndex) => {
    if (row.type !== 'tablerow') throw notAllowed(row, node, inRow)
    const cells = within(row, inRow)
    states.push(cells.map(([cell]) => Number(cell.headerState ?? 0)))
    return cells.map(([cell, inCell]) => {
      if (cell.type !== 'tablecell') throw notAllowed(cell, row, inCell)
      return { cell: readCell(cell, inCell), state: Number(cell.headerState ?? 0), rowIndex }
    })
  })
  const firstBody = states.findIndex((cells) => cells.some((state) => !(state & HEADER_ROW)))
  const headerRows = firstBody === -1 ? states.length : firstBody
  return {
    kind: 'table',
    ...(caption && { caption }),
    headerRows,
    rows: rows.map((row) =>
      row.map(({ cell, state, rowIndex }): TableCell => {
        // A head row in the middle of a table does not repeat: its cells are heads one by one.
        const header = (state & HEADER_COLUMN) !== 0 || ((state & HEADER_ROW) !== 0 && rowIndex >= headerRows)
        return header ? { ...cell, header: true } : cell
      }),
    ),
  }
}

function readCell(node: Node, reader: Reader): TableCell {
  const content: Inline[][] = []
  for (const [child, below] of within(node, reader)) {
    if (child.type === 'paragraph') content.push(readInlines(child, below))
    else if (child.type === 'upload') {
      const fields = fieldsOf(child)
      content.push([{ kind: 'image', asset: below.assetOf(idOf(child.value, below)), alt: text(fields.alt) }])
      if (text(fields.caption)) content.push([{ kind: 'text', text: text(fields.caption) }])
    } else throw notAllowed(child, node, below)
  }
  return { content, colSpan: Number(node.colSpan ?? 1), rowSpan: Number(node.rowSpan ?? 1) }
}

function readQuote(node: Node, reader: Reader): Inline[][] {
  if (node.shadowRoot !== true) return [readInlines(node, reader)]
  return within(node, reader).map(([child, below]) => {
    if (child.type !== 'paragraph') throw notAllowed(child, node, below)
    return readInlines(child, below)
  })
}

function readInlines(node: Node, reader: Reader): Inline[] {
  return readInlineNodes(childrenOf(node), node, reader)
}

function readInlineNodes(nodes: readonly Node[], parent: Node, reader: Reader): Inline[] {
  return nodes.map((node): Inline => {
    switch (node.type) {
      case 'text':
      case 'tab':
        return { kind: 'text', text: text(node.text), ...marksOfFormat(Number(node.format ?? 0)) }
      case 'linebreak':
        return { kind: 'break' }
      case 'link':
      case 'autolink':
        return { kind: 'link', href: hrefOf(node), content: readInlines(node, deeper(reader)) }
      case 'inlineBlock':
        return readInlineBlock(fieldsOf(node), reader)
      case 'list':
      case 'table':
      case 'heading':
      case 'upload':
      case 'block':
      case 'quote':
      case 'paragraph':
      case 'horizontalrule':
        throw notAllowed(node, parent, reader)
      default:
        throw unknownNode(node, reader)
    }
  })
}

function readInlineBlock(fields: Record<string, unknown>, reader: Reader): Inline {
  switch (fields.blockType) {
    case 'formula':
      return { kind: 'formula', ...readFormula(fields) }
    case 'inlineImage':
      return { kind: 'image', asset: reader.assetOf(idOf(fields.media, reader)), alt: text(fields.alt) }
    case 'footnote': {
      const written = text(fields.text)
      const kept = isNoteContent(fields.content) ? fields.content : undefined
      // The author's text wins: formatting is kept only while it still says the same words.
      if (kept && (plainInlines(kept) || WORDLESS_NOTE) === written) return { kind: 'footnote', content: withAssets(kept, reader.assetOf) }
      return { kind: 'footnote', content: [{ kind: 'text', text: written }] }
    }
    default:
      throw new DomainError('documents.unknownNode', { node: `inline block ${text(fields.blockType)}`, place: reader.place })
  }
}

function withAssets(content: readonly Inline[], assetOf: AssetOf): Inline[] {
  return content.map((inline) => {
    if (inline.kind === 'image') return { ...inline, asset: assetOf(inline.asset) }
    return inline.kind === 'link' ? { ...inline, content: withAssets(inline.content, assetOf) } : inline
  })
}

function readFormula(fields: Record<string, unknown>): { text: string; mathml?: string } {
  return { text: text(fields.text), ...(text(fields.mathml) && { mathml: text(fields.mathml) }) }
}

function hrefOf(node: Node): string {
  const fields = fieldsOf(node)
  const href = text(fields.url)
  if (fields.linkType === 'internal' || !isSafeHref(href)) throw new DomainError('documents.unsafeLink', { href })
  return href
}

/** Bits that the model has no mark for (highlight, letter case) are looks, not content. */
function marksOfFormat(format: number): TextMarks {
  const marks: TextMarks = {}
  for (const [mark, bit] of Object.entries(FORMAT_BITS)) if (format & bit) marks[mark as keyof TextMarks] = true
  return marks
}

function headingLevel(tag: unknown): 1 | 2 | 3 | 4 {
  return tag === 'h1' ? 1 : tag === 'h2' ? 2 : tag === 'h3' ? 3 : 4
}

function captionOf(fields: Record<string, unknown>): { caption?: string } {
  const caption = text(fields.caption)
  return caption ? { caption } : {}
}

function idOf(value: unknown, reader: Reader): string {
  const id = isRecord(value) ? value.id : value
  if (typeof id === 'string' || typeof id === 'number') return String(id)
  throw new DomainError('documents.assetMissing', { asset: reader.place })
}

function within(node: Node, reader: Reader): [Node, Reader][] {
  const below = deeper(reader)
  return childrenOf(node).map((child, index) => [child, { ...below, place: `${reader.place}.${index + 1}` }])
}

function deeper(reader: Reader): Reader {
  if (reader.depth >= MAX_DEPTH) throw new DomainError('documents.tooDeep', { limit: MAX_DEPTH })
  return { ...reader, depth: reader.depth + 1 }
}

function childrenOf(node: Node): Node[] {
  if (node.children === undefined) return []
  if (!Array.isArray(node.children) || !node.children.every(isNode))
    throw new DomainError('documents.unknownNode', { node: node.type, place: '' })
  return node.children
}

function fieldsOf(node: Node): Record<string, unknown> {
  return isRecord(node.fields) ? node.fields : {}
}

function unknownNode(node: Node, reader: Reader): DomainError {
  return new DomainError('documents.unknownNode', { node: node.type, place: reader.place })
}

function notAllowed(node: Node, parent: Node, reader: Reader): DomainError {
  return new DomainError('documents.notAllowedHere', { node: node.type, parent: parent.type, place: reader.place })
}

function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value.type === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
