import { Fragment, type ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { cleanMathml } from '@/platform/documents/epub/mathml'
import { noteMark, type NumberedBlock, type NumberedCell, type NumberedInline, type NumberedList } from '@/platform/documents/numbering'
import { isSafeHref } from '@/platform/documents/safe-href'
import type { Picture } from './pictures'

export type BlockContext = { pictures: ReadonlyMap<string, Picture>; language: Language }

const MISSING = { zh: '图片缺失', en: 'Picture missing' }

/** One block of a draft as a reader of the book would see it, footnotes opened beneath it. Rendered on the server. */
export function BlockView({ block, context }: { block: NumberedBlock; context: BlockContext }) {
  const notes = notesIn(block)
  return (
    <div className="lg-book">
      <Body block={block} context={context} />
      {notes.length > 0 ? (
        <ol className="lg-book__notes">
          {notes.map((note) => (
            <li key={note.id}>
              {noteMark(note.number)} <Inlines content={note.content} context={context} />
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}

function Body({ block, context }: { block: NumberedBlock; context: BlockContext }): ReactNode {
  switch (block.kind) {
    case 'heading':
      // The page has headings of its own: here only the look and the level are told.
      return (
        <p className="lg-book__heading" data-depth={block.depth} role="heading" aria-level={Math.min(block.depth + 1, 6)}>
          <Inlines content={block.content} context={context} />
        </p>
      )
    case 'paragraph':
      return (
        <p className="lg-book__text" data-align={block.align}>
          <Inlines content={block.content} context={context} />
        </p>
      )
    case 'list':
      return <List list={block} context={context} />
    case 'quote':
      return (
        <blockquote>
          {block.content.map((line, index) => (
            <p key={index}>
              <Inlines content={line} context={context} />
            </p>
          ))}
        </blockquote>
      )
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
    case 'formula':
      return (
        <p className="lg-book__equation" tabIndex={0}>
          <Formula text={block.text} mathml={block.mathml} isDisplay />
          {block.label ? <span>{block.label}</span> : null}
        </p>
      )
    case 'figure': {
      const picture = context.pictures.get(block.asset)
      return (
        <figure>
          {picture ? <Image picture={picture} alt={block.alt || block.caption || ''} /> : <Missing alt={block.alt} context={context} />}
          <Caption block={block} />
        </figure>
      )
    }
    case 'table':
      return (
        <figure>
          <Caption block={block} />
          <div
            className="lg-book__scroll"
            role="region"
            tabIndex={0}
            aria-label={[block.label, block.caption].filter(Boolean).join(' ') || '—'}
          >
            <Table block={block} context={context} />
          </div>
        </figure>
      )
  }
}

function Inlines({ content, context }: { content: readonly NumberedInline[]; context: BlockContext }) {
  return content.map((part, index) => <Fragment key={index}>{inline(part, context)}</Fragment>)
}

function inline(part: NumberedInline, context: BlockContext): ReactNode {
  switch (part.kind) {
    case 'text': {
      let node: ReactNode = part.text
      if (part.code) node = <code>{node}</code>
      if (part.superscript) node = <sup>{node}</sup>
      if (part.subscript) node = <sub>{node}</sub>
      if (part.strike) node = <s>{node}</s>
      if (part.underline) node = <u>{node}</u>
      if (part.italic) node = <em>{node}</em>
      return part.bold ? <strong>{node}</strong> : node
    }
    case 'break':
      return <br />
    case 'link': {
      const content = <Inlines content={part.content} context={context} />
      if (!isSafeHref(part.href)) return content
      return (
        <a href={part.href} rel="noreferrer" target="_blank">
          {content}
        </a>
      )
    }
    case 'footnote':
      return <sup className="lg-book__mark">{noteMark(part.number)}</sup>
    case 'formula':
      return <Formula text={part.text} mathml={part.mathml} />
    case 'image': {
      const picture = context.pictures.get(part.asset)
      return picture ? <Image picture={picture} alt={part.alt} isInline /> : <Missing alt={part.alt} context={context} />
    }
  }
}

function Formula({ isDisplay = false, mathml, text }: { text: string; mathml?: string | undefined; isDisplay?: boolean }) {
  // Only what the cleaner rebuilt from known elements is set as markup.
  const math = mathml ? cleanMathml(mathml, { display: isDisplay, alttext: text }) : undefined
  return math ? <span dangerouslySetInnerHTML={{ __html: math }} /> : <span className="lg-book__formula">{text}</span>
}

function Image({ alt, isInline = false, picture }: { picture: Picture; alt: string; isInline?: boolean }) {
  return (
    // The admin's own pictures, already of the size that they were uploaded in.
    <img
      src={picture.src}
      alt={alt}
      width={picture.widthPx}
      height={picture.heightPx}
      loading="lazy"
      decoding="async"
      className={isInline ? 'lg-book__inline' : undefined}
    />
  )
}

function Missing({ alt, context }: { alt: string; context: BlockContext }) {
  return (
    <span className="lg-book__missing">
      {MISSING[context.language]}
      {alt ? `：${alt}` : ''}
    </span>
  )
}

function Caption({ block }: { block: { label?: string; caption?: string } }) {
  if (!block.label && !block.caption) return null
  return (
    <figcaption>
      <b>{block.label}</b> {block.caption}
    </figcaption>
  )
}

function List({ context, list }: { list: NumberedList; context: BlockContext }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      <Inlines content={item.content} context={context} />
      {item.children ? <List list={item.children} context={context} /> : null}
    </li>
  ))
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>
}

function Table({ block, context }: { block: Extract<NumberedBlock, { kind: 'table' }>; context: BlockContext }) {
  const headRows = Math.min(block.headerRows, block.rows.length)
  const row = (cells: NumberedCell[], index: number) => (
    <tr key={index}>
      {cells.map((cell, place) => {
        const isHeader = index < headRows || cell.header
        const Cell = isHeader ? 'th' : 'td'
        return (
          <Cell key={place} colSpan={cell.colSpan} rowSpan={cell.rowSpan} scope={isHeader ? (index < headRows ? 'col' : 'row') : undefined}>
            {cell.content.map((line, at) => (
              <Fragment key={at}>
                {at > 0 ? <br /> : null}
                <Inlines content={line} context={context} />
              </Fragment>
            ))}
          </Cell>
        )
      })}
    </tr>
  )
  return (
    <table>
      {headRows > 0 ? <thead>{block.rows.slice(0, headRows).map(row)}</thead> : null}
      <tbody>{block.rows.slice(headRows).map((cells, index) => row(cells, index + headRows))}</tbody>
    </table>
  )
}

type Note = Extract<NumberedInline, { kind: 'footnote' }>

function notesIn(block: NumberedBlock): Note[] {
  const found: Note[] = []
  const look = (content: readonly NumberedInline[]): void => {
    for (const part of content) {
      if (part.kind === 'footnote') found.push(part)
      else if (part.kind === 'link') look(part.content)
    }
  }
  const list = (items: NumberedList['items']): void =>
    items.forEach((item) => {
      look(item.content)
      if (item.children) list(item.children.items)
    })
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      look(block.content)
      break
    case 'list':
      list(block.items)
      break
    case 'quote':
      block.content.forEach(look)
      break
    case 'table':
      block.rows.forEach((cells) => cells.forEach((cell) => cell.content.forEach(look)))
      break
  }
  return found
}
