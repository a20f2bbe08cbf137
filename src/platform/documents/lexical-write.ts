import type { SerializedLexicalNode } from '@payloadcms/richtext-lexical/lexical'
import { DomainError } from '@/kernel/errors'
import { plainInlines } from './content'
import { MEDIA_SLUG } from './lexical-blocks'
import './lexical-errors'
import type { Block, Inline, ListBlock, TableCell, TextMarks } from './model'

/** Lexical's text format bits (lexical 0.50, `TEXT_TYPE_TO_FORMAT`). */
export const FORMAT_BITS: Record<keyof TextMarks, number> = {
  bold: 1,
  italic: 2,
  strike: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
}

/** `headerState` of a table cell (`TableCellHeaderStates`): head row and head column are bits. */
export const HEADER_ROW = 1
export const HEADER_COLUMN = 2

/** Stands for a note that has no text of its own (only a picture), because the field may not be empty. */
export const WORDLESS_NOTE = '※'

type Node = SerializedLexicalNode & Record<string, unknown>
type Writer = { media: (asset: string) => string; id: () => string }

export function nodesOfBlocks(blocks: readonly Block[], assetIds: ReadonlyMap<string, string>): Node[] {
  let count = 0
  const writer: Writer = {
    // The shape of an ObjectID, which Payload gives to these nodes; counted, so that the same blocks give the same state.
    id: () => (++count).toString(16).padStart(24, '0'),
    media: (asset) => {
      const media = assetIds.get(asset)
      if (media === undefined) throw new DomainError('documents.assetMissing', { asset })
      return media
    },
  }
  return blocks.flatMap((block) => blockNodes(block, writer))
}

export function emptyParagraph(): Node {
  return element('paragraph', [], { textFormat: 0, textStyle: '' })
}

function blockNodes(block: Block, writer: Writer): Node[] {
  switch (block.kind) {
    case 'heading':
      return [element('heading', inlineNodes(block.content, writer), { tag: `h${block.level}` })]
    case 'paragraph':
      return [paragraph(block.content, writer, block.align)]
    case 'list':
      return [listNode(block, writer, 0)]
    case 'table':
      return [
        ...(block.caption ? [blockNode('tableCaption', { text: block.caption }, writer)] : []),
        element(
          'table',
          block.rows.map((row, index) =>
            element(
              'tablerow',
              row.map((cell) => cellNode(cell, index < block.headerRows, writer)),
            ),
          ),
        ),
      ]
    case 'figure':
      return [
        {
          type: 'upload',
          version: 3,
          format: '',
          id: writer.id(),
          relationTo: MEDIA_SLUG,
          value: writer.media(block.asset),
          fields: { caption: block.caption ?? '', alt: block.alt },
        },
      ]
    case 'formula':
      return [blockNode('formula', { text: block.text, mathml: block.mathml ?? '' }, writer)]
    case 'quote': {
      const [first, ...more] = block.content
      if (more.length === 0) return [element('quote', inlineNodes(first ?? [], writer))]
      return [
        element(
          'quote',
          block.content.map((content) => paragraph(content, writer)),
          { shadowRoot: true },
        ),
      ]
    }
    case 'code':
      return [blockNode('code', { text: block.text }, writer)]
    case 'rule':
      return [{ type: 'horizontalrule', version: 1 }]
  }
}

function listNode(list: ListBlock, writer: Writer, depth: number): Node {
  const start = list.start ?? 1
  const children: Node[] = []
  list.items.forEach((item, index) => {
    const value = start + index
    children.push(element('listitem', inlineNodes(item.content, writer), { value, indent: depth }))
    // Lexical keeps a nested list in an item of its own, after the item that it belongs to.
    if (item.children) children.push(element('listitem', [listNode(item.children, writer, depth + 1)], { value: value + 1, indent: depth }))
  })
  return element('list', children, { listType: list.ordered ? 'number' : 'bullet', start, tag: list.ordered ? 'ol' : 'ul' })
}

function cellNode(cell: TableCell, inHead: boolean, writer: Writer): Node {
  return element(
    'tablecell',
    cell.content.map((content) => paragraph(content, writer)),
    {
      backgroundColor: null,
      colSpan: cell.colSpan ?? 1,
      rowSpan: cell.rowSpan ?? 1,
      headerState: (inHead ? HEADER_ROW : 0) | (cell.header ? HEADER_COLUMN : 0),
    },
  )
}

function paragraph(content: readonly Inline[], writer: Writer, align: 'center' | 'right' | undefined = undefined): Node {
  return element('paragraph', inlineNodes(content, writer), { format: align ?? '', textFormat: 0, textStyle: '' })
}

function inlineNodes(content: readonly Inline[], writer: Writer): Node[] {
  return content.flatMap((inline): Node[] => {
    switch (inline.kind) {
      case 'text':
        return textNodes(inline.text, formatOf(inline))
      case 'break':
        return [{ type: 'linebreak', version: 1 }]
      case 'link':
        return [
          element('link', inlineNodes(inline.content, writer), {
            version: 3,
            id: writer.id(),
            fields: { linkType: 'custom', newTab: false, url: inline.href },
          }),
        ]
      case 'footnote':
        return [
          inlineBlock(
            'footnote',
            { text: plainInlines(inline.content) || WORDLESS_NOTE, content: noteContent(inline.content, writer) },
            writer,
          ),
        ]
      case 'formula':
        return [inlineBlock('formula', { text: inline.text, mathml: inline.mathml ?? '' }, writer)]
      case 'image':
        return [inlineBlock('inlineImage', { media: writer.media(inline.asset), alt: inline.alt }, writer)]
    }
  })
}

/** The note's inlines as JSON, pictures named by their media document because the asset ids are not stored. */
function noteContent(content: readonly Inline[], writer: Writer): Inline[] {
  return content.map((inline) => {
    if (inline.kind === 'image') return { ...inline, asset: writer.media(inline.asset) }
    return inline.kind === 'link' ? { ...inline, content: noteContent(inline.content, writer) } : inline
  })
}

function textNodes(text: string, format: number): Node[] {
  return text
    .split(/(\t)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '\t'
        ? { type: 'tab', version: 1, detail: 2, format, mode: 'normal', style: '', text: '\t' }
        : { type: 'text', version: 1, detail: 0, format, mode: 'normal', style: '', text: piece },
    )
}

function formatOf(marks: TextMarks): number {
  return Object.entries(FORMAT_BITS).reduce((bits, [mark, bit]) => (marks[mark as keyof TextMarks] ? bits | bit : bits), 0)
}

function element(type: string, children: Node[], more: Record<string, unknown> = {}): Node {
  return { type, version: 1, direction: null, format: '', indent: 0, children, ...more }
}

function blockNode(blockType: string, fields: Record<string, unknown>, writer: Writer): Node {
  return { type: 'block', version: 2, format: '', fields: { id: writer.id(), blockName: '', blockType, ...fields } }
}

function inlineBlock(blockType: string, fields: Record<string, unknown>, writer: Writer): Node {
  return { type: 'inlineBlock', version: 1, fields: { id: writer.id(), blockType, ...fields } }
}
