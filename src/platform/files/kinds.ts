import { isRaster, sniffImage } from './images'

export type FileKind = { mimeType: string; extension: string }

const RASTER_ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' } as const

/**
 * What a file is by its first bytes, whatever it is called and whatever its sender says that it is: the kinds that people may bring as
 * files of their own. Nothing else has an ending in this house.
 */
export function sniffFile(bytes: Uint8Array): FileKind | undefined {
  const picture = sniffImage(bytes)
  if (isRaster(picture)) return { mimeType: picture, extension: RASTER_ENDINGS[picture] }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  if (head.startsWith('%PDF-')) return { mimeType: 'application/pdf', extension: 'pdf' }
  // ISO 14496-12: a file type box comes first; brands that hold video alone, not pictures (heic, avif).
  if (head.slice(4, 8) === 'ftyp' && /^(isom|iso\d|mp4\d|avc1|M4V |dash|MSNV|f4v )/.test(head.slice(8, 12)))
    return { mimeType: 'video/mp4', extension: 'mp4' }
  // EBML (RFC 8794) with the document type of WebM.
  if (head.startsWith('\x1aE\xdf\xa3') && head.includes('webm')) return { mimeType: 'video/webm', extension: 'webm' }
  return undefined
}
