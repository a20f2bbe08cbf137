/** The part of fontkit 2 that the house uses; the package ships no types. Lengths are in font units. */
declare module 'fontkit' {
  export type Glyph = { id: number; advanceWidth: number; codePoints: number[]; path: { toSVG(): string } }
  export type GlyphRun = { glyphs: Glyph[]; positions: { xAdvance: number }[] }
  export type Font = {
    unitsPerEm: number
    ascent: number
    descent: number
    postscriptName: string
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(id: number): Glyph
    layout(text: string, features?: string[]): GlyphRun
  }
  export function openSync(path: string): Font
}
