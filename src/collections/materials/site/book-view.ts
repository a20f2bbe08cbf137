import { errataInHand } from '../errata/domain/errata-in-hand'

/** What the public sees of a textbook. Editions come newest first, printings and errata oldest first. */
export type BookView = {
  title: string
  titleEn?: string
  urlName: string
  summary?: string
  summaryEn?: string
  levels: readonly string[]
  cover?: { src: string; widthPx?: number | undefined; heightPx?: number | undefined }
  occupation?: { code: string; name: string; nameEn?: string | null }
  committee?: { number: number; name: string; nameEn?: string | null }
  editions: readonly EditionView[]
}

export type EditionView = {
  id: string
  editionNo: number
  state: string
  publishedOn?: string
  isbn?: string
  cip?: string
  publisherName?: string
  publisherAddress?: string
  priceFen?: number
  formatText?: string
  characterCount?: number
  contributors: readonly { name: string; role: string; organisation?: string }[]
  printings: readonly { printingNo: number; printedOn?: string; printRun?: number; corrects: number }[]
  chapters: readonly { number: number; title: string; part?: string }[]
  downloads: readonly { format: 'epub' | 'pdf' | 'docx'; href: string; bytes?: number }[]
  errata: readonly ErratumView[]
}

export type ErratumView = {
  id: string
  status: 'reported' | 'confirmed' | 'rejected' | 'corrected'
  chapterNumber?: number
  page?: number
  /** From 1, as the reader counts; the stored index counts from 0. */
  paragraph?: number
  quote: string
  correction: string
  note?: string
  seenInPrinting: number
  correctedInPrinting?: number
}

/** The copy in a reader's hand: an edition, and a printing of it where they know which. */
export type CopyInHand = { editionNo: number; printingNo?: number }

/** `2.3` → edition 2, printing 3; `2` → edition 2. */
export function parseCopy(value: string | undefined): CopyInHand | undefined {
  const match = /^([1-9]\d{0,2})(?:\.([1-9]\d{0,2}))?$/.exec(value ?? '')
  if (!match) return undefined
  return { editionNo: Number(match[1]), ...(match[2] ? { printingNo: Number(match[2]) } : {}) }
}

export function formatCopy({ editionNo, printingNo }: CopyInHand): string {
  return printingNo ? `${editionNo}.${printingNo}` : String(editionNo)
}

/** The errata that concern a copy, each with its edition; all confirmed ones where no copy is named. */
export function errataOf(book: BookView, copy: CopyInHand | undefined): { edition: EditionView; erratum: ErratumView }[] {
  return book.editions
    .filter((edition) => !copy || edition.editionNo === copy.editionNo)
    .flatMap((edition) => {
      const settled = edition.errata.filter(({ status }) => status === 'confirmed' || status === 'corrected')
      const rows = copy?.printingNo ? errataInHand(settled, copy.printingNo) : settled
      return rows.map((erratum) => ({ edition, erratum }))
    })
}
