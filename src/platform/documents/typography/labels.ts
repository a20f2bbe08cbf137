import type { BookContent, Contributor } from '../model'
import { chineseNumeral } from '../numbering'

/** The words that every format prints, in the book's own language. */
export function wordsOf(language: BookContent['language']): BookWords {
  return WORDS[language]
}

/** The colophon (版本记录) as label and value, in the order in which Chinese books print it. Amounts come as fen and are shown as yuan. */
export function colophonRows(book: BookContent): [label: string, value: string][] {
  const { colophon: c, language, proof } = book
  const zh = language === 'zh-CN'
  const words = WORDS[language]
  const rows: Row[] = [
    [words.titleLabel, [book.title, book.subtitle].filter(Boolean).join(zh ? '：' : ': ')],
    [words.seriesLabel, book.series],
    [
      words.occupationLabel,
      book.occupation && [book.occupation.name, book.occupation.level, book.occupation.code].filter(Boolean).join(zh ? '　' : ' · '),
    ],
    [words.committeeLabel, book.committee],
    ...contributorRows(book),
    [words.publisherLabel, c.publisher],
    ...(proof ? proofRows(book, words) : printingRows(book, words)),
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

type Row = [string, string | undefined]

function charactersRow(count: number, zh: boolean, words: BookWords): Row {
  return [words.charactersLabel, zh ? `${thousands(count)} 千字` : `${new Intl.NumberFormat('en').format(count)} characters`]
}

/** What a page proof can say of itself: no printing is known yet. */
function proofRows({ colophon: c, language, proof }: BookContent, words: BookWords): Row[] {
  const zh = language === 'zh-CN'
  return [
    charactersRow(c.characterCount, zh, words),
    [words.editionLabel, zh ? `第 ${c.editionNo} 版` : `Edition ${c.editionNo}`],
    [words.proofLabel, proof?.mark],
  ]
}

function printingRows({ colophon: c, language }: BookContent, words: BookWords): Row[] {
  const zh = language === 'zh-CN'
  return [
    [words.addressLabel, c.address],
    [words.formatLabel, c.formatText],
    [words.sheetsLabel, c.sheets === undefined ? undefined : String(c.sheets)],
    charactersRow(c.characterCount, zh, words),
    [words.editionLabel, zh ? `${yearMonth(c.publishedOn)}第 ${c.editionNo} 版` : `Edition ${c.editionNo}, ${c.publishedOn}`],
    [words.printingLabel, zh ? `${yearMonth(c.printedOn)}第 ${c.printingNo} 次印刷` : `Printing ${c.printingNo}, ${c.printedOn}`],
    [words.printRunLabel, c.printRun === undefined ? undefined : zh ? `${c.printRun} 册` : `${c.printRun} copies`],
    ['ISBN', c.isbn],
    [words.cipLabel, c.cip],
    [words.priceLabel, price(c.priceFen)],
  ]
}

/** One row a role, names joined, in the order of `CONTRIBUTOR_ORDER`. */
export function contributorRows(book: BookContent): [label: string, names: string][] {
  const words = WORDS[book.language]
  return CONTRIBUTOR_ORDER.flatMap((role): [string, string][] => {
    const names = book.contributors.filter((person) => person.role === role).map((person) => person.name)
    return names.length ? [[words.roles[role], names.join(book.language === 'zh-CN' ? '　' : ', ')]] : []
  })
}

/** Integer fen as `¥58.00`. */
export function price(fen: number): string {
  return `¥${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/** `第2版`, or 第二版 on the cover. */
export function editionText(book: BookContent): string {
  return book.language === 'zh-CN' ? `第${chineseNumeral(book.colophon.editionNo)}版` : `Edition ${book.colophon.editionNo}`
}

/** `式(2-1)` is printed beside the formula as `(2-1)`. */
export function formulaNumber(label: string): string {
  return label.replace(/^[^(]*/, '')
}

export const CONTRIBUTOR_ORDER: Contributor['role'][] = [
  'chiefEditor',
  'deputyEditor',
  'author',
  'leadReviewer',
  'reviewer',
  'responsibleEditor',
  'proofreader',
]

export type BookWords = (typeof WORDS)[keyof typeof WORDS]

const zh = {
  contents: '目录',
  cover: '封面',
  titlePage: '书名页',
  colophon: '版本记录',
  footnotes: '注释',
  landmarks: '导览',
  bodyStart: '正文',
  continued: (label: string) => `续${label}`,
  continuedBare: '续表',
  reviewCopy: '审阅用稿',
  backToText: '返回正文',
  titleLabel: '书名',
  seriesLabel: '丛书',
  occupationLabel: '职业（工种）',
  committeeLabel: '组织编写',
  publisherLabel: '出版',
  addressLabel: '地址',
  formatLabel: '开本',
  sheetsLabel: '印张',
  charactersLabel: '字数',
  editionLabel: '版次',
  printingLabel: '印次',
  printRunLabel: '印数',
  cipLabel: 'CIP 数据',
  priceLabel: '定价',
  proofLabel: '校样',
  proofTitle: '校　样',
  accessibility: '本书按阅读顺序编排，附目录导航；图片附有文字说明，表格标明表头。',
  editedBy: '编',
  roles: {
    chiefEditor: '主编',
    deputyEditor: '副主编',
    author: '编写',
    leadReviewer: '主审',
    reviewer: '审稿',
    responsibleEditor: '责任编辑',
    proofreader: '校对',
  },
}

const WORDS = {
  'zh-CN': zh,
  en: {
    contents: 'Contents',
    cover: 'Cover',
    titlePage: 'Title page',
    colophon: 'Colophon',
    footnotes: 'Notes',
    landmarks: 'Guide',
    bodyStart: 'Body',
    continued: (label: string) => `${label} (continued)`,
    continuedBare: 'Table (continued)',
    reviewCopy: 'Review copy',
    backToText: 'Back to the text',
    titleLabel: 'Title',
    seriesLabel: 'Series',
    occupationLabel: 'Occupation',
    committeeLabel: 'Prepared by',
    publisherLabel: 'Publisher',
    addressLabel: 'Address',
    formatLabel: 'Format',
    sheetsLabel: 'Sheets',
    charactersLabel: 'Extent',
    editionLabel: 'Edition',
    printingLabel: 'Printing',
    printRunLabel: 'Print run',
    cipLabel: 'CIP data',
    priceLabel: 'Price',
    proofLabel: 'Page proof',
    proofTitle: 'PAGE PROOF',
    accessibility: 'The book is in reading order with a navigable contents; pictures have text alternatives and tables name their headers.',
    editedBy: 'ed.',
    roles: {
      chiefEditor: 'Chief editor',
      deputyEditor: 'Deputy editors',
      author: 'Authors',
      leadReviewer: 'Lead reviewer',
      reviewer: 'Reviewers',
      responsibleEditor: 'Responsible editor',
      proofreader: 'Proofreader',
    },
  } satisfies typeof zh,
}

/** The colophon counts in thousands (千字), half up. */
function thousands(count: number): number {
  return Math.max(1, Math.round(count / 1000))
}

function yearMonth(date: string): string {
  const [year, month] = date.split('-')
  return `${year} 年 ${Number(month)} 月`
}
