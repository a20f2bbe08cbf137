import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openContext } from '../support/browser'
import { find, inspect, LIST, type Desk, type Sheet } from '../support/inspect'
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

const PEOPLE: readonly (Desk & { who: string })[] = [
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
  it.each(PEOPLE.map((desk) => [desk.who, desk] as const))('is without faults for %s, wide and narrow, light and dark', async (_, desk) => {
    expect(await inspect(browser, server.origin, desk)).toEqual([])
  })

  it('opens in the dark for whoever has chosen it', async () => {
    const context = await openContext(browser, server.origin, { width: 1280, theme: 'dark' })
    await context.addCookies([{ name: 'payload-theme', value: 'dark', url: server.origin }])
    const page = await context.newPage()
    await page.goto('/admin/login')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await context.close()
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
