import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { accessibilityFaults, launchBrowser, openContext, overflow, watchPage, type AxeOptions, type Look } from '../support/browser'
import { startServer, type RunningServer } from '../support/server'

const LOOKS: readonly Look[] = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
]

/** `shows` is what must stand on the page: an empty page has no faults either. */
type Sheet = { path: string; shows: string; axe?: AxeOptions }
type Row = { id: string; state: string }

/**
 * Payload's frame around what is ours: its header is a second banner beside its bar, its tabs are links in a list without items, its
 * fields name their selects by their look alone. The landmark of the page, its headings and everything inside are asked about.
 */
const FRAME: AxeOptions = {
  exclude: ['.app-header', '.doc-header', '.doc-tabs', '.gutter:not(main *)', '.nav', '.template-default__nav-overlay'],
}

/** A list is Payload's as a whole: no landmark, boxes without names. What our columns put in it is asked about. */
const LIST: AxeOptions = {
  exclude: [
    ...(FRAME.exclude ?? []),
    '.search-filter',
    '.list-controls',
    '.list-header',
    '.page-controls',
    '.collection-list thead',
    '.checkbox-input',
    '.collection-list .cell-_select',
  ],
  without: ['landmark-one-main', 'region'],
}

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

describe('every desk of the workbench', () => {
  for (const look of LOOKS) {
    const name = `${look.width} px, ${look.theme}`

    it(`is without faults for the administrator at ${name}`, async () => {
      const faults = await inspect('admin', look, async (page) => [
        { path: '/admin', shows: '.lg-bench' },
        { path: '/admin/collections/assignments/workload', shows: '.lg-load table' },
        { path: '/admin/collections/chapters', shows: '.collection-list tbody tr', axe: LIST },
        ...(await desksOfEdition(page, 'published')),
        ...(await desksOfChapter(page, 'final')),
      ])
      expect(faults).toEqual([])
    })

    it(`is without faults for a chief editor in the middle of a book at ${name}`, async () => {
      const faults = await inspect('chief-bof', look, async (page) => [
        { path: '/admin', shows: '.lg-bench' },
        ...(await desksOfEdition(page, 'writing')),
        ...(await desksOfChapter(page, 'unifying')),
      ])
      expect(faults).toEqual([])
    })

    it(`is without faults for a reviewer with a draft in hand at ${name}`, async () => {
      const faults = await inspect('reviewer-bof-2', look, async (page) => [
        { path: '/admin', shows: '.lg-bench' },
        ...(await desksOfChapter(page, 'review2')),
      ])
      expect(faults).toEqual([])
    })
  }
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

async function find(page: Page, slug: 'editions' | 'chapters', state: string): Promise<Row> {
  const question = `/api/${slug}?depth=0&limit=100&where[state][equals]=${state}`
  const { docs } = await page.evaluate<{ docs: Row[] }>(`fetch(${JSON.stringify(question)}).then((answer) => answer.json())`)
  const [first] = docs
  if (!first) throw new Error(`the demonstration has no ${slug} in "${state}"`)
  return first
}

/** Signs somebody in and looks at their sheets, one after the other. @returns one line for each fault */
async function inspect(username: string, look: Look, sheetsOf: (page: Page) => Promise<Sheet[]>): Promise<string[]> {
  const context = await openContext(browser, server.origin, look)
  await context.addCookies([{ name: 'payload-theme', value: look.theme, url: server.origin }])
  const page = await context.newPage()
  const watch = watchPage(page, server.origin)
  await page.goto('/admin/login')
  await page.locator('#field-username').fill(username)
  await page.locator('#field-password').fill(`Liangong-${username}`)
  await page.locator('form.login__form button[type="submit"]').click()
  await page.locator('.lg-bench').waitFor()
  const faults: string[] = []
  for (const { axe = FRAME, path, shows } of await sheetsOf(page)) {
    const response = await page.goto(path, { waitUntil: 'networkidle' })
    const missing = await page
      .locator(shows)
      .first()
      .waitFor({ timeout: 15_000 })
      .then(
        () => [],
        () => [`does not show ${shows}`],
      )
    const theme = await page.locator('html').getAttribute('data-theme')
    const found = [
      ...missing,
      ...(response?.status() === 200 ? [] : [`status ${response?.status()}`]),
      ...(theme === look.theme ? [] : [`the theme is ${theme}`]),
      ...(await accessibilityFaults(page, axe)),
      ...((await overflow(page)) > 0 ? [`scrolls sideways by ${await overflow(page)} px`] : []),
      ...watch.take(),
    ]
    faults.push(...found.map((fault) => `${path.replace(/[0-9a-f-]{36}/, '…')}: ${fault}`))
  }
  await context.close()
  return faults
}
