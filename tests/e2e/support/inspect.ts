import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPasswordOf } from '@/demo'
import { accessibilityFaults, openContext, overflow, watchPage, type AxeOptions, type Look, type Watch } from './browser'

/** `shows` is what must stand on the page: an empty page has no faults either. `act` is done before it is asked about. */
export type Sheet = { path: string; shows: string; status?: number; axe?: AxeOptions; act?: (page: Page) => Promise<void> }
type Row = { id: string; state: string }

/**
 * Payload's frame around what is ours: its header is a second banner beside its bar, its tabs are links in a list without items, its
 * fields name their selects by their look alone and hide an arrow that can be reached, its line of dates scrolls. The landmark of the page,
 * its headings and everything inside are asked about.
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
    '.doc-controls__content',
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

/** Who looks, and at what. */
export type Desk = { username: string; language?: 'zh' | 'en'; sheetsOf: (page: Page) => Promise<Sheet[]> }

/** Signs somebody in at the admin and looks at their sheets, one after the other. @returns one line for each fault */
export async function inspect(browser: Browser, origin: string, { language = 'zh', sheetsOf, username }: Desk): Promise<string[]> {
  const context = await openContext(browser, origin, WIDE)
  await context.addCookies([
    { name: 'payload-theme', value: WIDE.theme, url: origin },
    { name: 'payload-lng', value: language, url: origin },
  ])
  const data = { username, password: demoPasswordOf(username) }
  const answer = await context.request.post('/api/users/login', { headers: { origin }, data })
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`)
  const page = await context.newPage()
  const watch = watchPage(page, origin)
  await page.goto('/healthz')
  const faults = await inspectAll(page, watch, await sheetsOf(page))
  await context.close()
  return faults.map((fault) => `${username} ${fault}`)
}

/** Looks at pages of the site, one after the other, as the visitor whose context this is. @returns one line for each fault */
export async function inspectSite(context: BrowserContext, origin: string, pages: readonly Omit<Sheet, 'axe'>[]): Promise<string[]> {
  const page = await context.newPage()
  const watch = watchPage(page, origin)
  const faults = await inspectAll(
    page,
    watch,
    pages.map((sheet) => ({ ...sheet, axe: {} })),
  )
  await page.close()
  return faults
}

async function inspectAll(page: Page, watch: Watch, sheets: readonly Sheet[]): Promise<string[]> {
  const faults: string[] = []
  for (const sheet of sheets) {
    const found = [...(await faultsOf(page, sheet)), ...watch.take()]
    faults.push(...found.map((fault) => `${sheet.path.replace(/[0-9a-f-]{36}/, '…')}: ${fault}`))
  }
  return faults
}

const WIDE: Look = { width: 1280, theme: 'light' }
const HEIGHT = 900
const NARROW = { width: 390, height: 844 }
const COLOURS = ['color-contrast', 'link-in-text-block']
/** A sheet that is made by a script is one that the content security policy lets in. */
const STILL = `{
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after { transition: none !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}`

/**
 * Wide and light, the same page in the dark, and narrow. The dark is an attribute of the page and changes colours alone, so that only the
 * rules about colours are asked again.
 */
async function faultsOf(page: Page, { act, axe = FRAME, path, shows, status = 200 }: Sheet): Promise<string[]> {
  await page.setViewportSize({ width: WIDE.width, height: HEIGHT })
  const response = await page.goto(path, { waitUntil: 'load' })
  try {
    await page.locator(shows).first().waitFor({ timeout: 15_000 })
    // What does not answer yet is hidden from whoever asks about faults.
    await page.locator('main[inert]').waitFor({ state: 'detached', timeout: 15_000 })
  } catch {
    return [`does not show ${shows}, or does not answer`]
  }
  await act?.(page)
  // Colours that fade into each other are neither of the two.
  await page.evaluate(STILL)
  const faults = [
    ...(response?.status() === status ? [] : [`status ${response?.status()}`]),
    ...(await sideways(page)),
    ...(await accessibilityFaults(page, axe)),
  ]
  await theme(page, 'dark')
  faults.push(...within('the dark', await accessibilityFaults(page, { ...axe, only: COLOURS })))
  await theme(page, 'light')
  await page.setViewportSize(NARROW)
  faults.push(...within(`${NARROW.width} px`, [...(await sideways(page)), ...(await accessibilityFaults(page, axe))]))
  return faults
}

function within(look: string, faults: readonly string[]): string[] {
  return faults.map((fault) => `in ${look}: ${fault}`)
}

async function theme(page: Page, name: Look['theme']): Promise<void> {
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(name)}`)
}

async function sideways(page: Page): Promise<string[]> {
  const pixels = await overflow(page)
  return pixels > 0 ? [`scrolls sideways by ${pixels} px`] : []
}

/** The first record of the kind in that state; the demonstration has one, or the test says so. */
export async function find(page: Page, slug: string, state: string): Promise<Row> {
  const question = `/api/${slug}?depth=0&limit=100&where[state][equals]=${state}`
  const { docs } = await page.evaluate<{ docs: Row[] }>(`fetch(${JSON.stringify(question)}).then((answer) => answer.json())`)
  const [first] = docs
  if (!first) throw new Error(`the demonstration has no ${slug} in "${state}"`)
  return first
}
