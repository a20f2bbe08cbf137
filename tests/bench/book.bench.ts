import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import PDFDocument from 'pdfkit'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { buildEpub } from '@/platform/documents/epub/build'
import { packZip, type ZipEntry } from '@/platform/documents/epub/zip'
import type { BookContent } from '@/platform/documents/model'
import { numberBook, plainText } from '@/platform/documents/numbering'
import { buildPdf } from '@/platform/documents/pdf/build'
import { loadFaces } from '@/platform/documents/typography/fonts'
import { longBook } from '../factories/book'
import { median, type Bench, type BenchResult } from './bench'

const RUNS = 3

/**
 * A book of 300 pages (docs/performance.md). EPUB beside pandoc on the same text and pictures where it is installed, else beside packing the
 * same files as ZIP alone; PDF beside bare pdfkit pouring the same text without a layout of its own.
 */
const bench: Bench = {
  name: 'book',
  async run() {
    const book = longBook(300)
    const folder = await mkdtemp(path.join(tmpdir(), 'book-bench-'))
    try {
      const epubReference = await referenceForEpub(book, folder)
      const epub = await compare('EPUB', () => buildEpub(book), epubReference)
      const pdf = await compare('PDF', () => buildPdf(book), { name: 'bare pdfkit, same text', run: () => barePdf(book) })
      return [epub, pdf]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

export default bench

type Reference = { name: string; run: () => Promise<unknown> }

async function compare(what: string, run: () => Promise<unknown>, reference: Reference): Promise<BenchResult> {
  const own: number[] = []
  const other: number[] = []
  for (let index = 0; index < RUNS; index++) {
    own.push(await secondsOf(run))
    other.push(await secondsOf(reference.run))
  }
  const [value, referenceValue] = [median(own), median(other)]
  return {
    name: `book: ${what}`,
    unit: 's',
    value,
    reference: { name: reference.name, value: referenceValue },
    ratio: value / referenceValue,
    runs: RUNS,
  }
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}

async function referenceForEpub(book: BookContent, folder: string): Promise<Reference> {
  const files = await unzip(await buildEpub(book))
  const version = await promisify(execFile)('pandoc', ['--version']).then(
    ({ stdout }) => stdout.split('\n')[0],
    () => undefined,
  )
  if (!version) return { name: 'ZIP of the same files (pandoc is not on PATH)', run: () => packZip(files) }
  await mkdir(path.join(folder, 'images'))
  const chapters: string[] = []
  for (const { name, bytes } of files) {
    if (/^EPUB\/c\d+\.xhtml$/.test(name)) chapters.push(/<body[^>]*>([\s\S]*)<\/body>/.exec(Buffer.from(bytes).toString('utf8'))?.[1] ?? '')
    if (name.startsWith('EPUB/images/')) await writeFile(path.join(folder, name.slice('EPUB/'.length)), bytes)
  }
  await writeFile(
    path.join(folder, 'book.html'),
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${book.title}</title></head><body>${chapters.join('\n')}</body></html>`,
  )
  const run = async () => {
    await promisify(execFile)(
      'pandoc',
      ['-f', 'html', '-t', 'epub3', '--toc', '--epub-cover-image=images/cover.png', '-o', 'book.epub', 'book.html'],
      { cwd: folder },
    )
    if ((await stat(path.join(folder, 'book.epub'))).size < 10_000) throw new Error('pandoc wrote no book')
  }
  return { name: version, run }
}

/** What pdfkit does by itself with the same words: no kinsoku, no notes, tables, figures or contents. */
async function barePdf(book: BookContent): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: [524, 737], margin: 66 })
  const finished = buffer(doc)
  doc.font(loadFaces().serif.font as unknown as PDFKit.Mixins.PDFFontSource).fontSize(10.5)
  for (const chapter of numberBook(book).chapters) {
    doc.addPage()
    for (const block of chapter.blocks) {
      if (block.kind === 'paragraph' || block.kind === 'heading') doc.text(plainText(block.content), { lineGap: 4 })
      if (block.kind === 'list') for (const item of block.items) doc.text(plainText(item.content), { lineGap: 4 })
      if (block.kind === 'table')
        for (const row of block.rows) doc.text(row.map((cell) => cell.content.map(plainText).join(' ')).join(' '), { lineGap: 4 })
    }
  }
  doc.end()
  return finished
}

async function unzip(bytes: Uint8Array): Promise<ZipEntry[]> {
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(Buffer.from(bytes), { lazyEntries: true })
  const open = promisify(
    zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void,
  )
  const files: ZipEntry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      open(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          files.push({ name: entry.fileName, bytes: content })
          zip.readEntry()
        })
        .catch(reject)
    })
    zip.on('end', () => resolve(files))
    zip.readEntry()
  })
}
