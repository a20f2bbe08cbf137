import { attributes, escapeXml } from '@/platform/documents/epub/escape'
import { localPath } from '@/platform/site/paths'
import { studyData } from './clock/page-data'
import { recordPath } from './study-paths'
import type { UnitPage } from './unit-page'
import type { StudyWords } from './words'

/** The bar at the foot of the study page, the presence check, and what the script needs to know. */
export function clockHtml(page: UnitPage, words: StudyWords): string {
  const { language, clock, path } = page
  if ('refusal' in clock)
    return `<aside class="clock"${attributes({ 'aria-label': words.clock.label })}><p class="why">${escapeXml(clock.refusal)}</p></aside>`
  const record = localPath(language, recordPath)
  const signIn = `${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, path))}`
  return `<noscript><aside class="clock"${attributes({ 'aria-label': words.clock.label })}><p class="why">${escapeXml(words.unit.needScript)}</p></aside></noscript>
<aside class="clock" id="clock" tabindex="-1" data-state="opening" hidden${attributes({ 'aria-label': words.clock.label })}>
<p class="state"><span class="sign" aria-hidden="true"></span><span id="clock-status">${escapeXml(words.clock.opening)}</span></p>
<p class="visually-hidden" id="clock-live" role="status"></p>
<dl><div><dt>${escapeXml(words.clock.today)}</dt><dd><span id="clock-today"></span> <small>${language === 'en' ? '/' : '／'} ${escapeXml(words.clock.cap)} <span id="clock-cap"></span></small></dd></div><div><dt>${escapeXml(words.clock.provisional)}</dt><dd id="clock-provisional"></dd></div></dl>
<p class="note"><span id="clock-note"></span> <a id="clock-claim" hidden${attributes({ href: record })}>${escapeXml(words.clock.claim)}</a></p>
<p class="actions"><button type="button" class="button plain" id="clock-finish" hidden>${escapeXml(words.clock.finish)}</button><button type="button" class="button" id="clock-here" hidden>${escapeXml(words.clock.continueHere)}</button><button type="button" class="button" id="clock-again" hidden>${escapeXml(words.clock.again)}</button><a class="button" id="clock-sign-in" hidden${attributes({ href: signIn })}>${escapeXml(words.clock.signIn)}</a></p>
</aside>
<dialog class="check" id="check" role="dialog" aria-modal="true" aria-labelledby="check-title" aria-describedby="check-lead check-prompt">
<h2 id="check-title" tabindex="-1">${escapeXml(words.clock.check.title)}</h2>
<div id="check-open">
<p id="check-lead"></p>
<p id="check-prompt"></p>
<div id="check-options" role="group" aria-labelledby="check-prompt"></div>
<p class="message" id="check-message" role="alert"></p>
<p class="hint"><span id="check-keys"></span> <span id="check-left"></span></p>
<p class="visually-hidden" id="check-live" role="status"></p>
</div>
<div id="check-over" hidden>
<p>${escapeXml(words.clock.check.missed)}</p>
<p class="actions-row"><button type="button" class="button" id="check-close">${escapeXml(words.unit.close)}</button> <a${attributes({ href: record })}>${escapeXml(words.clock.record)}</a></p>
</div>
</dialog>
${studyData.html({ unitId: page.unit.id, language, ...clock.settings, words: words.clock })}`
}
