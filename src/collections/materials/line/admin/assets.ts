import type { Block, Inline, ListBlock } from '@/platform/documents/model'

/** The pictures that a block shows, by asset id. */
export function assetsOf(block: Block): string[] {
  const inlines = (content: readonly Inline[]): string[] =>
    content.flatMap((part) => {
      if (part.kind === 'image') return [part.asset]
      return part.kind === 'link' || part.kind === 'footnote' ? inlines(part.content) : []
    })
  const list = (items: ListBlock['items']): string[] =>
    items.flatMap((item) => [...inlines(item.content), ...(item.children ? list(item.children.items) : [])])
  switch (block.kind) {
    case 'figure':
      return [block.asset]
    case 'heading':
    case 'paragraph':
      return inlines(block.content)
    case 'list':
      return list(block.items)
    case 'quote':
      return block.content.flatMap(inlines)
    case 'table':
      return block.rows.flatMap((cells) => cells.flatMap((cell) => cell.content.flatMap(inlines)))
    default:
      return []
  }
}
