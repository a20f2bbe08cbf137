import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { DESK_LOOKS, find, inspect, LIST, openDesk, type Sheet } from '../support/inspect'
import { startServer, type RunningServer } from '../support/server'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const PEOPLE: readonly { username: string; who: string; sheetsOf: (page: Page) => Promise<Sheet[]> }[] = [
  {
    username: 'admin',
    who: 'the administrator',
    sheetsOf: async (page) => [
      { path: '/admin', shows: '.lg-bench' },
      { path: '/admin/collections/assignments/workload', shows: '.lg-load table' },
      { path: '/admin/collections/chapters', shows: '.collection-list tbody tr', axe: LIST },
      ...(await desksOfEdition(page, 'published')),
      ...(await desksOfChapter(page, 'final')),
    ],
  },
  {
    username: 'chief-bof',
    who: 'a chief editor in the middle of a book',
    sheetsOf: async (page) => [
      { path: '/admin', shows: '.lg-bench' },
      ...(await desksOfEdition(page, 'writing')),
      ...(await desksOfChapter(page, 'unifying')),
    ],
  },
  {
    username: 'reviewer-bof-2',
    who: 'a reviewer with a draft in hand',
    sheetsOf: async (page) => [{ path: '/admin', shows: '.lg-bench' }, ...(await desksOfChapter(page, 'review2'))],
  },
]

describe('every desk of the workbench', () => {
  for (const look of DESK_LOOKS)
    it(`is without faults for ${PEOPLE.map(({ who }) => who).join(', ')} at ${look.width} px, ${look.theme}`, async () => {
      const context = await openDesk(browser, server.origin, look)
      const faults: string[] = []
      for (const { sheetsOf, username } of PEOPLE)
        faults.push(...(await inspect(context, { origin: server.origin, look, username, sheetsOf })))
      await context.close()
      expect(faults).toEqual([])
    })
})

async function desksOfEdition(page: Page, state: string): Promise<Sheet[]> {
  const { id } = await find(page, 'editions', state)
  return ['board', 'coverage', 'proofs', 'publications', 'revision'].map((desk) => ({
    path: `/admin/collections/editions/${id}/${desk}`,
    shows: 'main.lg-page h2',
  }))
}

async function desksOfChapter(page: Page, state: string): Promise<Sheet[]> {
  const { id } = await find(page, 'chapters', state)
  return ['drafts', 'review'].map((desk) => ({ path: `/admin/collections/chapters/${id}/${desk}`, shows: 'main.lg-desk h2' }))
}
