import { describe, expect, it } from 'vitest'
import { DEFAULT_ZIP_LIMITS, openZip } from '@/platform/files'
import { declareSize, markEncrypted, renameEntry, zip } from '../../../factories/docx'

const MB = 1024 * 1024
const text = new TextEncoder()

describe('opening an archive', () => {
  it('lists files without folders and unpacks them', async () => {
    const archive = await openZip(await zip({ 'a.txt': '炼铁', 'b/c.txt': 'x'.repeat(1000) }))
    expect(archive.names).toEqual(['a.txt', 'b/c.txt'])
    expect(new TextDecoder().decode(await archive.read('a.txt'))).toBe('炼铁')
    expect(archive.has('b')).toBe(false)
    await expect(archive.read('none')).rejects.toMatchObject({ code: 'files.damaged' })
  })

  it.each<[string, string, (good: Uint8Array) => Uint8Array | Promise<Uint8Array>, Partial<typeof DEFAULT_ZIP_LIMITS>?]>([
    ['something that is no archive', 'files.notZip', () => text.encode('<html>')],
    ['nothing', 'files.notZip', () => new Uint8Array()],
    ['a truncated archive', 'files.damaged', (good) => good.slice(0, good.length - 30)],
    ['an archive cut in half', 'files.damaged', (good) => good.slice(0, good.length / 2)],
    ['a path that climbs out', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', '../../document.xm')],
    ['a path that climbs out in the middle', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', 'wor/../cument.xml')],
    ['an absolute path', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', '/etc/document.xml')],
    ['a drive letter', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', 'C:rd/document.xml')],
    ['a backslash path', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', '..\\..\\ocument.xml')],
    ['a name with a zero byte', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', 'word/doc\0ment.xml')],
    ['two files of one name', 'files.unsafePath', (good) => renameEntry(good, 'word/document.xml', 'WORD/sTyles12.xml')],
    ['a symbolic link', 'files.unsafePath', () => zip({ link: '/etc/passwd' }, { mode: 0o120777 })],
    ['an encrypted file', 'files.encrypted', markEncrypted],
    ['a file that says it is huge', 'files.tooLarge', (good) => declareSize(good, 0xfffffff0)],
    ['an archive that is too large itself', 'files.tooLarge', (good) => good, { archiveBytes: 10 }],
    ['too many files', 'files.tooManyEntries', (good) => good, { entries: 1 }],
    ['files that are too large together', 'files.tooLarge', (good) => good, { totalBytes: 10 }],
    ['a file that packs too well', 'files.tooLarge', async () => zip({ 'a.xml': new Uint8Array(30 * MB) })],
  ])('refuses %s', async (_, code, spoil, limits) => {
    const good = await zip({ 'word/document.xml': text.encode('<a/>'.repeat(20)), 'word/styles12.xml': '<b/>' })
    await expect(openZip(await spoil(good), { ...DEFAULT_ZIP_LIMITS, ...limits })).rejects.toMatchObject({ code })
  })

  it('does not believe a declared size that is too small', async () => {
    const archive = await openZip(declareSize(await zip({ 'a.xml': 'x'.repeat(5_000) }), 10))
    await expect(archive.read('a.xml')).rejects.toMatchObject({ code: 'files.damaged' })
  })

  it('counts what is unpacked over all files', async () => {
    const archive = await openZip(await zip({ a: 'x'.repeat(600), b: 'y'.repeat(600) }, { compress: false }), {
      ...DEFAULT_ZIP_LIMITS,
      totalBytes: 1_200,
    })
    await archive.read('a')
    await archive.read('b')
    await expect(archive.read('a')).rejects.toMatchObject({ code: 'files.tooLarge' })
  })
})
