import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import type { Block, Inline, ListBlock } from './model'
import { normalizeBlocks } from './normalize'

/** Lower-case SHA-256 over the canonical JSON of the normalised blocks: equal content, equal hash, whatever editor it passed through. */
export function contentHash(blocks: readonly Block[]): string {
  return sha256Hex(canonicalJson(normalizeBlocks(blocks)))
}

/** The readable text of one block. List items, rows and paragraphs stand on lines of their own, cells are parted by tabs. */
export function plainText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainInlines(block.content)
    case 'list':
      return listLines(block, '').join('\n')
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => cell.content.map(plainInlines).join('\n')).join('\t'))
      return [...(block.caption ? [block.caption] : []), ...rows].join('\n')
    }
    case 'figure':
      return [block.caption, block.alt].filter(Boolean).join('\n')
    case 'formula':
    case 'code':
      return block.text
    case 'quote':
      return block.content.map(plainInlines).join('\n')
    case 'rule':
      return ''
  }
}

/** Footnotes stand in brackets where their mark stands. */
export function plainInlines(content: readonly Inline[]): string {
  return content.map(plainInline).join('')
}

/**
 * The characters of a text as printed, without white space: every Han character, punctuation mark, letter and digit is one
 * (by code point, so that a rare character outside the BMP is one too). This is what word processors call
 * 字符数(不计空格) and what the quality sampling counts. Alternative texts are not printed and not counted; captions, notes and formulas are.
 */
export function countCharacters(blocks: readonly Block[]): number {
  let count = 0
  for (const block of blocks) {
    const text = block.kind === 'figure' ? (block.caption ?? '') : printedText(block)
    for (const character of text) if (!/\s/u.test(character)) count++
  }
  return count
}

function printedText(block: Block): string {
  return plainText(mapImages(block))
}

/** A figure's and an image's alternative text is not printed. */
function mapImages(block: Block): Block {
  const strip = (content: Inline[]): Inline[] =>
    content.flatMap((inline): Inline[] => {
      if (inline.kind === 'image') return []
      // Joined without the brackets of `plainInlines`, which are not printed either.
      if (inline.kind === 'footnote') return strip(inline.content)
      return inline.kind === 'link' ? [{ ...inline, content: strip(inline.content) }] : [inline]
    })
  const stripList = (list: ListBlock): ListBlock => ({
    ...list,
    items: list.items.map((item) => ({ content: strip(item.content), ...(item.children && { children: stripList(item.children) }) })),
  })
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: strip(block.content) }
    case 'list':
      return stripList(block)
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(strip) }))) }
    case 'quote':
      return { ...block, content: block.content.map(strip) }
    default:
      return block
  }
}

function listLines(list: ListBlock, indent: string): string[] {
  return list.items.flatMap((item) => [
    indent + plainInlines(item.content),
    ...(item.children ? listLines(item.children, `${indent}  `) : []),
  ])
}

function plainInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'formula':
      return inline.text
    case 'break':
      return '\n'
    case 'link':
      return plainInlines(inline.content)
    case 'footnote':
      return `［${plainInlines(inline.content)}］`
    case 'image':
      return inline.alt
  }
}
