import { diffArrays } from 'diff'
import type { Inline, ListBlock, Block } from '../model'

/** A word with its look; what cannot be split (a formula, a picture, a break) is one word. */
export type Word = { text: string; key: string }
export type WordChange = { kind: 'same' | 'added' | 'removed'; text: string }

/** Words as readers see them. Segmenting is what costs most, so each text is cut once for a comparison. */
export type Segment = (text: string) => string[]

export function createSegmenter(): Segment {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const known = new Map<string, string[]>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const words = Array.from(segmenter.segment(text), ({ segment }) => segment)
    known.set(text, words)
    return words
  }
}

/**
 * The words of a block in reading order. Marks, links and notes are part of a word's key, so that a word that only became bold is a change;
 * so are the places of cells and items.
 */
export function wordsOf(block: Block, segment: Segment): Word[] {
  const out: Word[] = []
  const inlines = (content: readonly Inline[], look: string): void => {
    for (const inline of content) {
      if (inline.kind === 'text') {
        const marks = Object.keys(inline)
          .filter((key) => key !== 'kind' && key !== 'text')
          .sort()
          .join('')
        for (const text of segment(inline.text)) out.push({ text, key: `${look}${marks}|${text}` })
      } else if (inline.kind === 'link') inlines(inline.content, `${look}→${inline.href} `)
      else if (inline.kind === 'footnote') {
        out.push({ text: '［', key: `${look}［` })
        inlines(inline.content, `${look}※`)
        out.push({ text: '］', key: `${look}］` })
      } else out.push(solid(inline, look))
    }
  }
  const mark = (text: string) => out.push({ text, key: `mark ${text}` })
  const list = (item: ListBlock, depth: number): void =>
    item.items.forEach((entry) => {
      mark(`\n${'  '.repeat(depth)}${item.ordered ? '# ' : '• '}`)
      inlines(entry.content, '')
      if (entry.children) list(entry.children, depth + 1)
    })
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      inlines(block.content, '')
      break
    case 'list':
      list(block, 0)
      break
    case 'table':
      if (block.caption) inlines([{ kind: 'text', text: block.caption }], 'caption ')
      block.rows.forEach((row, index) => {
        mark('\n')
        row.forEach((cell, place) => {
          if (place > 0) mark('\t')
          const shape = `${cell.colSpan ?? 1}×${cell.rowSpan ?? 1}${index < block.headerRows || cell.header ? 'h' : ''}`
          cell.content.forEach((paragraph, line) => {
            if (line > 0) mark('\n')
            inlines(paragraph, `${shape} `)
          })
        })
      })
      break
    case 'figure':
      out.push({ text: '🖼', key: `figure ${block.asset}` })
      inlines([{ kind: 'text', text: block.caption ?? '' }], 'caption ')
      if (block.alt) inlines([{ kind: 'text', text: ` (${block.alt})` }], 'alt ')
      break
    case 'formula':
      out.push({ text: block.text, key: `formula ${block.mathml ?? block.text}` })
      break
    case 'quote':
      block.content.forEach((paragraph, line) => {
        if (line > 0) mark('\n')
        inlines(paragraph, '')
      })
      break
    case 'code':
      for (const text of block.text.split(/(\n|\s+)/)) if (text !== '') out.push({ text, key: text })
      break
    case 'rule':
      out.push({ text: '———', key: 'rule' })
  }
  return out
}

/** Removed words stand before the added ones that replace them; neighbours of one kind are one run. */
export function diffWords(before: readonly Word[], after: readonly Word[]): WordChange[] {
  const changes = diffArrays([...before], [...after], { comparator: (a, b) => a.key === b.key, timeout: 400 })
  // Beyond the time allowed two texts have next to nothing in common: all of one went, all of the other came.
  if (!changes)
    return [
      { kind: 'removed', text: before.map(({ text }) => text).join('') },
      { kind: 'added', text: after.map(({ text }) => text).join('') },
    ]
  return changes.map((change): WordChange => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value.map(({ text }) => text).join(''),
  }))
}

/** Whether a piece counts as a word: punctuation and white space do not. */
export function isCounted({ text }: Word): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function solid(inline: Extract<Inline, { kind: 'break' | 'formula' | 'image' }>, look: string): Word {
  if (inline.kind === 'break') return { text: '\n', key: `${look}break` }
  if (inline.kind === 'formula') return { text: inline.text, key: `${look}formula ${inline.mathml ?? inline.text}` }
  return { text: '🖼', key: `${look}image ${inline.asset} ${inline.alt}` }
}
