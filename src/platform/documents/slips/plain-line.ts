import type { Style } from '@/platform/documents/pdf/atoms'
import type { Line } from '@/platform/documents/pdf/lines'
import type { FaceGlyph, Faces } from '@/platform/documents/typography/fonts'

const ELLIPSIS = 0x2026
/** Printed for a character that no bundled face has. */
const GETA = 0x3013

/** One line of text as it stands, cut off with an ellipsis at `width` points. Nothing of it is kept for the next one. */
export function plainLine(faces: Faces, text: string, style: Style, width: number): Line {
  const face = faces[style.face]
  const end = face.glyph(ELLIPSIS)
  const glyphs: FaceGlyph[] = []
  let used = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? GETA
    const glyph = face.glyph(face.has(codePoint) ? codePoint : GETA)
    if (used + glyph.advance * style.size > width) {
      for (let last = glyphs.at(-1); last && used + end.advance * style.size > width; last = glyphs.at(-1)) {
        used -= last.advance * style.size
        glyphs.pop()
      }
      glyphs.push(end)
      used += end.advance * style.size
      break
    }
    glyphs.push(glyph)
    used += glyph.advance * style.size
  }
  const atom = { ...PLAIN, glyphs, style, width: used, text }
  return { atoms: [atom], xs: [0], width: used, notes: [] }
}

const PLAIN = {
  shift: 0,
  kind: 'latin',
  noStart: false,
  noEnd: false,
  partable: false,
  trimBefore: 0,
  trimAfter: 0,
  wantsAir: false,
  airStart: false,
  airEnd: false,
} as const
