import { describe, expect, it } from 'vitest'
import { errataOf, formatCopy, parseCopy, type BookView, type EditionView, type ErratumView } from '@/collections/materials/site/book-view'
import { day, fileSize, inLanguage } from '@/platform/site/format'

const erratum = (id: string, more: Partial<ErratumView> = {}): ErratumView => ({
  id,
  status: 'confirmed',
  quote: '甲',
  correction: '乙',
  seenInPrinting: 1,
  ...more,
})
const edition = (editionNo: number, errata: ErratumView[]): EditionView => ({
  id: `e${editionNo}`,
  editionNo,
  state: 'published',
  contributors: [],
  printings: [
    { printingNo: 1, corrects: 0 },
    { printingNo: 2, corrects: 1 },
  ],
  chapters: [],
  downloads: [],
  errata,
})
const book: BookView = {
  title: '炼铁',
  urlName: 'iron',
  levels: ['4'],
  editions: [
    edition(2, [erratum('new')]),
    edition(1, [
      erratum('open'),
      erratum('fixed', { status: 'corrected', correctedInPrinting: 2 }),
      erratum('told', { status: 'reported' }),
    ]),
  ],
}
const ids = (copy?: string) => errataOf(book, parseCopy(copy)).map((row) => row.erratum.id)

describe('errata for the copy in hand', () => {
  it('shows an error to those whose printing has it', () => {
    expect(ids('1.1')).toEqual(['open', 'fixed'])
  })
  it('hides it from those whose printing corrects it', () => {
    expect(ids('1.2')).toEqual(['open'])
  })
  it('shows one edition as a whole where the printing is not known', () => {
    expect(ids('1')).toEqual(['open', 'fixed'])
  })
  it('shows all confirmed ones where no copy is named, and never an unconfirmed report', () => {
    expect(ids(undefined)).toEqual(['new', 'open', 'fixed'])
  })
})

describe('the copy in an address', () => {
  it.each(['1', '2.3', '12.10'])('%s survives', (text) => {
    expect(formatCopy(parseCopy(text) ?? { editionNo: 0 })).toBe(text)
  })
  it.each(['', '0', '1.0', '1.2.3', 'x', '-1', '1e3', '9999'])('%j is none', (text) => {
    expect(parseCopy(text)).toBeUndefined()
  })
})

describe('figures and days as printed', () => {
  it('tells a day in the zone of the centre', () => {
    expect(day('2026-03-05', 'zh')).toBe('2026年3月5日')
    expect(day('2026-03-04T16:00:00.000Z', 'zh')).toBe('2026年3月5日')
    expect(day('2026-03-05', 'en')).toBe('5 March 2026')
    expect(day(null, 'en')).toBe('')
  })
  it('tells sizes as downloads do', () => {
    expect([fileSize(300), fileSize(1_500), fileSize(1_440_000)]).toEqual(['1 KB', '2 KB', '1.4 MB'])
  })
  it('falls back to Chinese where there is no English', () => {
    expect([inLanguage('en', '炉', 'furnace'), inLanguage('en', '炉', ''), inLanguage('zh', '炉', 'furnace')]).toEqual([
      'furnace',
      '炉',
      '炉',
    ])
  })
})
