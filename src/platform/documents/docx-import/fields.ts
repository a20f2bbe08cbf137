import { plainInlines } from '../content'
import { isSafeHref } from '../safe-href'
import type { Inline } from '../model'
import type { Recorder } from './recorder'

/** Longer than any field that a person writes; it bounds what the patterns below have to look at. */
const MAX_CODE_LENGTH = 2_000

/** Word nests a few levels; a damaged file may open fields without end. */
const MAX_OPEN_FIELDS = 50

type Frame = { code: string; inResult: boolean; content: Inline[]; stray: Inline[] }

/**
 * Complex fields (`w:fldChar`) are marks in a stream that may cross paragraphs (a table of contents does). Content goes to the innermost
 * open field's result; when the field ends it is handed on as what the field's code says.
 */
export type FieldStack = {
  emit: (inline: Inline) => void
  code: (text: string) => void
  mark: (type: string | undefined) => void
  /** The paragraph's content; fields stay open for the next one. */
  takeParagraph: () => Inline[]
  /** Whether the paragraph stands in a table of contents. */
  inContents: () => boolean
  /** A heading ends whatever a damaged file left open. */
  reset: () => void
}

export function createFieldStack(recorder: Recorder): FieldStack {
  let line: Inline[] = []
  let frames: Frame[] = []
  /** What stands inside a field's code and not in its result is kept aside. */
  const sink = (frame: Frame | undefined): Inline[] => (frame ? (frame.inResult ? frame.content : frame.stray) : line)
  const target = (): Inline[] => sink(frames[frames.length - 1])
  /** What a field leaves: its result, or without one whatever stood in it, because that is all there is. */
  const release = (frame: Frame): Inline[] => {
    if (!frame.inResult) return resultOf(frame.code, frame.stray, recorder)
    const hidden = plainInlines(frame.stray.filter(({ kind }) => kind !== 'image')).trim()
    if (hidden !== '' && !isContents(frame.code)) recorder.note('hiddenText', { text: hidden.slice(0, 200) })
    const pictures = frame.stray.filter(({ kind }) => kind === 'image')
    return resultOf(frame.code, [...pictures, ...frame.content], recorder)
  }
  return {
    emit: (inline) => {
      target().push(inline)
    },
    code: (text) => {
      const frame = frames[frames.length - 1]
      if (frame && !frame.inResult && frame.code.length < MAX_CODE_LENGTH) frame.code += text.slice(0, MAX_CODE_LENGTH)
    },
    mark: (type) => {
      if (type === 'begin' && frames.length < MAX_OPEN_FIELDS) frames.push({ code: '', inResult: false, content: [], stray: [] })
      const frame = frames[frames.length - 1]
      if (type === 'separate' && frame) frame.inResult = true
      if (type === 'end' && frame) {
        frames.pop()
        const parent = target()
        for (const inline of release(frame)) parent.push(inline)
      }
    },
    takeParagraph: () => {
      const open = frames
      frames = []
      const kept: Frame[] = []
      for (const [index, frame] of [...open.entries()].reverse()) {
        const parent = sink(open[index - 1])
        // A code that does not end with its paragraph is a damaged field.
        if (frame.inResult) kept.unshift({ ...frame, content: [], stray: [] })
        for (const inline of release(frame)) parent.push(inline)
      }
      const content = line
      line = []
      frames = kept
      return content
    },
    inContents: () => frames.some(({ code }) => isContents(code)),
    reset: () => {
      frames = []
    },
  }
}

/** What a field with this code (ECMA-376 part 1 §17.16) leaves in the text. */
export function resultOf(fullCode: string, content: Inline[], recorder: Recorder): Inline[] {
  const code = fullCode.slice(0, MAX_CODE_LENGTH)
  const name = code.trim().split(/\s+/)[0]?.toUpperCase() ?? ''
  if (isContents(code)) return []
  if (name === 'HYPERLINK') return linkTo(hyperlinkTarget(code), content, recorder)
  if (name === 'EQ' && content.length === 0) {
    const text = readEquationField(code)
    recorder.note('fieldFormula', { text })
    return text === '' ? [] : [{ kind: 'formula', text }]
  }
  return content
}

/** A link where its address may be one, else its text. */
export function linkTo(href: string, content: Inline[], recorder: Recorder): Inline[] {
  if (content.length === 0) return []
  if (!isSafeHref(href)) {
    recorder.note('linkAsText', { href: href.slice(0, 200) })
    return content
  }
  // The underline is how Word shows a link.
  return [
    {
      kind: 'link',
      href,
      content: content.map((inline) => (inline.kind === 'text' ? { ...inline, underline: undefined } : inline)) as Inline[],
    },
  ]
}

function isContents(code: string): boolean {
  return /^\s*(?:TOC|INDEX|TOA)\b/i.test(code)
}

function hyperlinkTarget(code: string): string {
  const anchor = /\\l\s+"([^"]*)"/.exec(code)?.[1]
  const address = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]+))/i.exec(code)
  const href = address?.[1] ?? address?.[2] ?? ''
  return anchor === undefined ? href : `${href}#${anchor}`
}

/** `EQ \f(1,2)` and its like, as far as a line can say it; circled numbers become the character. */
function readEquationField(code: string): string {
  let text = code.replace(/^\s*EQ\s*/i, '').trim()
  for (let round = 0; round < 8; round++) {
    const before = text
    text = text
      .replace(/\\o(?:\\a[clr])?\s*\(\s*[○〇⚪]\s*[,，;]\s*(\d{1,2})\s*\)/g, (all, digits: string) => circled(Number(digits)) ?? all)
      .replace(/\\f\s*\(([^()]*?)[,，;]([^()]*?)\)/g, (_, top: string, bottom: string) => `${part(top)}/${part(bottom)}`)
      .replace(/\\r\s*\(([^(),，;]*)\)/g, '√⟨$1⟩')
      .replace(/\\r\s*\(([^()]*?)[,，;]([^()]*?)\)/g, '$1√⟨$2⟩')
      .replace(/\\s\\(?:up|do)\d*\s*\(([^()]*)\)/g, '$1')
      .replace(/\\[a-z]+(?:\\[a-z]+\d*)*\s*\(([^()]*)\)/gi, '⟨$1⟩')
    if (text === before) break
  }
  return text.replaceAll('⟨', '(').replaceAll('⟩', ')').trim()
}

function part(text: string): string {
  const inner = text.trim()
  return [...inner].length <= 1 || /^[0-9]+$/.test(inner) ? inner : `⟨${inner}⟩`
}

function circled(number: number): string | undefined {
  return number >= 1 && number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : undefined
}
