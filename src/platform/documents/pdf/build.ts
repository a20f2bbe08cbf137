import type { BookContent } from '../model'
import { noteMark, numberBook, type NumberedNote } from '../numbering'
import { assertBook, step, type BuildOptions } from '../typography/build-options'
import { loadFaces } from '../typography/fonts'
import { wordsOf } from '../typography/labels'
import { createSetter, type Setter } from './atoms'
import { chapterItems, openingItem, textItems, type BlockContext } from './blocks'
import type { FlowItem } from './flow'
import {
  colophonPage,
  contentsEntries,
  contentsItem,
  coverPage,
  furniture,
  partPage,
  proofMark,
  titlePage,
  type ContentsEntry,
} from './front'
import { prepareImages } from '../typography/prepared-images'
import { breakLines, type Line } from './lines'
import { MEASURE, NOTE_SIZE, NOTE_TEXT, textLeft, type Page } from './page'
import { createPaginator } from './paginate'
import { writePdf } from './write'

export type PdfOptions = BuildOptions & {
  /** Told which characters no bundled face can draw; they are printed as 〓 and the editors should look at them. */
  onMissingGlyphs?: (characters: string[]) => void
}

/**
 * Sets the book as a PDF of 185 × 260 mm: cover, title page, colophon, foreword, contents, chapters with notes at the foot.
 * Fonts are embedded as subsets, the text can be extracted, the same book gives the same bytes.
 * @throws DomainError `documents.bookAssetMissing`, `documents.assetUnreadable`, `documents.bookEmpty`; the signal's reason when aborted
 */
export async function buildPdf(book: BookContent, options: PdfOptions = {}): Promise<Uint8Array> {
  assertBook(book)
  const numbered = numberBook(book)
  const { foreword, chapters } = numbered
  const words = wordsOf(book.language)
  // Writing the pages is about as much work again as laying them out.
  const total = chapters.length * 2 + 1
  await step(options, { done: 0, total, stage: 'images' })
  const images = await prepareImages(
    book,
    [
      ...(foreword ? [{ title: foreword.title, text: foreword }] : []),
      ...chapters.map((chapter) => ({ title: chapter.title, text: chapter })),
    ],
    options.signal,
  )
  const image = (asset: string) => {
    const found = images.get(asset)
    if (!found) throw new Error(`picture ${asset} was not prepared`)
    return found
  }
  const setter = createSetter(loadFaces(), image, { western: book.language === 'en' })
  const context: BlockContext = { setter, words, image }

  const body = createPaginator({ setNote: noteSetter(setter), left: textLeft, folio: (index) => String(index + 1) })
  let part: string | undefined
  for (const [index, chapter] of chapters.entries()) {
    await step(options, { done: index + 1, total, stage: 'layout' })
    if (chapter.part && chapter.part.id !== part) {
      if (body.pages.length % 2 === 1) body.add({ ops: [] })
      body.add(partPage(chapter.part.id, chapter.part.title, setter))
    }
    part = chapter.part?.id
    body.chapter(chapterItems(chapter, context), { head: `${chapter.label}\u3000${chapter.title}` })
  }

  const entries = contentsEntries(numbered)
  const front = createPaginator({ setNote: noteSetter(setter), left: textLeft, folio: roman })
  front.add(titlePage(book, setter))
  front.add(colophonPage(book, setter))
  if (foreword)
    front.chapter([openingItem(foreword.id, foreword.title, context), ...textItems(foreword, context)], { head: foreword.title })
  front.chapter(contentsFlow(entries, folios(body.pages), context), { head: words.contents })
  if (front.pages.length % 2 === 1) front.add({ ops: [] })

  const title = [book.title, book.subtitle].filter(Boolean).join('\u3000')
  for (const pages of [front.pages, body.pages]) pages.forEach((page, index) => page.ops.unshift(...furniture(page, index, title, setter)))
  const outline: ContentsEntry[] = [
    { id: 'colophon', title: words.colophon, depth: 1 },
    ...(foreword ? [{ id: foreword.id, title: foreword.title, depth: 1 }] : []),
    { id: CONTENTS, title: words.contents, depth: 1 },
    ...entries,
  ]
  const cover = coverPage(book, setter)
  const pages = [cover, ...front.pages, ...body.pages]
  if (book.proof)
    for (const page of pages) page.ops.push(...proofMark(book.proof.mark, setter, page === cover ? words.proofTitle : undefined))
  const scale = chapters.length / pages.length
  const bytes = await writePdf(book, { pages, frontFrom: 1, bodyFrom: 1 + front.pages.length, outline: lift(outline) }, setter, {
    ...options,
    done: 0,
    total: pages.length,
    ...(options.onProgress
      ? {
          onProgress: ({ done, stage }: { done: number; stage: string }) =>
            options.onProgress?.({ done: chapters.length + Math.round(done * scale), total, stage }),
        }
      : {}),
  })
  if (setter.missing.size) options.onMissingGlyphs?.([...setter.missing])
  await step(options, { done: total, total, stage: 'pages' })
  return bytes
}

const CONTENTS = 'contents'
/** Above this the printed contents stop at the first level of headings. */
const LONG_CONTENTS = 110

function contentsFlow(entries: ContentsEntry[], folios: Map<string, string>, context: BlockContext): FlowItem[] {
  const most = entries.filter((entry) => entry.depth <= 3).length > LONG_CONTENTS ? 2 : 3
  return [
    openingItem(CONTENTS, context.words.contents, context),
    ...entries
      .filter((entry) => entry.depth <= most)
      .map((entry) => contentsItem(entry, entry.depth === 0 ? '' : (folios.get(entry.id) ?? ''), context.setter)),
  ]
}

function folios(pages: Page[]): Map<string, string> {
  return new Map(
    pages.flatMap((page, index) =>
      page.ops.flatMap((op): [string, string][] => (op.kind === 'target' ? [[op.id, String(index + 1)]] : [])),
    ),
  )
}

/** Front matter stands beside parts where there are parts, beside chapters where there are none. */
function lift(outline: ContentsEntry[]): ContentsEntry[] {
  const parts = outline.some((entry) => entry.depth === 0)
  return parts ? outline.map((entry) => (FRONT.has(entry.id) ? { ...entry, depth: 0 } : entry)) : outline
}

const FRONT = new Set(['colophon', 'fw', CONTENTS])

/** Sets each note once, however often the paginator asks how high it is. */
function noteSetter(setter: Setter): (note: NumberedNote) => Line[] {
  const set = new Map<NumberedNote, Line[]>()
  return (note) => {
    let lines = set.get(note)
    if (!lines) {
      const hang = NOTE_SIZE * 1.5
      const mark = breakLines(setter.atoms([{ kind: 'text', text: noteMark(note.number) }], { ...NOTE_TEXT, face: 'sans' }), {
        measure: MEASURE,
        align: 'left',
      })[0]
      const text = breakLines(setter.atoms(note.content, NOTE_TEXT), { measure: MEASURE - hang })
      lines = text.map((line, index) => ({
        ...line,
        notes: [],
        atoms: index === 0 && mark ? [...mark.atoms, ...line.atoms] : line.atoms,
        xs: [...(index === 0 && mark ? mark.xs : []), ...line.xs.map((x) => x + hang)],
      }))
      set.set(note, lines)
    }
    return lines
  }
}

function roman(index: number): string {
  const steps: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let rest = index + 1
  return steps
    .map(([value, sign]) => {
      const count = Math.floor(rest / value)
      rest -= count * value
      return sign.repeat(count)
    })
    .join('')
}
