import path from 'node:path'
import type { Guest } from './people-steps'

const DIRECTORY = '.cache/test-results/pictures'

/** What everybody had before them when a case failed, for whoever has to find out why. */
export async function takePictures(name: string, guests: readonly (Guest | undefined)[]): Promise<void> {
  for (const guest of guests) {
    if (!guest || guest.page.url() === 'about:blank') continue
    const file = path.join(DIRECTORY, `${name.slice(0, 40)}-${guest.username || 'visitor'}.png`.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-'))
    // A page that is gone has no picture; the failure that is told is the test's.
    await guest.page.screenshot({ path: file, fullPage: true }).catch(() => undefined)
  }
}
