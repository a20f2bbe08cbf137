import type { BookContent } from '../model'
import { chineseNumeral } from '../numbering'
import { widthOf, type Face, type FaceId, type Faces } from './fonts'
import { contributorRows, editionText } from './labels'

/** The house's colours on paper (docs/contracts.md). */
export const INK = '#1d2126'
export const PAPER = '#fbfaf6'
export const STEEL = '#2b4a66'
export const VERMILION = '#b23a2c'

/** 16开, 185 × 260 mm, in points. */
export const TRIM = { width: (185 / 25.4) * 72, height: (260 / 25.4) * 72 }

/** Shapes in points from the top left; a text stands on its baseline `y`. */
export type CoverShape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius?: number; fill: string }
  | { kind: 'text'; x: number; y: number; text: string; face: FaceId; size: number; fill: string; tracking: number }

/**
 * The cover, once for the picture of the EPUB and for the first page of the PDF: a steel-blue spine band, the title in Song,
 * hairlines, the publisher at the foot and the edition as a vermilion seal.
 */
export function coverLayout(book: BookContent, faces: Faces): CoverShape[] {
  const left = 78
  const measure = TRIM.width - left - 44
  const shapes: CoverShape[] = [
    { kind: 'rect', x: 0, y: 0, width: TRIM.width, height: TRIM.height, fill: PAPER },
    { kind: 'rect', x: 0, y: 0, width: 34, height: TRIM.height, fill: STEEL },
    { kind: 'rect', x: 39, y: 0, width: 1, height: TRIM.height, fill: STEEL },
  ]
  const text = (content: string, y: number, face: FaceId, size: number, fill: string, tracking = 0) =>
    shapes.push({ kind: 'text', x: left, y, text: content, face, size, fill, tracking })
  const rule = (y: number, height: number, fill: string, width = measure) => shapes.push({ kind: 'rect', x: left, y, width, height, fill })

  const above = [book.series, book.occupation && [book.occupation.name, book.occupation.level].filter(Boolean).join('　')].filter(
    (line): line is string => Boolean(line),
  )
  let y = 92
  for (const line of above) {
    for (const part of wrap(line, faces.sans, 12.5, measure)) {
      text(part, y, 'sans', 12.5, STEEL, 0.6)
      y += 22
    }
  }
  rule(y - 6, 0.6, STEEL)

  const size = book.title.length <= 8 ? 40 : book.title.length <= 16 ? 34 : 27
  y = Math.max(y + 74, 214)
  for (const line of wrap(book.title, faces.serifBold, size, measure)) {
    text(line, y, 'serifBold', size, INK, size * 0.04)
    y += size * 1.42
  }
  if (book.subtitle) {
    y += 2
    for (const line of wrap(book.subtitle, faces.serif, 17, measure)) {
      text(line, y, 'serif', 17, INK, 0.5)
      y += 27
    }
  }
  rule(y - 4, 2.2, STEEL, 62)
  y += 34
  for (const [label, names] of contributorRows(book).slice(0, 2)) {
    text(label, y, 'sans', 11, STEEL, 0.5)
    const offset = widthOf(faces.sans, label) * 11 + 20
    shapes.push({
      kind: 'text',
      x: left + offset,
      y,
      text: clip(names, faces.serif, 12.5, measure - offset),
      face: 'serif',
      size: 12.5,
      fill: INK,
      tracking: 0.3,
    })
    y += 23
  }
  if (book.committee) text(clip(book.committee, faces.serif, 12.5, measure), y, 'serif', 12.5, INK, 0.3)

  const foot = TRIM.height - 62
  rule(foot - 26, 0.6, STEEL)
  text(book.colophon.publisher, foot, 'serif', 13, INK, 1)
  return [...shapes, ...seal(book, faces, TRIM.width - 44, foot - 44)]
}

/** A square seal, its lower right corner at (right, bottom), cut in white with the edition. */
function seal(book: BookContent, faces: Faces, right: number, bottom: number): CoverShape[] {
  const zh = book.language === 'zh-CN'
  const signs = zh ? [...`第${chineseNumeral(book.colophon.editionNo)}版`] : [...String(book.colophon.editionNo)]
  const size = 17
  const width = size + 15
  const height = signs.length * (size + 3) + 13
  const box: CoverShape = { kind: 'rect', x: right - width, y: bottom - height, width, height, radius: 3, fill: VERMILION }
  return [
    box,
    ...signs.map((sign, index): CoverShape => ({
      kind: 'text',
      text: sign,
      x: right - width / 2 - (widthOf(faces.serifBold, sign) * size) / 2,
      y: bottom - height + 8 + size * 0.88 + index * (size + 3),
      face: 'serifBold',
      size,
      fill: PAPER,
      tracking: 0,
    })),
  ]
}

/** Even lines rather than a full one and a leftover: a title of 11 characters in room for 10 becomes 6 + 5. Words stay whole. */
export function wrap(text: string, face: Face, size: number, measure: number): string[] {
  const pieces = text.match(/[\p{L}\p{N}][\p{Script=Latin}\p{N}.&'-]*(?=[^\p{Script=Latin}\p{N}]|$)|\s+|./gu) ?? []
  const units = pieces.flatMap((piece) => (/^[\p{Script=Latin}\p{N}]/u.test(piece) ? [piece] : [...piece]))
  const total = widthOf(face, text) * size
  const target = Math.min(measure, (total / Math.ceil(total / (measure * 0.97))) * 1.06)
  const lines: string[] = []
  let line = ''
  for (const unit of units) {
    const stays = /^[，。、；：！？）》”’\s]/.test(unit)
    if (line && !stays && widthOf(face, line + unit) * size > target) {
      lines.push(line.trim())
      line = ''
    }
    line += unit
  }
  return line.trim() ? [...lines, line.trim()] : lines
}

/** Cuts with an ellipsis what cannot stand in one line. */
function clip(text: string, face: Face, size: number, measure: number): string {
  if (widthOf(face, text) * size <= measure) return text
  const signs = [...text]
  while (signs.length && widthOf(face, `${signs.join('')}…`) * size > measure) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

/** What a screen reader says of the cover. */
export function coverAlt(book: BookContent): string {
  return [book.title, book.subtitle, editionText(book), book.colophon.publisher].filter(Boolean).join('，')
}
