import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { accessibilityFaults, launchBrowser, openContext, overflow, watchPage, type Look, type Watch } from '../support/browser'
import { inspectSite } from '../support/inspect'
import { startServer, type RunningServer } from '../support/server'

const MISSING = '/no-such-page'
/** Pages of one kind look alike: one of each is looked at in every light and width, all of them in one. */
const EVERY_KIND = [
  '/',
  '/textbooks',
  '/textbooks?q=no-such-book',
  '/occupations',
  '/committees',
  '/notices',
  '/policies?kind=all',
  '/login',
  MISSING,
  '/verify',
  '/en',
]
const NOT_PAGES = /^\/(admin|api|assets|_next)(\/|$)|\.(xml|txt|ico|svg)$/

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

describe('every public page', () => {
  it('lists the pages of the site in its sitemap, textbooks and notices among them', async () => {
    const paths = await sitemapPaths()
    expect(paths).toContain('/')
    expect(paths.some((path) => path.startsWith('/textbooks/'))).toBe(true)
    expect(paths.some((path) => path.startsWith('/notices/'))).toBe(true)
  })

  it('is without faults, one page of each kind, wide and narrow, light and dark', async () => {
    const book = await readableBook()
    const notice = (await sitemapPaths()).find((path) => path.startsWith('/notices/'))
    if (!book || !notice) throw new Error('the demonstration data holds no textbook that can be read, or no notice')
    const paths = [...EVERY_KIND, book, `${book}/editions/1/chapters/1`, `${book}/editions/1/search?q=炉`, notice]
    const pages = paths.map((path) => ({ path, shows: 'h1', status: path === MISSING ? 404 : 200 }))
    const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
    expect(await inspectSite(context, server.origin, pages)).toEqual([])
    await context.close()
  })

  it('is without faults wherever links lead, wide and light', async () => {
    const { visited, faults } = await crawl({ width: 1280, theme: 'light' })
    expect(faults).toEqual([])
    expect(visited.length).toBeGreaterThan(20)
    expect(visited.filter((path) => /\/chapters\/\d+$/.test(path)).length).toBeGreaterThanOrEqual(6)
    expect(visited.some((path) => path.startsWith('/en/'))).toBe(true)
  })

  it('answers 404 where there is no page, in the language of the address', async () => {
    for (const [path, text] of [
      ['/no-such-page', '没有这一页'],
      ['/en/no-such-page', 'There is no such page'],
      ['/textbooks/no-such-book', '没有这一页'],
      ['/textbooks/no-such-book/editions/1/chapters/1', '没有这一页'],
      ['/notices/00000000-0000-7000-8000-000000000000', '没有这一页'],
      ['/missing', '没有这一页'],
      ['/verify/ABCD-EFGH', '没有这份学时证明'],
      ['/en/verify/ABCD-EFGH', 'There is no such certificate'],
    ] as const) {
      // Nor does it take scripts to be told so.
      const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' }, { javaScriptEnabled: false })
      const page = await context.newPage()
      const response = await page.goto(path)
      expect([path, response?.status()]).toEqual([path, 404])
      expect(await page.locator('header.masthead').count()).toBe(1)
      expect(await page.locator('h1').innerText()).toBe(text)
      await context.close()
    }
  })

  it('sends /zh to the address without it, and names both languages', async () => {
    const moved = await fetch(`${server.origin}/zh/textbooks`, { redirect: 'manual' })
    expect([moved.status, new URL(moved.headers.get('location') ?? '', server.origin).pathname]).toEqual([308, '/textbooks'])
    const html = await (await fetch(`${server.origin}/textbooks`)).text()
    expect(html).toMatch(/<html lang="zh-CN"/)
    expect(html).toMatch(/<link rel="alternate" hrefLang="en" href="[^"]+\/en\/textbooks"/)
    const english = await (await fetch(`${server.origin}/en/textbooks`)).text()
    expect(english).toMatch(/<html lang="en"/)
    expect(english).toMatch(/<link rel="alternate" hrefLang="zh-CN" href="[^"]+[^n]\/textbooks"/)
  })
})

async function sitemapPaths(): Promise<string[]> {
  const xml = await (await fetch(`${server.origin}/sitemap.xml`)).text()
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
}

/** The first textbook that can be read. */
async function readableBook(): Promise<string | undefined> {
  for (const path of (await sitemapPaths()).filter((candidate) => candidate.startsWith('/textbooks/')))
    if ((await fetch(`${server.origin}${path}/editions/1/chapters/1`)).ok) return path
  return undefined
}

/** So many pages of a kind are asked about accessibility in the walk; of every page is asked whether it stands, and fits its window. */
const ASKED_OF_A_KIND = 4

/** Follows every link of the site. Filters and pages of a list are followed once a path, so that the walk ends. */
async function crawl(look: Look): Promise<{ visited: string[]; faults: string[] }> {
  const context = await openContext(browser, server.origin, look)
  const page = await context.newPage()
  const watch = watchPage(page, server.origin)
  const waiting = ['/', '/en', ...(await sitemapPaths())]
  const seen = new Set<string>()
  const kinds = new Map<string, number>()
  const faults: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pathname = path.split(/[?#]/)[0] ?? '/'
    if (seen.has(pathname) || NOT_PAGES.test(pathname)) continue
    seen.add(pathname)
    const before = kinds.get(kindOf(pathname)) ?? 0
    kinds.set(kindOf(pathname), before + 1)
    const found = await faultsOf(page, watch, { path, isAsked: before < ASKED_OF_A_KIND })
    faults.push(...found.map((fault) => `${path}: ${fault}`))
    for (const link of await page.evaluate<string[]>('[...document.querySelectorAll("a[href]")].map((link) => link.href)')) {
      const url = new URL(link)
      if (url.origin === server.origin) waiting.push(url.pathname + url.search)
      else if (/^https?:$/.test(url.protocol) && url.host === new URL(server.origin).host) faults.push(`${path}: odd link ${link}`)
    }
  }
  await context.close()
  return { visited: [...seen], faults }
}

async function faultsOf(page: Page, watch: Watch, { isAsked, path }: { path: string; isAsked: boolean }): Promise<string[]> {
  const response = await page.goto(path, { waitUntil: 'load' })
  const sideways = await overflow(page)
  return [
    ...(response?.status() === 200 ? [] : [`status ${response?.status()}`]),
    ...(isAsked ? await accessibilityFaults(page) : []),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
    ...watch.take(),
  ]
}

/** Pages of one room and depth are of one kind: `/en/textbooks/…/editions/…/chapters/…`. */
function kindOf(pathname: string): string {
  const [language, ...path] = pathname.startsWith('/en') ? ['en', ...pathname.split('/').slice(2)] : ['zh', ...pathname.split('/').slice(1)]
  return [language, path[0], path.length].join(' ')
}
