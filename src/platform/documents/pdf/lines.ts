import type { NumberedNote } from '../numbering'
import type { Atom } from './atoms'
import { mayNotEnd, mayNotStart } from './characters'

/** One set line: its atoms and where each stands, in points from the line's left edge. */
export type Line = { atoms: Atom[]; xs: number[]; width: number; notes: NumberedNote[] }

export type LineOptions = {
  measure: number
  /** Additional indent of the first line. */
  firstIndent?: number
  align?: 'justify' | 'left' | 'center' | 'right'
}

/**
 * Breaks a paragraph into lines after the Chinese rules: no forbidden character at an edge, words whole, punctuation squeezed
 * where two meet and at the line's end, a little air between Han and Latin. A line that is slightly too long is squeezed before
 * it is broken; what is left over is spread over the gaps.
 */
export function breakLines(source: Atom[], options: LineOptions): Line[] {
  const atoms = splitWide(trimSpaces(source), options.measure - (options.firstIndent ?? 0))
  const lines: Line[] = []
  let start = 0
  while (start < atoms.length) {
    const indent = lines.length === 0 ? (options.firstIndent ?? 0) : 0
    const { end, next, last } = findBreak(atoms, start, options.measure - indent, lines.length === 0)
    lines.push(setLine(atoms.slice(start, end), { ...options, indent, first: lines.length === 0, last }))
    start = next
    while (atoms[start]?.kind === 'space') start++
  }
  return lines
}

/** The width of atoms set in one line, and of the widest piece that cannot be parted. */
export function measureAtoms(atoms: Atom[]): { whole: number; widest: number } {
  let whole = 0
  let longest = 0
  let piece = 0
  let widest = 0
  atoms.forEach((atom, index) => {
    const previous = atoms[index - 1]
    if (atom.kind === 'break') {
      longest = Math.max(longest, whole)
      whole = 0
    } else whole += atom.width + (previous ? gap(previous, atom) : 0)
    piece = previous && !canBreak(atoms, index - 1) ? piece + atom.width : atom.width
    widest = Math.max(widest, piece)
  })
  return { whole: Math.max(longest, whole), widest }
}

const EPSILON = 0.01

type Break = { end: number; next: number; last: boolean }

function findBreak(atoms: Atom[], start: number, limit: number, first: boolean): Break {
  let natural = 0
  let shrink = 0
  let best: { at: number; slack: number } | undefined
  for (let index = start; index < atoms.length; index++) {
    const atom = atoms[index]
    if (!atom) break
    if (atom.kind === 'break') return { end: index, next: index + 1, last: true }
    const previous = index > start ? atoms[index - 1] : undefined
    natural += atom.width + (previous ? gap(previous, atom) : openTrim(atom, first))
    const over = natural - atom.trimAfter - limit
    if (atom.kind !== 'space' && over > shrink + EPSILON) {
      const at = best?.at ?? Math.max(index, start + 1)
      return { end: trailing(atoms, start, at), next: at, last: false }
    }
    if (canBreak(atoms, index)) {
      if (over <= EPSILON) best = { at: index + 1, slack: -over }
      else if (!best || over < best.slack) return { end: trailing(atoms, start, index + 1), next: index + 1, last: false }
    }
    shrink += previous ? shrinkable(previous, atom) : 0
  }
  return { end: trailing(atoms, start, atoms.length), next: atoms.length, last: true }
}

/** The last line of a paragraph or one that ends in a forced break keeps its natural width unless it must be squeezed. */
function setLine(atoms: Atom[], options: LineOptions & { indent: number; first: boolean; last: boolean }): Line {
  const { indent, measure, first, last, align = 'justify' } = options
  const gaps = atoms.map((atom, index) => {
    const previous = atoms[index - 1]
    return previous ? gap(previous, atom) : openTrim(atom, first && align === 'justify')
  })
  const natural = atoms.reduce((sum, atom, index) => sum + atom.width + (gaps[index] ?? 0), 0) - (atoms.at(-1)?.trimAfter ?? 0)
  const slack = measure - indent - natural
  const weights = atoms.map((atom, index) => {
    const previous = atoms[index - 1]
    return !previous ? 0 : slack < 0 ? shrinkable(previous, atom) : stretchable(previous, atom)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = total > 0 && (slack < 0 || (align === 'justify' && !last)) ? slack / total : 0
  const size = atoms[0]?.style.size ?? 10
  // A line with few gaps would fall apart: rather ragged than torn.
  const spread = slack < 0 ? Math.max(share, -1) : share > size * 0.42 ? 0 : share
  let x = indent + (align === 'center' ? Math.max(0, slack) / 2 : align === 'right' ? Math.max(0, slack) : 0)
  const xs = atoms.map((atom, index) => {
    x += (gaps[index] ?? 0) + (weights[index] ?? 0) * spread
    const at = x
    x += atom.width
    return at
  })
  return { atoms, xs, width: x, notes: atoms.flatMap((atom) => (atom.note ? [atom.note] : [])) }
}

/** Whether a line may end after `index`. */
function canBreak(atoms: Atom[], index: number): boolean {
  const atom = atoms[index]
  const next = atoms[index + 1]
  if (!atom || !next) return true
  if (next.kind === 'space' || next.kind === 'break') return next.kind === 'break'
  if (next.noStart || atom.noEnd) return false
  // The space goes at the end of a line; what stands before it must be able to stay there.
  if (atom.kind === 'space') return !atoms[index - 1]?.noEnd && !isQuantity(atoms[index - 1], next)
  if (atom.kind === 'latin' && next.kind === 'latin') return atom.partable
  return true
}

/** A number and its unit stay together: `0.05 MPa`. */
function isQuantity(before: Atom | undefined, after: Atom): boolean {
  return Boolean(
    before &&
    before.kind === 'latin' &&
    /\d$/.test(before.text) &&
    after.kind === 'latin' &&
    /^[a-zA-ZμΩ%°]/.test(after.text) &&
    after.text.length <= 5,
  )
}

/** What is added (air) or taken away (squeezed punctuation) between two neighbours. */
function gap(before: Atom, after: Atom): number {
  if (before.kind === 'close' && (after.kind === 'close' || after.kind === 'open')) return -before.trimAfter
  if (before.kind === 'open' && after.kind === 'open') return -after.trimBefore
  const air = (before.wantsAir && after.airStart) || (before.airEnd && after.wantsAir)
  return air ? before.style.size * 0.22 : 0
}

/** On all but a paragraph's first line an opening mark stands flush with the margin. */
function openTrim(atom: Atom, first: boolean): number {
  return first ? 0 : -atom.trimBefore
}

function shrinkable(before: Atom, after: Atom): number {
  if (before.kind === 'close') return gap(before, after) === 0 ? before.trimAfter * 0.6 : 0
  if (after.kind === 'open') return before.kind === 'open' ? 0 : after.trimBefore * 0.6
  if (after.kind === 'space') return after.width * 0.3
  return gap(before, after) > 0 ? before.style.size * 0.1 : 0
}

function stretchable(before: Atom, after: Atom): number {
  if (after.noStart && after.style.rise > 0) return 0
  if (after.kind === 'space') return 1.5
  if (before.kind === 'latin' && after.kind === 'latin') return 0
  if (before.kind === 'space') return 0
  return gap(before, after) > 0 ? 1.5 : 1
}

function trailing(atoms: Atom[], start: number, end: number): number {
  let at = end
  while (at > start + 1 && atoms[at - 1]?.kind === 'space') at--
  return at
}

/** A word that is wider than the line (an address in a narrow column) may be parted anywhere: better than printing over its neighbour. */
function splitWide(atoms: Atom[], measure: number): Atom[] {
  if (!atoms.some((atom) => atom.width > measure && atom.kind === 'latin' && atom.glyphs.length > 1)) return atoms
  return atoms.flatMap((atom) => {
    if (atom.width <= measure || atom.kind !== 'latin') return [atom]
    return atom.glyphs.map((glyph, index): Atom => {
      const text = String.fromCodePoint(...glyph.codePoints)
      const last = index === atom.glyphs.length - 1
      return {
        ...atom,
        glyphs: [glyph],
        text,
        width: glyph.advance * atom.style.size,
        noStart: mayNotStart(text),
        partable: !last || atom.partable,
        noEnd: mayNotEnd(text),
      }
    })
  })
}

/** Spaces typed by hand at either end (the indent of a manuscript) are not part of the text. */
function trimSpaces(atoms: Atom[]): Atom[] {
  const blank = (atom: Atom | undefined) => atom !== undefined && (atom.kind === 'space' || atom.text === '\u3000')
  let from = 0
  let to = atoms.length
  while (from < to && blank(atoms[from])) from++
  while (to > from && blank(atoms[to - 1])) to--
  return from === 0 && to === atoms.length ? atoms : atoms.slice(from, to)
}
