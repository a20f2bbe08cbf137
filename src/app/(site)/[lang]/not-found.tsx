'use client'

import { useParams } from 'next/navigation'
import { ERROR_PAGES } from '@/platform/i18n/error-pages'

/** Runs in the browser's half only because nothing else tells it the language of the address. */
export default function NotFound() {
  const { lang } = useParams<{ lang: string }>()
  const words = lang === 'en' ? ERROR_PAGES.en : ERROR_PAGES.zh
  const root = lang === 'en' ? '/en' : ''
  return (
    <main className="sheet error-page">
      <title>{words.notFound}</title>
      <p className="figure" aria-hidden="true">
        404
      </p>
      <h1>{words.notFound}</h1>
      <p className="lead">{words.notFoundText}</p>
      <p className="actions-row">
        <a className="button" href={root || '/'}>
          {words.home}
        </a>
        <a href={`${root}/textbooks`}>{words.books}</a>
      </p>
    </main>
  )
}
