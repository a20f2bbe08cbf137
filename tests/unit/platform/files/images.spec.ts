import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inspectImage, sniffImage } from '@/platform/files'

const utf8 = new TextEncoder()
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#234' } })

describe('a picture from outside', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('is known by its bytes: %s', async (format) => {
    const bytes = new Uint8Array(await blank(30, 20).toFormat(format).toBuffer())
    await expect(inspectImage(bytes)).resolves.toEqual({
      mimeType: `image/${format}`,
      extension: format === 'jpeg' ? 'jpg' : format,
      widthPx: 30,
      heightPx: 20,
    })
  })

  it('is measured as it is seen, not as it lies', async () => {
    const bytes = new Uint8Array(await blank(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer())
    await expect(inspectImage(bytes)).resolves.toMatchObject({ widthPx: 20, heightPx: 30 })
  })

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'files.empty', new Uint8Array()],
    [
      'an SVG with a script',
      'files.unsupportedType',
      utf8.encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    [
      'an SVG behind a declaration and a comment',
      'files.unsupportedType',
      utf8.encode('<?xml version="1.0"?><!-- x --><svg onload="alert(1)"/>'),
    ],
    ['HTML that calls itself a picture', 'files.unsupportedType', utf8.encode('<html><script>alert(1)</script>')],
    ['a PNG that is only a head', 'files.damaged', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ])('is refused: %s', async (_, code, bytes) => {
    await expect(inspectImage(bytes)).rejects.toMatchObject({ code })
  })

  it('is refused when a small file unpacks to too many pixels', async () => {
    const bytes = new Uint8Array(await blank(400, 400).png().toBuffer())
    await expect(inspectImage(bytes, { bytes: 1_000_000, pixels: 100_000, side: 12_000 })).rejects.toMatchObject({
      code: 'files.pictureTooManyPixels',
    })
    await expect(inspectImage(bytes, { bytes: 10, pixels: 1e9, side: 12_000 })).rejects.toMatchObject({ code: 'files.tooLarge' })
  })

  it('is told from the vector formats of Word', () => {
    const emf = new Uint8Array(44)
    emf.set([1, 0, 0, 0])
    emf.set(utf8.encode(' EMF'), 40)
    expect(sniffImage(emf)).toBe('emf')
    expect(sniffImage(new Uint8Array([0xd7, 0xcd, 0xc6, 0x9a]))).toBe('wmf')
    expect(sniffImage(utf8.encode('plain words'))).toBe('unknown')
  })
})
