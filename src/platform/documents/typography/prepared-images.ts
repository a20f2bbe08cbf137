import sharp from 'sharp'
import { DomainError } from '@/kernel/errors'
import './errors'
import type { Asset, BookContent } from '../model'
import { assetFinder } from './build-options'
import type { NumberedBlock, NumberedInline, NumberedText } from '../numbering'

/** A picture that PDF and Word can hold: JPEG as it came, all else as an opaque PNG. Pixels. */
export type PreparedImage = { id: string; bytes: Buffer; width: number; height: number }

/**
 * Prepares every picture that the texts use, each once, two at a time.
 * @throws DomainError `documents.bookAssetMissing`, `documents.assetUnreadable`
 */
export async function prepareImages(
  book: BookContent,
  texts: { title: string; text: NumberedText }[],
  signal?: AbortSignal,
): Promise<Map<string, PreparedImage>> {
  const find = assetFinder(book)
  const wanted = new Map<string, Asset>()
  for (const { title, text } of texts) for (const id of usedAssets(text)) if (!wanted.has(id)) wanted.set(id, find(id, title))
  const images = new Map<string, PreparedImage>()
  const queue = [...wanted.values()]
  const work = async () => {
    for (let asset = queue.shift(); asset; asset = queue.shift()) {
      signal?.throwIfAborted()
      images.set(asset.id, await prepare(asset))
    }
  }
  await Promise.all([work(), work()])
  return images
}

/** At 165 mm across, 2,000 pixels are 300 dots an inch: more only makes the file heavy. */
const MOST_PIXELS = 2000

async function prepare(asset: Asset): Promise<PreparedImage> {
  try {
    const image = sharp(asset.bytes, { limitInputPixels: 100_000_000 })
    const facts = await image.metadata()
    const plainJpeg = facts.format === 'jpeg' && !facts.orientation && facts.space === 'srgb' && facts.width <= MOST_PIXELS
    if (plainJpeg) return { id: asset.id, bytes: Buffer.from(asset.bytes), width: facts.width, height: facts.height }
    const upright = image
      .rotate()
      .resize({ width: MOST_PIXELS, height: MOST_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
    const encoded = facts.format === 'jpeg' ? upright.jpeg({ quality: 88 }) : upright.png({ compressionLevel: 8, progressive: false })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { id: asset.id, bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof Error) throw new DomainError('documents.assetUnreadable', { asset: asset.fileName })
    throw error
  }
}

function usedAssets(text: NumberedText): string[] {
  return [...text.blocks.flatMap(ofBlock), ...text.notes.flatMap((note) => ofInline(note.content))]
}

function ofBlock(block: NumberedBlock): string[] {
  switch (block.kind) {
    case 'figure':
      return [block.asset]
    case 'heading':
    case 'paragraph':
      return ofInline(block.content)
    case 'quote':
      return block.content.flatMap(ofInline)
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.content.flatMap(ofInline)))
    case 'list':
      return block.items.flatMap((item) => [
        ...ofInline(item.content),
        ...(item.children ? ofBlock({ ...item.children, id: block.id }) : []),
      ])
    default:
      return []
  }
}

function ofInline(content: NumberedInline[]): string[] {
  return content.flatMap((part) => (part.kind === 'image' ? [part.asset] : part.kind === 'link' ? ofInline(part.content) : []))
}
