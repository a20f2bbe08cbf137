import type { Language } from '@/kernel/errors'
import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import { siteWords } from '@/platform/i18n'
import { ERROR_PAGES } from '@/platform/i18n/error-pages'
import { localPath } from './paths'
import type { Preferences } from './preferences'

/** The reader's own 404: a chapter that is not there, or not published. */
export function errorPageHtml({ language, preferences, css }: { language: Language; preferences: Preferences; css: string }): string {
  const words = ERROR_PAGES[language]
  const site = siteWords(language)
  return `<!doctype html>
<html${attributes({ lang: site.htmlLang, 'data-theme': preferences.theme, 'data-size': preferences.size })}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeXml(`${words.notFound} · ${site.brand}`)}</title><link${attributes({ rel: 'stylesheet', href: css })}><link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
<body><main class="sheet error-page"><p class="figure" aria-hidden="true">404</p><h1>${escapeXml(words.notFound)}</h1><p class="lead">${escapeXml(words.notFoundText)}</p><p class="actions-row"><a class="button"${attributes({ href: localPath(language, '/') })}>${escapeXml(words.home)}</a> <a${attributes({ href: localPath(language, '/textbooks') })}>${escapeXml(words.books)}</a></p></main></body>
</html>`
}
