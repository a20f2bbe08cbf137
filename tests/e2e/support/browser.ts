import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but this machine has an address: what tries to leave fails, and is reported.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Debian's Chromium, or the one that CHROMIUM_PATH names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ARGUMENTS })
}

export type Look = { width: 1280 | 390; theme: 'light' | 'dark' }

/** A visitor with a screen of this width who has chosen this light. */
export async function openContext(browser: Browser, origin: string, look: Look, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...more,
  })
  await context.addCookies([{ name: 'lg-theme', value: look.theme, url: origin }])
  return context
}

/** Does something as on a computer that is this many times slower than ours. */
export async function slowed(page: Page, rate: number, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  try {
    await act()
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await session.detach()
  }
}

/** What a page did that no page of ours may do. Reading it empties it. */
export type Watch = { take(): string[] }

/** Notes outside requests, failed loads, script errors and whatever the content security policy stopped. */
export function watchPage(page: Page, origin: string): Watch {
  let faults: string[] = []
  const note = (fault: string) => void faults.push(fault)
  page.on('request', (request) => {
    const url = request.url()
    if (/^https?:|^wss?:/.test(url) && new URL(url).host !== new URL(origin).host) note(`outside request: ${url}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') note(`failed request: ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) note(`${response.status()}: ${response.url()}`)
  })
  page.on('pageerror', (error) => note(`script error: ${error.message} (${new URL(page.url()).pathname})`))
  page.on('console', (message) => {
    // The browser repeats a 404 of the page itself as an error; the walk has judged the status already.
    if (message.type() === 'error' && !/status of 404/.test(message.text())) note(`console: ${message.text()}`)
  })
  return {
    take: () => {
      const taken = faults
      faults = []
      return taken
    },
  }
}

/** The small build: a page reads it in half the time. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Elements that are not asked about, and rules that are not asked or that alone are; each use says why. */
export type AxeOptions = { exclude?: readonly string[]; without?: readonly string[]; only?: readonly string[] }

/** The accessibility faults of a page, one line each; empty when there are none. */
export async function accessibilityFaults(page: Page, { exclude = [], only, without = [] }: AxeOptions = {}): Promise<string[]> {
  const context = JSON.stringify({ include: [['html']], exclude: exclude.map((selector) => [selector]) })
  const options = JSON.stringify({
    resultTypes: ['violations'],
    ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  })
  // As text: a function would be serialised with what the test runner wraps around it.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE)
  const found = await page.evaluate<{ id: string; help: string; targets: string[] }[]>(
    `axe.run(${context}, ${options}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.slice(0, 5).map(({ target, failureSummary }) => target.join(' ') + ' — ' + (failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 200)) })))`,
  )
  return found.map(({ id, help, targets }) => `${id} (${help}): ${targets.join(' | ')}`)
}

/** How far the page can be scrolled sideways, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
}
