import type { Block, BookContent, Inline, ListBlock, TableCell } from './model'

/**
 * Gives every part of a book its number and its id, once, for EPUB, PDF, DOCX and the site's reader alike.
 * Pure: the same book gives the same numbers. Figures, tables and formulas are counted by chapter (图 2-1, 表 2-1, 式(2-1)),
 * notes restart with each chapter. Headings get ids and depths but no numbers: authors write those themselves.
 */
export function numberBook(book: BookContent): NumberedBook {
  const words = LABELS[book.language]
  const counts = { parts: 0 }
  let part: NumberedPart | undefined
  const chapters = book.chapters.map((chapter, index) => {
    if (!chapter.part) part = undefined
    else if (part?.title !== chapter.part) part = { id: `part-${++counts.parts}`, title: chapter.part }
    const numbered = numberBlocks(dropRepeatedTitle(chapter.blocks, chapter.title), {
      prefix: `c${index + 1}`,
      number: chapter.number,
      language: book.language,
    })
    return {
      ...numbered,
      id: `c${index + 1}`,
      sourceId: chapter.id,
      number: chapter.number,
      label: words.chapter(chapter.number),
      title: chapter.title,
      authors: chapter.authors ?? [],
      ...(part ? { part } : {}),
    }
  })
  const foreword = book.foreword?.length ? numberBlocks(book.foreword, { prefix: 'fw', language: book.language }) : undefined
  return { chapters, ...(foreword ? { foreword: { ...foreword, id: 'fw', title: words.foreword } } : {}) }
}

/**
 * Numbers the blocks of one chapter. Without `number` (a foreword) figures, tables and formulas stay unnumbered.
 * @param options.prefix starts every id; ids are unique within a book as long as prefixes are
 */
export function numberBlocks(
  blocks: Block[],
  options: { prefix: string; number?: number; language: BookContent['language'] },
): NumberedText {
  const { prefix, number } = options
  const words = LABELS[options.language]
  const notes: NumberedNote[] = []
  const headings: NumberedHeading[] = []
  const counts = { figure: 0, table: 0, formula: 0, heading: 0 }
  let depth = 1
  const top = Math.min(4, ...blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])))

  const inline = (content: Inline[]): NumberedInline[] =>
    content.map((part): NumberedInline => {
      if (part.kind === 'link') return { ...part, content: inline(part.content) }
      if (part.kind !== 'footnote') return part
      const note = {
        id: `${prefix}-fn${notes.length + 1}`,
        number: notes.length + 1,
        content: part.content.filter((inner) => inner.kind !== 'footnote'),
      }
      notes.push(note as NumberedNote)
      return { kind: 'footnote', ...note } as NumberedInline
    })
  const list = (block: ListBlock): NumberedList => ({
    ...block,
    items: block.items.map((item) => ({ content: inline(item.content), ...(item.children ? { children: list(item.children) } : {}) })),
  })
  const caption = (kind: 'figure' | 'table' | 'formula', tag: string) => {
    const count = ++counts[kind]
    return { id: `${prefix}-${tag}${count}`, ...(number === undefined ? {} : { label: words[kind](`${number}-${count}`) }) }
  }
  const numbered = blocks.map((block, index): NumberedBlock => {
    const id = `${prefix}-b${index + 1}`
    switch (block.kind) {
      case 'heading': {
        depth = Math.min(block.level - top + 2, depth + 1)
        const heading = { ...block, id: `${prefix}-s${++counts.heading}`, depth, content: inline(block.content) }
        headings.push({ id: heading.id, depth, text: plainText(block.content) })
        return heading
      }
      case 'paragraph':
        return { ...block, id, content: inline(block.content) }
      case 'list':
        return { ...list(block), id }
      case 'quote':
        return { ...block, id, content: block.content.map(inline) }
      case 'table':
        return {
          ...block,
          ...caption('table', 'tbl'),
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(inline) }))),
        }
      case 'figure':
        return { ...block, ...caption('figure', 'fig') }
      case 'formula':
        return { ...block, ...caption('formula', 'eq') }
      default:
        return { ...block, id }
    }
  })
  return { blocks: numbered, notes, headings }
}

/** The readable characters of inline content, without notes; a picture counts as its description. */
export function plainText(content: readonly (Inline | NumberedInline)[]): string {
  return content
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'formula') return part.text
      if (part.kind === 'link') return plainText(part.content)
      if (part.kind === 'image') return part.alt
      return part.kind === 'break' ? ' ' : ''
    })
    .join('')
}

/** A note's mark as Chinese books print it: ① to ㊿, then （51）. */
export function noteMark(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number)
  if (number > 20 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number > 35 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}

/** 1 → 一, 12 → 十二, 105 → 一百零五; beyond 999 the Arabic figures. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) return String(value)
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const digit = (n: number) => DIGITS[n] ?? ''
  if (value < 10) return digit(value)
  const head = hundreds ? `${digit(hundreds)}百` : ''
  if (!tens) return ones ? `${head}零${digit(ones)}` : head
  return `${head}${tens === 1 && !hundreds ? '' : digit(tens)}十${ones ? digit(ones) : ''}`
}

export type NumberedInline = Exclude<Inline, { kind: 'link' | 'footnote' }> | NumberedLink | ({ kind: 'footnote' } & NumberedNote)
export type NumberedLink = { kind: 'link'; href: string; content: NumberedInline[] }
export type NumberedNote = { id: string; number: number; content: Exclude<NumberedInline, { kind: 'footnote' }>[] }
export type NumberedList = Omit<ListBlock, 'items'> & { items: { content: NumberedInline[]; children?: NumberedList }[] }
export type NumberedCell = Omit<TableCell, 'content'> & { content: NumberedInline[][] }
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
/** `label` is the full printed number (`图 2-1`, `表 2-1`, `式(2-1)`), absent in a foreword. `depth` is 2 for the chapter's first level of headings and never skips a level. */
export type NumberedBlock = { id: string } & (
  | (Omit<Of<'heading'>, 'content'> & { depth: number; content: NumberedInline[] })
  | (Omit<Of<'paragraph'>, 'content'> & { content: NumberedInline[] })
  | NumberedList
  | (Omit<Of<'table'>, 'rows'> & { label?: string; rows: NumberedCell[][] })
  | (Of<'figure'> & { label?: string })
  | (Of<'formula'> & { label?: string })
  | (Omit<Of<'quote'>, 'content'> & { content: NumberedInline[][] })
  | Of<'code'>
  | Of<'rule'>
)
export type NumberedHeading = { id: string; depth: number; text: string }
export type NumberedText = { blocks: NumberedBlock[]; notes: NumberedNote[]; headings: NumberedHeading[] }
export type NumberedPart = { id: string; title: string }
export type NumberedChapter = NumberedText & {
  id: string
  /** `Chapter.id` as it came. */
  sourceId: string
  number: number
  /** `第二章` */
  label: string
  title: string
  authors: string[]
  part?: NumberedPart
}
export type NumberedBook = { foreword?: NumberedText & { id: string; title: string }; chapters: NumberedChapter[] }

const DIGITS = [...'零一二三四五六七八九']

const LABELS = {
  'zh-CN': {
    chapter: (n: number) => `第${chineseNumeral(n)}章`,
    figure: (n: string) => `图 ${n}`,
    table: (n: string) => `表 ${n}`,
    formula: (n: string) => `式(${n})`,
    foreword: '前言',
  },
  en: {
    chapter: (n: number) => `Chapter ${n}`,
    figure: (n: string) => `Figure ${n}`,
    table: (n: string) => `Table ${n}`,
    formula: (n: string) => `Eq. (${n})`,
    foreword: 'Foreword',
  },
} as const

/** Word manuscripts often repeat the chapter's title as their first heading; printed twice it would look like a mistake. */
function dropRepeatedTitle(blocks: Block[], title: string): Block[] {
  const first = blocks[0]
  if (first?.kind !== 'heading') return blocks
  const bare = (text: string) => text.replace(/^第[\d一二三四五六七八九十百零〇]+章/, '').replace(/\s+/g, '')
  return bare(plainText(first.content)) === bare(title) ? blocks.slice(1) : blocks
}
