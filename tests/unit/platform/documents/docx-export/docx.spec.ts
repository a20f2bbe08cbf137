import { convertToHtml, extractRawText } from 'mammoth'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { buildDocx } from '@/platform/documents/docx-export/build'
import type { Block } from '@/platform/documents/model'
import { cell, note, paragraph, smallBook, text } from '../../../../factories/book'

describe('a review copy for Word', () => {
  let bytes: Buffer
  let parts: Map<string, string>
  let html: string
  beforeAll(async () => {
    bytes = Buffer.from(await buildDocx(smallBook()))
    parts = await unzip(bytes)
    html = (await convertToHtml({ buffer: bytes })).value.replaceAll(/src="data:[^"]*"/g, '')
  })

  it('consists of well-formed parts', () => {
    for (const [name, content] of parts) if (/\.(xml|rels)$/.test(name)) expect(wellFormed(content), name).toBe(true)
  })

  it('carries the mark of a review copy and page numbers on every page of the body', () => {
    const headers = [...parts].filter(([name]) => name.startsWith('word/header')).map(([, content]) => content)
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, content]) => content)
    expect(headers.length).toBeGreaterThan(0)
    for (const header of headers) expect(header).toContain('审阅用稿 / review copy')
    expect(footers.some((footer) => footer.includes('PAGE'))).toBe(true)
    expect(parts.get('word/document.xml')).toContain('w:lnNumType')
  })

  it('has real heading levels', () => {
    expect(html).toContain('<h1>第一章　蒸馏原理</h1>')
    expect(html).toMatch(/<h2>第一节　基本概念<\/h2>[\s\S]*<h3>一、塔内的汽液流动<\/h3>/)
  })

  it('keeps marks, links, notes, lists and pictures', () => {
    expect(html).toContain('<strong>500 ℃</strong>')
    expect(html).toContain('H<sub>2</sub>O')
    expect(html).toContain('m<sup>2</sup>')
    expect(html).toContain('href="https://example.org/standard?a=1&amp;b=2"')
    expect(html).toContain('馏分指在一定沸程内馏出的组分。')
    expect(html).toMatch(/<ol><li>检查进料温度与流量。<\/li><li>核对塔顶压力：<ul><li>表压不超过 0\.05 MPa；/)
    expect(html.match(/<img /g)).toHaveLength(4)
    expect(html).toContain('alt="常压塔流程：进料、塔顶冷凝、侧线抽出"')
  })

  it('keeps the spans of tables and repeats their head rows', () => {
    expect(html).toMatch(/<th colspan="2">[\s\S]*温度\/℃/)
    expect(html).toMatch(/<td rowspan="2">[\s\S]*航煤馏分/)
    expect(parts.get('word/document.xml')?.match(/<w:tblHeader\/>/g)).toHaveLength(4)
  })

  it('begins every numbered list anew, at its own number', async () => {
    const list = (start?: number): Block => ({
      kind: 'list',
      ordered: true,
      ...(start ? { start } : {}),
      items: [{ content: [text('甲')] }],
    })
    const made = await unzip(
      Buffer.from(
        await buildDocx(smallBook({ foreword: [], chapters: [{ id: 'x', number: 1, title: '试', blocks: [list(), list(), list(7)] }] })),
      ),
    )
    const used = [...(made.get('word/document.xml') ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((match) => match[1])
    expect(new Set(used).size).toBe(3)
    expect(made.get('word/numbering.xml')).toContain('<w:start w:val="7"/>')
  })

  it('loses no text of odd content', async () => {
    const blocks: Block[] = [
      paragraph('<标签> & "引号"\u0000\ud800', note('注<b>'), { kind: 'link', href: 'javascript:alert(1)', content: [text('点我')] }),
      { kind: 'table', headerRows: 1, rows: [[cell('甲', { rowSpan: 9, colSpan: 2 })], [cell('乙')], []] },
      { kind: 'table', headerRows: 0, rows: [] },
      { kind: 'code', text: '第一行\n\t第二行' },
    ]
    const made = Buffer.from(await buildDocx(smallBook({ chapters: [{ id: 'x', number: 1, title: '试', blocks }] })))
    const { value } = await extractRawText({ buffer: made })
    for (const piece of ['<标签> & "引号"', '点我', '甲', '乙', '第一行', '第二行']) expect(value).toContain(piece)
    for (const [name, content] of await unzip(made)) {
      if (/\.(xml|rels)$/.test(name)) expect(wellFormed(content), name).toBe(true)
      expect(content).not.toContain('javascript:')
    }
  })
})

function wellFormed(xml: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let ok = true
  parser.on('error', () => {
    ok = false
  })
  parser.write(xml).close()
  return ok
}

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(bytes, { lazyEntries: true })
  const open = promisify(
    zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void,
  )
  const parts = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      open(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          parts.set(entry.fileName, content.toString('utf8'))
          zip.readEntry()
        })
        .catch(reject)
    })
    zip.on('end', () => resolve(parts))
    zip.readEntry()
  })
}
