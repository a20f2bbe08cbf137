import type { Language } from '@/kernel/errors'
import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import { siteWords, type SiteWords } from '@/platform/i18n'
import { localPath } from '@/platform/site/paths'
import { SIZES, THEMES, type Preferences } from '@/platform/site/preferences'
import { clockHtml } from './clock-html'
import type { ClockSettings } from './clock/page-data'
import { unitPath } from './study-paths'
import { studyWords, type StudyWords } from './words'

export type UnitLink = { id: string; number: number; title: string }

/** What is studied: book text, a film, or a file beside the text. */
export type UnitContent =
  | { kind: 'chapter'; html: string; label: string; authors: readonly string[]; part?: string }
  | { kind: 'video'; src: string; captions?: string; summary: string }
  | { kind: 'attachment'; src: string; fileName: string }
  | { kind: 'missing' }

/** Everything that one study page shows. */
export type UnitPage = {
  language: Language
  preferences: Preferences
  assets: { readerCss: string; css: string; script: string }
  /** The address in Chinese, without the query. */
  path: string
  course: { title: string; lang: 'zh-CN' | undefined }
  unit: { id: string; title: string; points: number; nominalMinutes: number }
  units: readonly UnitLink[]
  content: UnitContent
  /** The clock, or why there is none. */
  clock: { settings: ClockSettings } | { refusal: string }
}

/** The study page as a whole document, made as text like the reader: none of the framework's scripts are loaded. */
export function unitPageHtml(page: UnitPage): string {
  const { language, preferences, unit, content } = page
  const site = siteWords(language)
  const words = studyWords(language)
  const index = page.units.findIndex(({ id }) => id === unit.id)
  const runs = 'settings' in page.clock
  return `<!doctype html>
<html${attributes({ lang: site.htmlLang, 'data-theme': preferences.theme, 'data-size': preferences.size })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeXml(`${unit.title} · ${page.course.title} · ${site.brand}`)}</title>
<link${attributes({ rel: 'stylesheet', href: page.assets.readerCss })}>
<link${attributes({ rel: 'stylesheet', href: page.assets.css })}>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${runs ? `<script type="module"${attributes({ src: page.assets.script })}></script>` : ''}
</head>
<body class="reading studying">
<a class="skip" href="#text">${escapeXml(site.skip)}</a>
${toolbar(page, site, words)}
<main id="text" tabindex="-1">
<header class="chapter-head" lang="zh-CN">
${content.kind === 'chapter' && content.part ? `<p class="part">${escapeXml(content.part)}</p>` : ''}
<h1>${content.kind === 'chapter' ? `<span>${escapeXml(content.label)}</span> ` : ''}${escapeXml(unit.title)}</h1>
${content.kind === 'chapter' && content.authors.length ? `<p class="authors">${escapeXml(`${site.reader.authors}　${content.authors.join('　')}`)}</p>` : ''}
</header>
${contentHtml(content, words)}
${unitNav(page, { previous: page.units[index - 1], next: page.units[index + 1] }, words)}
</main>
${unitsPanel(page, words)}
${settingsPanel(page, site, words)}
${clockHtml(page, words)}
</body>
</html>`
}

function toolbar({ language, course }: UnitPage, site: SiteWords, words: StudyWords): string {
  const button = (target: string, text: string) =>
    `<button type="button" class="tool"${attributes({ popovertarget: target })}>${escapeXml(text)}</button>`
  return `<header class="bar">
<a class="home"${attributes({ href: localPath(language, '/'), title: site.nav.home })}>${escapeXml(site.brand)}</a>
<a class="title"${attributes({ href: localPath(language, '/study'), title: words.unit.back })}><span${attributes({ lang: course.lang })}>${escapeXml(course.title)}</span></a>
<nav class="tools"${attributes({ 'aria-label': words.unit.tools })}>${button('contents', words.unit.contents)}${button('settings', words.unit.settings)}</nav>
</header>`
}

function contentHtml(content: UnitContent, words: StudyWords): string {
  switch (content.kind) {
    case 'chapter':
      return `<article class="book" lang="zh-CN">\n${content.html}\n</article>`
    case 'video': {
      const track = content.captions
        ? `<track kind="captions" srclang="zh" default${attributes({ src: content.captions, label: words.unit.captions })}>`
        : ''
      return `<div class="screen"><video controls preload="metadata" playsinline${attributes({ src: content.src })}>${track}${escapeXml(words.unit.noVideo)}</video><p>${escapeXml(content.summary)}</p></div>`
    }
    case 'attachment':
      return `<div class="screen"><p>${escapeXml(words.unit.attachmentText)} <a${attributes({ href: content.src, download: content.fileName })}>${escapeXml(words.unit.openFile)}</a></p><iframe${attributes({ src: content.src, title: content.fileName })}></iframe></div>`
    case 'missing':
      return `<p class="screen">${escapeXml(words.unit.missingFile)}</p>`
  }
}

function unitNav(
  page: UnitPage,
  { previous, next }: { previous?: UnitLink | undefined; next?: UnitLink | undefined },
  words: StudyWords,
): string {
  const link = (target: UnitLink, rel: 'prev' | 'next', text: string) =>
    `<a${attributes({ rel, href: localPath(page.language, unitPath(target.id)) })}><small>${escapeXml(text)}</small><span>${escapeXml(`${target.number}　${target.title}`)}</span></a>`
  return `<nav class="chapter-nav"${attributes({ 'aria-label': words.unit.unitNav })}>${previous ? link(previous, 'prev', words.unit.previous) : '<span></span>'}${next ? link(next, 'next', words.unit.next) : `<span class="end">${escapeXml(words.unit.last)}</span>`}</nav>`
}

function panel(id: string, name: string, content: string, words: StudyWords, tag: 'nav' | 'section' = 'section'): string {
  return `<${tag} class="panel" id="${id}" popover aria-labelledby="${id}-title"><header><h2 id="${id}-title">${escapeXml(name)}</h2><button type="button" class="tool close"${attributes({ popovertarget: id, popovertargetaction: 'hide' })}>${escapeXml(words.unit.close)}</button></header>${content}</${tag}>`
}

function unitsPanel({ language, unit, units }: UnitPage, words: StudyWords): string {
  const rows = units.map(({ id, number, title }) => {
    const isHere = id === unit.id
    return `<li><a${attributes({ href: isHere ? '#text' : localPath(language, unitPath(id)), 'aria-current': isHere ? 'page' : undefined })}><span>${number}</span><span>${escapeXml(title)}</span></a></li>`
  })
  return panel('contents', words.unit.contents, `<ol class="contents">${rows.join('')}</ol>`, words, 'nav')
}

function settingsPanel({ language, preferences, path }: UnitPage, site: SiteWords, words: StudyWords): string {
  const choice = (name: 'size' | 'theme', value: string, text: string, isOn: boolean) =>
    `<button${attributes({ name, value, 'aria-pressed': String(isOn) })}>${escapeXml(text)}</button>`
  const sizes = SIZES.map((size) => choice('size', size, site.reader.sizes[size], size === preferences.size)).join('')
  const themes = THEMES.map((theme) => choice('theme', theme, site.theme[theme], theme === preferences.theme)).join('')
  const other = language === 'zh' ? localPath('en', path) : path
  const form = `<form method="post" action="/preferences" id="preferences"><input type="hidden" name="next"${attributes({ value: localPath(language, path) })}><fieldset class="choices"><legend>${escapeXml(site.reader.size)}</legend>${sizes}</fieldset><fieldset class="choices"><legend>${escapeXml(site.theme.label)}</legend>${themes}</fieldset></form><p><a${attributes({ href: other, hreflang: site.otherLanguageCode, lang: site.otherLanguageCode })}>${escapeXml(site.otherLanguage)}</a></p>`
  return panel('settings', site.reader.settings, form, words)
}
