import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { loadFaces } from '@/platform/documents/typography/fonts'
import { drawSlips } from '@/platform/documents/slips/draw'
import { plainLine } from '@/platform/documents/slips/plain-line'

const textOf = (bytes: Uint8Array) =>
  JSON.parse(execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], { input: bytes }).toString('utf8')) as string[]

describe('sign-in slips', () => {
  it('stand ten on a sheet, each with its own password', async () => {
    const slips = Array.from({ length: 21 }, (_, index) => ({
      name: `欧阳${index}`,
      number: null,
      username: `w${index}`,
      password: `k7mp-x3rd-9w${String(index).padStart(2, 'q')}`,
    }))
    const pages = textOf(await drawSlips({ heading: '炉前工班', madeOn: '2026-11-22', signInUrl: 'http://10.0.0.5:3000/login', slips }))
    expect(pages.map((page) => page.match(/k7mp-x3rd-9w../g)?.length)).toEqual([10, 10, 1])
    expect(pages[2]).toContain('欧阳20')
    for (const { password } of slips) expect(pages.join('\n')).toContain(password)
    expect(pages[0]).toContain('http://10.0.0.5:3000/login')
  })

  it('cut off what is too long and say so, and print a sign for what no face has', () => {
    const faces = loadFaces()
    const style = { face: 'sans', size: 10, rise: 0, color: '#000000' } as const
    const glyphsOf = (text: string, width: number) =>
      plainLine(faces, text, style, width)
        .atoms[0]?.glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))
        .join('')
    expect(glyphsOf('高炉炼铁', 100)).toBe('高炉炼铁')
    expect(glyphsOf('高炉炼铁', 35)).toBe('高炉…')
    expect(glyphsOf('\u{10ffff}', 100)).toBe('〓')
  })
})
