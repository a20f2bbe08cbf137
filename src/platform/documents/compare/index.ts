import type { Block } from '../model'
import { normalizeBlocks } from '../normalize'
import { alignBlocks, type Side } from './align'
import { createSegmenter, diffWords, isCounted, wordsOf, type Segment, type Word, type WordChange } from './words'

export type { WordChange } from './words'

export type CompareKind = 'same' | 'changed' | 'added' | 'removed' | 'moved'

/**
 * One line of the side-by-side view. `beforeIndex` and `afterIndex` count the blocks of the normalised drafts from 0.
 * `words` (of `changed` rows) put together without `added` are the old text, without `removed` the new one. Where only the look changed
 * (a heading's level, an alignment) all words are the same.
 */
export type CompareRow = {
  kind: CompareKind
  before?: Block
  after?: Block
  beforeIndex?: number
  afterIndex?: number
  words?: WordChange[]
}

export type TouchedBlocks = {
  same: number
  changed: number
  added: number
  removed: number
  moved: number
  wordsAdded: number
  wordsRemoved: number
}

/** Two drafts side by side: which block became which, and inside a changed one which words went and came. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): CompareRow[] {
  const segment = createSegmenter()
  const [left, right] = [sidesOf(before, segment), sidesOf(after, segment)]
  return alignBlocks(left, right).map(({ before: from, after: to, moved }): CompareRow => {
    const [old, now] = [from === undefined ? undefined : left[from], to === undefined ? undefined : right[to]]
    const row = {
      ...(old && { before: old.block, beforeIndex: from }),
      ...(now && { after: now.block, afterIndex: to }),
    }
    if (!old || !now) return { kind: old ? 'removed' : 'added', ...row }
    if (moved) return { kind: 'moved', ...row }
    return old.hash === now.hash ? { kind: 'same', ...row } : { kind: 'changed', ...row, words: diffWords(old.words(), now.words()) }
  })
}

/** How much was touched. Words are counted as the language cuts them; punctuation is none. A moved block adds and removes none. */
export function touchedBlocks(before: readonly Block[], after: readonly Block[]): TouchedBlocks {
  const segment = createSegmenter()
  const touched: TouchedBlocks = { same: 0, changed: 0, added: 0, removed: 0, moved: 0, wordsAdded: 0, wordsRemoved: 0 }
  for (const row of compareBlocks(before, after)) {
    touched[row.kind]++
    if (row.kind === 'added' && row.after) touched.wordsAdded += countWords(wordsOf(row.after, segment))
    if (row.kind === 'removed' && row.before) touched.wordsRemoved += countWords(wordsOf(row.before, segment))
    for (const change of row.words ?? []) {
      if (change.kind === 'added') touched.wordsAdded += countText(change.text, segment)
      if (change.kind === 'removed') touched.wordsRemoved += countText(change.text, segment)
    }
  }
  return touched
}

type BlockSide = Side & { block: Block }

function sidesOf(blocks: readonly Block[], segment: Segment): BlockSide[] {
  return normalizeBlocks(blocks).map((block) => {
    let words: Word[] | undefined
    // Normalised blocks have their members in one order, so plain JSON tells them apart.
    return { block, hash: JSON.stringify(block), kind: block.kind, words: () => (words ??= wordsOf(block, segment)) }
  })
}

function countWords(words: readonly Word[]): number {
  return words.filter(isCounted).length
}

function countText(text: string, segment: Segment): number {
  return segment(text).filter((word) => isCounted({ text: word, key: '' })).length
}
