import { SaxesParser, type SaxesTagNS } from 'saxes'
import { escapeXml } from './escape'

/**
 * A `<math>` element that is safe to place in XHTML: well-formed, presentation MathML only, no scripts, links or foreign content,
 * the right number of arguments. Anything else gives `undefined`, and the caller prints the formula's readable text.
 */
export function cleanMathml(source: string, options: { display: boolean; alttext: string }): string | undefined {
  if (/<!DOCTYPE|<!ENTITY|<\?/i.test(source) || source.length > 200_000) return undefined
  const out: string[] = []
  const open: { name: string; children: number }[] = []
  let valid = true
  let roots = 0
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { '': MATH } })
  parser.on('error', () => {
    valid = false
  })
  parser.on('opentag', (tag) => {
    const parent = open.at(-1)
    if (parent) parent.children++
    if (!allowed(tag) || (open.length === 0 && (tag.local !== 'math' || roots++ > 0)) || (open.length > 0 && tag.local === 'math'))
      valid = false
    open.push({ name: tag.local, children: 0 })
    out.push(open.length === 1 ? rootTag(options) : `<${tag.local}${presentation(tag)}>`)
  })
  parser.on('closetag', (tag) => {
    const closed = open.pop()
    const needed = closed && ARITY[closed.name]
    if (needed !== undefined && closed?.children !== needed) valid = false
    out.push(`</${tag.local}>`)
  })
  parser.on('text', (text) => {
    if (!text.trim()) return
    if (!TOKENS.has(open.at(-1)?.name ?? '')) valid = false
    out.push(escapeXml(text))
  })
  try {
    parser.write(source).close()
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
  return valid && roots === 1 ? out.join('') : undefined
}

const MATH = 'http://www.w3.org/1998/Math/MathML'
const TOKENS = new Set(['mi', 'mn', 'mo', 'mtext', 'ms'])
const ELEMENTS = new Set([
  ...TOKENS,
  ...[
    'math',
    'mrow',
    'mfrac',
    'msqrt',
    'mroot',
    'mstyle',
    'mpadded',
    'mphantom',
    'mspace',
    'msub',
    'msup',
    'msubsup',
    'munder',
    'mover',
    'munderover',
  ],
  ...['mtable', 'mtr', 'mtd', 'menclose', 'mfenced'],
])
const ARITY: Record<string, number> = { mfrac: 2, mroot: 2, msub: 2, msup: 2, msubsup: 3, munder: 2, mover: 2, munderover: 3 }
const ATTRIBUTES = new Set([
  'mathvariant',
  'stretchy',
  'fence',
  'separator',
  'lspace',
  'rspace',
  'width',
  'height',
  'depth',
  'linethickness',
  'open',
  'close',
  'separators',
  'accent',
  'notation',
])

function allowed(tag: SaxesTagNS): boolean {
  return tag.uri === MATH && ELEMENTS.has(tag.local)
}

function presentation(tag: SaxesTagNS): string {
  return Object.values(tag.attributes)
    .filter((attribute) => attribute.uri === '' && ATTRIBUTES.has(attribute.name))
    .map((attribute) => ` ${attribute.name}="${escapeXml(attribute.value)}"`)
    .join('')
}

function rootTag({ display, alttext }: { display: boolean; alttext: string }): string {
  return `<math xmlns="${MATH}"${display ? ' display="block"' : ''} alttext="${escapeXml(alttext)}">`
}
