import { fill } from '@/platform/admin/fill'
import { putText } from '@/platform/site/client/elements'
import { clockShows, type ClockOffer, type ClockShown } from '../../desk/domain/page-clock'
import { data, page, spell, words } from './page'
import { untouchedMs } from './seen'
import { state } from './state'

/** A short cut of the line is not announced. */
const QUIET_MS = 3_000

const { video } = page
let told = ''
let telling = 0

/** The bar, as everything stands now. */
export function show(): void {
  const { figures, phase } = state
  const shown = shownNow()
  const text = sentenceOf(shown)
  page.bar.dataset['state'] = shown.state
  putText(page.status, text)
  putText(page.today, spell(figures.todayMs))
  putText(page.cap, spell(figures.dayCapMs))
  putText(page.provisional, spell(figures.provisionalMs + figures.carriedMs))
  const isCapped = figures.dayCapMs > 0 && figures.todayMs >= figures.dayCapMs
  const lost = phase === 'running' || phase === 'finished' ? state.lostText : ''
  putText(page.note, isCapped ? fill(words.capReached, { cap: spell(figures.dayCapMs) }) : lost)
  page.claim.hidden = !(phase === 'running' && state.mayClaim && !isCapped)
  page.finish.hidden = phase !== 'running'
  announce(text)
}

/** Which of the buttons stands there. */
export function offer(which: ClockOffer): void {
  for (const [name, button] of Object.entries(page.offers)) button.hidden = name !== which
}

function shownNow(): ClockShown {
  return clockShows({
    phase: state.phase,
    failures: state.failures,
    online: navigator.onLine !== false,
    silentMs: performance.now() - state.lastAnswerAt,
    leaseMs: state.session?.leaseMs ?? 0,
    hidden: document.hidden,
    film: video && { isPlaying: !video.paused && !video.ended, rate: video.playbackRate },
    maxMediaRate: data.maxMediaRate,
    untouchedMs: untouchedMs(),
    idleMs: data.idleMs,
  })
}

function sentenceOf({ says }: ClockShown): string {
  switch (says) {
    case 'ended':
      return state.endedText
    case 'idle':
      return fill(words.paused.idle, { time: spell(data.idleMs) })
    case 'hidden':
    case 'paused':
    case 'fast':
      return words.paused[says]
    default:
      return words[says]
  }
}

/** Screen readers hear a change of state once it has lasted, and nothing of the figures. */
function announce(text: string): void {
  if (text === told) return
  clearTimeout(telling)
  telling = window.setTimeout(() => putText(page.live, text), QUIET_MS)
  told = text
}
