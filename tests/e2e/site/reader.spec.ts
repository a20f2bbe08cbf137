import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openContext, watchPage, type Look } from '../support/browser'
import { startServer, type RunningServer } from '../support/server'

const WIDE: Look = { width: 1280, theme: 'light' }

let server: RunningServer
let browser: Browser
let book: string
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  book = await readableBook()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the reader', () => {
  it('loads at most 80 kB of scripts, gzipped, and shifts nothing while it loads', async () => {
    await visit(chapter(2), async (page) => {
      const scripts = await page.evaluate<string[]>(
        'performance.getEntriesByType("resource").filter((entry) => entry.initiatorType === "script").map((entry) => entry.name)',
      )
      const bodies = await Promise.all(scripts.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length))
      expect(scripts).toHaveLength(1)
      expect(bodies.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(80_000)
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
      await page.waitForTimeout(500)
      const shift = await page.evaluate<number>(
        'new Promise((resolve) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value }).observe({ type: "layout-shift", buffered: true }); setTimeout(() => resolve(sum), 200) })',
      )
      expect(shift).toBeLessThan(0.01)
    })
  })

  it('turns chapters with the arrow keys and opens its panels with letters', async () => {
    await visit(chapter(2), async (page) => {
      for (const [key, panel] of [
        ['t', 'contents'],
        ['/', 'search'],
        ['a', 'settings'],
        ['?', 'help'],
      ] as const) {
        await page.keyboard.press(key)
        await page.locator(`#${panel}:popover-open`).waitFor()
        await page.keyboard.press('Escape')
        await page.locator(':popover-open').waitFor({ state: 'detached' })
      }
      await page.keyboard.press('ArrowRight')
      await page.waitForURL(/\/chapters\/3/)
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL(/\/chapters\/2/)
    })
  })

  it('types into the search field instead of turning the page', async () => {
    await visit(chapter(2), async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('a?t')
      expect(await page.inputValue('#q')).toBe('a?t')
      expect(await page.locator('#search:popover-open').count()).toBe(1)
    })
  })

  it('comes back to the paragraph where the reader stopped', async () => {
    const context = await openContext(browser, server.origin, WIDE)
    const first = await context.newPage()
    await first.goto(chapter(2))
    await first.locator('#p20').evaluate((block) => block.scrollIntoView())
    await first.waitForTimeout(600)
    const stopped = await topBlock(first)
    await first.close()
    const second = await context.newPage()
    await second.goto(chapter(2))
    await second.waitForFunction('scrollY > 200')
    expect(await topBlock(second)).toBe(stopped)
    expect(await second.locator('#resume').isVisible()).toBe(true)
    await second.goto(book)
    expect(await second.locator(`main a[href="${chapter(2)}"].button`).count()).toBe(1)
    await context.close()
  })

  it('keeps size and light across pages, set before the first paint', async () => {
    await visit(chapter(2), async (page) => {
      await page.keyboard.press('a')
      await page.click('#settings button[value=xl]')
      await page.click('#settings button[value=dark]')
      const html = await (await page.goto(chapter(1)))?.text()
      expect(html).toContain('data-theme="dark" data-size="xl"')
    })
  })

  it('opens a note where it is called and gives the focus back', async () => {
    const path = await chapterWith('a[role=doc-noteref]')
    await visit(path, async (page) => {
      const mark = page.locator('a[role=doc-noteref]').first()
      const target = (await mark.getAttribute('href')) ?? ''
      const words = await page.locator(`${target} .note-text`).innerText()
      await mark.click()
      expect(await page.locator('#note-box:popover-open').innerText()).toContain(words)
      await page.keyboard.press('Escape')
      expect(await mark.evaluate((link) => link === document.activeElement)).toBe(true)
    })
  })

  it('finds words in the book and leads to the marked place', async () => {
    await visit(`${book}/editions/1/search?q=高炉`, async (page) => {
      const link = page.locator('.hits a').first()
      expect(await page.locator('.hits mark').first().innerText()).toBe('高炉')
      await link.click()
      await page.waitForURL(/#p\d+$/)
      const id = new URL(page.url()).hash
      expect(await page.locator(`${id} mark`).first().innerText()).toBe('高炉')
    })
  })

  it('scrolls wide tables in their own box on a narrow screen', async () => {
    const path = await chapterWith('.table-scroll')
    const context = await openContext(browser, server.origin, { width: 390, theme: 'light' })
    const page = await context.newPage()
    await page.goto(path)
    const boxes = await page
      .locator('.table-scroll')
      .evaluateAll((all) => all.map((box) => box.getBoundingClientRect().right <= innerWidth))
    expect(boxes).not.toContain(false)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await context.close()
  })

  it('works without scripts: notes, contents, size', async () => {
    const context = await openContext(browser, server.origin, WIDE, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(chapter(2))
    await page.click('button[popovertarget=settings]')
    await page.click('#settings button[value=l]')
    await page.waitForURL(/\/chapters\/2$/)
    expect(await page.locator('html').getAttribute('data-size')).toBe('l')
    await page.click('button[popovertarget=contents]')
    await page.locator('#contents a', { hasText: '第三章' }).click()
    await page.waitForURL(/\/chapters\/3/)
    await context.close()
  })

  it('answers 304 to a browser that has the page already', async () => {
    const first = await fetch(server.origin + chapter(1))
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await fetch(server.origin + chapter(1), { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    const dark = await fetch(server.origin + chapter(1), { headers: { 'If-None-Match': etag, Cookie: 'lg-theme=dark' } })
    expect(dark.status).toBe(200)
  })
})

const chapter = (number: number) => `${book}/editions/1/chapters/${number}`

/** The first textbook in the catalogue that can be read. */
async function readableBook(): Promise<string> {
  const xml = await (await fetch(`${server.origin}/sitemap.xml`)).text()
  const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  for (const path of paths.filter((candidate) => candidate.startsWith('/textbooks/')))
    if ((await fetch(`${server.origin}${path}/editions/1/chapters/1`)).ok) return path
  throw new Error('the demonstration data holds no published textbook')
}

async function chapterWith(selector: string): Promise<string> {
  const context = await openContext(browser, server.origin, WIDE)
  const page = await context.newPage()
  for (let number = 1; (await page.goto(chapter(number)))?.ok(); number++)
    if ((await page.locator(selector).count()) > 0) {
      await context.close()
      return chapter(number)
    }
  throw new Error(`no chapter holds ${selector}`)
}

async function visit(path: string, run: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, server.origin, WIDE)
  const page = await context.newPage()
  const watch = watchPage(page, server.origin)
  await page.goto(path)
  await run(page)
  expect(watch.take()).toEqual([])
  await context.close()
}

function topBlock(page: Page): Promise<string> {
  return page.evaluate<string>(
    '[...document.querySelector(".book").children].find((block) => block.id && block.getBoundingClientRect().bottom > 56).id',
  )
}
