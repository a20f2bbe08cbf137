/** The classroom wall. The code comes drawn from the server; it stays on the wall while the line is down and as long as it is accepted. */
import { localTime } from '@/kernel/clock'
import { element, putText } from '@/platform/site/client/elements'
import { wallData, type WallNow } from './wall-data'

/** How often the number of those who signed in is asked for. */
const LOOK_MS = 5_000
const RETRY_MS = 2_000
const PATIENCE_MS = 8_000

const data = wallData.read()
const drawn = element('wall-code')
const typed = element('wall-typed')
const note = element('wall-note')
const time = element('wall-time')
const signedIn = element('wall-signed-in')
const enrolled = element('wall-enrolled')
const full = element('wall-full')

/** The server's clock, so that the time on the wall is the time that counts. */
let offsetMs = data.nowMs - Date.now()
let changesAt = performance.now() + data.msLeft
/** A code is accepted for another window after its own. */
let goodUntil = changesAt + data.windowMs

async function look(): Promise<void> {
  let next = RETRY_MS
  try {
    const response = await fetch(data.url, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout?.(PATIENCE_MS) })
    const answer: unknown = await response.json()
    if (response.ok) {
      show(answer as WallNow)
      next = Math.min(LOOK_MS, Math.max(200, changesAt - performance.now() + 100))
    } else if (response.status < 500 && response.status !== 429) {
      over((answer as { errors?: { message?: string }[] }).errors?.[0]?.message)
      return
    } else stale()
  } catch {
    stale()
  }
  setTimeout(() => void look(), next)
}

function show(now: WallNow): void {
  offsetMs = now.nowMs - Date.now()
  changesAt = performance.now() + now.msLeft
  goodUntil = changesAt + data.windowMs
  if (typed.textContent !== now.code) {
    const picture = new DOMParser().parseFromString(now.svg, 'image/svg+xml').documentElement
    drawn.replaceChildren(document.importNode(picture, true))
    typed.textContent = now.code
  }
  signedIn.textContent = String(now.signedIn)
  enrolled.textContent = String(now.enrolled)
  putText(note, now.isOpen ? '' : data.words.opens)
  drawn.classList.remove('stale')
}

/** Sign-in is over, or the session was cancelled: no code any more. */
function over(why = data.words.over): void {
  drawn.replaceChildren()
  typed.textContent = '—'
  note.textContent = why
}

function stale(): void {
  if (performance.now() < goodUntil) return
  drawn.classList.add('stale')
  putText(note, data.words.stale)
}

function tick(): void {
  time.textContent = localTime(Date.now() + offsetMs, { seconds: true })
}

const root = document.documentElement
// Telephones have no such thing, and older tablets neither.
if ('requestFullscreen' in root) {
  full.hidden = false
  full.addEventListener('click', () => void root.requestFullscreen())
  document.addEventListener('fullscreenchange', () => {
    full.hidden = document.fullscreenElement !== null
  })
}
// A projector that goes dark would take the code with it. Only pages that came by a secure line may ask for that.
navigator.wakeLock?.request('screen').catch(() => undefined)
tick()
setInterval(tick, 1_000)
setTimeout(() => void look(), Math.min(LOOK_MS, data.msLeft + 100))
