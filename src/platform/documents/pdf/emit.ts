import type { FaceGlyph, FaceId, Faces } from '../typography/fonts'
import type { Atom, Style } from './atoms'
import type { Line } from './lines'
import type { MathBox } from './math'

/** The part of pdfkit's embedded fonts that the emitter writes to: it places glyphs itself instead of asking pdfkit to lay text out again. */
type EmbeddedFont = {
  id: string
  subset: { includeGlyph(id: number): number }
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  ref(): unknown
}
type Internals = { _font: EmbeddedFont; page: { fonts: Record<string, unknown> } }

export type TextEmitter = {
  /** Content-stream operators that draw the line with its left edge at `x` and its baseline `y` points above the page's foot. */
  line(line: Line, x: number, y: number): string
}

/** Writes text as TJ operators with exact positions, so that justified lines keep whole runs and text extracts in order. */
export function createEmitter(doc: PDFKit.PDFDocument, faces: Faces): TextEmitter {
  for (const face of Object.values(faces)) doc.registerFont(face.id, face.font as unknown as PDFKit.Mixins.PDFFontSource)
  const fonts = new Map<FaceId, EmbeddedFont>()
  const internals = doc as unknown as Internals
  const embedded = (id: FaceId): EmbeddedFont => {
    let font = fonts.get(id)
    if (!font) {
      doc.font(id)
      fonts.set(id, (font = internals._font))
    }
    internals.page.fonts[font.id] ??= font.ref()
    return font
  }
  return {
    line(line, x, y) {
      const out: string[] = []
      for (const run of runs(line)) {
        const first = run.atoms[0]
        if (first?.math) out.push(mathRun(first.math, first, embedded, x + (run.xs[0] ?? 0), y))
        if (!first || first.glyphs.length === 0) continue
        out.push(textRun(run, embedded(first.style.face), x, y), ...marks(run, x, y))
      }
      return out.join('\n')
    },
  }
}

/** A colour as operands of `rg`. */
export function rgb(color: string): string {
  return [1, 3, 5].map((at) => number(parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')
}

export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

type Run = { style: Style; atoms: Atom[]; xs: number[] }

function runs(line: Line): Run[] {
  const found: Run[] = []
  line.atoms.forEach((atom, index) => {
    const x = line.xs[index] ?? 0
    const last = found.at(-1)
    if (last && sameStyle(last.style, atom.style) && isText(atom) && isText(last.atoms[0])) {
      last.atoms.push(atom)
      last.xs.push(x)
    } else found.push({ style: atom.style, atoms: [atom], xs: [x] })
  })
  return found
}

function isText(atom: Atom | undefined): boolean {
  return !atom?.image && !atom?.math
}

function sameStyle(a: Style, b: Style): boolean {
  return (
    a === b ||
    (a.face === b.face &&
      a.size === b.size &&
      a.rise === b.rise &&
      a.color === b.color &&
      a.oblique === b.oblique &&
      a.dots === b.dots &&
      a.underline === b.underline &&
      a.strike === b.strike &&
      a.href === b.href)
  )
}

function textRun(run: Run, font: EmbeddedFont, x: number, y: number): string {
  const { style } = run
  const origin = (run.xs[0] ?? 0) + (run.atoms[0]?.shift ?? 0)
  const parts: string[] = []
  let pen = origin
  let hex = ''
  run.atoms.forEach((atom, index) => {
    let at = (run.xs[index] ?? 0) + atom.shift
    for (const glyph of atom.glyphs) {
      const adjust = Math.round(((at - pen) / style.size) * 1000)
      if (adjust !== 0) {
        if (hex) parts.push(`<${hex}>`)
        parts.push(String(-adjust))
        hex = ''
        pen += (adjust / 1000) * style.size
      }
      hex += glyphCode(font, glyph)
      pen += glyph.natural * style.size
      at += glyph.advance * style.size
    }
  })
  if (hex) parts.push(`<${hex}>`)
  const slant = style.oblique ? '0.2' : '0'
  return `BT ${rgb(style.color)} rg /${font.id} ${number(style.size)} Tf 1 0 ${slant} 1 ${number(x + origin)} ${number(y + style.rise)} Tm [${parts.join(' ')}] TJ ET`
}

/** Parts of a formula, marked with its readable form for whoever copies the text or listens to it. */
function mathRun(box: MathBox, atom: Atom, embedded: (id: FaceId) => EmbeddedFont, x: number, y: number): string {
  const spoken = Buffer.from(`\ufeff${atom.text}`, 'utf16le').swap16().toString('hex')
  const runsOfText = box.runs.flatMap(({ atoms, dx, dy }) => {
    let at = 0
    return atoms.flatMap((part) => {
      const run: Run = { style: part.style, atoms: [part], xs: [at] }
      at += part.width
      return part.glyphs.length ? [textRun(run, embedded(part.style.face), x + dx, y + dy)] : []
    })
  })
  const rules = box.rules.map(
    (rule) => `${rgb(atom.style.color)} rg ${number(x + rule.dx)} ${number(y + rule.dy)} ${number(rule.width)} ${number(rule.height)} re f`,
  )
  return [`/Span <</ActualText <${spoken}>>> BDC`, ...runsOfText, ...rules, 'EMC'].join('\n')
}

function glyphCode(font: EmbeddedFont, glyph: FaceGlyph): string {
  const code = font.subset.includeGlyph(glyph.id)
  font.widths[code] ??= glyph.natural * 1000
  font.unicode[code] ??= glyph.codePoints
  return code.toString(16).padStart(4, '0')
}

/** Underlines, strikes and emphasis dots. */
function marks(run: Run, x: number, y: number): string[] {
  const { style, atoms, xs } = run
  const lastAtom = atoms.at(-1)
  if (!lastAtom) return []
  const from = x + (xs[0] ?? 0)
  const width = (xs.at(-1) ?? 0) + lastAtom.width - (xs[0] ?? 0)
  const out: string[] = []
  const bar = (rise: number) =>
    `${rgb(style.color)} rg ${number(from)} ${number(y + style.rise + rise)} ${number(width)} ${number(style.size * 0.045)} re f`
  if (style.underline) out.push(bar(-style.size * 0.2))
  if (style.href) out.push(`${rgb(style.color)} rg ${number(from)} ${number(y - style.size * 0.2)} ${number(width)} 0.3 re f`)
  if (style.strike) out.push(bar(style.size * 0.33))
  if (style.dots)
    atoms.forEach((atom, index) => {
      if (atom.kind === 'han') out.push(dot(x + (xs[index] ?? 0) + atom.width / 2, y - style.size * 0.27, style.size * 0.062))
      else if (atom.kind === 'latin')
        out.push(
          `${rgb(style.color)} rg ${number(x + (xs[index] ?? 0))} ${number(y - style.size * 0.2)} ${number(atom.width)} ${number(style.size * 0.045)} re f`,
        )
    })
  return out
}

function dot(x: number, y: number, radius: number): string {
  const k = radius * 0.5523
  const n = number
  return `${n(x - radius)} ${n(y)} m ${n(x - radius)} ${n(y + k)} ${n(x - k)} ${n(y + radius)} ${n(x)} ${n(y + radius)} c ${n(x + k)} ${n(y + radius)} ${n(x + radius)} ${n(y + k)} ${n(x + radius)} ${n(y)} c ${n(x + radius)} ${n(y - k)} ${n(x + k)} ${n(y - radius)} ${n(x)} ${n(y - radius)} c ${n(x - k)} ${n(y - radius)} ${n(x - radius)} ${n(y - k)} ${n(x - radius)} ${n(y)} c f`
}
