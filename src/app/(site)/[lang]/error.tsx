'use client'

import { useParams } from 'next/navigation'
import { ERROR_PAGES } from '@/platform/i18n/error-pages'

/** Shown in place of a page that failed; the number leads the administrator to the log line. */
export default function Failed({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { lang } = useParams<{ lang: string }>()
  const words = lang === 'en' ? ERROR_PAGES.en : ERROR_PAGES.zh
  const requestId = typeof document === 'undefined' ? '' : (document.documentElement.dataset['requestId'] ?? '')
  return (
    <main className="sheet error-page">
      <p className="figure" aria-hidden="true">
        500
      </p>
      <h1>{words.failed}</h1>
      <p className="lead">{words.failedText}</p>
      <dl className="colophon">
        <dt>{words.requestId}</dt>
        <dd>
          <code suppressHydrationWarning>{requestId}</code>
        </dd>
      </dl>
      <p className="actions-row">
        <button className="button" type="button" onClick={reset}>
          {words.retry}
        </button>
        <a href={lang === 'en' ? '/en' : '/'}>{words.home}</a>
      </p>
    </main>
  )
}
