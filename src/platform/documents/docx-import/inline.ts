import { descendants, elementsOf, firstElement, textOf, type XmlElement } from '../../files/xml'
import { marksOf, normalizeInlines } from '../normalize'
import type { Inline } from '../model'
import type { Context, Scope } from './context'
import { chooseAlternative, readDrawing, readVml } from './drawings'
import { createFieldStack, linkTo, resultOf } from './fields'
import { readFormula } from './math'
import { shorten } from './recorder'
import type { RunLook } from './styles'
import { symbolCharacter } from './symbols'

const IGNORED: ReadonlySet<string> = new Set([
  'w:pPr', 'w:rPr', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr', 'w:fldData', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr',
  'w:permStart', 'w:permEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:moveFromRangeStart', 'w:moveFromRangeEnd', 'w:moveToRangeStart',
  'w:moveToRangeEnd', 'w:customXmlInsRangeStart', 'w:customXmlInsRangeEnd', 'w:customXmlDelRangeStart', 'w:customXmlDelRangeEnd',
  'w:lastRenderedPageBreak', 'w:annotationRef', 'w:footnoteRef', 'w:endnoteRef', 'w:separator', 'w:continuationSeparator', 'w:softHyphen', 'w:tcPr',
  'm:oMathParaPr', 'w:pgNum', 'w14:ligatures', 'w:subDoc',
]) // prettier-ignore
const TRANSPARENT: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:smartTag',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'mc:Choice',
  'mc:Fallback',
])

/** Walks what stands inside a paragraph; content goes to the scope's fields, everything worth knowing to the report. */
export function walkInlines(elements: readonly XmlElement[], scope: Scope): void {
  for (const element of elements) walkInline(element, scope)
}

function walkInline(element: XmlElement, scope: Scope): void {
  const { recorder } = scope.context
  if (IGNORED.has(element.name)) return
  if (TRANSPARENT.has(element.name)) return walkInlines(elementsOf(element), scope)
  switch (element.name) {
    case 'w:r':
      return walkRun(element, scope)
    case 'w:hyperlink': {
      const id = element.attributes['r:id']
      const address = id === undefined ? '' : (scope.part.relationships.get(id)?.target ?? '')
      const anchor = element.attributes['w:anchor']
      const content = collect(elementsOf(element), scope)
      for (const inline of linkTo(anchor ? `${address}#${anchor}` : address, content, recorder)) scope.fields.emit(inline)
      return
    }
    case 'w:fldSimple': {
      const content = collect(elementsOf(element), scope)
      for (const inline of resultOf(element.attributes['w:instr'] ?? '', content, recorder)) scope.fields.emit(inline)
      return
    }
    case 'w:ins':
    case 'w:moveTo':
      tracked(element, element.name === 'w:ins' ? 'trackedInsertion' : 'trackedMove', scope.context)
      return walkInlines(elementsOf(element), scope)
    case 'w:del':
      return tracked(element, 'trackedDeletion', scope.context)
    case 'w:moveFrom':
      return tracked(element, 'trackedMove', scope.context)
    case 'm:oMath':
    case 'm:oMathPara':
      return emitFormulas(element, scope)
    case 'mc:AlternateContent': {
      const branch = chooseAlternative(element)
      return branch && walkInlines(elementsOf(branch), scope)
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return emitAll(element.name === 'w:drawing' ? readDrawing(element, scope) : readVml(element, scope), scope)
    default:
      recorder.note('unknownElement', { name: element.name })
      walkInlines(elementsOf(element), scope)
      return
  }
}

function walkRun(run: XmlElement, scope: Scope): void {
  const { recorder, styles } = scope.context
  const properties = firstElement(run, 'w:rPr')
  const look = styles.marks(properties)
  if (look.hidden) {
    const text = shorten(textOf(run)) || (hasPicture(run) ? (scope.context.language === 'zh' ? '［图片］' : '[picture]') : '')
    if (text !== '') recorder.note('hiddenText', { text })
    return
  }
  if (look.emphasisMark) recorder.note('emphasisMark')
  if (firstElement(properties, 'w:rPrChange')) trackedFormatting(scope.context)
  for (const child of elementsOf(run)) walkRunChild(child, look, scope)
}

function hasPicture(element: XmlElement): boolean {
  return ['w:drawing', 'w:pict', 'w:object'].some((name) => descendants(element, name).length > 0)
}

function walkRunChild(child: XmlElement, look: RunLook, scope: Scope): void {
  const { recorder } = scope.context
  const say = (text: string) => {
    if (text !== '') scope.fields.emit({ kind: 'text', text, ...marksOf(look.emphasisMark ? { ...look, bold: true } : look) })
  }
  switch (child.name) {
    case 'w:t':
      return say(textOf(child))
    case 'w:tab':
    case 'w:ptab':
      return say('\t')
    case 'w:noBreakHyphen':
      return say('\u2011')
    case 'w:cr':
      return scope.fields.emit({ kind: 'break' })
    case 'w:br':
      if (child.attributes['w:type'] === 'page' || child.attributes['w:type'] === 'column') recorder.note('pageBreak')
      else scope.fields.emit({ kind: 'break' })
      return
    case 'w:sym': {
      const [font, code] = [child.attributes['w:font'] ?? '', child.attributes['w:char'] ?? '']
      const character = symbolCharacter(font, code)
      if (character === undefined) recorder.note('symbol', { font, char: code })
      return say(character ?? '□')
    }
    case 'w:fldChar':
      return scope.fields.mark(child.attributes['w:fldCharType'])
    case 'w:instrText':
      return scope.fields.code(textOf(child))
    case 'w:delText':
    case 'w:delInstrText':
      return
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return emitNote(child, scope)
    case 'w:commentReference': {
      const comment = scope.context.comments.get(child.attributes['w:id'] ?? '')
      if (comment) recorder.note('comment', { author: comment.author, text: shorten(comment.text, 200) })
      return
    }
    case 'w:ruby': {
      recorder.note('ruby')
      const guide = firstElement(child, 'w:rt')
      walkInlines(elementsOf(firstElement(child, 'w:rubyBase')), scope)
      return say(guide ? `（${textOf(guide)}）` : '')
    }
    default:
      return walkInline(child, scope)
  }
}

/** The content of a part of the line, apart from what is open around it. */
function collect(elements: readonly XmlElement[], scope: Scope): Inline[] {
  const fields = createFieldStack(scope.context.recorder)
  walkInlines(elements, { ...scope, fields })
  return fields.takeParagraph()
}

function emitAll(inlines: readonly Inline[], scope: Scope): void {
  for (const inline of inlines) scope.fields.emit(inline)
}

function emitFormulas(element: XmlElement, scope: Scope): void {
  const display = element.name === 'm:oMathPara'
  const formulas = display ? elementsOf(element).filter(({ name }) => name !== 'm:oMathParaPr') : [element]
  formulas.forEach((formula, index) => {
    if (formula.name !== 'm:oMath') return walkInline(formula, scope)
    if (index > 0) scope.fields.emit({ kind: 'break' })
    const { text, mathml } = readFormula(formula, { display, unknown: (name) => scope.context.recorder.note('formulaPart', { name }) })
    if (text !== '') scope.fields.emit({ kind: 'formula', text, mathml })
  })
}

function emitNote(reference: XmlElement, scope: Scope): void {
  const { context } = scope
  if (scope.inNote) return
  const isEndnote = reference.name === 'w:endnoteReference'
  const id = reference.attributes['w:id'] ?? ''
  const note = (isEndnote ? context.endnotes : context.footnotes).get(id)
  if (!note) return context.recorder.note('noteMissing', { id })
  const key = `${isEndnote ? 'endnote' : 'footnote'} ${id}`
  if (context.usedNotes.has(key)) return context.recorder.note('noteRepeated', { id })
  context.usedNotes.add(key)
  if (isEndnote) context.recorder.note('endnote')
  const content: Inline[] = []
  const inNote: Scope = { ...scope, part: note.part, fields: createFieldStack(context.recorder), inNote: true }
  for (const paragraph of descendants(note.element, 'w:p')) {
    walkInlines(elementsOf(paragraph), inNote)
    const line = trimStart(inNote.fields.takeParagraph())
    if (line.length > 0) content.push(...(content.length > 0 ? [{ kind: 'break' } as const] : []), ...line)
  }
  if (content.length > 0) scope.fields.emit({ kind: 'footnote', content })
  else context.recorder.note('noteMissing', { id })
}

/** Word puts a space between the note's number and its text. */
function trimStart(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = normalizeInlines(content)
  if (first?.kind !== 'text') return first ? [first, ...rest] : []
  const text = first.text.trimStart()
  return text === '' ? rest : [{ ...first, text }, ...rest]
}

function tracked(element: XmlElement, code: 'trackedInsertion' | 'trackedDeletion' | 'trackedMove', context: Context): void {
  context.recorder.count('trackedChanges')
  const author = element.attributes['w:author'] ?? '?'
  const text = code === 'trackedDeletion' ? shorten(textOf(element), 200) : ''
  context.recorder.note(code, code === 'trackedDeletion' ? { author, text } : { author })
}

export function trackedFormatting(context: Context): void {
  context.recorder.count('trackedChanges')
  context.recorder.note('trackedFormatting')
}

export function isDeletedMark(properties: XmlElement | undefined): boolean {
  const run = firstElement(properties, 'w:rPr')
  return firstElement(run, 'w:del') !== undefined || firstElement(run, 'w:moveFrom') !== undefined
}
