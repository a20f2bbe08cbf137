import type { BookContent } from '../model'
import type { NumberedBook, NumberedChapter, NumberedHeading, NumberedPart, NumberedText } from '../numbering'
import { coverAlt } from '../typography/cover'
import { colophonRows, contributorRows, editionText, wordsOf } from '../typography/labels'
import { attributes, escapeXml } from './escape'
import { blocksToXhtml, notesToXhtml, type XhtmlContext } from './xhtml'

/** A content document: complete XHTML, linked to the one style sheet. */
export function page(book: BookContent, title: string, body: string, bodyType?: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${book.language}" xml:lang="${book.language}">
<head><title>${escapeXml(title)}</title><meta charset="utf-8"/><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body${attributes({ 'epub:type': bodyType })}>
${body}
</body>
</html>
`
}

export function coverPage(book: BookContent): string {
  const alt = coverAlt(book)
  return page(
    book,
    wordsOf(book.language).cover,
    `<section class="cover" epub:type="cover"><img src="images/cover.png"${attributes({ alt })}/></section>`,
  )
}

export function titlePage(book: BookContent): string {
  const people = contributorRows(book).slice(0, 4)
  const lines = [
    book.series && `<p class="series">${escapeXml(book.series)}</p>`,
    `<h1>${escapeXml(book.title)}</h1>`,
    book.subtitle && `<p class="subtitle">${escapeXml(book.subtitle)}</p>`,
    `<p>${escapeXml(editionText(book))}</p>`,
    book.committee && `<p>${escapeXml(book.committee)}</p>`,
    ...people.map(([label, names]) => `<p>${escapeXml(label)}\u3000${escapeXml(names)}</p>`),
    `<p class="publisher">${escapeXml(book.colophon.publisher)}</p>`,
  ]
  return page(
    book,
    book.title,
    `<section class="title-page" epub:type="titlepage">${lines.filter(Boolean).join('\n')}</section>`,
    'frontmatter',
  )
}

export function colophonPage(book: BookContent): string {
  const { colophon } = wordsOf(book.language)
  const rows = colophonRows(book).map(([label, value]) => `<div><dt>${escapeXml(label)}</dt><dd>${escapeXml(value)}</dd></div>`)
  return page(
    book,
    colophon,
    `<section class="colophon" epub:type="colophon" role="doc-colophon"><h1>${colophon}</h1><dl>${rows.join('\n')}</dl></section>`,
    'frontmatter',
  )
}

export function forewordPage(book: BookContent, foreword: NumberedText & { id: string; title: string }, context: XhtmlContext): string {
  const body = `<section epub:type="foreword" role="doc-foreword" id="${foreword.id}"><h1>${escapeXml(foreword.title)}</h1>\n${blocksToXhtml(foreword.blocks, context)}\n${notesToXhtml(foreword.notes, context)}</section>`
  return page(book, foreword.title, body, 'frontmatter')
}

export function partPage(book: BookContent, part: NumberedPart): string {
  return page(
    book,
    part.title,
    `<section class="part-page" epub:type="part" role="doc-part" id="${part.id}"><h1>${escapeXml(part.title)}</h1></section>`,
    'bodymatter',
  )
}

export function chapterPage(book: BookContent, chapter: NumberedChapter, context: XhtmlContext): string {
  const authors = chapter.authors.length ? `<p class="authors">${escapeXml(chapter.authors.join('\u3000'))}</p>\n` : ''
  const heading = `<h1><span class="chapter-label">${escapeXml(chapter.label)}</span> ${escapeXml(chapter.title)}</h1>`
  const body = `<section epub:type="chapter" role="doc-chapter" id="${chapter.id}">${heading}\n${authors}${blocksToXhtml(chapter.blocks, context)}\n${notesToXhtml(chapter.notes, context)}</section>`
  return page(book, `${chapter.label} ${chapter.title}`, body, 'bodymatter')
}

/** The navigation document: parts, chapters and two levels of headings; it is also the printed contents. */
export function navPage(book: BookContent, numbered: NumberedBook): string {
  const words = wordsOf(book.language)
  const link = (href: string, text: string) => `<a${attributes({ href })}>${escapeXml(text)}</a>`
  const chapterItem = (chapter: NumberedChapter) =>
    `<li>${link(`${chapter.id}.xhtml`, `${chapter.label} ${chapter.title}`)}${headingTree(chapter.headings, (heading) => link(`${chapter.id}.xhtml#${heading.id}`, heading.text))}</li>`
  const items = [
    `<li>${link('colophon.xhtml', words.colophon)}</li>`,
    numbered.foreword && `<li>${link('foreword.xhtml', numbered.foreword.title)}</li>`,
    ...groupByPart(numbered.chapters).map(({ part, chapters }) =>
      part
        ? `<li>${link(`${part.id}.xhtml`, part.title)}<ol>${chapters.map(chapterItem).join('\n')}</ol></li>`
        : chapters.map(chapterItem).join('\n'),
    ),
  ]
  const toc = `<nav epub:type="toc" role="doc-toc" id="toc"><h1>${words.contents}</h1><ol>${items.filter(Boolean).join('\n')}</ol></nav>`
  const first = groupByPart(numbered.chapters)[0]
  const start = `${first?.part?.id ?? first?.chapters[0]?.id ?? 'title'}.xhtml`
  const landmarks = [
    ['cover', 'cover.xhtml', words.cover],
    ['toc', 'nav.xhtml#toc', words.contents],
    ['bodymatter', start, words.bodyStart],
  ].map(([type, href, text]) => `<li><a epub:type="${type}" href="${href}">${text}</a></li>`)
  return page(
    book,
    words.contents,
    `${toc}\n<nav epub:type="landmarks" hidden="hidden"><h2>${words.landmarks}</h2><ol>${landmarks.join('')}</ol></nav>`,
    'frontmatter',
  )
}

/** Chapters that follow each other in the same part. */
export function groupByPart(chapters: NumberedChapter[]): { part?: NumberedPart; chapters: NumberedChapter[] }[] {
  const groups: { part?: NumberedPart; chapters: NumberedChapter[] }[] = []
  for (const chapter of chapters) {
    const last = groups.at(-1)
    if (last && last.part?.id === chapter.part?.id) last.chapters.push(chapter)
    else groups.push({ ...(chapter.part ? { part: chapter.part } : {}), chapters: [chapter] })
  }
  return groups
}

/** Headings of depth 2 and 3 as nested lists; a heading without text cannot be named and is left out. */
function headingTree(headings: NumberedHeading[], link: (heading: NumberedHeading) => string): string {
  const tops: { html: string; children: string[] }[] = []
  for (const heading of headings) {
    if (heading.depth > 3 || !heading.text.trim()) continue
    const last = tops.at(-1)
    if (heading.depth === 2 || !last) tops.push({ html: link(heading), children: [] })
    else last.children.push(`<li>${link(heading)}</li>`)
  }
  return tops.length
    ? `<ol>${tops.map((top) => `<li>${top.html}${top.children.length ? `<ol>${top.children.join('')}</ol>` : ''}</li>`).join('')}</ol>`
    : ''
}
