import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineNumberRestartFormat,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Tab,
  TextRun,
  type FileChild,
  type INumberingOptions,
  type ISectionOptions,
} from 'docx'
import type { BookContent } from '../model'
import { numberBook, type NumberedNote } from '../numbering'
import { assertBook, step, type BuildOptions } from '../typography/build-options'
import { colophonRows, wordsOf } from '../typography/labels'
import { prepareImages } from '../typography/prepared-images'
import { docxBlocks } from './blocks'
import { clean, runs, type DocxContext } from './inline'
import { listLevels, REVIEW_STYLES } from './styles'

/**
 * Builds a review copy for Word: A4, real heading levels and styles, Word's own notes, lists and tables, line numbers in the margin
 * so that a remark can name its place, and 审阅用稿 / review copy on every page.
 * @throws DomainError `documents.bookAssetMissing`, `documents.assetUnreadable`, `documents.bookEmpty`; the signal's reason when aborted
 */
export async function buildDocx(book: BookContent, options: BuildOptions = {}): Promise<Uint8Array> {
  assertBook(book)
  const { foreword, chapters } = numberBook(book)
  const total = chapters.length + 2
  await step(options, { done: 0, total, stage: 'images' })
  const images = await prepareImages(
    book,
    [
      ...(foreword ? [{ title: foreword.title, text: foreword }] : []),
      ...chapters.map((chapter) => ({ title: chapter.title, text: chapter })),
    ],
    options.signal,
  )
  const notes = noteBook()
  const lists = listBook()
  const context: DocxContext = {
    image: (asset) => {
      const found = images.get(asset)
      if (!found) throw new Error(`picture ${asset} was not prepared`)
      return found
    },
    addNote: notes.add,
    listReference: lists.reference,
  }
  const body: FileChild[] = []
  if (foreword) body.push(new Paragraph({ heading: HeadingLevel.HEADING_1, text: foreword.title }), ...docxBlocks(foreword.blocks, context))
  let part: string | undefined
  for (const [index, chapter] of chapters.entries()) {
    await step(options, { done: index + 1, total, stage: 'chapters' })
    if (chapter.part && chapter.part.id !== part)
      body.push(new Paragraph({ style: 'Title', pageBreakBefore: true, text: clean(chapter.part.title) }))
    part = chapter.part?.id
    body.push(
      new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: clean(`${chapter.label}\u3000${chapter.title}`) }),
    )
    if (chapter.authors.length) body.push(new Paragraph({ alignment: AlignmentType.RIGHT, text: clean(chapter.authors.join('\u3000')) }))
    body.push(...docxBlocks(chapter.blocks, context))
  }
  await step(options, { done: total - 1, total, stage: 'pack' })
  const document = new Document({
    title: clean(book.title),
    creator: 'Liangong 炼工',
    description: wordsOf(book.language).reviewCopy,
    styles: REVIEW_STYLES,
    numbering: lists.numbering(),
    footnotes: notes.footnotes(context),
    sections: [
      { ...page(book), children: titleBlocks(book) },
      { ...page(book, true), children: body },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  await step(options, { done: total, total, stage: 'pack' })
  return bytes
}

function page(book: BookContent, body = false): Omit<ISectionOptions, 'children'> {
  const mark = book.language === 'zh-CN' ? '审阅用稿 / review copy' : 'Review copy / 审阅用稿'
  const grey = { color: '6B7178', size: 17 }
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { width: 11906, height: 16838 },
        margin: { top: 1440, bottom: 1300, left: 1450, right: 1450 },
        ...(body ? { pageNumbers: { start: 1 } } : {}),
      },
      ...(body ? { lineNumbers: { countBy: 5, restart: LineNumberRestartFormat.NEW_PAGE, distance: 300 } } : {}),
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            tabStops: [{ type: 'right', position: 9000 }],
            border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '9AA0A6', space: 4 } },
            children: [
              new TextRun({ ...grey, text: clean(book.title) }),
              new TextRun({ ...grey, color: 'B23A2C', children: [new Tab(), mark] }),
            ],
          }),
        ],
      }),
    },
    footers: body
      ? {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ ...grey, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES_IN_SECTION] })],
              }),
            ],
          }),
        }
      : {},
  }
}

function titleBlocks(book: BookContent): FileChild[] {
  const words = wordsOf(book.language)
  return [
    new Paragraph({ style: 'Title', text: clean(book.title) }),
    ...(book.subtitle ? [new Paragraph({ style: 'BookCentred', text: clean(book.subtitle) })] : []),
    new Paragraph({
      style: 'BookCentred',
      spacing: { before: 240, after: 1200 },
      children: [new TextRun({ text: words.reviewCopy, bold: true, color: 'B23A2C', size: 28 })],
    }),
    ...colophonRows(book).map(
      ([label, value]) =>
        new Paragraph({
          tabStops: [{ type: 'left', position: 2000 }],
          indent: { left: 2000, hanging: 2000 },
          children: [new TextRun({ children: [clean(label), new Tab(), clean(value)] })],
        }),
    ),
  ]
}

function noteBook() {
  const notes: NumberedNote[] = []
  return {
    add: (note: NumberedNote) => notes.push(note),
    footnotes: (context: DocxContext) =>
      Object.fromEntries(
        notes.map((note, index) => [
          index + 1,
          { children: [new Paragraph({ style: 'FootnoteText', children: runs(note.content, context) })] },
        ]),
      ),
  }
}

/** Bullets share one definition; numbered lists share one for each first number, told apart by instance. */
function listBook() {
  const starts = new Set<number>()
  let instance = 0
  return {
    reference(ordered: boolean, start: number) {
      if (ordered) starts.add(start)
      return { reference: ordered ? `numbers-${start}` : 'bullets', instance: ++instance }
    },
    numbering: (): INumberingOptions => ({
      config: [
        { reference: 'bullets', levels: listLevels(false, 1) },
        ...[...starts].sort((a, b) => a - b).map((start) => ({ reference: `numbers-${start}`, levels: listLevels(true, start) })),
      ],
    }),
  }
}
