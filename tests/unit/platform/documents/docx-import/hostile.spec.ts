import { beforeAll, describe, expect, it } from 'vitest'
import { importDocx } from '@/platform/documents/docx-import'
import { createRecorder } from '@/platform/documents/docx-import/recorder'
import { declareSize, docx, docxFiles, markEncrypted, p, r, renameEntry, zip } from '../../../../factories/docx'

const MB = 1024 * 1024
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const withMain = (document: Uint8Array | string) => zip({ ...docxFiles({ body: '' }), 'word/document.xml': document })
const good = () => docx(p(r('正文')))

// The worker may have to be built first.
beforeAll(async () => {
  await importDocx(await good())
})

describe('a hostile or damaged Word file is refused by what it is, long before its time is up', () => {
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing', 'files.empty', () => new Uint8Array()],
    ['a picture that calls itself .docx', 'files.notZip', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
    ['100 MB of JSON', 'files.tooLarge', () => new Uint8Array(100 * MB).fill(0x5b)],
    ['a file with __proto__ keys', 'files.notZip', () => new TextEncoder().encode('{"__proto__":{"admin":true}}')],
    [
      'an SVG with a script',
      'files.notZip',
      () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['an old .doc', 'files.oldWordFormat', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['an archive that is no Word document', 'files.unsupportedType', () => zip({ 'a.txt': 'x' })],
    [
      'a spreadsheet',
      'files.unsupportedType',
      () => withMain('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
    ],
    ['a truncated file', 'files.damaged', async () => (await good()).slice(0, -40)],
    ['a file cut in its middle', 'files.damaged', async () => (await good()).slice(0, 600)],
    ['a bomb: 60 MB of one letter', 'files.tooLarge', () => withMain(new Uint8Array(60 * MB).fill(0x61))],
    ['a bomb that lies about its size', 'files.damaged', async () => declareSize(await withMain(new Uint8Array(60 * MB).fill(0x61)), 100)],
    [
      'a bomb of many files',
      'files.tooManyEntries',
      () => zip(Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`f${index}`, '']))),
    ],
    [
      'an external entity',
      'files.externalEntity',
      () => withMain(`<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body>&x;</w:body></w:document>`),
    ],
    [
      'entities that multiply',
      'files.externalEntity',
      () => withMain(`<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${W}>&b;</w:document>`),
    ],
    ['a path that climbs out', 'files.unsafePath', async () => renameEntry(await good(), 'word/document.xml', '../../document.xm')],
    ['an encrypted archive', 'files.encrypted', async () => markEncrypted(await good())],
    [
      '100,000 paragraphs',
      'files.tooComplex',
      () =>
        withMain(
          `<w:document ${W}><w:body>${Array.from({ length: 100_000 }, (_, index) => `<w:p w:rsidR="${(index * 7919) % 65_521}"/>`).join('')}</w:body></w:document>`,
        ),
    ],
    ['elements nested 100,000 deep', 'files.tooComplex', () => withMain(`<w:document ${W}>${'<w:sdt>'.repeat(100_000)}`)],
    ['half an element', 'files.damaged', () => withMain(`<w:document ${W}><w:body><w:p>`)],
    [
      'random bytes in the place of XML',
      'files.damaged',
      () => withMain(Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251)),
    ],
  ])('%s', async (_, code, make) => {
    const bytes = await make()
    await expect(importDocx(bytes)).rejects.toMatchObject({
      code,
      status: expect.toSatisfy((status: number) => status >= 400 && status < 500) as number,
    })
  })

  it('a document that would keep the machine busy is stopped', async () => {
    const bytes = await docx(p(r('字')).repeat(20_000))
    await expect(importDocx(bytes, { limits: { timeoutMs: 60, memoryMb: 256 } })).rejects.toMatchObject({ code: 'files.tookTooLong' })
  })
})

describe('a file that would grow in being read', () => {
  it('sets a note once, however often it is referred to', async () => {
    const { blocks, report } = await importDocx(
      await docx({
        body: p('<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(5_000)),
        footnotes: `<w:footnote w:id="2">${p(r('长'.repeat(10_000)))}</w:footnote>`,
      }),
    )
    expect(blocks[0]).toMatchObject({ kind: 'paragraph', content: { length: 1 } })
    expect(report.paragraphs[0]?.notes).toEqual([{ code: 'noteRepeated', details: { id: '2' } }])
  })

  it('reports 50,000 unknown elements', async () => {
    const { report } = await importDocx(await docx(p(Array.from({ length: 50_000 }, (_, index) => `<w:x${index}/>`).join(''))))
    expect(report.paragraphs[0]?.notes).toHaveLength(50_000)
  })

  it('looks at a remark once when it is made, and never again for those after it', () => {
    const recorder = createRecorder()
    const open = recorder.begin()
    let looks = 0
    for (let index = 0; index < 10_000; index += 1)
      recorder.note('unknownElement', {
        get name() {
          looks += 1
          return `x${index}`
        },
      })
    open.end('正文', true)
    expect(looks).toBe(10_000)
    expect(recorder.finish({} as never).paragraphs[0]?.notes).toHaveLength(10_000)
  })
})

describe('on its thread', () => {
  it('imports what is sound, and names like __proto__ are only text', async () => {
    const { blocks } = await importDocx(
      await docx({
        body:
          p(r('__proto__'), '<w:pStyle w:val="__proto__"/>') + p('<w:hyperlink r:id="constructor"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
      }),
    )
    expect(blocks).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '__proto__' }] },
      { kind: 'paragraph', content: [{ kind: 'text', text: 'x' }] },
    ])
  })

  it('imports 2,000 paragraphs and keeps each', async () => {
    const bytes = await docx(Array.from({ length: 2_000 }, (_, index) => p(r(`第 ${index} 段，高炉炼铁工操作要点。`.repeat(5)))).join(''))
    const { blocks, report } = await importDocx(bytes)
    expect(blocks).toHaveLength(2_000)
    expect(report.totals.kept).toBe(2_000)
  })
})
