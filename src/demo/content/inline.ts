import type { Inline, TextMarks } from '@/platform/documents/model'
import { mathOfSymbol } from './math'

/**
 * The mark-up of the demonstration books, small enough to type without thinking:
 * `_{2}` subscript, `^{3}` superscript, `**bold**`, `{{a note}}` footnote (its text may hold sub- and superscript),
 * `$V_o$` a symbol with its index, set as a formula in the line. Anything else is text as it stands.
 * @throws Error when a mark is opened and never closed, so that a slip in a chapter cannot reach a reader
 */
export function inline(source: string): Inline[] {
  return parse(source, {})
}

type Mark = { open: string; close: string; build: (inner: string, marks: TextMarks) => Inline[] }

const marks: readonly Mark[] = [
  { open: '{{', close: '}}', build: (inner) => [{ kind: 'footnote', content: parse(inner, {}) }] },
  { open: '_{', close: '}', build: (inner, outer) => parse(inner, { ...outer, subscript: true }) },
  { open: '^{', close: '}', build: (inner, outer) => parse(inner, { ...outer, superscript: true }) },
  { open: '**', close: '**', build: (inner, outer) => parse(inner, { ...outer, bold: true }) },
  { open: '$', close: '$', build: (inner) => [{ kind: 'formula', text: readable(inner), mathml: mathOfSymbol(inner) }] },
]

function parse(source: string, outer: TextMarks): Inline[] {
  const found = firstMark(source)
  if (!found) return source === '' ? [] : [{ kind: 'text', text: source, ...outer }]
  const { mark, at } = found
  const start = at + mark.open.length
  const end = closingOf(source, start, mark)
  if (end < 0) throw new Error(`"${mark.open}" is never closed in: ${source.slice(at, at + 40)}`)
  return [
    ...parse(source.slice(0, at), outer),
    ...mark.build(source.slice(start, end), outer),
    ...parse(source.slice(end + mark.close.length), outer),
  ]
}

/** `ρ_0` reads ρ₀, `m_湿` reads m湿: what stands in plain text must not show mark-up. */
function readable(symbol: string): string {
  return symbol.replace(/_([0-9])/g, (_, digit: string) => String.fromCodePoint(0x2080 + Number(digit))).replaceAll('_', '')
}

function firstMark(source: string): { mark: Mark; at: number } | undefined {
  return marks
    .map((mark) => ({ mark, at: source.indexOf(mark.open) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
}

/** A footnote may hold `_{…}`: its own `}` must not be taken for half of the note's end. */
function closingOf(source: string, start: number, mark: Mark): number {
  if (mark.close !== '}}') return source.indexOf(mark.close, start)
  let depth = 0
  for (let i = start; i < source.length; i += 1) {
    if (source.startsWith('_{', i) || source.startsWith('^{', i)) depth += 1
    else if (source[i] === '}' && depth > 0) depth -= 1
    else if (source.startsWith('}}', i)) return i
  }
  return -1
}
