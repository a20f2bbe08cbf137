import PDFDocument from 'pdfkit'
import type { BookContent } from '../model'
import { step, type BuildOptions } from '../typography/build-options'
import { TRIM } from '../typography/cover'
import { contributorRows } from '../typography/labels'
import type { Setter } from './atoms'
import { createEmitter, number, rgb, type TextEmitter } from './emit'
import type { ContentsEntry } from './front'
import type { PreparedImage } from '../typography/prepared-images'
import type { Op, Page } from './page'

/** Pages in printing order, and how their labels run: roman from `frontFrom`, arabic from `bodyFrom`. */
export type Sheet = { pages: Page[]; frontFrom: number; bodyFrom: number; outline: ContentsEntry[] }

/** Writes laid-out pages as PDF 1.7. The same sheet gives the same bytes. */
export async function writePdf(
  book: BookContent,
  sheet: Sheet,
  setter: Setter,
  options: BuildOptions & { total: number; done: number },
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [TRIM.width, TRIM.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: book.language,
    displayTitle: true,
    font: '',
    info: documentInfo(book),
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const emitter = createEmitter(doc, setter.faces)
  const images = imageOpener(doc)
  const places = new Map<string, { page: number; y: number }>()
  for (const [index, page] of sheet.pages.entries()) {
    if (index % 20 === 0) await step(options, { done: options.done + index, total: options.total, stage: 'pages' })
    doc.addPage()
    for (const op of page.ops) if (op.kind === 'target') places.set(op.id, { page: index, y: op.y })
    drawPage(doc, page, emitter, images)
  }
  writeOutline(doc, sheet.outline, places)
  setPageLabels(doc, sheet)
  doc.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

type Images = (image: PreparedImage) => PDFKit.Mixins.ImageSrc

/** pdfkit embeds a picture once when it is given the same opened picture again. */
function imageOpener(doc: PDFKit.PDFDocument): Images {
  const opened = new Map<string, PDFKit.Mixins.ImageSrc>()
  return (image) => {
    let source = opened.get(image.id)
    if (!source)
      opened.set(image.id, (source = (doc as unknown as { openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc }).openImage(image.bytes)))
    return source
  }
}

function drawPage(doc: PDFKit.PDFDocument, page: Page, emitter: TextEmitter, images: Images): void {
  const height = TRIM.height
  const content: string[] = []
  for (const op of page.ops) {
    switch (op.kind) {
      case 'line':
        content.push(emitter.line(op.line, op.x, height - op.y))
        break
      case 'rule':
        content.push(rule(op))
        break
      default:
        break
    }
  }
  // pdfkit's pages count y from the top; our operators speak PDF's own coordinates.
  const internals = doc as unknown as { addContent(data: string): void }
  internals.addContent(`q 1 0 0 -1 0 ${number(height)} cm\n${content.filter(Boolean).join('\n')}\nQ`)
  for (const op of page.ops) {
    if (op.kind === 'image') doc.image(images(op.image), op.x, op.y, { width: op.width, height: op.height })
    else if (op.kind === 'goTo') doc.goTo(op.x, op.y, op.width, op.height, op.id)
    else if (op.kind === 'target') doc.addNamedDestination(op.id, 'XYZ', 0, op.y, null as unknown as number)
    else if (op.kind === 'line') drawInLine(doc, op, images)
  }
}

/** Links and pictures inside a line. */
function drawInLine(doc: PDFKit.PDFDocument, op: Extract<Op, { kind: 'line' }>, images: Images): void {
  let link: { href: string; from: number; to: number; size: number } | undefined
  const flush = () => {
    if (link) doc.link(op.x + link.from, op.y - link.size, link.to - link.from, link.size * 1.25, link.href)
    link = undefined
  }
  op.line.atoms.forEach((atom, index) => {
    const at = op.line.xs[index] ?? 0
    if (atom.image)
      doc.image(images(atom.image.image), op.x + at, op.y - atom.image.height * 0.82, {
        width: atom.image.width,
        height: atom.image.height,
      })
    const { href, size } = atom.style
    if (!href || href !== link?.href) flush()
    if (href) link = { href, size, from: link?.from ?? at, to: at + atom.width }
  })
  flush()
}

function rule(op: Extract<Op, { kind: 'rule' }>): string {
  const bottom = TRIM.height - op.y - op.height
  if (!op.dash) return `${rgb(op.color)} rg ${number(op.x)} ${number(bottom)} ${number(op.width)} ${number(op.height)} re f`
  // Dots are counted from the right edge, so that the rows of a contents page stand under each other.
  return `q ${rgb(op.color)} RG ${number(op.height)} w 1 J [0 ${number(op.dash)}] 0 d ${number(op.x + op.width)} ${number(bottom)} m ${number(op.x)} ${number(bottom)} l S Q`
}

function documentInfo(book: BookContent): PDFKit.DocumentInfo {
  const authors = contributorRows(book).map(([label, names]) => `${label}：${names.replaceAll('\u3000', '、')}`)
  const modified = new Date(book.modifiedAt)
  return {
    Title: [book.title, book.subtitle].filter(Boolean).join('：'),
    Author: authors.slice(0, 3).join('；') || book.colophon.publisher,
    Subject: book.occupation ? [book.occupation.name, book.occupation.level].filter(Boolean).join(' ') : (book.series ?? ''),
    Keywords: book.proof ? book.proof.mark : ['ISBN', book.colophon.isbn].join(' '),
    Creator: 'Liangong 炼工',
    Producer: 'Liangong 炼工',
    CreationDate: modified,
    ModDate: modified,
  }
}

/** Parts, chapters and two levels of headings; chapters stand closed, so that the panel shows the whole book. */
function writeOutline(doc: PDFKit.PDFDocument, entries: ContentsEntry[], places: Map<string, { page: number; y: number }>): void {
  type Node = PDFKit.PDFOutline & { addItem(title: string, options: { pageNumber?: number; top?: number; expanded?: boolean }): Node }
  const stack: { depth: number; node: Node }[] = [{ depth: -1, node: doc.outline as Node }]
  for (const entry of entries) {
    const place = places.get(entry.id)
    if (!place || entry.depth > 3) continue
    while ((stack.at(-1)?.depth ?? -1) >= entry.depth) stack.pop()
    const node = stack
      .at(-1)
      ?.node.addItem(entry.title, { pageNumber: place.page, top: Math.max(0, place.y - 12), expanded: entry.depth === 0 })
    if (node) stack.push({ depth: entry.depth, node })
  }
}

function setPageLabels(doc: PDFKit.PDFDocument, sheet: Sheet): void {
  const root = (doc as unknown as { _root: { data: Record<string, unknown> } })._root.data
  const label = (style: string) => ({ S: style })
  root.PageLabels = { Nums: [0, { P: new String('C') }, sheet.frontFrom, label('r'), sheet.bodyFrom, label('D')] }
}
