import { fill } from '@/platform/admin/fill'
import { element, putText } from '@/platform/site/client/elements'
import { answerRetryMs, optionOfKey } from '../../desk/domain/page-clock'
import type { SessionCalls } from '../../desk/endpoints/hot-routes'
import { show } from './bar'
import { ask, dialog, dismiss, holdOptions, missed, openCheck, options, settle, showLeft, tellInCheck, type Check } from './check-dialog'
import { page, spell, words } from './page'
import { noteActivity } from './seen'
import { post, Refused } from './server'
import { beat, end, isRefused, soon } from './sitting'
import { state, takeFigures } from './state'

/** The check takes an answer by pointer and by key, and is not closed before it has one. */
export function watchCheck(): void {
  options.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-option]') : null
    if (button?.dataset['option'] !== undefined) void answer(button.dataset['option'])
  })
  dialog.addEventListener('cancel', (event) => {
    if (openCheck()) event.preventDefault()
  })
  dialog.addEventListener('keydown', (event) => {
    const check = openCheck()
    if (!check || event.ctrlKey || event.metaKey || event.altKey) return
    const option = optionOfKey(check.options, event.key)
    if (option === undefined) return
    event.preventDefault()
    void answer(option)
  })
  element('check-close').addEventListener('click', () => dismiss())
}

/** Once a second: what is left, and what the server says when nothing is. */
export function countDown(): void {
  const check = openCheck()
  if (!check || showLeft(check) > 0 || check.answering) return
  if (check.isLast) missed()
  else if (!state.inFlight) void beat()
}

async function answer(option: string): Promise<void> {
  const asked = openCheck()
  const { session } = state
  if (!asked || asked.answering || !session) return
  // A screen reader presses a button without a key or a pointer.
  if (noteActivity()) show()
  asked.answering = true
  holdOptions(true)
  for (let tries = 0; openCheck() === asked; tries += 1)
    try {
      take(await post('presence', session.id, { checkId: asked.checkId, answer: option }), asked)
      return
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) return refuse(error, asked)
      tellInCheck(words.check.retry)
      await new Promise((resolve) => window.setTimeout(resolve, answerRetryMs(tries)))
    }
}

/** The server knows of no such check any more. */
function refuse(error: Refused, asked: Check): void {
  asked.answering = false
  settle(asked)
  if (asked.isLast) missed()
  else if (!isRefused(error)) {
    dismiss()
    soon(0)
  }
}

function take(reply: SessionCalls['presence']['answer'], asked: Check): void {
  asked.answering = false
  takeFigures(reply)
  holdOptions(false)
  if (reply.outcome === 'wrong') return tellInCheck(words.check.wrong)
  settle(asked)
  if (reply.outcome === 'renewed' && reply.presence) {
    ask(reply.presence, asked.isLast)
    tellInCheck(words.check.renewed)
  } else if (reply.outcome === 'passed') {
    state.lostText = reply.confirmedMs > 0 ? fill(words.check.passed, { time: spell(reply.confirmedMs) }) : words.check.nothing
    state.mayClaim = false
    dismiss()
    putText(page.live, state.lostText)
  } else if (state.phase === 'running') end(reply.closed ?? 'presence')
  else missed()
  show()
}
