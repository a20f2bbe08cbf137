import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkImage, inspectImage, plainFileName, sniffFile } from '@/platform/files'

const FORMATS = ['png', 'jpeg', 'webp', 'gif'] as const

/** A picture that does not compress to nothing, so that a cut falls into its pixels. */
async function picture(format: (typeof FORMATS)[number], width = 120, height = 90): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3)
  for (let index = 0; index < raw.length; index++) raw[index] = (index * 7919 + ((index * index) >> 3)) & 255
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}

/** The head of a PNG that says it has these sides; nothing else is in it. */
function pngHead(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(width, 0)
  ihdr.writeUInt32BE(height, 4)
  ihdr.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', ihdr),
    chunk('IDAT', Buffer.alloc(16)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

describe('a picture', () => {
  it.each(FORMATS)('that is whole is taken as %s', async (format) => {
    expect(await checkImage(await picture(format))).toMatchObject({ widthPx: 120, heightPx: 90 })
  })

  it.each(FORMATS)('that was cut off is refused as %s, wherever the cut falls', async (format) => {
    const whole = await picture(format)
    for (const share of [0.5, 0.75, 0.95])
      await expect(checkImage(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toMatchObject({
        code: expect.stringMatching(/^files\.(pictureDamaged|damaged)$/),
      })
  })

  it('of 60,000 × 60,000 pixels is refused by its head, before anything is decoded', async () => {
    await expect(inspectImage(pngHead(60_000, 60_000))).rejects.toMatchObject({
      code: 'files.pictureTooLong',
      details: { widthPx: 60_000, heightPx: 60_000, side: 12_000 },
    })
    await expect(inspectImage(pngHead(11_000, 11_000))).rejects.toMatchObject({
      code: 'files.pictureTooManyPixels',
      details: { megapixels: 50 },
    })
    await expect(inspectImage(pngHead(12_000, 4_000))).resolves.toMatchObject({ widthPx: 12_000 })
  })

  it('that moves counts the pixels of all its frames', async () => {
    const frames = Array.from({ length: 20 }, (_, index) =>
      sharp({ create: { width: 60, height: 50, channels: 3, background: { r: index * 12, g: 9, b: 200 - index } } })
        .png()
        .toBuffer(),
    )
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer()
    await expect(checkImage(moving)).resolves.toMatchObject({ widthPx: 60, heightPx: 50 })
    await expect(checkImage(moving, { bytes: 1e7, pixels: 50_000, side: 12_000 })).rejects.toMatchObject({
      code: 'files.pictureTooManyPixels',
      details: { frames: 20 },
    })
  })
})

describe('a file', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  it.each([
    ['%PDF-1.7\n', 'application/pdf', 'pdf'],
    ['\0\0\0\x18ftypisom\0\0\0\0', 'video/mp4', 'mp4'],
    ['\0\0\0\x18ftypheic\0\0\0\0', undefined, undefined],
    ['<?php echo 1 ?>', undefined, undefined],
    ['<!doctype html><script>', undefined, undefined],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', undefined, undefined],
    ['MZ\x90\0', undefined, undefined],
    ['', undefined, undefined],
  ])('is what its content says: %j', (content, mimeType, extension) => {
    expect(sniffFile(text(content))).toEqual(mimeType ? { mimeType, extension } : undefined)
  })

  it('of WebM is told by its document type', () => {
    expect(sniffFile(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, ...text('webm')))).toMatchObject({ extension: 'webm' })
    expect(sniffFile(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88, ...text('matroska')))).toBeUndefined()
  })
})

describe('the name that a file had', () => {
  it.each([
    ['高炉剖面.png', '高炉剖面.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\li\\图 1.png', '图 1.png'],
    ['photo\u202Egnp.php', 'photognp.php'],
    ['a\u2066b\u2069c\u200B.png', 'abc.png'],
    ['line\r\nSet-Cookie: x.png', 'lineSet-Cookie x.png'],
    ['.htaccess', 'htaccess'],
    ['a<b>"c|.png', 'a b c .png'],
    ['', ''],
  ])('is shown as plain words: %j', (name, shown) => {
    expect(plainFileName(name)).toBe(shown)
  })

  it('never acts, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = plainFileName(name)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\\/<>"\u2028\u2029]/u)
        expect([...shown].length).toBeLessThanOrEqual(120)
        expect(plainFileName(shown)).toBe(shown)
      }),
    )
  })
})
