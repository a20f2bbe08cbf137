import type { Block, Inline, ListBlock } from '../../platform/documents/model'

/** All readable text of `blocks` in reading order, one string a block: captions, cells, notes and formulas included. */
export function textOfBlocks(blocks: readonly Block[]): string[] {
  return blocks.map(textOfBlock)
}

/** Chinese characters (Han) in `blocks`: the measure of a chapter's real length. */
export function countHan(blocks: readonly Block[]): number {
  return (
    textOfBlocks(blocks)
      .join('')
      .match(/\p{Script=Han}/gu)?.length ?? 0
  )
}

/** The names of all pictures that `blocks` show, as figures or in the line. */
export function assetsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'figure' ? [block.asset] : []))
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOf(block.content)
    case 'list':
      return textOfList(block)
    case 'table':
      return [block.caption ?? '', ...block.rows.flat().flatMap((cell) => cell.content.map(textOf))].join('\n')
    case 'figure':
      return block.caption ?? ''
    case 'formula':
    case 'code':
      return block.text
    case 'quote':
      return block.content.map(textOf).join('\n')
    case 'rule':
      return ''
  }
}

function textOfList(list: ListBlock): string {
  return list.items.map((item) => textOf(item.content) + (item.children ? `\n${textOfList(item.children)}` : '')).join('\n')
}

function textOf(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'formula') return part.text
      if (part.kind === 'link' || part.kind === 'footnote') return textOf(part.content)
      return ''
    })
    .join('')
}
