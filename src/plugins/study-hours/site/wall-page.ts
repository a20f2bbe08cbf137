import { localTime } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import { siteWords } from '@/platform/i18n'
import { CODE_WINDOW_MS } from '../attendance/domain/code'
import type { Wall } from '../attendance/operations/wall'
import { inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import type { Preferences } from '@/platform/site/preferences'
import { sessionTime } from './duration'
import { wallPath } from './study-paths'
import { wallData } from './wall-data'
import { studyWords } from './words'

export type WallPage = {
  language: Language
  preferences: Preferences
  assets: { readerCss: string; css: string; script: string }
  session: string
  wall: Wall | { refusal: string }
}

/** The classroom wall: a large code that changes by itself, the time, and how many have signed in. Read from the last row. */
export function wallPageHtml({ language, preferences, assets, session, wall }: WallPage): string {
  const site = siteWords(language)
  const words = studyWords(language).wall
  const shows = 'code' in wall
  const title = shows ? inLanguage(language, wall.session.title, wall.session.titleEn) : words.title
  return `<!doctype html>
<html${attributes({ lang: site.htmlLang, 'data-theme': preferences.theme, 'data-size': preferences.size })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeXml(`${words.title} · ${title} · ${site.brand}`)}</title>
<link${attributes({ rel: 'stylesheet', href: assets.readerCss })}>
<link${attributes({ rel: 'stylesheet', href: assets.css })}>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${shows ? `<script type="module"${attributes({ src: assets.script })}></script>` : ''}
</head>
<body class="wall">
<main>
${shows ? showing(wall, language, title, session) : `<h1>${escapeXml(words.title)}</h1><p class="form-error">${escapeXml(wall.refusal)}</p><p><a${attributes({ href: localPath(language, '/account') })}>${escapeXml(site.account)}</a></p>`}
</main>
</body>
</html>`
}

function showing(wall: Wall, language: Language, title: string, session: string): string {
  const words = studyWords(language).wall
  const opensMs = Date.parse(wall.session.opensAt)
  const opens = words.opens.replace('{time}', localTime(opensMs))
  const data = wallData.html({
    url: `${localPath(language, wallPath(session))}/now`,
    msLeft: wall.msLeft,
    nowMs: wall.nowMs,
    windowMs: CODE_WINDOW_MS,
    words: { stale: words.stale, opens, over: words.over },
  })
  return `<header>
<h1>${escapeXml(title)}</h1>
<p>${escapeXml([inLanguage(language, wall.session.class, wall.session.classEn), sessionTime(wall.session, language), wall.session.place ?? ''].filter(Boolean).join('　'))}</p>
</header>
<div class="wall-code" id="wall-code" role="img"${attributes({ 'aria-label': words.title })}>${wall.svg}</div>
<div class="wall-side">
<p class="wall-time" id="wall-time" aria-hidden="true">${localTime(wall.nowMs)}</p>
<p class="wall-count">${escapeXml(words.signedIn)} <b id="wall-signed-in">${wall.signedIn}</b> ${language === 'en' ? '/' : '／'} <span id="wall-enrolled">${wall.enrolled}</span> ${escapeXml(words.people)}</p>
<p class="wall-scan">${escapeXml(words.scan)}</p>
<p class="quiet">${escapeXml(words.scanHint)}</p>
<p class="wall-typed">${escapeXml(words.code)} <b id="wall-typed">${escapeXml(wall.code)}</b></p>
<p class="wall-note" id="wall-note" role="status">${wall.isOpen ? '' : escapeXml(opens)}</p>
<noscript><p class="wall-note">${escapeXml(words.needScript)}</p></noscript>
<p><button type="button" class="button plain" id="wall-full" hidden>${escapeXml(words.full)}</button></p>
</div>
${data}`
}
