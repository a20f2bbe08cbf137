import type { Language } from '@/kernel/errors'
import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import type { NumberedText } from '@/platform/documents/numbering'
import { siteWords, type SiteWords } from '@/platform/i18n'
import { localPath } from '@/platform/site/paths'
import { bookPath, bookSearchPath, chapterPath } from '../paths'
import { placeAttributes } from './place'
import { SIZES, THEMES, type Preferences } from '@/platform/site/preferences'
import { bookHtml, type ParagraphErratum, type Picture } from '@/platform/site/manuscript/book-html'

export type ReaderChapter = { number: number; label: string; title: string; part?: string }

/** Everything that one chapter's page shows. */
export type ReaderPage = {
  language: Language
  preferences: Preferences
  /** Origin without a trailing slash, for the alternate addresses. */
  publicUrl: string
  assets: { css: string; script: string }
  book: { title: string; urlName: string; editionNo: number; editionId: string; editionText: string; editionTextZh: string }
  chapter: ReaderChapter & { authors: readonly string[] }
  toc: readonly ReaderChapter[]
  text: NumberedText
  skipped: number
  pictureOf: (asset: string) => Picture | undefined
  errata: readonly ParagraphErratum[]
  highlight?: string
}

/**
 * The reader as a whole document. It is made as text and not as components: the page then needs none of the framework's
 * scripts in the browser (they alone are larger than all that a reader may load), and costs the server little.
 */
export function readerPageHtml(page: ReaderPage): string {
  const { language, book, chapter, preferences } = page
  const words = siteWords(language)
  const path = chapterPath(book.urlName, book.editionNo, chapter.number)
  const index = page.toc.findIndex(({ number }) => number === chapter.number)
  const neighbours = { previous: page.toc[index - 1], next: page.toc[index + 1] }
  const { body, notes } = bookHtml(page.text, {
    words: words.reader,
    pictureOf: page.pictureOf,
    errata: page.errata,
    skipped: page.skipped,
    ...(page.highlight ? { highlight: page.highlight } : {}),
  })
  const title = `${chapter.label}　${chapter.title}`
  return `<!doctype html>
<html${attributes({ lang: words.htmlLang, 'data-theme': preferences.theme, 'data-size': preferences.size })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(`${title} · ${book.title}`)}</title>
${headLinks(page, path, words)}
</head>
<body class="reading"${attributes(placeAttributes({ ...book, chapter: chapter.number }))}>
<a class="skip" href="#text">${escapeXml(words.skip)}</a>
<div class="progress" aria-hidden="true"></div>
${toolbar(page, words)}
<main id="text" tabindex="-1">
<header class="chapter-head" lang="zh-CN">
${chapter.part ? `<p class="part">${escapeXml(chapter.part)}</p>` : ''}
<h1><span>${escapeXml(chapter.label)}</span> ${escapeXml(chapter.title)}</h1>
${chapter.authors.length ? `<p class="authors">${escapeXml(`${words.reader.authors}　${chapter.authors.join('　')}`)}</p>` : ''}
</header>
<article class="book" lang="zh-CN">
${body}
${notes}
${errataHtml(page.errata, words)}
</article>
${chapterNav(page, neighbours, words)}
</main>
${contentsPanel(page, words)}
${searchPanel(page, words)}
${settingsPanel(page, path, words)}
${helpPanel(words)}
<div class="note-box" id="note-box" popover tabindex="-1" role="note"${attributes({ 'aria-label': words.reader.notes })}><button type="button" class="tool close" popovertarget="note-box" popovertargetaction="hide">${escapeXml(words.reader.close)}</button><div lang="zh-CN"></div></div>
<p class="snack" id="resume" role="status" hidden><span>${escapeXml(words.reader.resume)}</span><a class="tool button plain" href="#text">${escapeXml(words.reader.fromTop)}</a></p>
<p class="snack" id="report-selection" hidden><a class="tool button plain"${attributes({ href: '#report-link' })}>${escapeXml(words.reader.reportSelection)}</a></p>
</body>
</html>`
}

function headLinks(page: ReaderPage, path: string, words: SiteWords): string {
  const { assets, publicUrl, book, chapter } = page
  return [
    `<meta${attributes({ name: 'description', content: `${book.title} ${book.editionTextZh} ${chapter.label} ${chapter.title}` })}>`,
    `<meta${attributes({ property: 'og:title', content: `${chapter.label} ${chapter.title}` })}>`,
    `<meta${attributes({ property: 'og:site_name', content: words.brand })}>`,
    `<meta property="og:type" content="book">`,
    `<link${attributes({ rel: 'stylesheet', href: assets.css })}>`,
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    `<link${attributes({ rel: 'canonical', href: publicUrl + localPath(page.language, path) })}>`,
    `<link${attributes({ rel: 'alternate', hreflang: 'zh-CN', href: publicUrl + path })}>`,
    `<link${attributes({ rel: 'alternate', hreflang: 'en', href: `${publicUrl}/en${path}` })}>`,
    `<script${attributes({ src: assets.script })} defer></script>`,
  ].join('\n')
}

function toolbar({ language, book }: ReaderPage, words: SiteWords): string {
  const button = (target: string, text: string, hint: string) =>
    `<button type="button" class="tool"${attributes({ popovertarget: target, 'data-key': hint })}>${escapeXml(text)}</button>`
  return `<header class="bar">
<a class="home"${attributes({ href: localPath(language, '/'), title: words.nav.home })}>${escapeXml(words.brand)}</a>
<a class="title"${attributes({ href: localPath(language, bookPath(book.urlName)) })}><span lang="zh-CN">${escapeXml(book.title)}</span> <small>${escapeXml(book.editionText)}</small></a>
<nav class="tools"${attributes({ 'aria-label': words.reader.tools })}>${button('contents', words.reader.contents, 't')}${button('search', words.reader.search, '/')}${button('settings', words.reader.settingsShort, 'a')}${button('help', words.reader.help, '?')}</nav>
</header>`
}

/** The errata of a chapter, at its end. */
export function errataHtml(errata: readonly ParagraphErratum[], words: SiteWords): string {
  if (errata.length === 0) return ''
  const { reader } = words
  const items = errata.map((erratum) => {
    const back = erratum.paragraph
      ? `<a${attributes({ class: 'mark', href: `#e${erratum.number}-ref`, 'aria-label': `${reader.erratumAt(erratum.number)}，${reader.backToText}` })}>${erratum.number}</a>`
      : `<span class="mark">${erratum.number}</span>`
    return `<li id="e${erratum.number}">${back}<span class="note-text"><b>${escapeXml(reader.wrong)}</b> <s>${escapeXml(erratum.quote)}</s> <b>${escapeXml(reader.right)}</b> <ins>${escapeXml(erratum.correction)}</ins>${erratum.note ? ` ${escapeXml(erratum.note)}` : ''} <small>${escapeXml(erratum.status)}</small></span></li>`
  })
  return `<section class="errata notes" aria-labelledby="errata-title"${attributes({ lang: words.htmlLang })}><h2 id="errata-title">${escapeXml(reader.errataHere)}</h2><ol>${items.join('')}</ol></section>`
}

function chapterNav(page: ReaderPage, { previous, next }: { previous?: ReaderChapter; next?: ReaderChapter }, words: SiteWords): string {
  const { language, book, chapter } = page
  const link = (target: ReaderChapter, rel: 'prev' | 'next', text: string) =>
    `<a${attributes({ rel, href: `${localPath(language, chapterPath(book.urlName, book.editionNo, target.number))}#text` })}><small>${escapeXml(text)}</small><span lang="zh-CN">${escapeXml(`${target.label}　${target.title}`)}</span></a>`
  const report = `${localPath(language, bookPath(book.urlName))}?edition=${book.editionNo}&chapter=${chapter.number}#report`
  return `<p class="report"><a id="report-link"${attributes({ href: report })}>${escapeXml(words.reader.reportHere)}</a></p>
<nav class="chapter-nav"${attributes({ 'aria-label': words.reader.chapterNav })}>${previous ? link(previous, 'prev', words.reader.previous) : '<span></span>'}${next ? link(next, 'next', words.reader.next) : `<span class="end">${escapeXml(words.reader.lastChapter)}</span>`}</nav>`
}

function panel(id: string, name: string, content: string, words: SiteWords, tag: 'nav' | 'section' = 'section'): string {
  return `<${tag} class="panel" id="${id}" popover aria-labelledby="${id}-title"><header><h2 id="${id}-title">${escapeXml(name)}</h2><button type="button" class="tool close"${attributes({ popovertarget: id, popovertargetaction: 'hide' })}>${escapeXml(words.reader.close)}</button></header>${content}</${tag}>`
}

function contentsPanel(page: ReaderPage, words: SiteWords): string {
  const { language, book, chapter, toc, text } = page
  let part: string | undefined
  const rows = toc.map((entry) => {
    const isHere = entry.number === chapter.number
    const opening = entry.part && entry.part !== part ? `<li class="part">${escapeXml(entry.part)}</li>` : ''
    part = entry.part
    const href = isHere ? '#text' : `${localPath(language, chapterPath(book.urlName, book.editionNo, entry.number))}#text`
    const sections = isHere ? sectionList(text, page.skipped) : ''
    return `${opening}<li><a${attributes({ href, 'aria-current': isHere ? 'page' : undefined })}><span>${escapeXml(entry.label)}</span><span>${escapeXml(entry.title)}</span></a>${sections}</li>`
  })
  return panel('contents', words.reader.contents, `<ol class="contents" lang="zh-CN">${rows.join('')}</ol>`, words, 'nav')
}

function sectionList(text: NumberedText, skipped: number): string {
  const items = text.blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || block.depth > 3) return []
    const heading = text.headings.find(({ id }) => id === block.id)
    return [`<li class="d${block.depth}"><a href="#p${index + 1 + skipped}">${escapeXml(heading?.text ?? '')}</a></li>`]
  })
  return items.length ? `<ol class="sections">${items.join('')}</ol>` : ''
}

function searchPanel({ language, book, highlight }: ReaderPage, words: SiteWords): string {
  const form = `<form role="search"${attributes({ action: localPath(language, bookSearchPath(book.urlName, book.editionNo)) })}><label for="q">${escapeXml(words.reader.searchFor)}</label><div class="search-line"><input type="search" id="q" name="q" maxlength="60" required${attributes({ value: highlight })}><button class="button">${escapeXml(words.reader.searchButton)}</button></div></form>`
  return panel('search', words.reader.search, form, words)
}

function settingsPanel({ language, preferences }: ReaderPage, path: string, words: SiteWords): string {
  const choice = (name: 'size' | 'theme', value: string, text: string, isOn: boolean) =>
    `<button${attributes({ name, value, 'aria-pressed': String(isOn) })}>${escapeXml(text)}</button>`
  const sizes = SIZES.map((size) => choice('size', size, words.reader.sizes[size], size === preferences.size)).join('')
  const themes = THEMES.map((theme) => choice('theme', theme, words.theme[theme], theme === preferences.theme)).join('')
  const other = language === 'zh' ? localPath('en', path) : path
  const form = `<form method="post" action="/preferences" id="preferences"><input type="hidden" name="next"${attributes({ value: localPath(language, path) })}><fieldset class="choices"><legend>${escapeXml(words.reader.size)}</legend>${sizes}</fieldset><fieldset class="choices"><legend>${escapeXml(words.theme.label)}</legend>${themes}</fieldset></form><p><a${attributes({ href: other, hreflang: words.otherLanguageCode, lang: words.otherLanguageCode })}>${escapeXml(words.otherLanguage)}</a></p>`
  return panel('settings', words.reader.settings, form, words)
}

function helpPanel(words: SiteWords): string {
  const rows = words.reader.keys
    .map(([key, text]) => `<div><dt><kbd>${escapeXml(key)}</kbd></dt><dd>${escapeXml(text)}</dd></div>`)
    .join('')
  return panel('help', words.reader.help, `<dl class="keys">${rows}</dl>`, words)
}
