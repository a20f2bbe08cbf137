import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { accessibilityFaults, launchBrowser, openContext, overflow, watchPage } from '../support/browser'
import { answerPresence } from '../support/presence'
import { startServer, type RunningServer } from '../support/server'
import { openSchool, piecesOf, type Piece, type Pupil, type School } from './school'

/** Long beside what a busy machine takes to answer, short enough to wait for. */
const LEASE_S = 8

let server: RunningServer
let browser: Browser
/** Checks are far off here. */
let calm: School
/** A check falls due after three or four seconds. */
let strict: School

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  calm = await openSchool(server.origin, { 'study.heartbeat_seconds': 1, 'study.lease_seconds': LEASE_S })
  strict = await openSchool(server.origin, {
    'study.heartbeat_seconds': 1,
    'study.lease_seconds': LEASE_S,
    'study.presence_min_minutes': 0.05,
    'study.presence_max_minutes': 0.06,
    'study.presence_answer_seconds': 8,
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

// Most of it is waiting for the clock.
describe.concurrent('the study page', () => {
  it('lets minutes arrive while a chapter is read, and confirms them at the end', async () => {
    const pupil = await calm.enrol('学员甲')
    let shown: Piece[] = []
    await studying(pupil, calm.units.chapter, async (page) => {
      await counting(page)
      await secondsCounted(page)
      expect(await page.locator('#clock-provisional').innerText()).toMatch(/[1-9]\d* 秒/)
      shown = await piecesOf(pupil)
      expect(shown.map(({ reason, provisional }) => [reason, provisional])).toEqual([['counted', true]])

      await page.click('#clock-finish')
      await answerPresence(page)
      await page.locator('#clock-note', { hasText: '已计入' }).waitFor()
      expect(await page.locator('#clock').getAttribute('data-state')).toBe('ended')
    })
    const [piece, ...rest] = await piecesOf(pupil)
    expect(rest).toEqual([])
    expect(piece?.creditMs).toBe((piece?.endMs ?? 0) - (piece?.startMs ?? 0))
    expect(piece?.startMs).toBe(shown[0]?.startMs)
    expect(piece?.endMs).toBeGreaterThanOrEqual(shown[0]?.endMs ?? Infinity)
  })

  it('loses nothing and counts nothing twice over a short cut of the network', async () => {
    const pupil = await calm.enrol('学员乙')
    let before: Piece[] = []
    await studying(pupil, calm.units.chapter, async (page, context, watch) => {
      await counting(page)
      await secondsCounted(page)
      before = await piecesOf(pupil)
      await context.setOffline(true)
      await page.locator('#clock[data-state=reconnecting]').waitFor()
      expect(await page.locator('#clock-status').innerText()).toContain('没有丢失')
      await page.waitForTimeout(1_500)
      await context.setOffline(false)
      await counting(page)
      await page.waitForTimeout(2_500)
      onlyTheCut(watch.take())
    })
    const pieces = await piecesOf(pupil)
    expect(pieces.map(({ reason }) => reason)).toEqual(['counted'])
    // What the server had recorded before the cut is the beginning of the one piece that spans it.
    expect(pieces[0]?.startMs).toBe(before[0]?.startMs)
    expect(pieces[0]?.endMs).toBeGreaterThan(before[0]?.endMs ?? Infinity)
  })

  it('keeps what was counted over a long cut, names the gap and offers to claim it', async () => {
    const pupil = await calm.enrol('学员丙')
    await studying(pupil, calm.units.chapter, async (page, context, watch) => {
      await counting(page)
      await page.waitForTimeout(2_500)
      await context.setOffline(true)
      await page.waitForTimeout(LEASE_S * 1_000 + 2_500)
      await context.setOffline(false)
      await page.locator('#clock-note', { hasText: '断线超过时限' }).waitFor()
      expect(await page.locator('#clock-claim').isVisible()).toBe(true)
      await counting(page)
      await page.waitForTimeout(2_500)
      onlyTheCut(watch.take())
    })
    const pieces = await piecesOf(pupil)
    expect(pieces.map(({ reason, claimable }) => [reason, claimable])).toEqual([
      ['counted', false],
      ['gap', true],
      ['counted', false],
    ])
    expect(joined(pieces)).toBe(true)
  })

  it('hands the clock over to a second tab, and back when the trainee asks for it', async () => {
    const pupil = await calm.enrol('学员丁')
    await studying(pupil, calm.units.chapter, async (first, context, watch) => {
      await counting(first)
      const second = await context.newPage()
      await second.goto(`/study/units/${calm.units.chapter}`)
      await counting(second)
      await first.bringToFront()
      await first.locator('#clock-here').waitFor()
      expect(await first.locator('#clock-status').innerText()).toContain('另一个窗口')
      await first.locator('#clock-here').click()
      await counting(first)
      await second.bringToFront()
      await second.locator('#clock-here').waitFor()
      // A window that was overtaken is told so with a 409: that is what these are.
      expect(watch.take().filter((fault) => !/409/.test(fault))).toEqual([])
      await second.close()
    })
    expect(joined(await piecesOf(pupil), true)).toBe(true)
  })

  it('asks whether somebody is there, keeps the focus inside, and goes on after the right answer', async () => {
    const pupil = await strict.enrol('学员戊')
    await studying(pupil, strict.units.chapter, async (page) => {
      await counting(page)
      await page.focus('#clock-finish')
      await page.locator('#check[open]').waitFor()
      expect(await page.evaluate(`document.getElementById('check').contains(document.activeElement)`)).toBe(true)
      expect(await page.locator('#check').getAttribute('aria-modal')).toBe('true')
      expect(await page.locator('#check-left').innerText()).toMatch(/还有 \d 秒/)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      expect(await page.locator('#check[open]').count()).toBe(1)
      await answerPresence(page)
      await page.locator('#check:not([open])').waitFor({ state: 'attached' })
      expect(await page.evaluate(`document.activeElement.id`)).toBe('clock-finish')
      expect(await page.locator('#clock-status').innerText()).toBe('计时中')
    })
    expect((await piecesOf(pupil)).some(({ creditMs, provisional }) => creditMs > 0 && !provisional)).toBe(true)
  })

  it('takes back what is provisional, nothing else, when the check is missed, and says so', async () => {
    const pupil = await strict.enrol('学员己')
    let confirmed = 0
    await studying(pupil, strict.units.chapter, async (page) => {
      await page.locator('#check[open]').waitFor()
      await answerPresence(page)
      await page.locator('#check:not([open])').waitFor({ state: 'attached' })
      confirmed = credited(await piecesOf(pupil))
      expect(confirmed).toBeGreaterThan(0)
      await page.locator('#check[open]').waitFor()
      await page.locator('#check-over').waitFor()
      expect(await page.locator('#check-over').innerText()).toContain('没有通过在岗验证')
      await page.click('#check-close')
      await page.locator('#clock-again').click()
      await counting(page)
    })
    const pieces = await piecesOf(pupil)
    expect(credited(pieces)).toBe(confirmed)
    expect(pieces.find(({ reason }) => reason === 'presence')?.claimable).toBe(true)
  })

  it('does not count a film that stands still, and counts one that plays', async () => {
    const pupil = await calm.enrol('学员庚')
    await studying(pupil, calm.units.video, async (page) => {
      await page.locator('#clock-status', { hasText: '视频没有播放' }).waitFor()
      await page.waitForTimeout(2_500)
      await page.evaluate(`const film = document.querySelector('video'); film.muted = true; film.play()`)
      await counting(page)
      await page.waitForTimeout(3_500)
    })
    // A position that comes late over a slow line can look like a jump; that costs less than a beat.
    const pieces = (await piecesOf(pupil)).filter(({ startMs, endMs }) => endMs - startMs > 1_000)
    expect(pieces.map(({ reason }) => reason)).toEqual(['paused', 'counted'])
  })

  it('does not count a page that lies behind another', async () => {
    const pupil = await calm.enrol('学员辛')
    await studying(pupil, calm.units.chapter, async (page, context) => {
      await counting(page)
      await page.waitForTimeout(2_500)
      await hide(page, true)
      await page.waitForTimeout(3_000)
      await hide(page, false)
      await page.waitForTimeout(2_500)
      expect(context.pages()).toHaveLength(1)
    })
    const pieces = await piecesOf(pupil)
    expect(pieces.map(({ reason }) => reason)).toEqual(['counted', 'hidden', 'counted'])
    expect(joined(pieces)).toBe(true)
  })

  it('loads at most 80 kB of scripts, gzipped, shifts nothing and asks nobody outside', async () => {
    const pupil = await calm.enrol('学员壬')
    await studying(pupil, calm.units.chapter, async (page, _context, watch) => {
      await counting(page)
      const scripts = await page.evaluate<string[]>(
        `performance.getEntriesByType('resource').filter((entry) => entry.initiatorType === 'script').map((entry) => entry.name)`,
      )
      const sizes = await Promise.all(scripts.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length))
      expect(scripts).toHaveLength(1)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(80_000)
      const shift = await page.evaluate<number>(
        `new Promise((resolve) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => resolve(sum), 300) })`,
      )
      expect(shift).toBeLessThan(0.01)
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      expect(watch.take()).toEqual([])
    })
  })

  it('can be read without scripts, and says that it does not count then', async () => {
    const pupil = await calm.enrol('学员癸')
    const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' }, { javaScriptEnabled: false })
    await signedIn(context, pupil)
    const page = await context.newPage()
    await page.goto(`/study/units/${calm.units.chapter}`)
    expect(await page.locator('article.book p').count()).toBeGreaterThan(5)
    expect(await page.locator('noscript').innerText()).toContain('JavaScript')
    await context.close()
  })
})

type Watch = ReturnType<typeof watchPage>

async function studying(
  pupil: Pupil,
  unit: string,
  run: (page: Page, context: BrowserContext, watch: Watch) => Promise<void>,
): Promise<void> {
  const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
  context.setDefaultTimeout(60_000)
  await signedIn(context, pupil)
  const page = await context.newPage()
  const watch = watchPage(page, server.origin)
  await page.goto(`/study/units/${unit}`)
  await run(page, context, watch)
  await context.close()
}

async function signedIn(context: BrowserContext, pupil: Pupil): Promise<void> {
  await context.addCookies([{ name: 'payload-token', value: pupil.token, url: server.origin }])
}

async function counting(page: Page): Promise<void> {
  await page.locator('#clock[data-state=counting]').waitFor()
}

/** Until the page shows a figure that the server answered with, of some seconds. */
async function secondsCounted(page: Page): Promise<void> {
  await page.locator('#clock-today', { hasText: /^(?:[3-9]|[1-9]\d) 秒/ }).waitFor()
}

/** Headless browsers never hide a page by themselves. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(
    `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} }); document.dispatchEvent(new Event('visibilitychange'))`,
  )
}

/** Whether pieces follow each other without overlaps; with `loose`, gaps between sessions are allowed. */
function joined(pieces: readonly Piece[], loose = false): boolean {
  return pieces.every((piece, index) => {
    const next = pieces[index + 1]
    return !next || (loose ? piece.endMs <= next.startMs : piece.endMs === next.startMs)
  })
}

function credited(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { creditMs }) => sum + creditMs, 0)
}

/** With the cable pulled, failing requests are what is to be expected, and nothing else. */
function onlyTheCut(faults: readonly string[]): void {
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_TIMED_OUT|ERR_ABORTED/.test(fault))).toEqual([])
}
