/**
 * The structured content that every part of the house exchanges: DOCX import produces it, Lexical stores it
 * (see `lexical.ts`), drafts are hashed and compared over it, and EPUB, PDF, DOCX and the site's reader are made from it.
 *
 * Values are plain JSON. Arrays are in reading order. Nothing here knows Payload, Lexical or a file format.
 */

export type TextMarks = {
  bold?: true
  italic?: true
  underline?: true
  strike?: true
  superscript?: true
  subscript?: true
  code?: true
}

export type Inline =
  | ({ kind: 'text'; text: string } & TextMarks)
  | { kind: 'break' }
  | { kind: 'link'; href: string; content: Inline[] }
  /** A note whose mark stands here. Its content holds no further footnote. */
  | { kind: 'footnote'; content: Inline[] }
  /** `text` is the readable linear form (`v = s/t`); `mathml` a complete `<math>` element where one is known. */
  | { kind: 'formula'; text: string; mathml?: string }
  | { kind: 'image'; asset: string; alt: string }

export type ListItem = { content: Inline[]; children?: ListBlock }
export type ListBlock = { kind: 'list'; ordered: boolean; start?: number; items: ListItem[] }

/** A cell stands where it begins; cells covered by a span are not listed. Spans are at least 1. */
export type TableCell = { content: Inline[][]; header?: true; colSpan?: number; rowSpan?: number }

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[]; align?: 'center' | 'right' }
  | ListBlock
  /** `headerRows`: how many rows from the top repeat as head. The caption has no number: numbers are given when it is set. */
  | { kind: 'table'; caption?: string; headerRows: number; rows: TableCell[][] }
  /** A numbered picture of its own. `asset` names an entry of `BookContent.assets` or of the import's assets. */
  | { kind: 'figure'; asset: string; alt: string; caption?: string }
  | { kind: 'formula'; text: string; mathml?: string }
  | { kind: 'quote'; content: Inline[][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }

/** Raster pictures only (PNG, JPEG, GIF, WebP); no SVG enters the house. Pixels, not points. */
export type Asset = { id: string; fileName: string; mimeType: string; bytes: Uint8Array; widthPx: number; heightPx: number }

export type Chapter = { id: string; number: number; title: string; part?: string; blocks: Block[]; authors?: string[] }

/** Colophon facts (版本记录). Amounts are integer fen; `characterCount` is characters as printed in the colophon. */
export type Colophon = {
  isbn: string
  cip?: string
  publisher: string
  address?: string
  editionNo: number
  printingNo: number
  publishedOn: string
  printedOn: string
  characterCount: number
  priceFen: number
  formatText?: string
  sheets?: number
  printRun?: number
}

export type Contributor = {
  name: string
  role: 'chiefEditor' | 'deputyEditor' | 'author' | 'leadReviewer' | 'reviewer' | 'responsibleEditor' | 'proofreader'
  organisation?: string
}

/** Everything that a built book depends on: the same value gives the same EPUB, byte for byte. */
export type BookContent = {
  /** A stable `urn:uuid:` for the edition. */
  identifier: string
  title: string
  subtitle?: string
  series?: string
  language: 'zh-CN' | 'en'
  occupation?: { code: string; name: string; level?: string }
  committee?: string
  contributors: Contributor[]
  colophon: Colophon
  /** A page proof: its mark stands on every page, and the facts of a printing (ISBN, price, dates) on none. */
  proof?: { mark: string }
  /** ISO instant written as the modification date of the publication. */
  modifiedAt: string
  foreword?: Block[]
  chapters: Chapter[]
  assets: Asset[]
}
