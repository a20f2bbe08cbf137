import { descendants, elementsOf, firstElement, textOf, type XmlElement } from '../../files/xml'
import { plainInlines } from '../content'
import type { Inline } from '../model'
import { normalizeInlines } from '../normalize'
import type { Context, Scope } from './context'
import { createFieldStack, type FieldStack } from './fields'
import { isDeletedMark, trackedFormatting, walkInlines } from './inline'
import type { Part } from './package'
import type { ParagraphReport } from './report'
import type { Numbering, ParagraphRole } from './styles'

export type ReadParagraph = {
  role: ParagraphRole
  content: Inline[]
  align?: 'center' | 'right'
  numbering?: Numbering
  /** Stand after the paragraph. */
  boxes: XmlElement[]
  floats: Inline[]
  /** A deleted paragraph mark: what follows belongs to the same paragraph. */
  joinsNext: boolean
  hasRule: boolean
  report: ParagraphReport | undefined
}

/** Where paragraphs are read: fields reach over them, and so does text whose paragraph mark was deleted. */
export type Flow = { context: Context; part: Part; fields: FieldStack; carried: Inline[]; inNote: boolean }

export function createFlow(context: Context, part: Part): Flow {
  return { context, part, fields: createFieldStack(context.recorder), carried: [], inNote: false }
}

/** Reads one `w:p`. `prepare` may add notes that depend on where the paragraph stands, before its report is closed. */
export function readParagraph(element: XmlElement, flow: Flow, prepare?: (read: Omit<ReadParagraph, 'report'>) => void): ReadParagraph {
  const { context } = flow
  const { recorder, styles } = context
  const properties = firstElement(element, 'w:pPr')
  const open = recorder.begin()
  const scope: Scope = { context, part: flow.part, fields: flow.fields, inNote: flow.inNote, boxes: [], floats: [] }
  const role = styles.role(properties)
  if (role.kind === 'heading') flow.fields.reset()
  let isContents = role.kind === 'contents' || flow.fields.inContents()
  walkInlines(elementsOf(element), scope)
  isContents ||= flow.fields.inContents() || beginsContents(element)
  if (firstElement(properties, 'w:pPrChange')) trackedFormatting(context)
  const own = trimBreaks(normalizeInlines(flow.fields.takeParagraph()))
  const content = role.kind === 'contents' ? [] : normalizeInlines([...flow.carried, ...own])
  const joinsNext = isDeletedMark(properties) && !isContents
  if (joinsNext) {
    recorder.count('trackedChanges')
    recorder.note('paragraphsJoined')
  }
  const align = styles.align(properties)
  const numbering = styles.numbering(properties)
  const read = {
    role,
    content: joinsNext ? [] : content,
    ...(align && { align }),
    ...(numbering && { numbering }),
    boxes: scope.boxes,
    floats: scope.floats,
    joinsNext,
    hasRule: firstElement(properties, 'w:pBdr', 'w:bottom') !== undefined || hasVmlRule(element),
  }
  flow.carried = joinsNext ? content : []
  const seen = shownText(own.length > 0 ? own : scope.floats, context) || (isContents ? wordsOf(element) : '')
  if (isContents && seen !== '' && own.length === 0) recorder.note('tableOfContents')
  if (content.length > 0 && scope.floats.length > 0) recorder.note('pictureMoved')
  prepare?.(read)
  const kept = content.length > 0 || scope.floats.length > 0 || (own.length === 0 && seen === '' && scope.boxes.length > 0)
  return { ...read, report: open.end(seen, kept) }
}

/** What the report shows of a paragraph: a picture without words of its own is at least named. */
function shownText(content: readonly Inline[], { language }: Context): string {
  const text = plainInlines(content).trim()
  return text === '' && content.some(({ kind }) => kind === 'image') ? (language === 'zh' ? '［图片］' : '[picture]') : text
}

function wordsOf(element: XmlElement): string {
  return descendants(element, 'w:t').map(textOf).join('').trim()
}

function beginsContents(element: XmlElement): boolean {
  return descendants(element, 'w:instrText').some((code) => /^\s*(?:TOC|INDEX|TOA)\b/i.test(textOf(code)))
}

function hasVmlRule(element: XmlElement): boolean {
  return descendants(element, 'v:rect').some((shape) => shape.attributes['o:hr'] !== undefined)
}

/** Line breaks at the ends of a paragraph show nothing. */
function trimBreaks(content: Inline[]): Inline[] {
  let [from, to] = [0, content.length]
  while (from < to && content[from]?.kind === 'break') from++
  while (to > from && content[to - 1]?.kind === 'break') to--
  return content.slice(from, to)
}
