import { elementsOf, firstElement, textOf, type XmlElement } from '../../files/xml'
import { plainInlines } from '../content'
import type { Block, Inline, TableCell } from '../model'
import { normalizeInlines } from '../normalize'
import { looksLikeFigureCaption, type Draft } from './captions'
import type { Context } from './context'
import { chooseAlternative } from './drawings'
import { nestItems, type FlatItem } from './lists'
import { createFlow, readParagraph, type Flow, type ReadParagraph } from './paragraph'
import type { Part } from './package'
import { flattenTable, readTable } from './tables'
import { valueOf } from './styles'

const IGNORED: ReadonlySet<string> = new Set([
  'w:sectPr', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr', 'w:permStart', 'w:permEnd', 'w:commentRangeStart', 'w:commentRangeEnd',
  'w:moveFromRangeStart', 'w:moveFromRangeEnd', 'w:moveToRangeStart', 'w:moveToRangeEnd', 'w:sdtPr', 'w:sdtEndPr', 'w:customXmlPr', 'w:tcPr',
  'w:background', 'w:customXmlInsRangeStart', 'w:customXmlInsRangeEnd', 'w:customXmlDelRangeStart', 'w:customXmlDelRangeEnd',
]) // prettier-ignore
const TRANSPARENT: ReadonlySet<string> = new Set([
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'mc:Choice',
  'mc:Fallback',
  'w:smartTag',
  'w:body',
])

type Piece = Draft | { item: FlatItem }

/** What stands in a body or a text box, as blocks in reading order, and the title where a title style gave one. */
export function readBlocks(element: XmlElement, context: Context, part: Part): { drafts: Draft[]; title?: string } {
  const pieces: Piece[] = []
  const state: { title?: string } = {}
  const flow = createFlow(context, part)
  const walk = (elements: readonly XmlElement[]) => elements.forEach((child) => walkBlock(child, { flow, pieces, state, walk }))
  walk(elementsOf(element))
  if (flow.carried.length > 0) pieces.push({ block: { kind: 'paragraph', content: flow.carried } })
  return { drafts: joinNeighbours(gatherLists(pieces)), ...state }
}

type Walk = { flow: Flow; pieces: Piece[]; state: { title?: string }; walk: (elements: readonly XmlElement[]) => void }

function walkBlock(element: XmlElement, { flow, pieces, state, walk }: Walk): void {
  const { context, part } = flow
  if (IGNORED.has(element.name)) return
  if (TRANSPARENT.has(element.name)) return walk(elementsOf(element))
  switch (element.name) {
    case 'w:p': {
      const read = readParagraph(element, flow, (paragraph) => noteRole(paragraph, context))
      if (read.role.kind === 'title' && state.title === undefined) state.title = plainInlines(read.content).trim() || undefined
      pieces.push(...piecesOf(read, context))
      for (const box of read.boxes) pieces.push(...readBlocks(box, context, part).drafts)
      return
    }
    case 'w:tbl': {
      const table = readTable(element, context, (cell) => readCell(cell, context, part))
      if (table)
        pieces.push({ block: { ...table, rows: table.rows.map((row, index) => (index < table.headerRows ? row.map(plainHead) : row)) } })
      return
    }
    case 'w:sdt': {
      const gallery = valueOf(firstElement(element, 'w:sdtPr', 'w:docPartObj'), 'w:docPartGallery')
      if (gallery !== 'Table of Contents') return walk(elementsOf(element))
      const open = context.recorder.begin()
      context.recorder.note('tableOfContents')
      open.end(textOf(element), false)
      return
    }
    case 'w:del':
    case 'w:moveFrom':
      context.recorder.count('trackedChanges')
      context.recorder.warn('trackedDeletion', { author: element.attributes['w:author'] ?? '?', text: textOf(element).slice(0, 200) })
      return
    case 'mc:AlternateContent': {
      const branch = chooseAlternative(element)
      return branch && walk(elementsOf(branch))
    }
    case 'm:oMathPara':
    case 'm:oMath':
      return walkBlock({ name: 'w:p', attributes: {}, children: [element] }, { flow, pieces, state, walk })
    case 'w:altChunk':
    case 'w:subDoc':
      context.recorder.warn('foreignPart', { name: part.relationships.get(element.attributes['r:id'] ?? '')?.target ?? element.name })
      return
    default:
      context.recorder.warn('unknownElement', { name: element.name })
      // A run that stands where a paragraph should is read as one.
      return element.name === 'w:r'
        ? walkBlock({ name: 'w:p', attributes: {}, children: [element] }, { flow, pieces, state, walk })
        : walk(elementsOf(element))
  }
}

function noteRole({ role, numbering, content }: Omit<ReadParagraph, 'report'>, { recorder, numberings }: Context): void {
  if (content.length === 0) return
  if (role.kind === 'heading' && role.level > 4) recorder.note('headingTooDeep', { level: role.level })
  if (!numbering) return
  if (role.kind === 'heading' || role.kind === 'title') recorder.note('headingNumber')
  else {
    const { special } = numberings.level(numbering)
    if (special !== undefined) recorder.note('listFormat', { format: special })
  }
}

function piecesOf(read: ReadParagraph, context: Context): Piece[] {
  const { role, content, report, numbering } = read
  const align = read.align && { align: read.align }
  const floats = read.floats.map((inline): Draft => ({ block: pictureBlock(inline), report }))
  if (content.length === 0) return read.hasRule && floats.length === 0 && read.boxes.length === 0 ? [{ block: { kind: 'rule' } }] : floats
  switch (role.kind) {
    case 'contents':
      return floats
    case 'heading':
      return [{ block: { kind: 'heading', level: headingLevel(role.level), content: withoutOverallBold(content) }, report }, ...floats]
    case 'title':
      return [{ block: { kind: 'heading', level: 1, content: withoutOverallBold(content) }, report }, ...floats]
    case 'quote':
      return [{ block: { kind: 'quote', content: [content] }, report }, ...floats]
    case 'code':
      if (content.every(({ kind }) => kind === 'text' || kind === 'break'))
        return [{ block: { kind: 'code', text: plainInlines(content) }, report }, ...floats]
      return [{ block: { kind: 'paragraph', content }, report }, ...floats]
    case 'caption':
      return [...splitPictures(content, report, align), ...floats].map((piece) =>
        'block' in piece ? { ...piece, styledCaption: true } : piece,
      )
    case 'text': {
      if (!numbering) return [...splitPictures(content, report, align), ...floats]
      const { ordered } = context.numberings.level(numbering)
      const number = context.numberings.next(numbering)
      return [{ item: { level: numbering.level, ordered, number, content, mixed: () => context.recorder.warn('listMixed') } }, ...floats]
    }
  }
}

/** A paragraph of pictures alone becomes figures, of formulas alone display formulas; a caption in the same paragraph follows its picture. */
function splitPictures(content: Inline[], report: Draft['report'], align: { align?: 'center' | 'right' } | undefined): Draft[] {
  const isBlank = (inline: Inline) => inline.kind === 'break' || (inline.kind === 'text' && inline.text.trim() === '')
  const solid = content.filter((inline) => !isBlank(inline))
  if (solid.length > 0 && solid.every(({ kind }) => kind === 'image'))
    return solid.map((inline) => ({ block: pictureBlock(inline), report }))
  if (solid.length > 0 && solid.every(({ kind }) => kind === 'formula'))
    return solid.flatMap((inline): Draft[] =>
      inline.kind === 'formula' ? [{ block: { ...inline, ...(inline.mathml && { mathml: asDisplay(inline.mathml) }) }, report }] : [],
    )
  const firstOther = content.findIndex((inline) => inline.kind !== 'image' && !isBlank(inline))
  const pictures = content.slice(0, Math.max(0, firstOther)).filter(({ kind }) => kind === 'image')
  const rest = normalizeInlines(content.slice(Math.max(0, firstOther)))
  if (pictures.length > 0 && looksLikeFigureCaption(rest))
    return [
      ...pictures.map((inline): Draft => ({ block: pictureBlock(inline), report })),
      { block: { kind: 'paragraph', content: rest }, report },
    ]
  return [{ block: { kind: 'paragraph', content, ...align }, report }]
}

function pictureBlock(inline: Inline): Block {
  return inline.kind === 'image' ? { kind: 'figure', asset: inline.asset, alt: inline.alt } : { kind: 'paragraph', content: [inline] }
}

function asDisplay(mathml: string): string {
  return mathml.includes('display="block"') ? mathml : mathml.replace('<math ', '<math display="block" ')
}

function headingLevel(level: number): 1 | 2 | 3 | 4 {
  return level <= 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4
}

/** Bold over a whole heading is how it looks, not what it says. */
function withoutOverallBold(content: Inline[]): Inline[] {
  const runs = content.filter((inline) => inline.kind === 'text')
  if (!runs.every((run) => run.bold)) return content
  return content.map((inline) => {
    if (inline.kind !== 'text') return inline
    const { bold: _, ...rest } = inline
    return rest
  })
}

/** Head cells are bold because they are heads. */
function plainHead(cell: TableCell): TableCell {
  return { ...cell, content: cell.content.map(withoutOverallBold) }
}

function gatherLists(pieces: readonly Piece[]): Draft[] {
  const drafts: Draft[] = []
  let items: FlatItem[] = []
  const flush = () => {
    drafts.push(...nestItems(items).map((block) => ({ block })))
    items = []
  }
  for (const piece of pieces) {
    if ('item' in piece) items.push(piece.item)
    else {
      flush()
      drafts.push(piece)
    }
  }
  flush()
  return drafts
}

/** Neighbouring quoted paragraphs are one quotation, neighbouring lines of code one listing. */
function joinNeighbours(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const last = out[out.length - 1]
    if (last?.block.kind === 'quote' && draft.block.kind === 'quote')
      last.block = { kind: 'quote', content: [...last.block.content, ...draft.block.content] }
    else if (last?.block.kind === 'code' && draft.block.kind === 'code')
      last.block = { kind: 'code', text: `${last.block.text}\n${draft.block.text}` }
    else out.push(draft)
  }
  return out
}

function readCell(cell: XmlElement, context: Context, part: Part): Inline[][] {
  const flow = createFlow(context, part)
  const out: Inline[][] = []
  const walk = (elements: readonly XmlElement[]): void =>
    elements.forEach((element) => {
      if (IGNORED.has(element.name)) return
      if (element.name === 'w:p') out.push(...cellParagraph(element, flow))
      else if (element.name === 'w:tbl') {
        const inner = readTable(element, context, (nested) => readCell(nested, context, part))
        if (!inner) return
        context.recorder.warn('nestedTable')
        out.push(...flattenTable(inner))
      } else if (element.name === 'mc:AlternateContent') walk(elementsOf(chooseAlternative(element)))
      else {
        if (!TRANSPARENT.has(element.name) && element.name !== 'w:sdt') context.recorder.warn('unknownElement', { name: element.name })
        walk(elementsOf(element))
      }
    })
  walk(elementsOf(cell))
  const filled = out.filter((paragraph) => paragraph.length > 0)
  return filled.length > 0 ? filled : [[]]
}

function cellParagraph(element: XmlElement, flow: Flow): Inline[][] {
  const { context, part } = flow
  const read = readParagraph(element, flow, ({ role, numbering, content }) => {
    if (content.length === 0) return
    if (role.kind === 'heading') context.recorder.note('headingInPlace')
    else if (numbering) context.recorder.note('listInCell')
  })
  let content = read.content
  if (content.length > 0 && read.role.kind === 'heading')
    content = content.map((inline) => (inline.kind === 'text' ? { ...inline, bold: true as const } : inline))
  else if (content.length > 0 && read.numbering) {
    const { ordered } = context.numberings.level(read.numbering)
    const mark = ordered ? `${context.numberings.next(read.numbering)}. ` : '• '
    content = [{ kind: 'text', text: mark }, ...content]
  }
  const boxes = read.boxes.map((box): Inline[][] => readCell(box, context, part))
  return [content, ...read.floats.map((inline) => [inline]), ...boxes.flat()]
}
