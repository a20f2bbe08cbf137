import { DomainError, type Language } from '@/kernel/errors'
import { sha256Hex } from '@/kernel/hash-chain'
import { checkImage, sniffImage } from '../../files/images'
import type { SafeZip } from '../../files/zip'
import type { Asset, Inline } from '../model'
import type { Part } from './package'
import type { Recorder } from './recorder'
import { placeholderText } from './report'

export type PictureRequest = {
  part: Part
  /** Relationship id of an embedded or linked picture. */
  id?: string
  /** An address outside of the file. */
  external?: string
  name: string
  alt: string
  cropped?: boolean
  /** The picture is the preview of a formula object (MathType and the like). */
  formula?: boolean
}

export type Pictures = {
  /** The picture as an inline, or the remark that stands in its place: nothing vanishes. */
  bring: (request: PictureRequest) => Inline
  remark: (kind: 'picture' | 'chart' | 'object' | 'formula', name: string) => Inline
  /** The pictures that were brought, in order. */
  assets: () => Asset[]
}

type Loaded = { asset: Asset } | { refusal: 'type' | 'size' | 'damage'; type: string }

/** Total bytes of pictures that one manuscript may bring. */
const MAX_TOTAL_BYTES = 150 * 1024 * 1024

/** Reads every picture that the parts embed before the walk begins, so that the walk itself need not wait. */
export async function loadPictures(
  parts: readonly Part[],
  { zip, recorder, language }: { zip: SafeZip; recorder: Recorder; language: Language },
): Promise<Pictures> {
  const loaded = new Map<string, Loaded>()
  let total = 0
  for (const { relationships } of parts)
    for (const { type, target, external } of relationships.values()) {
      if (type !== 'image' || external || loaded.has(target) || !zip.has(target)) continue
      const picture = await load(zip, target, MAX_TOTAL_BYTES - total)
      if ('asset' in picture) total += picture.asset.bytes.byteLength
      loaded.set(target, picture)
    }
  const brought = new Map<string, Asset>()
  const remark: Pictures['remark'] = (kind, name) => {
    recorder.count('placeholders')
    return { kind: 'text', text: placeholderText(kind, name, language) }
  }
  return {
    assets: () => [...brought.values()],
    remark,
    bring: ({ part, id, external, name, alt, cropped, formula }) => {
      const relationship = id === undefined ? undefined : part.relationships.get(id)
      const label = name || alt || (relationship ? stemOf(relationship.target) : '')
      const kind = formula ? 'formula' : 'picture'
      const outside = external ?? (relationship?.external ? relationship.target : undefined)
      if (outside !== undefined) {
        recorder.note('externalPicture', { target: outside })
        return remark(kind, label || outside)
      }
      const picture = relationship && loaded.get(relationship.target)
      if (picture && 'asset' in picture) {
        const { asset } = picture
        brought.set(asset.id, asset)
        if (cropped) recorder.note('pictureCropped', { name: label })
        if (alt === '') recorder.note('pictureWithoutAlt', { name: label || asset.fileName })
        return { kind: 'image', asset: asset.id, alt }
      }
      if (picture?.refusal === 'type') recorder.note('unsupportedPicture', { type: picture.type, name: label })
      else if (picture?.refusal === 'size') recorder.note('pictureTooLarge', { name: label })
      else recorder.note('damagedPicture', { name: label })
      return remark(kind, label)
    },
  }
}

async function load(zip: SafeZip, path: string, allowance: number): Promise<Loaded> {
  try {
    const bytes = await zip.read(path)
    const kind = sniffImage(bytes)
    // Compressed metafiles (.emz, .wmz) have no signature of their own.
    const type = (kind === 'unknown' ? path.slice(path.lastIndexOf('.') + 1) : kind).toUpperCase()
    if (bytes.byteLength > allowance) return { refusal: 'size', type }
    return await inspect(bytes, path, type)
  } catch (error) {
    // One spoilt picture does not stop the manuscript; an archive that breaks its limits does.
    if (error instanceof DomainError && error.code === 'files.damaged') return { refusal: 'damage', type: '' }
    throw error
  }
}

async function inspect(bytes: Uint8Array, path: string, type: string): Promise<Loaded> {
  try {
    const { mimeType, extension, widthPx, heightPx } = await checkImage(bytes)
    return {
      asset: { id: `image-${sha256Hex(bytes).slice(0, 16)}`, fileName: `${stemOf(path)}.${extension}`, mimeType, bytes, widthPx, heightPx },
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refusal: error.code === 'files.unsupportedType' ? 'type' : SIZE_CODES.has(error.code) ? 'size' : 'damage', type }
  }
}

const SIZE_CODES = new Set(['files.tooLarge', 'files.pictureTooLong', 'files.pictureTooManyPixels'])

function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const stem = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name
  return stem.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80) || 'image'
}
