import { noteMark, type NumberedBlock, type NumberedCell, type NumberedInline, type NumberedList, type NumberedNote } from '../numbering'
import { linkTarget } from '../typography/build-options'
import { formulaNumber } from '../typography/labels'
import { attributes, escapeXml } from './escape'
import { cleanMathml } from './mathml'

export type XhtmlContext = {
  /** Where a picture lies, relative to the page. */
  imageHref: (asset: string) => string
  words: { footnotes: string; backToText: string }
  /** Told when MathML was written: the package must declare it. */
  onMathml: () => void
}

/** The blocks of a chapter as XHTML, without the notes. */
export function blocksToXhtml(blocks: NumberedBlock[], context: XhtmlContext): string {
  return blocks.map((block) => blockToXhtml(block, context)).join('\n')
}

/** The notes of a chapter, each with a way back to its mark; empty when there are none. */
export function notesToXhtml(notes: NumberedNote[], context: XhtmlContext): string {
  if (notes.length === 0) return ''
  const items = notes.map(
    (note) =>
      `<aside epub:type="footnote" role="doc-footnote" id="${note.id}"><p><a role="doc-backlink" class="mark" href="#${refId(note)}"${attributes({ title: context.words.backToText })}>${noteMark(note.number)}</a> ${inline(note.content, context)}</p></aside>`,
  )
  return `<section class="notes" epub:type="footnotes"${attributes({ 'aria-label': context.words.footnotes })}>\n${items.join('\n')}\n</section>`
}

export function inline(content: NumberedInline[], context: XhtmlContext): string {
  return content.map((part) => inlinePart(part, context)).join('')
}

function inlinePart(part: NumberedInline, context: XhtmlContext): string {
  switch (part.kind) {
    case 'text': {
      let html = escapeXml(part.text)
      if (part.code) html = `<code>${html}</code>`
      if (part.superscript) html = `<sup>${html}</sup>`
      if (part.subscript) html = `<sub>${html}</sub>`
      if (part.strike) html = `<s>${html}</s>`
      if (part.underline) html = `<u>${html}</u>`
      if (part.italic) html = `<em>${html}</em>`
      return part.bold ? `<strong>${html}</strong>` : html
    }
    case 'break':
      return '<br/>'
    case 'link': {
      const href = linkTarget(part.href)
      const content = inline(part.content, context)
      return href && content ? `<a${attributes({ href })}>${content}</a>` : content
    }
    case 'footnote':
      return `<sup class="noteref"><a epub:type="noteref" role="doc-noteref" id="${refId(part)}" href="#${part.id}">${noteMark(part.number)}</a></sup>`
    case 'formula': {
      const math = part.mathml && cleanMathml(part.mathml, { display: false, alttext: part.text })
      if (math) context.onMathml()
      return math || `<span class="formula">${escapeXml(part.text)}</span>`
    }
    case 'image':
      return `<img class="inline"${attributes({ src: context.imageHref(part.asset), alt: part.alt })}/>`
  }
}

function blockToXhtml(block: NumberedBlock, context: XhtmlContext): string {
  const { id } = block
  switch (block.kind) {
    case 'heading':
      return `<h${block.depth} id="${id}">${inline(block.content, context)}</h${block.depth}>`
    case 'paragraph':
      return `<p${attributes({ id, class: block.align })}>${inline(block.content, context)}</p>`
    case 'list':
      return listToXhtml(block, context, id)
    case 'quote':
      return `<blockquote id="${id}">${block.content.map((line) => `<p>${inline(line, context)}</p>`).join('')}</blockquote>`
    case 'code':
      return `<pre id="${id}"><code>${escapeXml(block.text)}</code></pre>`
    case 'rule':
      return `<hr id="${id}"/>`
    case 'figure':
      return `<figure id="${id}"><img${attributes({ src: context.imageHref(block.asset), alt: block.alt || block.caption || '' })}/>${captionOf('figcaption', block.label, block.caption)}</figure>`
    case 'formula': {
      const math = block.mathml && cleanMathml(block.mathml, { display: true, alttext: block.text })
      if (math) context.onMathml()
      const number = block.label ? `<span class="number">${escapeXml(formulaNumber(block.label))}</span>` : ''
      return `<div class="equation" id="${id}"><span class="formula">${math || escapeXml(block.text)}</span>${number}</div>`
    }
    case 'table':
      return tableToXhtml(block, context)
  }
}

function captionOf(tag: string, label: string | undefined, caption: string | undefined): string {
  const text = [label && `<span class="label">${escapeXml(label)}</span>`, caption && escapeXml(caption)].filter(Boolean).join('\u3000')
  return text ? `<${tag}>${text}</${tag}>` : ''
}

function listToXhtml(list: NumberedList, context: XhtmlContext, id?: string): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const start = list.ordered && list.start !== undefined && list.start !== 1 ? list.start : undefined
  const items = list.items.map(
    (item) => `<li>${inline(item.content, context)}${item.children ? listToXhtml(item.children, context) : ''}</li>`,
  )
  return items.length ? `<${tag}${attributes({ id, start })}>${items.join('')}</${tag}>` : ''
}

function tableToXhtml(table: Extract<NumberedBlock, { kind: 'table' }>, context: XhtmlContext): string {
  const headRows = Math.min(table.headerRows, table.rows.length)
  const row = (cells: NumberedCell[], index: number) => {
    const last = index < headRows ? headRows : table.rows.length
    return `<tr>${cells.map((cell) => cellToXhtml(cell, { head: index < headRows, rowsLeft: last - index }, context)).join('')}</tr>`
  }
  const rows = table.rows.map(row)
  const head = headRows ? `<thead>${rows.slice(0, headRows).join('')}</thead>` : ''
  const body = rows.length > headRows ? `<tbody>${rows.slice(headRows).join('')}</tbody>` : ''
  return `<div class="table" id="${table.id}"><table>${captionOf('caption', table.label, table.caption)}${head}${body}</table></div>`
}

function cellToXhtml(cell: NumberedCell, place: { head: boolean; rowsLeft: number }, context: XhtmlContext): string {
  const header = place.head || cell.header
  const span = (value: number | undefined, most = Infinity) => (value && value > 1 && most > 1 ? Math.min(value, most) : undefined)
  const content =
    cell.content.length > 1
      ? cell.content.map((line) => `<p>${inline(line, context)}</p>`).join('')
      : inline(cell.content[0] ?? [], context)
  const marks = attributes({
    scope: header ? (place.head ? 'col' : 'row') : undefined,
    colspan: span(cell.colSpan),
    rowspan: span(cell.rowSpan, place.rowsLeft),
  })
  return header ? `<th${marks}>${content}</th>` : `<td${marks}>${content}</td>`
}

function refId(note: { id: string }): string {
  return `${note.id}-ref`
}
