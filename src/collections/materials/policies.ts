import { definePolicies, HOUSE_SOURCE, type ShippedRow } from '@/platform/policies'

const SOURCE = 'zixun.qudong.cn/xinwen/20220530/1293.html（据报道：《图书质量管理规定》第十六、十七条）'
const seen = (value: unknown, note?: string): ShippedRow => ({
  value,
  scope: 'default',
  since: '2022-05-30',
  source: SOURCE,
  evidence: 'copy',
  dated: '2022-05-30',
  ...(note ? { note } : {}),
})

/** Rules about the quality of books. */
export const materialsPolicies = definePolicies([
  {
    key: 'book.error_rate_max',
    label: { zh: '图书质量：差错率上限', en: 'Book quality: largest error rate' },
    unit: { stored: '个/万字', label: { zh: '个／万字', en: 'per 10,000 characters' } },
    value: { kind: 'number', min: 0, max: 100 },
    without: 'refuses',
    shipped: [seen(1, '规定本身公布于 2004 年、2005 年施行（一般知识）')],
  },
  {
    key: 'book.recall_and_reprint_band',
    label: { zh: '图书质量：可改正重印的差错率范围', en: 'Book quality: error rates that may be corrected and reissued' },
    value: { kind: 'shares', per: 10_000 },
    without: 'reference',
    shipped: [seen([0.0001, 0.0005])],
  },
  {
    key: 'book.recall_threshold',
    label: { zh: '图书质量：须收回的差错率', en: 'Book quality: error rate from which a book is recalled' },
    value: { kind: 'share', per: 10_000 },
    without: 'reference',
    shipped: [seen(0.0005)],
  },
  {
    key: 'book.sample_characters',
    label: { zh: '图书质量：抽查的连续字数', en: 'Book quality: characters of a sample' },
    unit: { stored: '字', label: { zh: '字', en: 'characters' } },
    value: { kind: 'number', min: 1, max: 100_000_000, whole: true },
    without: 'reference',
    shipped: [
      {
        value: 100_000,
        scope: 'default',
        since: HOUSE_SOURCE.since,
        source: '《图书质量管理规定》附件的抽查办法（一般知识）',
        evidence: 'none',
        dated: null,
        note: '质量抽查的连续字数；不足者查全书',
      },
    ],
  },
])
