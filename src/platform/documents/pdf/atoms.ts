import { noteMark, type NumberedInline, type NumberedNote } from '../numbering'
import { linkTarget } from '../typography/build-options'
import type { Face, FaceGlyph, FaceId, Faces } from '../typography/fonts'
import { classify, mayNotEnd, mayNotStart, plainScript, type CharacterClass } from './characters'
import { setMath, type MathBox } from './math'
import type { PreparedImage } from '../typography/prepared-images'

/** How a run of text is set. Sizes and rises in points, rise upwards. */
export type Style = {
  face: FaceId
  size: number
  rise: number
  color: string
  oblique?: true
  /** 着重号: Chinese has no italics, so emphasis is a dot under each character. */
  dots?: true
  underline?: true
  strike?: true
  href?: string
}

/** The smallest piece that a line is made of: a Han character, a word, a space, a picture. Shared between lines, never changed. */
export type Atom = {
  glyphs: FaceGlyph[]
  style: Style
  width: number
  /** Where the first glyph stands inside the atom. */
  shift: number
  kind: CharacterClass | 'break' | 'image'
  noStart: boolean
  noEnd: boolean
  /** A word may be parted after this piece of it. */
  partable: boolean
  /** White in points that may be cut off before and after. */
  trimBefore: number
  trimAfter: number
  /** A Han character, which wants air beside letters and figures (other square signs bring their own white). */
  wantsAir: boolean
  /** Whether its edges are letters or figures. */
  airStart: boolean
  airEnd: boolean
  text: string
  note?: NumberedNote
  image?: { image: PreparedImage; width: number; height: number }
  /** A formula set in two dimensions; `text` is its readable form. */
  math?: MathBox
}

export type Setter = {
  faces: Faces
  /** The atoms of inline content set in `base`. */
  atoms(content: readonly NumberedInline[], base: Style): Atom[]
  /** A formula as one atom; `undefined` where only its readable text can be printed. */
  math(formula: { text: string; mathml?: string }, base: Style): Atom | undefined
  /** Characters for which no bundled face has a glyph; they are printed as 〓. */
  missing: Set<string>
}

/**
 * Makes atoms and keeps one of each kind, so that a long book holds few objects.
 * @param options.western quotation marks are set narrow, as in an English book; an apostrophe inside a word always is
 */
export function createSetter(faces: Faces, image: (asset: string) => PreparedImage, options: { western?: boolean } = {}): Setter {
  const missing = new Set<string>()
  const shelves = new Map<string, { style: Style; atoms: Map<string, Atom> }>()
  const shelf = (style: Style) => {
    const key = `${style.face}|${style.size}|${style.rise}|${style.color}|${style.oblique ?? ''}|${style.dots ?? ''}|${style.underline ?? ''}|${style.strike ?? ''}|${style.href ?? ''}`
    let known = shelves.get(key)
    if (!known) shelves.set(key, (known = { style, atoms: new Map() }))
    return known
  }
  const setText = (text: string, style: Style, out: Atom[]) => {
    const { atoms, style: shared } = shelf(style)
    for (const token of tokens(markWestern(text, options.western ?? false))) {
      const script = plainScript(token)
      if (script && !faces[style.face].has(token.codePointAt(0) ?? 0)) {
        setText(script.sign, scripted(style, script.raised), out)
        continue
      }
      let atom = atoms.get(token)
      if (!atom) atoms.set(token, (atom = makeAtom(token, shared, faces, missing)))
      out.push(atom)
    }
  }
  const math: Setter['math'] = ({ text, mathml }, base) => {
    const box =
      mathml &&
      setMath(mathml, base, (piece, style) => {
        const atoms: Atom[] = []
        setText(piece, style, atoms)
        return atoms
      })
    return box ? { ...BLANK, kind: 'latin', style: base, width: box.width, airStart: true, airEnd: true, text, math: box } : undefined
  }
  /** In running text a formula must fit between the lines: set smaller if need be, else in its readable form. */
  const inlineMath = (part: { text: string; mathml?: string }, base: Style) =>
    [1, 0.74]
      .map((scale) => math(part, { ...base, size: base.size * scale }))
      .find(
        (atom) => atom?.math && atom.math.ascent <= base.size * 1.18 && atom.math.descent <= base.size * 0.5 && atom.width < base.size * 24,
      )
  const set = (content: readonly NumberedInline[], base: Style, out: Atom[]): Atom[] => {
    for (const part of content) {
      switch (part.kind) {
        case 'text':
          setText(part.text, styled(base, part), out)
          break
        case 'break':
          out.push({ ...BLANK, kind: 'break', style: base })
          break
        case 'link': {
          const href = linkTarget(part.href)
          set(part.content, href ? { ...base, href, color: LINK } : base, out)
          break
        }
        case 'footnote':
          out.push({ ...raisedMark(noteMark(part.number), base, faces, missing), note: part })
          break
        case 'formula':
          {
            const atom = inlineMath(part, base)
            if (atom) out.push(atom)
            else setFormula(part.text, base, (text, style) => setText(text, style, out))
          }
          break
        case 'image': {
          const picture = image(part.asset)
          const height = base.size * 1.25
          const width = (picture.width / picture.height) * height
          out.push({ ...BLANK, kind: 'image', style: base, width, image: { image: picture, width, height } })
          break
        }
      }
    }
    return out
  }
  return { faces, missing, atoms: (content, base) => set(content, base, []), math }
}

/** A formula's readable form: single letters lean, as variables do in print; `x_1` and `x^{2}` are set as scripts. */
export function setFormula(text: string, base: Style, put: (text: string, style: Style) => void): void {
  for (const [piece, mark, braced, bare] of text.matchAll(
    /([_^])(?:\{([^{}]*)\}|([+−-]?[\p{L}\p{N}]+))|\p{Script=Latin}+|[^\p{Script=Latin}_^]+|[_^]/gu,
  )) {
    const style = mark ? scripted(base, mark === '^') : base
    const shown = mark ? (braced ?? bare ?? '') : piece
    put(shown, /^\p{Script=Latin}$/u.test(shown) ? { ...style, oblique: true } : style)
  }
}

const LINK = '#2b4a66'
const BLANK = {
  glyphs: [],
  width: 0,
  shift: 0,
  noStart: false,
  noEnd: false,
  partable: false,
  trimBefore: 0,
  trimAfter: 0,
  wantsAir: false,
  airStart: false,
  airEnd: false,
  text: '',
}

function styled(base: Style, marks: Extract<NumberedInline, { kind: 'text' }>): Style {
  let style = base
  if (marks.bold) style = { ...style, face: style.face === 'sans' || style.face === 'sansBold' ? 'sansBold' : 'serifBold' }
  if (marks.code) style = { ...style, face: 'sans', size: style.size * 0.94 }
  if (marks.italic) style = { ...style, dots: true }
  if (marks.underline) style = { ...style, underline: true }
  if (marks.strike) style = { ...style, strike: true }
  if (marks.superscript) return scripted(style, true)
  return marks.subscript ? scripted(style, false) : style
}

function scripted(style: Style, raised: boolean): Style {
  return { ...style, size: style.size * 0.65, rise: style.rise + style.size * (raised ? 0.36 : -0.16) }
}

function raisedMark(mark: string, base: Style, faces: Faces, missing: Set<string>): Atom {
  const style: Style = { ...base, face: 'sans', size: base.size * 0.66, rise: base.rise + base.size * 0.34 }
  return {
    ...makeAtom(mark, style, faces, missing),
    kind: 'han',
    noStart: true,
    trimBefore: 0,
    trimAfter: 0,
    wantsAir: false,
    airStart: false,
    airEnd: false,
  }
}

/** Words stay whole; long ones (addresses) come in pieces. Han characters, punctuation and spaces stand alone; —— and …… are one. */
function tokens(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/——|……|[ \t\r\n]+|[\s\S]/gu)) {
    const token = /^\s/.test(match[0]) && match[0] !== '\u3000' ? ' ' : match[0]
    const previous = found.at(-1)
    const joins = token.length <= 2 && previous !== undefined && classifyToken(token) === 'latin' && classifyToken(previous) === 'latin'
    if (joins && !plainScript(token) && !plainScript(previous) && !/[-/\u2013]$/.test(previous)) found[found.length - 1] = previous + token
    else if (token) found.push(token)
  }
  return found.flatMap((token) => (token.length > 24 ? (token.match(/.{1,8}/gu) ?? []) : [token]))
}

/** Marks that Chinese and Latin share are told apart by private characters until they are shaped. */
const WESTERN = new Map([...'‘’“”'].map((sign, index) => [sign, String.fromCharCode(0xe100 + index)]))
const SHARED = new Map([...WESTERN].map(([sign, mark]) => [mark, sign]))

function markWestern(text: string, all: boolean): string {
  if (!/[‘’“”]/.test(text)) return text
  return text.replace(all ? /[‘’“”]/g : /(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, (sign) => WESTERN.get(sign) ?? sign)
}

function classifyToken(token: string): CharacterClass {
  return classify([...token].at(0) ?? ' ')
}

function makeAtom(marked: string, style: Style, faces: Faces, missing: Set<string>): Atom {
  const kind = classifyToken(marked)
  const text = marked.replace(/[\ue100-\ue103]/g, (mark) => SHARED.get(mark) ?? mark)
  const face = faceFor(text, style.face, faces)
  const shownStyle = face.id === style.face ? style : { ...style, face: face.id }
  const glyphs = glyphsOf(text, kind, face, missing)
  const natural = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * style.size
  const width =
    kind === 'han' && text.length === 2 && /^[—…]/.test(text) ? style.size * 2 : kind === 'han' && text === '—' ? style.size : natural
  const first = [...text].at(0) ?? ''
  const last = [...text].at(-1) ?? ''
  return {
    ...BLANK,
    glyphs,
    style: shownStyle,
    width,
    shift: (width - natural) / 2,
    kind,
    text,
    noStart: mayNotStart(first),
    noEnd: mayNotEnd(last),
    partable: /[-/\u2013]$/.test(text) || (text.length === 8 && kind === 'latin'),
    trimBefore: kind === 'open' ? style.size / 2 : 0,
    trimAfter: kind === 'close' ? style.size / 2 : 0,
    wantsAir: style.rise === 0 && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first),
    airStart: kind === 'latin' && style.rise === 0 && /^[\p{L}\p{N}]/u.test(first),
    airEnd: kind === 'latin' && /[\p{L}\p{N}]$/u.test(last),
  }
}

function glyphsOf(text: string, kind: CharacterClass, face: Face, missing: Set<string>): FaceGlyph[] {
  const signs = [...text]
  const known = signs.map((sign) => {
    if (face.has(sign.codePointAt(0) ?? 0)) return sign
    missing.add(sign)
    return '〓'
  })
  const single = known.length === 1 ? known[0]?.codePointAt(0) : undefined
  if (single !== undefined && !(kind === 'latin' && WESTERN.has(text))) return [face.glyph(single)]
  return kind === 'latin' || kind === 'han' ? face.word(known.join('')) : known.map((sign) => face.glyph(sign.codePointAt(0) ?? 0))
}

/** The wanted face, or the first that can draw every character. */
function faceFor(text: string, wanted: FaceId, faces: Faces): Face {
  const bold = wanted === 'serifBold' || wanted === 'sansBold'
  const order: FaceId[] = [wanted, ...(bold ? (['serifBold', 'sansBold'] as const) : []), 'serif', 'sans']
  const signs = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  return order.map((id) => faces[id]).find((face) => signs.every((sign) => face.has(sign))) ?? faces[wanted]
}
