import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookHtml, type BookContext } from '@/platform/site/manuscript/book-html'
import { readerPageHtml, type ReaderPage } from '@/collections/materials/site/reader/page-html'
import { repeatsTitle } from '@/collections/materials/site/reader/repeated-title'
import type { Block, Inline } from '@/platform/documents/model'
import { numberBlocks } from '@/platform/documents/numbering'
import { siteWords } from '@/platform/i18n'

const context: BookContext = {
  words: siteWords('zh').reader,
  pictureOf: (asset) => ({ src: `/m/${asset}.png`, widthPx: 640, heightPx: 360 }),
}
const html = (blocks: Block[], more: Partial<BookContext> = {}) =>
  bookHtml(numberBlocks(blocks, { prefix: 'c2', number: 2, language: 'zh-CN' }), { ...context, ...more })
const text = (value: string): Inline => ({ kind: 'text', text: value })
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content })

describe('book text as HTML', () => {
  it('names every block by its place in the draft, from 1', () => {
    const { body } = html([paragraph(text('一')), { kind: 'heading', level: 2, content: [text('二')] }, paragraph(text('三'))])
    expect([...body.matchAll(/ id="(p\d+)"/g)].map((match) => match[1])).toEqual(['p1', 'p2', 'p3'])
  })

  it('keeps those names where a repeated title is not printed', () => {
    expect(html([paragraph(text('正文'))], { skipped: 1 }).body).toContain('<p id="p2">')
  })

  it('lets no text of a manuscript become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (words, needle) => {
        const hostile = `${words}<script>alert(1)</script><img src=x onerror=alert(1)>`
        const { body, notes } = html(
          [
            paragraph(text(hostile), { kind: 'footnote', content: [text(hostile)] }),
            { kind: 'code', text: hostile },
            { kind: 'figure', asset: 'a"b', alt: hostile, caption: hostile },
            { kind: 'formula', text: hostile, mathml: `<math><mi>${hostile}</mi></math>` },
            { kind: 'table', caption: hostile, headerRows: 1, rows: [[{ content: [[text(hostile)]] }]] },
          ],
          { highlight: needle },
        )
        const tags = (body + notes).match(/<\/?[a-z][^\s>/]*/gi) ?? []
        expect(tags.filter((tag) => /script/i.test(tag))).toEqual([])
        expect(tags.filter((tag) => /^<img/i.test(tag))).toHaveLength(1)
      }),
    )
  })

  it('leaves the words of an unsafe link without the link', () => {
    const link = (href: string): Block => paragraph({ kind: 'link', href, content: [text('看')] })
    expect(html([link('javascript:alert(1)')]).body).toBe('<p id="p1">看</p>')
    expect(html([link('https://example.org/a?b=1&c=2')]).body).toContain('href="https://example.org/a?b=1&amp;c=2"')
  })

  it('leads from a note to its text and back', () => {
    const { body, notes } = html([paragraph(text('炉'), { kind: 'footnote', content: [text('注文')] })])
    const target = /href="#([\w-]+)" role="doc-noteref"/.exec(body)?.[1] ?? 'none'
    expect(notes).toContain(`<li id="${target}">`)
    const back = /role="doc-backlink" href="#([\w-]+)"/.exec(notes)?.[1] ?? 'none'
    expect(body).toContain(`id="${back}"`)
  })

  it('gives pictures their room before they are loaded, and says so where one is missing', () => {
    const figure: Block = { kind: 'figure', asset: 'x', alt: '剖面', caption: '高炉' }
    expect(html([figure]).body).toContain('width="640" height="360"')
    const missing = html([figure], { pictureOf: () => undefined }).body
    expect(missing).not.toContain('<img')
    expect(missing).toContain('剖面')
  })

  it('puts a table into a box of its own that a keyboard can scroll, with its number and caption as the name', () => {
    const cell = (value: string) => ({ content: [[text(value)]] })
    const { body } = html([
      {
        kind: 'table',
        caption: '参数',
        headerRows: 1,
        rows: [
          [cell('甲'), cell('')],
          [cell('1'), cell('2')],
        ],
      },
    ])
    expect(body).toContain('role="region" tabindex="0" aria-label="表 2-1 参数"')
    expect(body).toContain('<th scope="col">甲</th><td></td>')
  })

  it('never lets a cell span further than its part of the table', () => {
    const { body } = html([
      {
        kind: 'table',
        headerRows: 1,
        rows: [[{ content: [[text('甲')]], rowSpan: 5 }], [{ content: [[text('乙')]], rowSpan: 9, colSpan: 2 }]],
      },
    ])
    expect(body).not.toMatch(/rowspan/)
    expect(body).toContain('colspan="2"')
  })

  it('marks an erratum at its paragraph and nowhere else', () => {
    const errata = [{ number: 1, paragraph: 2, quote: '甲', correction: '乙', status: '' }]
    const { body } = html([paragraph(text('一')), paragraph(text('二')), paragraph(text('三'))], { errata })
    expect(body.split('\n').map((line) => line.includes('href="#e1"'))).toEqual([false, true, false])
  })

  it('marks the words that were searched for in either case, and every place of them', () => {
    expect(html([paragraph(text('CO 与 co 与 CO2'))], { highlight: 'co' }).body).toBe(
      '<p id="p1"><mark>CO</mark> 与 <mark>co</mark> 与 <mark>CO</mark>2</p>',
    )
  })
})

describe("a chapter's page", () => {
  const page: ReaderPage = {
    language: 'zh',
    preferences: { theme: 'dark', size: 'l' },
    publicUrl: 'http://books.test',
    assets: { css: '/assets/reader.css?v=1', script: '/assets/reader.js?v=1' },
    book: { title: '高炉 <炼铁>', urlName: 'furnace', editionNo: 1, editionId: 'e', editionText: '第一版', editionTextZh: '第一版' },
    chapter: { number: 2, label: '第二章', title: '本体 & 冷却', authors: ['林致远'] },
    toc: [1, 2, 3].map((number) => ({ number, label: `第${number}章`, title: `题${number}` })),
    text: numberBlocks([paragraph(text('正文'))], { prefix: 'c2', number: 2, language: 'zh-CN' }),
    skipped: 0,
    pictureOf: () => undefined,
    errata: [{ number: 1, quote: '甲', correction: '乙', status: '下次印刷改正' }],
  }
  const whole = readerPageHtml(page)

  it('needs no inline script, style or handler, so that the strictest policy lets all of it through', () => {
    expect(whole.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(whole.match(/<script/g)).toHaveLength(1)
    expect(whole).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i)
  })

  it('asks nothing of another host', () => {
    const loads = [...whole.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(loads.length).toBeGreaterThan(1)
    expect(loads.filter((address) => !address.startsWith('/'))).toEqual([])
  })

  it('stands in the light and size that the reader chose', () => {
    expect(whole).toContain('<html lang="zh-CN" data-theme="dark" data-size="l">')
  })

  it('leads to the chapters before and after, and to none beyond the ends', () => {
    const rels = (toc: ReaderPage['toc'], number: number) =>
      [...readerPageHtml({ ...page, toc, chapter: { ...page.chapter, number } }).matchAll(/rel="(prev|next)" href="([^"#]+)/g)].map(
        (match) => [match[1], match[2]],
      )
    expect(rels(page.toc, 2)).toEqual([
      ['prev', '/textbooks/furnace/editions/1/chapters/1'],
      ['next', '/textbooks/furnace/editions/1/chapters/3'],
    ])
    expect(rels(page.toc, 1).map(([rel]) => rel)).toEqual(['next'])
    expect(rels(page.toc, 3).map(([rel]) => rel)).toEqual(['prev'])
  })

  it('uses every id once', () => {
    const ids = [...whole.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toEqual([...new Set(ids)])
  })

  it('escapes what comes from the book', () => {
    expect(whole).not.toContain('<炼铁>')
    expect(whole).toContain('本体 &amp; 冷却')
  })

  it('knows a first heading that only repeats the title', () => {
    const heading = (value: string): Block => ({ kind: 'heading', level: 1, content: [text(value)] })
    expect(repeatsTitle(heading('第二章　高炉本体'), '高炉本体')).toBe(true)
    expect(repeatsTitle(heading('高炉本体概述'), '高炉本体')).toBe(false)
    expect(repeatsTitle(paragraph(text('高炉本体')), '高炉本体')).toBe(false)
  })
})
