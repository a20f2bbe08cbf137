import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawFigure, drawFigures, figureIds } from '@/demo/figures'
import { isDrawable, label } from '@/demo/figures/glyphs'

describe('the pictures of the books', () => {
  it('are valid PNG of the size that they state, and none is an empty sheet', async () => {
    const assets = await drawFigures()
    expect(assets.map(({ id }) => id)).toEqual([...figureIds])
    for (const asset of assets) {
      const { channels } = await sharp(asset.bytes).stats()
      const meta = await sharp(asset.bytes).metadata()
      expect([meta.format, meta.width, meta.height]).toEqual(['png', asset.widthPx, asset.heightPx])
      expect(asset).toMatchObject({ mimeType: 'image/png', fileName: `${asset.id}.png` })
      expect(Math.max(...channels.map(({ stdev }) => stdev)), asset.id).toBeGreaterThan(10)
    }
  })

  it('come out byte for byte the same each time', async () => {
    const digest = async () =>
      createHash('sha256')
        .update((await drawFigure('bf-profile')).bytes)
        .digest('hex')
    expect(await digest()).toBe(await digest())
  })

  it('carry labels as strokes, so that no font is needed', () => {
    expect(label('A1', [50, 50])).not.toContain('<text')
    expect(isDrawable('ABCDEFHLPQSTIV0123456789abcdehsαβθ')).toBe(true)
    expect(isDrawable('炉')).toBe(false)
  })
})
