import sharp, { type Metadata } from 'sharp'
import { DomainError } from '@/kernel/errors'
import { sizeText } from '@/kernel/size'
import './errors'

export type RasterType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
/** What the first bytes say, whatever the file is called. Only the raster types may enter the house. */
export type PictureKind = RasterType | 'svg' | 'emf' | 'wmf' | 'tiff' | 'bmp' | 'unknown'

/** `pixels` counts those of every frame of a moving picture; `side` is the longest edge. */
export type ImageLimits = { bytes: number; pixels: number; side: number }
export const DEFAULT_IMAGE_LIMITS: Readonly<ImageLimits> = { bytes: 20 * 1024 * 1024, pixels: 50_000_000, side: 12_000 }

export type ImageFacts = { mimeType: RasterType; extension: 'png' | 'jpg' | 'gif' | 'webp'; widthPx: number; heightPx: number }

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' } as const
const SHARP_FORMATS: Readonly<Record<RasterType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** Signatures: PNG (RFC 2083 §3.1), JPEG (ITU-T T.81 SOI), GIF87a/89a, WebP (RFC 9649), EMF/WMF ([MS-EMF] 2.3.4.2, [MS-WMF] 2.3.2.3), TIFF, BMP. */
export function sniffImage(bytes: Uint8Array): PictureKind {
  const at = (offset: number, ...expected: number[]) => expected.every((value, index) => bytes[offset + index] === value)
  const ascii = (offset: number, expected: string) => at(offset, ...[...expected].map((character) => character.charCodeAt(0)))
  if (at(0, 0x89) && ascii(1, 'PNG\r\n\x1a\n')) return 'image/png'
  if (at(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (ascii(0, 'GIF87a') || ascii(0, 'GIF89a')) return 'image/gif'
  if (ascii(0, 'RIFF') && ascii(8, 'WEBP')) return 'image/webp'
  if (at(0, 1, 0, 0, 0) && ascii(40, ' EMF')) return 'emf'
  if (at(0, 0xd7, 0xcd, 0xc6, 0x9a) || at(0, 1, 0, 9, 0, 0, 3)) return 'wmf'
  if (ascii(0, 'II*\0') || ascii(0, 'MM\0*')) return 'tiff'
  if (ascii(0, 'BM') && bytes.byteLength > 26) return 'bmp'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<svg[\s>]/i.test(head) || /<!DOCTYPE\s+svg/i.test(head) ? 'svg' : 'unknown'
}

export function isRaster(kind: PictureKind): kind is RasterType {
  return kind in EXTENSIONS
}

/**
 * Type and size in pixels of a picture, read from its head and not from its name; nothing is decoded.
 * @throws DomainError `files.empty`, `files.tooLarge`, `files.unsupportedType` (SVG, EMF, WMF, TIFF, BMP and whatever is no picture), `files.damaged`
 */
export async function inspectImage(bytes: Uint8Array, limits: Readonly<ImageLimits> = DEFAULT_IMAGE_LIMITS): Promise<ImageFacts> {
  if (bytes.byteLength === 0) throw new DomainError('files.empty')
  if (bytes.byteLength > limits.bytes) throw new DomainError('files.tooLarge', { what: 'image', limit: sizeText(limits.bytes) })
  const kind = sniffImage(bytes)
  if (!isRaster(kind)) throw new DomainError('files.unsupportedType', { type: kind })
  const metadata = await readMetadata(bytes)
  const { format, width, height, orientation = 1 } = metadata
  if (format !== SHARP_FORMATS[kind] || !width || !height) throw new DomainError('files.damaged', { where: kind })
  assertSize(metadata, limits)
  // EXIF orientations 5–8 lie on their side: what is seen is as wide as the data is high.
  const [widthPx, heightPx] = orientation >= 5 ? [height, width] : [width, height]
  return { mimeType: kind, extension: EXTENSIONS[kind], widthPx, heightPx }
}

/**
 * As {@link inspectImage}, and decodes the picture once, whole, so that one which was cut off or spoilt on its way is refused and not
 * printed with a grey half. The limits are asked first, of the head: nothing larger is ever decoded.
 * @throws DomainError as `inspectImage` does
 */
export async function checkImage(bytes: Uint8Array, limits: Readonly<ImageLimits> = DEFAULT_IMAGE_LIMITS): Promise<ImageFacts> {
  const facts = await inspectImage(bytes, limits)
  try {
    await sharp(bytes, { animated: true, failOn: 'error', limitInputPixels: limits.pixels, sequentialRead: true }).stats()
  } catch {
    throw new DomainError('files.pictureDamaged', { field: 'file' })
  }
  return facts
}

function assertSize({ height = 0, pageHeight, pages = 1, width = 0 }: Metadata, limits: Readonly<ImageLimits>): void {
  const frame = pageHeight ?? height
  if (Math.max(width, frame) > limits.side)
    throw new DomainError('files.pictureTooLong', { field: 'file', widthPx: width, heightPx: frame, side: limits.side })
  if (width * frame * pages > limits.pixels)
    throw new DomainError('files.pictureTooManyPixels', {
      field: 'file',
      widthPx: width,
      heightPx: frame,
      frames: pages,
      megapixels: Math.floor(limits.pixels / 1_000_000),
    })
}

async function readMetadata(bytes: Uint8Array) {
  try {
    // The pixel limit is ours to report, so the library's own is off; metadata decodes nothing.
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
  } catch {
    throw new DomainError('files.damaged', { where: 'image' })
  }
}
