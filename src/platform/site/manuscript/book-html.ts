import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import { cleanMathml } from '@/platform/documents/epub/mathml'
import {
  noteMark,
  type NumberedBlock,
  type NumberedCell,
  type NumberedInline,
  type NumberedList,
  type NumberedText,
} from '@/platform/documents/numbering'
import { isSafeHref } from '@/platform/documents/safe-href'
import type { SiteWords } from '@/platform/i18n'

/** Pixels of the stored picture, so that the page keeps its room before the picture has come. */
export type Picture = { src: string; widthPx?: number; heightPx?: number }

/** An erratum that is shown beside the paragraph it is about; `paragraph` counts the draft's blocks from 1. */
export type ParagraphErratum = { number: number; paragraph?: number; quote: string; correction: string; note?: string; status: string }

export type BookContext = {
  words: SiteWords['reader']
  pictureOf: (asset: string) => Picture | undefined
  errata?: readonly ParagraphErratum[]
  /** Marked wherever it stands in running text. */
  highlight?: string
  /** How many of the draft's blocks stand before the first one given here (a repeated title is not printed twice). */
  skipped?: number
}

/**
 * Book text as HTML, without scripts, styles or handlers. Every block carries the id `p<n>`, n being its place in the
 * draft from 1, which is how errata, search hits and the kept reading position name a paragraph.
 */
export function bookHtml(text: NumberedText, context: BookContext): { body: string; notes: string } {
  const marks = new Map<number, string>()
  for (const erratum of context.errata ?? [])
    if (erratum.paragraph !== undefined) marks.set(erratum.paragraph, (marks.get(erratum.paragraph) ?? '') + erratumMark(erratum, context))
  const body = text.blocks.map((block, index) => {
    const paragraph = index + 1 + (context.skipped ?? 0)
    return blockHtml(block, { id: `p${paragraph}`, mark: marks.get(paragraph) ?? '' }, context)
  })
  return { body: body.join('\n'), notes: notesHtml(text, context) }
}

type Place = { id: string; mark: string }

function blockHtml(block: NumberedBlock, { id, mark }: Place, context: BookContext): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(block.depth, 6)
      return `<h${level} id="${id}">${inlines(block.content, context)}${mark}</h${level}>`
    }
    case 'paragraph':
      return `<p${attributes({ id, class: block.align })}>${inlines(block.content, context)}${mark}</p>`
    case 'list':
      return `${listHtml(block, context, id)}${mark && `<p class="mark-line">${mark}</p>`}`
    case 'quote':
      return `<blockquote id="${id}">${block.content.map((line) => `<p>${inlines(line, context)}</p>`).join('')}${mark}</blockquote>`
    case 'code':
      return `<pre id="${id}" tabindex="0"><code>${escapeXml(block.text)}</code></pre>${mark}`
    case 'rule':
      return `<hr id="${id}">`
    case 'figure':
      return figureHtml(block, { id, mark }, context)
    case 'formula': {
      const math = block.mathml && cleanMathml(block.mathml, { display: true, alttext: block.text })
      const number = block.label ? `<span class="number">${escapeXml(block.label.replace(/^[^(]*/, ''))}</span>` : ''
      return `<div class="equation" id="${id}"><span class="formula"${attributes({ tabindex: '0', role: 'group', 'aria-label': block.label ?? block.text })}>${math || escapeXml(block.text)}</span>${number}${mark}</div>`
    }
    case 'table':
      return tableHtml(block, { id, mark }, context)
  }
}

function inlines(content: readonly NumberedInline[], context: BookContext): string {
  return content.map((part) => inlineHtml(part, context)).join('')
}

function inlineHtml(part: NumberedInline, context: BookContext): string {
  switch (part.kind) {
    case 'text': {
      let html = highlighted(part.text, context.highlight)
      if (part.code) html = `<code>${html}</code>`
      if (part.superscript) html = `<sup>${html}</sup>`
      if (part.subscript) html = `<sub>${html}</sub>`
      if (part.strike) html = `<s>${html}</s>`
      if (part.underline) html = `<u>${html}</u>`
      if (part.italic) html = `<em>${html}</em>`
      return part.bold ? `<strong>${html}</strong>` : html
    }
    case 'break':
      return '<br>'
    case 'link': {
      const content = inlines(part.content, context)
      return isSafeHref(part.href) && content ? `<a${attributes({ href: part.href, rel: 'noreferrer' })}>${content}</a>` : content
    }
    case 'footnote':
      return `<sup class="noteref"><a${attributes({ id: `${part.id}-ref`, href: `#${part.id}`, role: 'doc-noteref', 'aria-label': context.words.note(part.number) })}>${noteMark(part.number)}</a></sup>`
    case 'formula': {
      const math = part.mathml && cleanMathml(part.mathml, { display: false, alttext: part.text })
      return math || `<span class="formula">${escapeXml(part.text)}</span>`
    }
    case 'image': {
      const picture = context.pictureOf(part.asset)
      return picture ? `<img class="inline"${attributes({ ...sizeOf(picture), src: picture.src, alt: part.alt })}>` : escapeXml(part.alt)
    }
  }
}

function figureHtml(block: Extract<NumberedBlock, { kind: 'figure' }>, { id, mark }: Place, context: BookContext): string {
  const picture = context.pictureOf(block.asset)
  const alt = block.alt || block.caption || ''
  const shown = picture
    ? `<img${attributes({ src: picture.src, alt, ...sizeOf(picture), loading: 'lazy', decoding: 'async' })}>`
    : `<p class="missing">${escapeXml(context.words.missing)}${alt ? `：${escapeXml(alt)}` : ''}</p>`
  return `<figure id="${id}">${shown}${captionHtml('figcaption', block, mark, context)}</figure>`
}

function tableHtml(block: Extract<NumberedBlock, { kind: 'table' }>, { id, mark }: Place, context: BookContext): string {
  const headRows = Math.min(block.headerRows, block.rows.length)
  const rows = block.rows.map((row, index) => {
    const isHead = index < headRows
    const rowsLeft = (isHead ? headRows : block.rows.length) - index
    return `<tr>${row.map((cell) => cellHtml(cell, { isHead, rowsLeft }, context)).join('')}</tr>`
  })
  const head = headRows ? `<thead>${rows.slice(0, headRows).join('')}</thead>` : ''
  const body = rows.length > headRows ? `<tbody>${rows.slice(headRows).join('')}</tbody>` : ''
  const name = [block.label, block.caption].filter(Boolean).join(' ') || context.words.tableBox
  return `<figure class="table" id="${id}">${captionHtml('figcaption', block, mark, context)}<div class="table-scroll"${attributes({ role: 'region', tabindex: '0', 'aria-label': name })}><table>${head}${body}</table></div></figure>`
}

function cellHtml(cell: NumberedCell, place: { isHead: boolean; rowsLeft: number }, context: BookContext): string {
  const isHeader = place.isHead || cell.header
  const span = (value: number | undefined, most = Infinity) => (value && value > 1 && most > 1 ? String(Math.min(value, most)) : undefined)
  const content = cell.content.map((line) => inlines(line, context)).join('<br>')
  const marks = attributes({
    scope: isHeader ? (place.isHead ? 'col' : 'row') : undefined,
    colspan: span(cell.colSpan),
    rowspan: span(cell.rowSpan, place.rowsLeft),
  })
  // An empty head cell names nothing, and a header without a name is a fault to a screen reader.
  return isHeader && content
    ? `<th${marks}>${content}</th>`
    : `<td${isHeader ? attributes({ colspan: span(cell.colSpan), rowspan: span(cell.rowSpan, place.rowsLeft) }) : marks}>${content}</td>`
}

function listHtml(list: NumberedList, context: BookContext, id?: string): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const start = list.ordered && list.start !== undefined && list.start !== 1 ? String(list.start) : undefined
  const items = list.items.map(
    (item) => `<li>${inlines(item.content, context)}${item.children ? listHtml(item.children, context) : ''}</li>`,
  )
  return `<${tag}${attributes({ id, start })}>${items.join('')}</${tag}>`
}

function captionHtml(tag: string, block: { label?: string; caption?: string }, mark: string, context: BookContext): string {
  const label = block.label ? `<span class="label">${escapeXml(block.label)}</span>` : ''
  const text = [label, block.caption ? highlighted(block.caption, context.highlight) : ''].filter(Boolean).join('\u3000')
  return text || mark ? `<${tag}>${text}${mark}</${tag}>` : ''
}

function notesHtml(text: NumberedText, context: BookContext): string {
  if (text.notes.length === 0) return ''
  const items = text.notes.map(
    (note) =>
      `<li id="${note.id}"><a${attributes({ class: 'mark', role: 'doc-backlink', href: `#${note.id}-ref`, 'aria-label': `${context.words.note(note.number)}，${context.words.backToText}` })}>${noteMark(note.number)}</a><span class="note-text">${inlines(note.content, context)}</span></li>`,
  )
  return `<section class="notes" role="doc-endnotes" aria-labelledby="notes-title"><h2 id="notes-title">${escapeXml(context.words.notes)}</h2><ol>${items.join('')}</ol></section>`
}

function erratumMark(erratum: ParagraphErratum, context: BookContext): string {
  return `<a${attributes({ class: 'erratum-mark', id: `e${erratum.number}-ref`, href: `#e${erratum.number}`, 'aria-label': context.words.erratumAt(erratum.number) })}>${escapeXml(context.words.erratumMark)}</a>`
}

function highlighted(text: string, needle: string | undefined): string {
  if (!needle) return escapeXml(text)
  const [haystack, wanted] = [text.toLowerCase(), needle.toLowerCase()]
  // Lower case may change the length of rare letters; then marks would stand beside their words.
  if (haystack.length !== text.length) return escapeXml(text)
  let html = ''
  let from = 0
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, from)) {
    html += `${escapeXml(text.slice(from, at))}<mark>${escapeXml(text.slice(at, at + wanted.length))}</mark>`
    from = at + wanted.length
  }
  return html + escapeXml(text.slice(from))
}

function sizeOf(picture: Picture): { width?: string; height?: string } {
  return picture.widthPx && picture.heightPx ? { width: String(picture.widthPx), height: String(picture.heightPx) } : {}
}
