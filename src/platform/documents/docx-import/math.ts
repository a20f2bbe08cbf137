import { elementsOf, firstElement, type XmlElement } from '../../files/xml'
import { isOn, valueOf } from './styles'

export type Formula = { text: string; mathml: string }
type Piece = { text: string; mathml: string; simple: boolean }
type Unknown = (name: string) => void

/**
 * Word's formulas (OMML, ECMA-376 part 1 §22.1) as MathML and as one readable line. Both are built from scratch, so no markup of the
 * file's own passes. What is not known is kept as its text and named to `unknown`.
 */
export function readFormula(element: XmlElement, options: { display: boolean; unknown: Unknown }): Formula {
  const piece = row(mathChildren(element), options.unknown)
  const display = options.display ? ' display="block"' : ''
  return {
    text: piece.text.replace(/\s+/g, ' ').trim(),
    mathml: `<math xmlns="http://www.w3.org/1998/Math/MathML"${display}>${piece.mathml}</math>`,
  }
}

const PROPERTIES = /^m:(?:\w+Pr|ctrlPr)$/

function mathChildren(element: XmlElement | undefined): XmlElement[] {
  return elementsOf(element).filter(({ name }) => !PROPERTIES.test(name))
}

function row(elements: readonly XmlElement[], unknown: Unknown): Piece {
  const pieces = elements.flatMap((element) => convert(element, unknown) ?? [])
  const only = pieces[0]
  if (pieces.length === 1 && only) return only
  return {
    text: pieces.map(({ text }) => text).join(''),
    mathml: `<mrow>${pieces.map(({ mathml }) => mathml).join('')}</mrow>`,
    simple: false,
  }
}

function convert(element: XmlElement, unknown: Unknown): Piece | undefined {
  const part = (name: string) => row(mathChildren(firstElement(element, name)), unknown)
  const property = (name: string) =>
    valueOf(firstElement(element, `${element.name}Pr`), name) ?? firstElement(element, `${element.name}Pr`, name)?.attributes['m:val']
  switch (element.name) {
    case 'm:r':
      return runPiece(element)
    case 'm:oMath':
    case 'm:oMathPara':
    case 'm:e':
    case 'm:box':
    case 'm:borderBox':
    case 'm:phant':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:sdt':
    case 'w:sdtContent':
      return row(
        element.name === 'm:box' || element.name === 'm:borderBox' || element.name === 'm:phant'
          ? mathChildren(firstElement(element, 'm:e'))
          : mathChildren(element),
        unknown,
      )
    case 'w:del':
    case 'w:moveFrom':
    case 'w:bookmarkStart':
    case 'w:bookmarkEnd':
    case 'w:proofErr':
    case 'w:sdtPr':
      return undefined
    case 'm:f': {
      const [num, den] = [part('m:num'), part('m:den')]
      const type = property('m:type')
      if (type === 'noBar')
        return { text: `(${num.text} ${den.text})`, mathml: `<mfrac linethickness="0">${num.mathml}${den.mathml}</mfrac>`, simple: false }
      return {
        text: `${group(num)}/${group(den)}`,
        mathml: `<mfrac${type === 'skw' || type === 'lin' ? ' bevelled="true"' : ''}>${num.mathml}${den.mathml}</mfrac>`,
        simple: false,
      }
    }
    case 'm:sSup': {
      const [base, sup] = [part('m:e'), part('m:sup')]
      return { text: `${group(base)}^${group(sup)}`, mathml: `<msup>${base.mathml}${sup.mathml}</msup>`, simple: false }
    }
    case 'm:sSub': {
      const [base, sub] = [part('m:e'), part('m:sub')]
      return { text: `${group(base)}_${group(sub)}`, mathml: `<msub>${base.mathml}${sub.mathml}</msub>`, simple: false }
    }
    case 'm:sSubSup': {
      const [base, sub, sup] = [part('m:e'), part('m:sub'), part('m:sup')]
      return {
        text: `${group(base)}_${group(sub)}^${group(sup)}`,
        mathml: `<msubsup>${base.mathml}${sub.mathml}${sup.mathml}</msubsup>`,
        simple: false,
      }
    }
    case 'm:sPre': {
      const [base, sub, sup] = [part('m:e'), part('m:sub'), part('m:sup')]
      return {
        text: `_${group(sub)}^${group(sup)}${base.text}`,
        mathml: `<mmultiscripts>${base.mathml}<mprescripts/>${sub.mathml}${sup.mathml}</mmultiscripts>`,
        simple: false,
      }
    }
    case 'm:rad': {
      const [base, degree] = [part('m:e'), part('m:deg')]
      const hidden = degree.text === '' || isOn(property('m:degHide'), false)
      if (hidden) return { text: `√(${base.text})`, mathml: `<msqrt>${base.mathml}</msqrt>`, simple: false }
      return { text: `${group(degree)}√(${base.text})`, mathml: `<mroot>${base.mathml}${degree.mathml}</mroot>`, simple: false }
    }
    case 'm:nary':
      return nary(property('m:chr') ?? '∫', property('m:limLoc'), part('m:sub'), part('m:sup'), part('m:e'))
    case 'm:d': {
      const [begin, end, separator] = [property('m:begChr') ?? '(', property('m:endChr') ?? ')', property('m:sepChr') ?? '|']
      const parts = elementsOf(element, 'm:e').map((inner) => row(mathChildren(inner), unknown))
      return {
        text: begin + parts.map(({ text }) => text).join(separator) + end,
        mathml: `<mrow>${fence(begin)}${parts.map(({ mathml }) => mathml).join(operator(separator))}${fence(end)}</mrow>`,
        simple: true,
      }
    }
    case 'm:func': {
      const [name, argument] = [part('m:fName'), part('m:e')]
      return {
        text: `${name.text} ${argument.text}`,
        mathml: `<mrow>${name.mathml}<mo>&#x2061;</mo>${argument.mathml}</mrow>`,
        simple: false,
      }
    }
    case 'm:limLow': {
      const [base, limit] = [part('m:e'), part('m:lim')]
      return { text: `${base.text}_${group(limit)}`, mathml: `<munder>${base.mathml}${limit.mathml}</munder>`, simple: false }
    }
    case 'm:limUpp': {
      const [base, limit] = [part('m:e'), part('m:lim')]
      return { text: `${base.text}^${group(limit)}`, mathml: `<mover>${base.mathml}${limit.mathml}</mover>`, simple: false }
    }
    case 'm:acc': {
      const [base, mark] = [part('m:e'), property('m:chr') ?? '\u0302']
      return { text: base.text + mark, mathml: `<mover accent="true">${base.mathml}${operator(mark)}</mover>`, simple: base.simple }
    }
    case 'm:bar': {
      const [base, above] = [part('m:e'), property('m:pos') === 'top']
      const [tag, line, mark] = above ? ['mover', '‾', '\u0305'] : ['munder', '_', '\u0332']
      return { text: base.text + mark, mathml: `<${tag}>${base.mathml}<mo>${line}</mo></${tag}>`, simple: base.simple }
    }
    case 'm:groupChr': {
      const [base, mark] = [part('m:e'), property('m:chr') ?? '⏟']
      const tag = property('m:pos') === 'top' ? 'mover' : 'munder'
      return { text: base.text, mathml: `<${tag}>${base.mathml}${operator(mark)}</${tag}>`, simple: base.simple }
    }
    case 'm:m': {
      const rows = elementsOf(element, 'm:mr').map((line) => elementsOf(line, 'm:e').map((cell) => row(mathChildren(cell), unknown)))
      return { text: `[${rows.map((cells) => cells.map(({ text }) => text).join(', ')).join('; ')}]`, mathml: table(rows), simple: true }
    }
    case 'm:eqArr': {
      const rows = elementsOf(element, 'm:e').map((line) => [row(mathChildren(line), unknown)])
      return { text: rows.map(([cell]) => cell?.text ?? '').join('; '), mathml: table(rows), simple: false }
    }
    default:
      unknown(element.name)
      return row(mathChildren(element), unknown)
  }
}

function nary(sign: string, place: string | undefined, sub: Piece, sup: Piece, base: Piece): Piece {
  const sides = place === 'subSup' || (place === undefined && /[∫∬∭∮]/.test(sign))
  const [both, below, above] = sides ? ['msubsup', 'msub', 'msup'] : ['munderover', 'munder', 'mover']
  const symbol = operator(sign)
  const signed =
    sub.text && sup.text
      ? `<${both}>${symbol}${sub.mathml}${sup.mathml}</${both}>`
      : sub.text
        ? `<${below}>${symbol}${sub.mathml}</${below}>`
        : sup.text
          ? `<${above}>${symbol}${sup.mathml}</${above}>`
          : symbol
  const limits = (sub.text ? `_${group(sub)}` : '') + (sup.text ? `^${group(sup)}` : '')
  return { text: `${sign}${limits} ${base.text}`, mathml: `<mrow>${signed}${base.mathml}</mrow>`, simple: false }
}

function table(rows: readonly (readonly Piece[])[]): string {
  return `<mtable>${rows.map((cells) => `<mtr>${cells.map(({ mathml }) => `<mtd>${mathml}</mtd>`).join('')}</mtr>`).join('')}</mtable>`
}

function runPiece(element: XmlElement): Piece | undefined {
  const text = elementsOf(element)
    .filter(({ name }) => name === 'm:t' || name === 'w:t')
    .map((inner) => inner.children.filter((child) => typeof child === 'string').join(''))
    .join('')
    // `&` marks where rows of an array are aligned; it is not printed.
    .replaceAll('&', '')
  if (text === '') return undefined
  const upright =
    firstElement(element, 'm:rPr', 'm:nor') !== undefined || firstElement(element, 'm:rPr', 'm:sty')?.attributes['m:val'] === 'p'
  const tokens = text.match(/[0-9]+(?:[.．][0-9]+)?|[A-Za-z]+|[\u0370-\u03ff]|[\u3000-\u9fff\uff00-\uffef]+|\s+|[^]/gu) ?? []
  const mathml = tokens.flatMap((token) => tokenMathml(token, upright))
  return {
    text,
    mathml: mathml.length === 1 ? mathml.join('') : `<mrow>${mathml.join('')}</mrow>`,
    simple: (tokens.length === 1 && [...text].length === 1) || /^[0-9]+$/.test(text),
  }
}

function tokenMathml(token: string, upright: boolean): string[] {
  if (/^[0-9]/.test(token)) return [`<mn>${token}</mn>`]
  if (/^[A-Za-z]/.test(token))
    return upright
      ? [`<mi${token.length === 1 ? ' mathvariant="normal"' : ''}>${token}</mi>`]
      : [...token].map((letter) => `<mi>${letter}</mi>`)
  if (/^[\u0370-\u03ff]$/u.test(token)) return [`<mi>${token}</mi>`]
  if (/^\s+$/.test(token)) return ['<mspace width="0.3em"/>']
  return /^[\u3000-\u9fff\uff00-\uffef]/u.test(token) ? [`<mtext>${escapeXml(token)}</mtext>`] : [operator(token)]
}

function group(piece: Piece): string {
  return piece.simple || [...piece.text].length <= 1 ? piece.text : `(${piece.text})`
}

function fence(character: string): string {
  return character === '' ? '' : `<mo fence="true">${escapeXml(character)}</mo>`
}

function operator(character: string): string {
  return character === '' ? '' : `<mo>${escapeXml(character)}</mo>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character)
}
