import { element, keepCookie } from '@/platform/site/client/elements'
import { blockBeforeReader, cameAnew, memory } from '@/platform/site/client/place'
import { cookieOf, LAST_READ_COOKIE, withLastRead } from '@/platform/site/preferences'
import type { ReaderPlace } from '../place'

const SETTLE_MS = 250
/** How long the way back to the beginning is offered. */
const OFFER_MS = 12_000

/** Reading goes on where it stopped in this chapter, which is kept for each edition. */
export function keepPosition(article: Element, { editionId, chapter }: ReaderPlace): void {
  const key = `liangong:position:${editionId}`
  const positions = positionsOf(memory.read(key))
  const kept = document.getElementById(positions[chapter] ?? '')
  const keep = () => {
    const block = blockBeforeReader(article)
    if (!block) return
    positions[chapter] = block.id
    memory.write(key, JSON.stringify(positions))
  }
  let pending = 0
  addEventListener(
    'scroll',
    () => {
      clearTimeout(pending)
      pending = window.setTimeout(keep, SETTLE_MS)
    },
    { passive: true },
  )
  addEventListener('pagehide', keep)
  if (kept && kept !== article.firstElementChild && cameAnew()) {
    kept.scrollIntoView()
    offerTheBeginning()
  }
}

/** The books that were read last, for the home page. */
export function noteLastRead(place: ReaderPlace): void {
  keepCookie(LAST_READ_COOKIE, withLastRead(cookieOf(document.cookie)(LAST_READ_COOKIE), place))
}

function offerTheBeginning(): void {
  const offer = element('resume')
  const withdraw = () => {
    offer.hidden = true
  }
  offer.hidden = false
  offer.querySelector('a')?.addEventListener('click', withdraw)
  setTimeout(withdraw, OFFER_MS)
}

function positionsOf(text: string | null): Record<string, string> {
  try {
    const read: unknown = JSON.parse(text ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : {}
  } catch {
    return {} // damaged: reading goes on without a memory
  }
}
