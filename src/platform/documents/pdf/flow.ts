import type { NumberedNote } from '../numbering'
import type { Line } from './lines'
import type { Op } from './page'

/**
 * What the paginator pours into pages. Offsets of `ops` are from the item's top left; `before` and `after` are white that
 * collapses at a page's top.
 */
export type FlowItem =
  | {
      kind: 'lines'
      lines: Line[]
      x: number
      leading: number
      size: number
      before: number
      after: number
      keepWithNext?: true
      whole?: true
      targets: string[]
      decorate?: (height: number) => Op[]
    }
  /** Cannot be parted. `floats`: may move to the top of the next page while the text goes on. */
  | {
      kind: 'box'
      height: number
      ops: Op[]
      notes: NumberedNote[]
      before: number
      after: number
      floats?: true
      keepWithNext?: true
      targets: string[]
    }
  | { kind: 'table'; table: TallTable; before: number; after: number; targets: string[] }
  | { kind: 'newPage' }

/** A table that may run over pages. */
export type TallTable = {
  /** Height of the caption with the head and the first rows: what must fit below the text for the table to begin there. */
  startHeight: number
  /** Cuts off what fits into `available`; `undefined` when nothing does. `first`: nothing of it was printed yet. */
  cut(
    from: number,
    available: number,
    first: boolean,
  ): { ops: Op[]; notes: NumberedNote[]; height: number; next: number | undefined } | undefined
}
