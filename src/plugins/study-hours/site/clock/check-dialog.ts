import { fill } from '@/platform/admin/fill'
import { element, putText } from '@/platform/site/client/elements'
import { asksForDigit } from '../../desk/domain/page-clock'
import type { PresenceOnWire } from '../../desk/endpoints/hot-routes'
import { show } from './bar'
import { page, spell, words } from './page'
import { state } from './state'

export type Check = {
  checkId: string
  options: readonly string[]
  /** By this page's steady clock. */
  endsAt: number
  answering: boolean
  /** Of how many seconds left a screen reader was last told. */
  spoken: number
  /** Asked at the end of a sitting, on a session that is closed. */
  isLast: boolean
}

// Browsers older than dialogs have no such class, and count until the first check all the same.
export const dialog = element('check') as HTMLDialogElement
export const options = element('check-options')
const title = element('check-title')
const lead = element('check-lead')
const prompt = element('check-prompt')
const keys = element('check-keys')
const message = element('check-message')
const left = element('check-left')
const live = element('check-live')
const openPart = element('check-open')
const overPart = element('check-over')
const pageTitle = document.title

let check: Check | null = null
/** Checks that were answered: a beat that left before the answer must not bring them back. */
const settled = new Set<string>()
/** The film that the check has stopped. */
let film: HTMLVideoElement | null = null

/** The check that stands open. */
export function openCheck(): Check | null {
  return check
}

export function settle({ checkId }: Check): void {
  settled.add(checkId)
}

export function ask(presence: PresenceOnWire, isLast: boolean): void {
  const endsAt = performance.now() + (presence.leftMs ?? Date.parse(presence.deadline) - Date.now())
  if (settled.has(presence.checkId)) return
  if (check?.checkId === presence.checkId) {
    check.endsAt = endsAt
    return
  }
  check = { checkId: presence.checkId, options: presence.options, endsAt, answering: false, spoken: Infinity, isLast }
  const isDigit = asksForDigit(presence.options)
  title.textContent = isLast ? words.check.finishTitle : words.check.title
  lead.textContent = isLast ? words.check.finishLead : words.check.lead
  prompt.textContent = presence.prompt
  keys.textContent = isDigit ? words.check.keysDigits : words.check.keysWords
  options.replaceChildren(...presence.options.map((option, index) => optionButton(option, isDigit ? '' : String(index + 1))))
  message.textContent = ''
  openPart.hidden = false
  overPart.hidden = true
  document.title = `● ${words.check.titleMark} · ${pageTitle}`
  showLeft(check)
  if (!dialog.open) {
    film = page.video && !page.video.paused ? page.video : null
    film?.pause()
    dialog.showModal()
  }
  title.focus()
}

function optionButton(option: string, key: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button plain option'
  button.dataset['option'] = option
  if (key) {
    const hint = document.createElement('kbd')
    hint.textContent = key
    hint.setAttribute('aria-hidden', 'true')
    button.append(hint, ' ')
    button.setAttribute('aria-keyshortcuts', key)
  }
  button.append(option)
  return button
}

/** While an answer is on its way the options stay where they are and take nothing. */
export function holdOptions(isHeld: boolean): void {
  for (const button of options.children)
    if (isHeld) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
}

export function tellInCheck(text: string): void {
  message.textContent = text
}

/** The dialog stays and says what became of the time, until the trainee closes it. */
export function missed(): void {
  check = null
  document.title = pageTitle
  openPart.hidden = true
  overPart.hidden = false
  if (!dialog.open) dialog.showModal()
  title.focus()
}

export function dismiss(): void {
  check = null
  document.title = pageTitle
  if (!dialog.open) return
  // The browser gives the focus back to where it was.
  dialog.close()
  if (state.phase === 'running') film?.play().catch(() => show())
  film = null
}

/** @returns how many seconds are left, from 0 */
export function showLeft(asked: Check): number {
  const seconds = Math.max(0, Math.ceil((asked.endsAt - performance.now()) / 1_000))
  const time = spell(seconds * 1_000)
  left.textContent = seconds > 0 ? fill(words.check.left, { time }) : words.check.over
  for (const mark of [30, 10])
    if (seconds <= mark && asked.spoken > mark && seconds > 0) {
      asked.spoken = mark
      putText(live, fill(words.check.soon, { time }))
    }
  return seconds
}
