import { putText } from '@/platform/site/client/elements'
import { offer, show } from './bar'
import { ask } from './check-dialog'
import { page, words } from './page'
import { post } from './server'
import { beat, isRefused, open } from './sitting'
import { state, takeFigures } from './state'

/** The buttons of the bar. */
export function watchButtons(): void {
  for (const button of [page.offers.here, page.offers.again])
    button.addEventListener('click', () => {
      void open()
      page.bar.focus()
    })
  page.finish.addEventListener('click', () => {
    if (state.phase === 'running') void finish()
  })
}

/** Ends the sitting with its last stretch, and asks at once for what is still to be confirmed. */
async function finish(): Promise<void> {
  page.finish.disabled = true
  try {
    await beat()
    const { session } = state
    if (state.phase !== 'running' || !session) return
    const answer = await post('close', session.id, { epoch: session.epoch, check: true })
    clearTimeout(state.timer)
    state.phase = 'finished'
    // What was carried over is among the provisional time of a close.
    takeFigures(answer, { carriedMs: 0 })
    state.lostText = ''
    offer('again')
    if (answer.presence) ask(answer.presence, true)
  } catch (error) {
    if (!isRefused(error)) putText(page.note, words.failed)
  } finally {
    page.finish.disabled = false
    show()
  }
}
