import { evidenceOf, isIdle, type Seen } from '../../desk/domain/page-clock'
import type { Evidence } from '../../ledger/domain/types'
import { data, page } from './page'

const { video } = page

/** Since the last beat that left. */
let seen = fresh()
/** What a beat said that has not been answered yet; sent again with its number. */
let unanswered: Seen | null = null
let touchedAt = performance.now()
/** Where the film was last seen playing. */
let lastPosition = 0

function fresh(): Seen {
  return { active: false, hidden: document.hidden, rate: video && !video.paused && !video.ended ? video.playbackRate : 0 }
}

/** @param positionS where the film stood, if not where it stands now */
export function evidenceNow(positionS?: number): Evidence {
  return evidenceOf(unanswered ? [unanswered, seen] : [seen], video && { positionS: positionS ?? video.currentTime })
}

/** What was seen goes with a beat, and is kept until that is answered. */
export function handOver(): void {
  if (unanswered) return
  unanswered = seen
  seen = fresh()
}

export function answered(): void {
  unanswered = null
}

/** A session begins with what is seen from now on. */
export function beginAnew(): void {
  unanswered = null
  seen = fresh()
}

export function untouchedMs(): number {
  return performance.now() - touchedAt
}

export function noteHidden(): void {
  seen.hidden = true
}

/** Somebody is there. @returns whether nobody had been for too long */
export function noteActivity(): boolean {
  const wasIdle = isIdle({ film: video, idleMs: data.idleMs, untouchedMs: untouchedMs() })
  seen.active = true
  touchedAt = performance.now()
  return wasIdle
}

/** @param woken called where somebody is back */
export function watchActivity(woken: () => void): void {
  for (const type of ['scroll', 'keydown', 'pointerdown', 'pointermove', 'touchmove', 'wheel'])
    addEventListener(type, () => noteActivity() && woken(), { passive: true, capture: true })
}

/**
 * @param on.turned the film was started or stopped
 * @param on.left a jump begins, from there
 * @param on.arrived the jump is over
 */
export function watchFilm(on: { turned: () => void; left: (positionS: number) => void; arrived: () => void }): void {
  if (!video) return
  const played = () => {
    seen.rate = Math.max(seen.rate, video.playbackRate)
  }
  video.addEventListener('timeupdate', () => {
    if (!video.seeking) lastPosition = video.currentTime
    if (!video.paused) played()
  })
  video.addEventListener('ratechange', () => {
    if (!video.paused) played()
  })
  video.addEventListener('play', () => {
    on.turned()
    played()
  })
  video.addEventListener('pause', on.turned)
  // The stretch before a jump is closed at the place from which the jump began.
  video.addEventListener('seeking', () => on.left(lastPosition))
  video.addEventListener('seeked', () => {
    lastPosition = video.currentTime
    on.arrived()
  })
}
