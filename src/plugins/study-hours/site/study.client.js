// The clock of the study page, served as it stands. It tells the server what it sees and shows what the server answers: every minute
// on it is the server's arithmetic. Sentences and settings come as data from the page, in the page's language.

const data = JSON.parse(document.getElementById('study-data').textContent)
const { words } = data
const byId = (id) => document.getElementById(id)
const bar = byId('clock')
const dialog = byId('check')
const video = document.querySelector('video')

/** Two beats never follow closer than this, whatever happens on the page. */
const SPACING_MS = 1_000
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 15_000
/** A clock that stood still for so much longer than it should have: the machine slept. */
const SLEPT_MS = 5_000
/** A short cut of the line is not announced. */
const QUIET_MS = 3_000

let session = null
/** opening, running, ended (a button goes on), refused (nothing goes on), finished */
let phase = 'opening'
let figures = { creditedMs: 0, provisionalMs: 0, carriedMs: 0, todayMs: 0, dayCapMs: data.dayCapMs }
/** What became of the last stretch, where that is worth a word. */
let lostText = ''
let mayClaim = false
let endedText = ''
let failures = 0
let lastAnswerAt = performance.now()
let timer = 0
let inFlight = false
let again = false

// --- What the page sees -------------------------------------------------------------------------------------------------------
/** Since the last beat that left. */
let seen = fresh()
/** What the beat said that has not been answered yet; sent again with its number. */
let unanswered = null
let lastActivityAt = performance.now()
let lastPosition = 0

function fresh() {
  return { active: false, hidden: document.hidden, rate: video && !video.paused && !video.ended ? video.playbackRate : 0 }
}

function evidenceNow(position) {
  const both = unanswered ? [unanswered, seen] : [seen]
  const evidence = { visible: !both.some(({ hidden }) => hidden), active: both.some(({ active }) => active) }
  if (!video) return evidence
  const at = position ?? video.currentTime
  return { ...evidence, mediaPositionMs: Math.max(0, Math.round(at * 1000)), rate: Math.max(...both.map(({ rate }) => rate)) }
}

function noteActivity() {
  const wasIdle = isIdle()
  seen.active = true
  lastActivityAt = performance.now()
  if (wasIdle) show()
}
for (const type of ['scroll', 'keydown', 'pointerdown', 'pointermove', 'touchmove', 'wheel'])
  addEventListener(type, noteActivity, { passive: true, capture: true })

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    // What was visible until now still counts, unless a presence check could fall due on a page that nobody sees.
    const waiting = figures.provisionalMs + figures.carriedMs + (performance.now() - lastAnswerAt)
    if (waiting < data.presenceMinMs) soon(0)
    seen.hidden = true
  } else {
    // Takes what was hidden with it; what follows is visible again.
    soon(0)
    // A phone that slept, a tab that was put to rest: whoever comes back just goes on.
    if (phase === 'ended' && isMerelyAway(bar.dataset.ended)) open()
    show()
  }
})

if (video) {
  const played = () => {
    seen.rate = Math.max(seen.rate, video.playbackRate)
  }
  video.addEventListener('timeupdate', () => {
    if (!video.seeking) lastPosition = video.currentTime
    if (!video.paused) played()
  })
  video.addEventListener('ratechange', () => video.paused || played())
  video.addEventListener('play', () => {
    soon(0)
    played()
    show()
  })
  video.addEventListener('pause', () => {
    soon(0)
    show()
  })
  // The stretch before a jump is closed at the place from which the jump began.
  video.addEventListener('seeking', () => soon(0, lastPosition))
  video.addEventListener('seeked', () => {
    lastPosition = video.currentTime
    soon(SPACING_MS)
  })
}

// --- Talking to the server ----------------------------------------------------------------------------------------------------
class Refused extends Error {
  constructor(status, code, details, message) {
    super(message)
    Object.assign(this, { status, code, details })
  }
}

async function post(path, body, { keepalive = false } = {}) {
  const response = await fetch(`/api/study/sessions${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': data.language },
    credentials: 'same-origin',
    body: JSON.stringify(body),
    keepalive,
    signal: AbortSignal.timeout?.(session ? Math.max(SPACING_MS, Math.min(LAST_RETRY_MS, session.leaseMs / 3)) : LAST_RETRY_MS),
  })
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer
  const [error] = answer.errors ?? []
  throw new Refused(response.status, error?.code ?? '', error?.details ?? {}, error?.message ?? '')
}

async function open() {
  clearTimeout(timer)
  phase = 'opening'
  offerOf('none')
  delete bar.dataset.ended
  endedText = ''
  lostText = ''
  show()
  try {
    const opened = await post('', { unitId: data.unitId })
    session = { id: opened.sessionId, epoch: opened.epoch, heartbeatMs: opened.heartbeatMs, leaseMs: opened.leaseMs, seq: 0 }
    figures = { ...figures, ...picked(opened), creditedMs: 0, provisionalMs: 0 }
    if (figures.carriedMs > 0) lostText = filled(words.carried, { time: spell(figures.carriedMs) })
    if (video && opened.resumeAt > 0 && video.currentTime === 0) video.currentTime = opened.resumeAt / 1000
    failures = 0
    unanswered = null
    seen = fresh()
    lastAnswerAt = performance.now()
    phase = 'running'
    timer = setTimeout(() => beat(), session.heartbeatMs)
  } catch (error) {
    if (refusedForGood(error)) return
    failures += 1
    timer = setTimeout(() => open(), retryMs())
  }
  show()
}

/** @param position where the video stood, if not where it stands now */
async function beat(position) {
  clearTimeout(timer)
  if (phase !== 'running') return
  if (inFlight) {
    again = true
    return
  }
  inFlight = true
  const { id, epoch } = session
  const evidence = evidenceNow(position)
  if (!unanswered) {
    unanswered = seen
    seen = fresh()
  }
  const leftAt = performance.now()
  try {
    const answer = await post(`/${id}/beats`, { epoch, seq: session.seq + 1, evidence }, { keepalive: true })
    if (session.id !== id || phase !== 'running') return
    session.seq += 1
    unanswered = null
    failures = 0
    const beatMs = performance.now() - lastAnswerAt
    lastAnswerAt = performance.now()
    take(answer, beatMs)
    if (phase === 'running')
      timer = setTimeout(() => beat(), again ? SPACING_MS : Math.max(SPACING_MS, session.heartbeatMs - (performance.now() - leftAt)))
    again = false
  } catch (error) {
    if (session.id !== id || phase !== 'running') return
    if (!refused(error)) {
      failures += 1
      timer = setTimeout(() => beat(), retryMs())
    }
  } finally {
    inFlight = false
    show()
  }
}

/** A beat out of turn: at once, or when its turn comes. */
function soon(delay, position) {
  if (phase !== 'running') return
  if (delay === 0 && performance.now() - lastAnswerAt >= SPACING_MS) beat(position)
  else {
    clearTimeout(timer)
    timer = setTimeout(() => beat(), Math.max(delay, SPACING_MS))
  }
}

function take(answer, beatMs) {
  figures = { ...figures, ...picked(answer) }
  lostText = answer.reason ? filled(words.lost, { time: spell(beatMs), reason: words.reasons[answer.reason] ?? '' }) : ''
  mayClaim = answer.reason === 'gap'
  if (answer.closed) return end(answer.closed)
  if (answer.presence) ask(answer.presence, false)
  else if (check && !check.answering) dismiss()
}

function picked(answer) {
  return Object.fromEntries(Object.entries(answer).filter(([name, value]) => name in figures && Number.isFinite(value)))
}

/** Whether the server has answered that this session is over. The line is up then; what it said is shown. */
function refused(error) {
  if (refusedForGood(error)) return true
  if (!(error instanceof Refused) || !['study.superseded', 'study.closed'].includes(error.code)) return false
  const reason = error.code === 'study.superseded' ? 'superseded' : (error.details.reason ?? 'closed')
  // Nobody else studies and nobody decided anything: the line was merely away for long. The page goes on by itself.
  if (isMerelyAway(reason) && !document.hidden) {
    open()
    return true
  }
  end(reason)
  return true
}

function isMerelyAway(reason) {
  return reason === 'lapsed' || reason === 'closed'
}

function refusedForGood(error) {
  if (!(error instanceof Refused)) return false
  if (error.status === 401) return stop(words.signedOut, 'signIn')
  if ([403, 404, 422].includes(error.status)) return stop(error.message || words.ended.closed, 'none')
  return false
}

function stop(text, offer) {
  phase = 'refused'
  endedText = text
  offerOf(offer)
  dismiss()
  show()
  return true
}

function end(reason) {
  clearTimeout(timer)
  phase = ['revoked', 'class-over', 'unit-closed', 'signed-out'].includes(reason) ? 'refused' : 'ended'
  endedText = words.ended[reason] ?? words.ended.closed
  bar.dataset.ended = reason
  offerOf(reason === 'superseded' ? 'here' : reason === 'signed-out' ? 'signIn' : phase === 'ended' ? 'again' : 'none')
  if (reason === 'presence') missed()
  else dismiss()
  show()
}

function retryMs() {
  const most = Math.min(LAST_RETRY_MS, session?.heartbeatMs ?? LAST_RETRY_MS)
  return Math.min(most, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10)) * (0.8 + 0.4 * Math.random())
}

// --- Coming and going ---------------------------------------------------------------------------------------------------------
addEventListener('online', () => {
  if (failures === 0) return
  clearTimeout(timer)
  if (phase === 'running') beat()
  else if (phase === 'opening') open()
})
addEventListener('offline', () => show())

addEventListener('pagehide', () => {
  if (phase !== 'running') return
  navigator.sendBeacon(
    `/api/study/sessions/${session.id}/close`,
    // The last stretch goes with it.
    new Blob([JSON.stringify({ epoch: session.epoch, last: { seq: session.seq + 1, evidence: evidenceNow() } })], {
      type: 'application/json',
    }),
  )
  clearTimeout(timer)
  phase = 'left'
})
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && phase === 'left') open()
})

let tickedAt = Date.now()
setInterval(() => {
  const slept = Date.now() - tickedAt > 1_000 + SLEPT_MS
  tickedAt = Date.now()
  if (slept && phase === 'running' && !inFlight) beat()
  countDown()
  show()
}, 1_000)

// --- The bar ------------------------------------------------------------------------------------------------------------------
const status = byId('clock-status')
const note = byId('clock-note')
const live = byId('clock-live')
let told = ''
let telling = 0

function show() {
  const [state, text] = statusNow()
  bar.dataset.state = state
  put(status, text)
  put(byId('clock-today'), spell(figures.todayMs))
  put(byId('clock-cap'), spell(figures.dayCapMs))
  put(byId('clock-provisional'), spell(figures.provisionalMs + figures.carriedMs))
  const capped = figures.dayCapMs > 0 && figures.todayMs >= figures.dayCapMs
  put(note, capped ? filled(words.capReached, { cap: spell(figures.dayCapMs) }) : ['running', 'finished'].includes(phase) ? lostText : '')
  byId('clock-claim').hidden = !(phase === 'running' && mayClaim && !capped)
  byId('clock-finish').hidden = phase !== 'running'
  announce(text)
}

function statusNow() {
  if (phase === 'opening') return failures > 0 ? ['reconnecting', words.failed] : ['opening', words.opening]
  if (phase === 'finished') return ['ended', words.finished]
  if (phase !== 'running') return ['ended', endedText]
  if (failures > 0 || navigator.onLine === false)
    return ['reconnecting', performance.now() - lastAnswerAt > session.leaseMs ? words.late : words.reconnecting]
  if (document.hidden) return ['paused', words.paused.hidden]
  if (video && (video.paused || video.ended)) return ['paused', words.paused.paused]
  if (video && video.playbackRate > data.maxMediaRate) return ['paused', words.paused.fast]
  if (isIdle()) return ['paused', filled(words.paused.idle, { time: spell(data.idleMs) })]
  return ['counting', words.counting]
}

function isIdle() {
  return !video && performance.now() - lastActivityAt > data.idleMs
}

/** Screen readers hear a change of state once it has lasted, and nothing of the figures. */
function announce(text) {
  if (text === told) return
  clearTimeout(telling)
  telling = setTimeout(() => put(live, text), QUIET_MS)
  told = text
}

function offerOf(which) {
  byId('clock-here').hidden = which !== 'here'
  byId('clock-again').hidden = which !== 'again'
  byId('clock-sign-in').hidden = which !== 'signIn'
}

for (const id of ['clock-here', 'clock-again'])
  byId(id).addEventListener('click', () => {
    open()
    bar.focus()
  })

byId('clock-finish').addEventListener('click', async () => {
  if (phase !== 'running') return
  const button = byId('clock-finish')
  button.disabled = true
  try {
    // The last stretch goes with it.
    await beat()
    if (phase !== 'running') return
    const closing = session
    const answer = await post(`/${closing.id}/close`, { epoch: closing.epoch, check: true })
    clearTimeout(timer)
    phase = 'finished'
    figures = { ...figures, carriedMs: 0, ...picked(answer) }
    lostText = ''
    offerOf('again')
    if (answer.presence) ask(answer.presence, true)
  } catch (error) {
    if (!refused(error)) put(note, words.failed)
  } finally {
    button.disabled = false
    show()
  }
})

// --- The presence check -------------------------------------------------------------------------------------------------------
let check = null
/** Checks that were answered: a beat that left before the answer must not bring them back. */
const settled = new Set()
/** The film that the check has stopped. */
let film = null
const pageTitle = document.title

function ask(presence, isLast) {
  const endsAt = performance.now() + (presence.leftMs ?? Date.parse(presence.deadline) - Date.now())
  if (settled.has(presence.checkId)) return
  if (check?.checkId === presence.checkId) {
    check.endsAt = endsAt
    return
  }
  check = { checkId: presence.checkId, options: presence.options, endsAt, answering: false, spoken: Infinity, isLast }
  byId('check-title').textContent = isLast ? words.check.finishTitle : words.check.title
  byId('check-lead').textContent = isLast ? words.check.finishLead : words.check.lead
  byId('check-prompt').textContent = presence.prompt
  const digits = presence.options.every((option) => /^\d$/.test(option))
  byId('check-keys').textContent = digits ? words.check.keysDigits : words.check.keysWords
  byId('check-options').replaceChildren(...presence.options.map((option, index) => optionButton(option, digits ? '' : String(index + 1))))
  byId('check-message').textContent = ''
  byId('check-open').hidden = false
  byId('check-over').hidden = true
  document.title = `● ${words.check.titleMark} · ${pageTitle}`
  countDown()
  if (!dialog.open) {
    film = video && !video.paused ? video : null
    film?.pause()
    dialog.showModal()
  }
  byId('check-title').focus()
}

function optionButton(option, key) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button plain option'
  button.dataset.option = option
  if (key) {
    const hint = document.createElement('kbd')
    hint.textContent = key
    hint.setAttribute('aria-hidden', 'true')
    button.append(hint, ' ')
    button.setAttribute('aria-keyshortcuts', key)
  }
  button.append(option)
  button.addEventListener('click', () => answer(option))
  return button
}

async function answer(option) {
  if (!check || check.answering) return
  const asked = check
  // A screen reader presses a button without a key or a pointer.
  noteActivity()
  asked.answering = true
  for (const button of byId('check-options').children) button.setAttribute('aria-disabled', 'true')
  for (let tries = 0; check === asked; tries += 1)
    try {
      const reply = await post(`/${session.id}/presence`, { checkId: asked.checkId, answer: option })
      settle(reply, asked)
      return
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) {
        asked.answering = false
        settled.add(asked.checkId)
        if (asked.isLast) missed()
        else if (!refused(error)) {
          dismiss()
          soon(0)
        }
        return
      }
      byId('check-message').textContent = words.check.retry
      await new Promise((resolve) => setTimeout(resolve, Math.min(FIRST_RETRY_MS * 2 ** tries, 4_000)))
    }
}

function settle(reply, asked) {
  asked.answering = false
  figures = { ...figures, ...picked(reply) }
  for (const button of byId('check-options').children) button.removeAttribute('aria-disabled')
  if (reply.outcome === 'wrong') {
    byId('check-message').textContent = words.check.wrong
    return
  }
  settled.add(asked.checkId)
  if (reply.outcome === 'renewed' && reply.presence) {
    ask(reply.presence, asked.isLast)
    byId('check-message').textContent = words.check.renewed
  } else if (reply.outcome === 'passed') {
    lostText = reply.confirmedMs > 0 ? filled(words.check.passed, { time: spell(reply.confirmedMs) }) : words.check.nothing
    mayClaim = false
    dismiss()
    put(live, lostText)
  } else if (phase === 'running') end(reply.closed ?? 'presence')
  else missed()
  show()
}

/** The dialog stays and says what became of the time, until the trainee closes it. */
function missed() {
  check = null
  document.title = pageTitle
  byId('check-open').hidden = true
  byId('check-over').hidden = false
  if (!dialog.open) dialog.showModal()
  byId('check-title').focus()
}

function dismiss() {
  check = null
  document.title = pageTitle
  if (!dialog.open) return
  // The browser gives the focus back to where it was.
  dialog.close()
  if (phase === 'running') film?.play().catch(() => show())
  film = null
}

function countDown() {
  if (!check) return
  const left = Math.max(0, Math.ceil((check.endsAt - performance.now()) / 1000))
  byId('check-left').textContent = left > 0 ? filled(words.check.left, { time: spell(left * 1000) }) : words.check.over
  for (const mark of [30, 10])
    if (left <= mark && check.spoken > mark && left > 0) {
      check.spoken = mark
      put(byId('check-live'), filled(words.check.soon, { time: spell(left * 1000) }))
    }
  if (left === 0 && !check.isLast && !inFlight && !check.answering) beat()
  if (left === 0 && check.isLast && !check.answering) missed()
}

dialog.addEventListener('cancel', (event) => {
  if (check) event.preventDefault()
})
byId('check-close').addEventListener('click', () => dismiss())
dialog.addEventListener('keydown', (event) => {
  if (!check || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return
  const digits = check.options.every((option) => /^\d$/.test(option))
  const option = digits ? check.options.find((candidate) => candidate === event.key) : check.options[Number(event.key) - 1]
  if (option !== undefined) {
    event.preventDefault()
    answer(option)
  }
})

// --- Words --------------------------------------------------------------------------------------------------------------------
function put(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
}

function spell(ms) {
  const seconds = Math.floor(ms / 1000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const { time } = words
  if (seconds === 0) return filled(time.m, { m: 0 })
  if (h > 0) return filled(m > 0 ? time.hm : time.h, { h, m })
  if (m === 0) return filled(time.s, { s })
  return filled(s > 0 ? time.ms : time.m, { m, s })
}

// --- Size and light, and the place where reading stopped -------------------------------------------------------------------------
byId('preferences')?.addEventListener('submit', (event) => {
  const { name, value } = event.submitter ?? {}
  if (!name) return
  event.preventDefault()
  document.documentElement.dataset[name] = value
  document.cookie = `lg-${name}=${value}; path=/; max-age=31536000; samesite=lax`
  for (const button of event.target.elements[name]) button.setAttribute('aria-pressed', String(button.value === value))
})

const article = document.querySelector('article.book')
const placeKey = `liangong:unit:${data.unitId}`
if (article) {
  try {
    const kept = localStorage.getItem(placeKey)
    if (kept && !location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate') byId(kept)?.scrollIntoView()
  } catch {
    // storage switched off: reading goes on without a memory
  }
  addEventListener('pagehide', () => {
    const block = [...article.children].find((candidate) => candidate.id && candidate.getBoundingClientRect().bottom > 56)
    try {
      if (block && scrollY > 200) localStorage.setItem(placeKey, block.id)
    } catch {
      // a full or forbidden storage must not disturb leaving
    }
  })
}

bar.hidden = false
open()
