// The classroom wall. The code comes drawn from the server; it stays on the wall while the line is down and as long as it is accepted.

const data = JSON.parse(document.getElementById('wall-data').textContent)
const byId = (id) => document.getElementById(id)

/** A code is accepted for another window after its own. */
const WINDOW_MS = 30_000
/** How often the number of those who signed in is asked for. */
const LOOK_MS = 5_000
const RETRY_MS = 2_000

/** The server's clock, so that the time on the wall is the time that counts. */
let offsetMs = data.nowMs - Date.now()
let goodUntil = performance.now() + data.msLeft + WINDOW_MS
let changesAt = performance.now() + data.msLeft

async function look() {
  let next = RETRY_MS
  try {
    const response = await fetch(data.url, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout?.(8_000) })
    const answer = await response.json()
    if (response.ok) {
      show(answer)
      next = Math.min(LOOK_MS, Math.max(200, changesAt - performance.now() + 100))
    } else if (response.status < 500 && response.status !== 429) {
      // Sign-in is over, or the session was cancelled: no code any more.
      byId('wall-code').replaceChildren()
      byId('wall-typed').textContent = '—'
      byId('wall-note').textContent = answer.errors?.[0]?.message ?? data.words.over
      return
    } else stale()
  } catch {
    stale()
  }
  setTimeout(look, next)
}

function show({ code, svg, msLeft, isOpen, signedIn, enrolled, nowMs }) {
  offsetMs = nowMs - Date.now()
  changesAt = performance.now() + msLeft
  goodUntil = changesAt + WINDOW_MS
  if (byId('wall-typed').textContent !== code) {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    byId('wall-code').replaceChildren(document.importNode(drawn, true))
    byId('wall-typed').textContent = code
  }
  byId('wall-signed-in').textContent = String(signedIn)
  byId('wall-enrolled').textContent = String(enrolled)
  note(isOpen ? '' : data.words.opens)
  byId('wall-code').classList.remove('stale')
}

function stale() {
  if (performance.now() < goodUntil) return
  byId('wall-code').classList.add('stale')
  note(data.words.stale)
}

function note(text) {
  if (byId('wall-note').textContent !== text) byId('wall-note').textContent = text
}

function tick() {
  // eslint-disable-next-line no-restricted-syntax -- served as it stands, it imports nothing; the zone is the centre's
  byId('wall-time').textContent = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(Date.now() + offsetMs)
}

const full = byId('wall-full')
if (document.documentElement.requestFullscreen) {
  full.hidden = false
  full.addEventListener('click', () => document.documentElement.requestFullscreen())
  document.addEventListener('fullscreenchange', () => (full.hidden = document.fullscreenElement !== null))
}
// A projector that goes dark would take the code with it.
navigator.wakeLock?.request('screen').catch(() => undefined)
tick()
setInterval(tick, 1_000)
setTimeout(look, Math.min(LOOK_MS, data.msLeft + 100))
