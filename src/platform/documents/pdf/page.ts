import { INK, STEEL, TRIM } from '../typography/cover'
import type { Style } from './atoms'
import type { PreparedImage } from '../typography/prepared-images'
import type { Line } from './lines'

/** What is drawn on a page; points from the page's top left, lines by their baseline. */
export type Op =
  | { kind: 'line'; line: Line; x: number; y: number }
  | { kind: 'rule'; x: number; y: number; width: number; height: number; color: string; dash?: number }
  | { kind: 'image'; image: PreparedImage; x: number; y: number; width: number; height: number }
  /** A place that the contents and the outline can point to. */
  | { kind: 'target'; id: string; y: number }
  | { kind: 'goTo'; id: string; x: number; y: number; width: number; height: number }

export type Page = {
  ops: Op[]
  /** What the running head says; `undefined` on openings. */
  head?: string
  /** Printed page number; none on cover, part and title pages. */
  folio?: string
}

/** Side of the text block and its lines, after 16开 textbooks: 38 characters of 五号 (10.5 pt) in 33 lines. */
export const BODY_SIZE = 10.5
export const LEADING = 17.5
export const MEASURE = BODY_SIZE * 38
export const BODY_TOP = 82
export const BODY_HEIGHT = LEADING * 33
export const NOTE_SIZE = 8.5
export const NOTE_LEADING = 13
export const TABLE_SIZE = 9
export const TABLE_LEADING = 13.5

const INNER = 66
const HAIRLINE = 0.4

/** The left edge of the text block: the inner margin is the wider one. `index` counts from 0 for the title page, a right-hand page. */
export function textLeft(index: number): number {
  return isRecto(index) ? INNER : TRIM.width - INNER - MEASURE
}

export function isRecto(index: number): boolean {
  return index % 2 === 0
}

export const BODY: Style = { face: 'serif', size: BODY_SIZE, rise: 0, color: INK }
export const SANS_SMALL: Style = { face: 'sans', size: 8.5, rise: 0, color: '#4a5058' }
export const CAPTION: Style = { face: 'sans', size: 9, rise: 0, color: INK }
export const TABLE_TEXT: Style = { face: 'sans', size: TABLE_SIZE, rise: 0, color: INK }
export const NOTE_TEXT: Style = { face: 'serif', size: NOTE_SIZE, rise: 0, color: INK }
export const CHAPTER_LABEL: Style = { face: 'sans', size: 12, rise: 0, color: STEEL }
export const CHAPTER_TITLE: Style = { face: 'serifBold', size: 23, rise: 0, color: INK }

/** By depth (2 is a chapter's first level): type, white before and after, and the leading, together whole lines of text. */
export function headingLook(depth: number): { style: Style; before: number; after: number; leading: number; center?: true } {
  if (depth <= 2)
    return {
      style: { face: 'serifBold', size: 15, rise: 0, color: INK },
      before: LEADING,
      after: LEADING * 0.75,
      leading: LEADING * 1.25,
      center: true,
    }
  if (depth === 3)
    return { style: { face: 'sansBold', size: 11.5, rise: 0, color: INK }, before: LEADING * 0.6, after: LEADING * 0.4, leading: LEADING }
  return { style: { face: 'sansBold', size: 10.5, rise: 0, color: INK }, before: LEADING * 0.3, after: 0, leading: LEADING }
}

export function hairline(x: number, y: number, width: number, color = INK, height = HAIRLINE): Op {
  return { kind: 'rule', x, y, width, height, color }
}

/** The baseline of a line whose box of `leading` begins at `top`: the Han square stands in the middle of the box. */
export function baseline(top: number, leading: number, size: number): number {
  return top + (leading - size) / 2 + size * 0.88
}
