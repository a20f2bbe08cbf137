import path from 'node:path'
import { openSync, type Font } from 'fontkit'

export type FaceId = 'serif' | 'serifBold' | 'sans' | 'sansBold'

/** A glyph with its advance in em: `advance` as set in its word (kerned), `natural` as the font states it. */
export type FaceGlyph = { id: number; advance: number; natural: number; codePoints: number[] }

export type Face = {
  id: FaceId
  font: Font
  has(codePoint: number): boolean
  glyph(codePoint: number): FaceGlyph
  /** A Latin word with its ligatures, kerning (in the advances) and narrow quotation marks. */
  word(text: string): FaceGlyph[]
}
export type Faces = Record<FaceId, Face>

/**
 * Opens the bundled Noto faces. They are looked up under the process's working directory, because the compiled server
 * and its workers no longer know where their sources stood. Takes about 0.1 s; make one set per build.
 */
export function loadFaces(root: string = process.cwd()): Faces {
  const open = (id: FaceId): Face => {
    const file = path.join(root, 'node_modules', '@expo-google-fonts', FILES[id])
    return makeFace(id, openSync(file))
  }
  return { serif: open('serif'), serifBold: open('serifBold'), sans: open('sans'), sansBold: open('sansBold') }
}

/** The width of `text` in em, glyph by glyph. */
export function widthOf(face: Face, text: string): number {
  let width = 0
  for (const character of text) width += face.glyph(character.codePointAt(0) ?? 0).advance
  return width
}

const FILES: Record<FaceId, string> = {
  serif: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

function makeFace(id: FaceId, font: Font): Face {
  const glyphs = new Map<number, FaceGlyph>()
  const words = new Map<string, FaceGlyph[]>()
  const known = new Map<number, boolean>()
  const em = font.unitsPerEm
  return {
    id,
    font,
    has(codePoint) {
      let has = known.get(codePoint)
      if (has === undefined) known.set(codePoint, (has = font.hasGlyphForCodePoint(codePoint)))
      return has
    },
    glyph(codePoint) {
      let glyph = glyphs.get(codePoint)
      if (!glyph) {
        const { id: glyphId, advanceWidth } = font.glyphForCodePoint(codePoint)
        glyphs.set(codePoint, (glyph = { id: glyphId, advance: advanceWidth / em, natural: advanceWidth / em, codePoints: [codePoint] }))
      }
      return glyph
    },
    word(text) {
      let shaped = words.get(text)
      if (!shaped) {
        const run = /[‘’“”]/.test(text) ? font.layout(text, ['pwid']) : font.layout(text)
        shaped = run.glyphs.map((glyph, index) => ({
          id: glyph.id,
          advance: (run.positions[index]?.xAdvance ?? glyph.advanceWidth) / em,
          natural: glyph.advanceWidth / em,
          codePoints: [...glyph.codePoints],
        }))
        words.set(text, shaped)
      }
      return shaped
    },
  }
}
