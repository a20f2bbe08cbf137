import { DomainError, type Language } from '@/kernel/errors'
import { descendants, elementsOf, textOf, type XmlElement } from '../../files/xml'
import { countCharacters, plainInlines } from '../content'
import type { Asset, Block, Inline, ListBlock } from '../model'
import { normalizeBlocks } from '../normalize'
import { readBlocks } from './blocks'
import { attachCaptions } from './captions'
import type { Context, NoteSource } from './context'
import { readNumbering } from './numbering'
import { openDocx, type DocxPackage, type Part } from './package'
import { loadPictures } from './pictures'
import { createRecorder, shorten, type Recorder } from './recorder'
import type { ImportReport, ImportTotals } from './report'
import { readStyles } from './styles'

export type ImportedDocx = { blocks: Block[]; assets: Asset[]; title?: string; report: ImportReport }

/** A thousand dense pages have about 30,000. */
const MAX_PARAGRAPHS = 50_000

/**
 * A Word file as content, with a report of every paragraph. Runs in the worker; `importDocx` is what the server calls.
 * @throws DomainError `files.…`
 */
export async function convertDocx(bytes: Uint8Array, options: { language: Language }): Promise<ImportedDocx> {
  const source = await openDocx(bytes)
  if (descendants(source.main.root, 'w:p').length > MAX_PARAGRAPHS)
    throw new DomainError('files.tooComplex', { what: 'w:p', limit: MAX_PARAGRAPHS })
  const recorder = createRecorder()
  const [styles, numbering, footnotes, endnotes, comments] = await Promise.all(
    ['styles', 'numbering', 'footnotes', 'endnotes', 'comments'].map((type) => source.related(type)),
  )
  const noteParts = [footnotes, endnotes].filter((part) => part !== undefined)
  const context: Context = {
    styles: readStyles(styles?.root),
    numberings: readNumbering(numbering?.root),
    pictures: await loadPictures([source.main, ...noteParts], { zip: source.zip, recorder, language: options.language }),
    recorder,
    language: options.language,
    footnotes: notesOf(footnotes, 'w:footnote'),
    endnotes: notesOf(endnotes, 'w:endnote'),
    usedNotes: new Set(),
    diagrams: await diagramTexts(source),
    comments: commentsOf(comments?.root),
  }
  const body = elementsOf(source.main.root, 'w:body')[0]
  const { drafts, title } = body ? readBlocks(body, context, source.main) : { drafts: [], title: undefined }
  const blocks = normalizeBlocks(attachCaptions(drafts).map(({ block }) => block))
  await warnOfTheRest(source, context, recorder)
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const named = title ?? (heading?.kind === 'heading' ? plainInlines(heading.content) : undefined) ?? (await source.coreTitle())
  return { blocks, assets: context.pictures.assets(), ...(named && { title: named }), report: recorder.finish(totalsOf(blocks)) }
}

function notesOf(part: Part | undefined, name: string): Map<string, NoteSource> {
  const notes = new Map<string, NoteSource>()
  if (!part) return notes
  for (const element of elementsOf(part.root, name)) {
    const { 'w:id': id, 'w:type': type = 'normal' } = element.attributes
    if (id !== undefined && type === 'normal') notes.set(id, { element, part })
  }
  return notes
}

function commentsOf(root: XmlElement | undefined): Map<string, { author: string; text: string }> {
  return new Map(
    elementsOf(root, 'w:comment').map((comment) => [
      comment.attributes['w:id'] ?? '',
      { author: comment.attributes['w:author'] ?? '?', text: descendants(comment, 'w:p').map(textOf).join('\n').trim() },
    ]),
  )
}

async function diagramTexts(source: DocxPackage): Promise<Map<string, string>> {
  const parts = await source.relatedAll('diagramData')
  return new Map(parts.map((part) => [part.path, descendants(part.root, 'a:t').map(textOf).filter(Boolean).join('；').slice(0, 2_000)]))
}

async function warnOfTheRest(source: DocxPackage, context: Context, recorder: Recorder): Promise<void> {
  if (context.comments.size > 0) recorder.warn('hasComments', { count: context.comments.size })
  const edges = [...(await source.relatedAll('header')), ...(await source.relatedAll('footer'))]
  const texts = new Set(
    edges.map(({ root }) => {
      const hasPicture = descendants(root, 'a:blip').length > 0 || descendants(root, 'v:imagedata').length > 0
      const picture = hasPicture ? (context.language === 'zh' ? '［图片］' : '[picture]') : ''
      return shorten(descendants(root, 'w:t').map(textOf).join('')) + picture
    }),
  )
  // Page numbers and the strokes around them are no text.
  for (const text of [...texts].filter((words) => /\p{L}/u.test(words))) recorder.warn('headerFooter', { text })
  if (source.zip.names.some((name) => /vbaProject\.bin$/i.test(name))) recorder.warn('macros')
  recorder.warn('looks')
}

function totalsOf(blocks: readonly Block[]): Parameters<Recorder['finish']>[0] {
  const totals: Omit<ImportTotals, 'paragraphs' | 'kept' | 'changed' | 'dropped' | 'placeholders'> = {
    headings: 0, lists: 0, tables: 0, figures: 0, inlinePictures: 0, footnotes: 0, formulas: 0, links: 0, characters: countCharacters(blocks),
  } // prettier-ignore
  const countInlines = (content: readonly Inline[]): void =>
    content.forEach((inline) => {
      if (inline.kind === 'image') totals.inlinePictures++
      if (inline.kind === 'formula') totals.formulas++
      if (inline.kind === 'link') totals.links++
      if (inline.kind === 'footnote') totals.footnotes++
      if (inline.kind === 'link' || inline.kind === 'footnote') countInlines(inline.content)
    })
  const countList = (list: ListBlock): void =>
    list.items.forEach((item) => {
      countInlines(item.content)
      if (item.children) countList(item.children)
    })
  for (const block of blocks) {
    if (block.kind === 'heading') totals.headings++
    if (block.kind === 'figure') totals.figures++
    if (block.kind === 'formula') totals.formulas++
    if (block.kind === 'heading' || block.kind === 'paragraph') countInlines(block.content)
    if (block.kind === 'quote') block.content.forEach(countInlines)
    if (block.kind === 'list') {
      totals.lists++
      countList(block)
    }
    if (block.kind === 'table') {
      totals.tables++
      block.rows.forEach((row) => row.forEach((cell) => cell.content.forEach(countInlines)))
    }
  }
  return totals
}
