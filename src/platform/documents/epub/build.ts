import type { Asset, BookContent } from '../model'
import { numberBook } from '../numbering'
import { assertBook, assetFinder, step, type BuildOptions } from '../typography/build-options'
import { loadFaces } from '../typography/fonts'
import { wordsOf } from '../typography/labels'
import { renderCover } from './cover-image'
import { CONTAINER, packageDocument, type ManifestItem } from './package-document'
import { chapterPage, colophonPage, coverPage, forewordPage, navPage, partPage, titlePage } from './pages'
import { BOOK_CSS } from './style'
import type { XhtmlContext } from './xhtml'
import { packZip, type ZipEntry } from './zip'

/**
 * Builds an EPUB 3.3: cover, title page, colophon, foreword, contents, parts and chapters with notes. The same book gives the same bytes.
 * @throws DomainError `documents.bookAssetMissing`, `documents.bookEmpty`; the signal's reason when aborted
 */
export async function buildEpub(book: BookContent, options: BuildOptions = {}): Promise<Uint8Array> {
  assertBook(book)
  const numbered = numberBook(book)
  const total = numbered.chapters.length + 2
  await step(options, { done: 0, total, stage: 'cover' })
  const cover = await renderCover(book, loadFaces())

  const images = imageShelf(book)
  const documents: { item: ManifestItem; content: string }[] = []
  const add = (id: string, write: (context: XhtmlContext) => string, chapter = id) => {
    let mathml = false
    const content = write({
      words: wordsOf(book.language),
      imageHref: (asset) => images.href(asset, chapter),
      onMathml: () => {
        mathml = true
      },
    })
    documents.push({
      item: { id, href: `${id}.xhtml`, mediaType: XHTML, inSpine: true, ...(mathml ? { properties: 'mathml' } : {}) },
      content,
    })
  }
  add('cover', () => coverPage(book))
  add('title', () => titlePage(book))
  add('colophon', () => colophonPage(book))
  const { foreword } = numbered
  if (foreword) add('foreword', (context) => forewordPage(book, foreword, context), foreword.title)
  documents.push({
    item: { id: 'nav', href: 'nav.xhtml', mediaType: XHTML, properties: 'nav', inSpine: true },
    content: navPage(book, numbered),
  })
  let part: string | undefined
  for (const [index, chapter] of numbered.chapters.entries()) {
    await step(options, { done: index + 1, total, stage: 'chapters' })
    const opens = chapter.part
    if (opens && opens.id !== part) add(opens.id, () => partPage(book, opens))
    part = opens?.id
    add(chapter.id, (context) => chapterPage(book, chapter, context), chapter.title)
  }

  await step(options, { done: total - 1, total, stage: 'pack' })
  const items: ManifestItem[] = [
    ...documents.map((document) => document.item),
    { id: 'style', href: 'style.css', mediaType: 'text/css' },
    { id: 'cover-image', href: 'images/cover.png', mediaType: 'image/png', properties: 'cover-image' },
    ...images.used.map(({ id, href, asset }) => ({ id, href, mediaType: asset.mimeType })),
  ]
  const entries: ZipEntry[] = [
    { name: 'mimetype', bytes: 'application/epub+zip', store: true },
    { name: 'META-INF/container.xml', bytes: CONTAINER },
    {
      name: 'EPUB/package.opf',
      bytes: packageDocument(book, items, {
        mathml: items.some((item) => item.properties === 'mathml'),
        images: images.used.length > 0,
        describedImages: allDescribed(book),
      }),
    },
    ...documents.map(({ item, content }) => ({ name: `EPUB/${item.href}`, bytes: content })),
    { name: 'EPUB/style.css', bytes: BOOK_CSS },
    { name: 'EPUB/images/cover.png', bytes: cover, store: true },
    ...images.used.map(({ href, asset }) => ({ name: `EPUB/${href}`, bytes: asset.bytes, store: true as const })),
  ]
  const bytes = await packZip(entries)
  await step(options, { done: total, total, stage: 'pack' })
  return bytes
}

const XHTML = 'application/xhtml+xml'
const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' }

/** Gives each picture that is really used one name, in the order of use. */
function imageShelf(book: BookContent) {
  const find = assetFinder(book)
  const used: { id: string; href: string; asset: Asset }[] = []
  const byId = new Map<string, string>()
  return {
    used,
    href(assetId: string, chapter: string): string {
      const known = byId.get(assetId)
      if (known) return known
      const asset = find(assetId, chapter)
      const id = `image-${used.length + 1}`
      const href = `images/${id}.${EXTENSIONS[asset.mimeType] ?? 'png'}`
      used.push({ id, href, asset })
      byId.set(assetId, href)
      return href
    },
  }
}

function allDescribed(book: BookContent): boolean {
  const blocks = [...(book.foreword ?? []), ...book.chapters.flatMap((chapter) => chapter.blocks)]
  return blocks.every((block) => block.kind !== 'figure' || block.alt.trim() !== '')
}
