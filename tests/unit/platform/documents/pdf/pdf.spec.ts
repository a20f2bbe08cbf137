import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, BookContent } from '@/platform/documents/model'
import { buildPdf } from '@/platform/documents/pdf/build'
import { cell, heading, longBook, note, paragraph, smallBook, text } from '../../../../factories/book'

type Item = { str: string; x: number; y: number; size: number }
type Pdf = {
  pages: Item[][]
  labels: string[] | null
  outline: { title: string; items: { title: string }[] }[]
  info: Record<string, unknown>
  fonts: Set<string>
}

const bare = (value: string) => value.replace(/[\s\u3000]+/g, '')
const textOf = (items: Item[]) => bare(items.map((item) => item.str).join(''))

describe('a book as PDF', () => {
  let pdf: Pdf
  beforeAll(async () => {
    pdf = await read(await buildPdf(smallBook()))
  })

  it('gives its text back, character for character and in order', () => {
    const all = pdf.pages.map(textOf).join('\n')
    for (const sentence of [
      '原油是多种烃类的混合物，沸点从常温延续到500℃以上。工业上利用沸点差异把它分成若干馏分①，这一过程称为“蒸馏”。',
      '水的化学式写作H2O，面积的单位是m2。回流比R=L/D影响分离精度，详见标准文本。',
      '——操作规程总则',
      'ALARM("炉出口超温")',
    ])
      expect(all).toContain(bare(sentence))
  })

  it('prints notes on the page of their marks', () => {
    const page = pdf.pages.find((items) => textOf(items).includes('若干馏分①')) ?? []
    expect(textOf(page)).toContain('①馏分指在一定沸程内馏出的组分。')
  })

  it('numbers and captions figures below, tables above, formulas at the right', () => {
    const page = pdf.pages.find((items) => textOf(items).includes('图1-1常压塔流程示意')) ?? []
    expect(textOf(page)).toMatch(/R=L0D\(1-1\)/)
    expect(pdf.pages.map(textOf).join()).toContain('表1-1各侧线的控制指标侧线温度/℃说明下限上限常一线')
  })

  it('has cover, title page, colophon, foreword, contents and chapters in this order', () => {
    const at = (needle: string, from = 0) => pdf.pages.findIndex((items, index) => index >= from && textOf(items).includes(needle))
    const order = [at('第二版'), at('（第二版）'), at('版本记录'), at('前言'), at('目录'), at('第一章蒸馏原理原油')]
    expect(order.every((page) => page >= 0)).toBe(true)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(textOf(pdf.pages[at('版本记录')] ?? [])).toContain('ISBN978-7-5021-0000-1')
  })

  it('names in the contents the page on which the heading is printed', () => {
    const contents = textOf(pdf.pages.find((items) => textOf(items).includes('目录第一篇')) ?? [])
    const found = /第二章常减压装置(\d+)/.exec(contents)?.[1]
    const page = pdf.labels?.indexOf(found ?? '') ?? -1
    expect(textOf(pdf.pages[page] ?? [])).toContain('第二章常减压装置')
  })

  it('carries an outline, page labels and the facts of the book', () => {
    expect(pdf.outline.map((entry) => [entry.title, entry.items.map((item) => item.title)])).toEqual([
      ['版本记录', []],
      ['前言', []],
      ['目录', []],
      ['第一篇　工艺基础', ['第一章　蒸馏原理', '第二章　常减压装置']],
    ])
    expect(pdf.labels?.slice(0, 3)).toEqual(['C', 'i', 'ii'])
    expect(pdf.info).toMatchObject({ Title: '炼油工艺基础：中级工分册', Language: 'zh-CN' })
    expect(String(pdf.info.Author)).toContain('林承志')
  })

  it('prints the book in the running head of left pages and the chapter in that of right ones', async () => {
    const long = await read(await buildPdf(longBook(40)))
    const body = long.pages.filter((_, index) => /^\d+$/.test(long.labels?.[index] ?? ''))
    const heads = body.map((items) => textOf(items.filter((item) => item.y > 660)))
    const withHeads = heads.flatMap((head, index) => (head ? [[index % 2 === 1, head] as const] : []))
    expect(withHeads.length).toBeGreaterThan(20)
    for (const [left, head] of withHeads) expect(head).toMatch(left ? /^炼油装置操作与维护/ : /^第[一二]章/)
  })

  it('gives the same bytes for the same book', async () => {
    const [first, second] = [await buildPdf(smallBook()), await buildPdf(structuredClone(smallBook()))]
    expect(Buffer.compare(first, second)).toBe(0)
  })

  it('repeats the head of a table on every page that it runs over, marks it 续表 and loses no row', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [cell(`位号${index + 1}号`), cell('正常值以装置操作规程为准')])
    const pages = await pagesOf([{ kind: 'table', caption: '位号', headerRows: 1, rows: [[cell('位号栏'), cell('说明栏')], ...rows] }])
    const holding = pages.filter((page) => page.includes('位号栏说明栏'))
    expect(holding.length).toBeGreaterThanOrEqual(3)
    expect(holding.slice(1).every((page) => page.includes('续表1-1'))).toBe(true)
    const all = pages.join('')
    for (let index = 1; index <= 90; index++) expect(all.split(`位号${index}号`)).toHaveLength(2)
  })

  it('parts a cell that is taller than a page without losing a character', async () => {
    const long = Array.from({ length: 900 }, (_, index) => `${index}项；`).join('')
    const pages = await pagesOf([
      { kind: 'table', headerRows: 1, rows: [[cell('甲'), cell('乙')], [cell('短', { rowSpan: 2 }), cell(long)], [cell('末行')]] },
    ])
    const all = pages.join('').replace(/续表1-1甲乙|第一章试验\d*|\d*炼油工艺基础中级工分册/g, '')
    expect(all.replace(/\d/g, '').split('项；')).toHaveLength(901)
    expect(all).toContain('末行')
  })

  it('tells which characters no face can draw and prints 〓 for them', async () => {
    const missing: string[] = []
    const bytes = await buildPdf(oneChapter([paragraph('表情\u{1f600}')]), { onMissingGlyphs: (characters) => missing.push(...characters) })
    expect(missing).toEqual(['\u{1f600}'])
    expect((await read(bytes)).pages.map(textOf).join('')).toContain('表情〓')
  })

  it('sets degenerate content without failing', async () => {
    const pages = await pagesOf([
      heading(2, ''),
      paragraph(''),
      { kind: 'list', ordered: true, items: [{ content: [] }] },
      { kind: 'table', headerRows: 2, rows: [] },
      { kind: 'table', headerRows: 5, rows: [[cell('', { rowSpan: 7, colSpan: 3 })], [cell('甲')]] },
      { kind: 'quote', content: [[]] },
      { kind: 'code', text: '\n\n' },
      { kind: 'figure', asset: 'sign', alt: '' },
      paragraph(note('只有注')),
      heading(4, '末尾的标题'),
    ])
    expect(pages.join('')).toContain('末尾的标题')
  })

  it('refuses a picture that cannot be read, by name', async () => {
    const [asset] = smallBook().assets
    const book = smallBook({ assets: [{ ...asset!, bytes: new Uint8Array([1, 2, 3]) }, smallBook().assets[1]!] })
    await expect(buildPdf(book)).rejects.toMatchObject({ code: 'documents.assetUnreadable', details: { asset: 'flow.png' } })
  })

  it('stops when cancelled', async () => {
    const controller = new AbortController()
    const building = buildPdf(longBook(100), {
      signal: controller.signal,
      onProgress: ({ done }) => done === 2 && controller.abort(new Error('cancelled by the editor')),
    })
    await expect(building).rejects.toThrow('cancelled by the editor')
  })

  it('sets 300 pages and says how far it is', async () => {
    const steps: number[] = []
    const bytes = await buildPdf(longBook(300), { onProgress: ({ done, total }) => steps.push(done / total) })
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
    const document = await getDocument({ data: bytes, ...QUIET }).promise
    expect(document.numPages).toBeGreaterThanOrEqual(290)
    await document.destroy()
  })
})

const QUIET = { verbosity: 0, useSystemFonts: false, disableFontFace: true } as const

function oneChapter(blocks: Block[]): BookContent {
  return smallBook({ foreword: [], chapters: [{ id: 'x', number: 1, title: '试验', blocks: [paragraph(text('开始。')), ...blocks] }] })
}

/** The text of each body page, without white. */
async function pagesOf(blocks: Block[]): Promise<string[]> {
  const { pages, labels } = await read(await buildPdf(oneChapter(blocks)))
  return pages.filter((_, index) => /^\d+$/.test(labels?.[index] ?? '')).map(textOf)
}

async function read(bytes: Uint8Array): Promise<Pdf> {
  const document = await getDocument({ data: bytes, ...QUIET }).promise
  const pages: Item[][] = []
  const fonts = new Set<string>()
  for (let index = 1; index <= document.numPages; index++) {
    const { items, styles } = await (await document.getPage(index)).getTextContent()
    Object.keys(styles).forEach((name) => fonts.add(name))
    pages.push(
      items.flatMap((item) =>
        'str' in item ? [{ str: item.str, x: item.transform[4] as number, y: item.transform[5] as number, size: item.height }] : [],
      ),
    )
  }
  const pdf: Pdf = {
    pages,
    fonts,
    labels: await document.getPageLabels(),
    outline: (await document.getOutline()) ?? [],
    info: (await document.getMetadata()).info as Record<string, unknown>,
  }
  await document.destroy()
  return pdf
}
