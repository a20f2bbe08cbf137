import type { PublishedErratum } from '../publication/operations/read-published'
import type { ErratumView } from './book-view'

/** An erratum as the reader and the book's page show it. */
export function erratumView(row: PublishedErratum): ErratumView {
  return {
    id: row.id,
    status: row.state,
    quote: row.quote,
    correction: row.correction,
    seenInPrinting: row.seenInPrinting ?? 1,
    ...(row.chapterNumber === null ? {} : { chapterNumber: row.chapterNumber }),
    ...(row.page === null ? {} : { page: row.page }),
    ...(row.blockIndex === null ? {} : { paragraph: row.blockIndex + 1 }),
    ...(row.note ? { note: row.note } : {}),
    ...(row.correctedInPrinting === null ? {} : { correctedInPrinting: row.correctedInPrinting }),
  }
}
