import { isSafeHref } from '../safe-href'
import type { Inline } from '../model'
import type { Recorder } from './recorder'

/** Longer than any field that a person writes; it bounds what the patterns below have to look at. */
const MAX_CODE_LENGTH = 2_000

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
  const target = (): Inline[] => frames[frames.length - 1]?.content ?? line
  const close = (frame: Frame) => {
    const parent = target()
    // A picture does not vanish because it stands inside a field's code.
    const pictures = frame.stray.filter(({ kind }) => kind === 'image')
    for (const inline of resultOf(frame.code, [...pictures, ...frame.content], recorder)) parent.push(inline)
  }
  return {
    emit: (inline) => {
      const frame = frames[frames.length - 1]
      if (frame && !frame.inResult) frame.stray.push(inline)
      else target().push(inline)
    },
    code: (text) => {
      const frame = frames[frames.length - 1]
      if (frame && !frame.inResult && frame.code.length < MAX_CODE_LENGTH) frame.code += text.slice(0, MAX_CODE_LENGTH)
    },
    mark: (type) => {
      if (type === 'begin') frames.push({ code: '', inResult: false, content: [], stray: [] })
      const frame = frames[frames.length - 1]
      if (type === 'separate' && frame) frame.inResult = true
      if (type === 'end' && frame) {
        frames.pop()
        close(frame)
      }
    },
    takeParagraph: () => {
      const open = frames
      frames = []
      const kept: Frame[] = []
      for (const frame of [...open].reverse()) {
        const parent = open[open.indexOf(frame) - 1]?.content ?? line
        // A code that does not end with its paragraph is a damaged field: its text is text.
        if (frame.inResult) kept.unshift({ ...frame, content: [], stray: [] })
        parent.push(...(frame.inResult ? resultOf(frame.code, frame.content, recorder) : frame.stray))
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
