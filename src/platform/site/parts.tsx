import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import { localPath, query } from './paths'

/** A part of the sheet whose name stands in the margin. */
export function Section(props: { id: string; title: string; line?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={`${props.id}-title`} id={props.id}>
      <header>
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.line ? <p>{props.line}</p> : null}
        {props.action ? <p className="no-print">{props.action}</p> : null}
      </header>
      <div>{props.children}</div>
    </section>
  )
}

export function Crumbs({
  language,
  trail,
  here,
}: {
  language: Language
  trail: readonly (readonly [path: string, text: string])[]
  here: string
}) {
  const words = siteWords(language)
  return (
    <nav className="crumbs no-print" aria-label={words.crumbs}>
      <ol>
        {trail.map(([path, text]) => (
          <li key={path}>
            <a href={localPath(language, path)}>{text}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}

export function Empty({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <b>{title}</b>
      <p>{text}</p>
      {action ? <p>{action}</p> : null}
    </div>
  )
}

export type PagingProps = {
  language: Language
  path: string
  page: number
  pages: number
  /** The filters that every page of the list keeps. */
  filters: Record<string, string | undefined>
}

export function Paging({ language, path, page, pages, filters }: PagingProps) {
  const words = siteWords(language).page
  if (pages <= 1) return null
  const href = (to: number) => localPath(language, path) + query({ ...filters, page: to === 1 ? undefined : to })
  return (
    <nav className="pages" aria-label={words.label}>
      {page > 1 ? (
        <a rel="prev" href={href(page - 1)}>
          ← {words.previous}
        </a>
      ) : null}
      <span>{words.of(page, pages)}</span>
      {page < pages ? (
        <a rel="next" href={href(page + 1)}>
          {words.next} →
        </a>
      ) : null}
    </nav>
  )
}
