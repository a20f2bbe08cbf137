import sharp from 'sharp'
import type { BookContent } from '../model'
import { coverLayout, TRIM, type CoverShape } from '../typography/cover'
import { type Faces } from '../typography/fonts'
import { escapeXml } from './escape'

/** The cover as a PNG of 1200 pixels' width. Its text is drawn as outlines of the bundled faces, so it looks the same on a machine without any font. */
export async function renderCover(book: BookContent, faces: Faces): Promise<Uint8Array> {
  const svg = coverSvg(coverLayout(book, faces), faces)
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true, colours: 64, dither: 0 }).toBuffer()
}

/** @returns an SVG of 1200 pixels' width without any `<text>` */
export function coverSvg(shapes: CoverShape[], faces: Faces): string {
  const width = 1200
  const height = Math.round((width / TRIM.width) * TRIM.height)
  const body = shapes.map((shape) => (shape.kind === 'rect' ? rect(shape) : outlines(shape, faces))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${TRIM.width} ${TRIM.height}">${body}</svg>`
}

function rect(shape: Extract<CoverShape, { kind: 'rect' }>): string {
  return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius ?? 0}" fill="${escapeXml(shape.fill)}"/>`
}

function outlines(shape: Extract<CoverShape, { kind: 'text' }>, faces: Faces): string {
  const face = faces[shape.face]
  const scale = shape.size / face.font.unitsPerEm
  let x = shape.x
  const paths = [...shape.text].map((sign) => {
    const glyph = face.font.glyphForCodePoint(sign.codePointAt(0) ?? 0)
    const path = `<path transform="translate(${x.toFixed(3)} ${shape.y.toFixed(3)}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
    x += glyph.advanceWidth * scale + shape.tracking
    return path
  })
  return `<g fill="${escapeXml(shape.fill)}">${paths.join('')}</g>`
}
