import type { Block } from '../../platform/documents/model'
import { textOfBlocks } from '../content/text'

/**
 * The block of `blocks` that holds `quote`, by its index.
 * @throws Error when no block does: a comment must not stand on text that is not there
 */
export function anchorOf(blocks: readonly Block[], quote: string): number {
  const index = textOfBlocks(blocks).findIndex((text) => text.includes(quote))
  if (index < 0) throw new Error(`no paragraph reads "${quote}"`)
  return index
}

/** Events in order of time; equal instants keep the order in which they were written. */
export function inOrder<E extends { at: string }>(events: readonly E[]): E[] {
  return [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
