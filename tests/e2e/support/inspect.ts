import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPasswordOf } from '@/demo'
import { accessibilityFaults, openContext, overflow, watchPage, type AxeOptions, type Look } from './browser'

/** The looks in which every sheet of the workbench is asked about. */
export const DESK_LOOKS: readonly Look[] = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
]

/** `shows` is what must stand on the page: an empty page has no faults either. `act` is done before it is asked about. */
export type Sheet = { path: string; shows: string; axe?: AxeOptions; act?: (page: Page) => Promise<void> }
type Row = { id: string; state: string }

/**
 * Payload's frame around what is ours: its header is a second banner beside its bar, its tabs are links in a list without items, its
 * fields name their selects by their look alone, and hide an arrow that can be reached. The landmark of the page, its headings and everything inside are asked about.
 */
export const FRAME: AxeOptions = {
  exclude: [
    '.app-header',
    '.doc-header',
    '.doc-tabs',
    '.gutter:not(main *)',
    '.nav',
    '.template-default__nav-overlay',
    '.dropdown-indicator',
  ],
}

/** A list is Payload's as a whole: no landmark, boxes without names. What our columns put in it is asked about. */
export const LIST: AxeOptions = {
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

/** A context in which one person after the other looks: what the browser has loaded once it keeps. */
export async function openDesk(browser: Browser, origin: string, look: Look, language: 'zh' | 'en' = 'zh'): Promise<BrowserContext> {
  const context = await openContext(browser, origin, look)
  await context.addCookies([
    { name: 'payload-theme', value: look.theme, url: origin },
    { name: 'payload-lng', value: language, url: origin },
  ])
  return context
}

/** Signs somebody in and looks at their sheets, one after the other. @returns one line for each fault */
export async function inspect(
  context: BrowserContext,
  { look, origin, sheetsOf, username }: { origin: string; look: Look; username: string; sheetsOf: (page: Page) => Promise<Sheet[]> },
): Promise<string[]> {
  const answer = await context.request.post('/api/users/login', {
    headers: { origin },
    data: { username, password: demoPasswordOf(username) },
  })
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`)
  const page = await context.newPage()
  const watch = watchPage(page, origin)
  await page.goto('/healthz')
  const faults: string[] = []
  for (const sheet of await sheetsOf(page)) {
    const found = await faultsOf(page, sheet, look)
    faults.push(...[...found, ...watch.take()].map((fault) => `${username} ${sheet.path.replace(/[0-9a-f-]{36}/, '…')}: ${fault}`))
  }
  await page.close()
  return faults
}

async function faultsOf(page: Page, { act, axe = FRAME, path, shows }: Sheet, look: Look): Promise<string[]> {
  const response = await page.goto(path, { waitUntil: 'load' })
  try {
    await page.locator(shows).first().waitFor({ timeout: 15_000 })
  } catch {
    return [`does not show ${shows}`]
  }
  await act?.(page)
  const theme = await page.locator('html').getAttribute('data-theme')
  const sideways = await overflow(page)
  return [
    ...(response?.status() === 200 ? [] : [`status ${response?.status()}`]),
    ...(theme === look.theme ? [] : [`the theme is ${theme}`]),
    ...(await accessibilityFaults(page, axe)),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
  ]
}

/** The first record of the kind in that state; the demonstration has one, or the test says so. */
export async function find(page: Page, slug: string, state: string): Promise<Row> {
  const question = `/api/${slug}?depth=0&limit=100&where[state][equals]=${state}`
  const { docs } = await page.evaluate<{ docs: Row[] }>(`fetch(${JSON.stringify(question)}).then((answer) => answer.json())`)
  const [first] = docs
  if (!first) throw new Error(`the demonstration has no ${slug} in "${state}"`)
  return first
}
