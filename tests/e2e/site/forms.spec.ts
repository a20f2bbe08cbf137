import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPasswordOf } from '@/demo'
import { launchBrowser, openContext, type Look } from '../support/browser'
import { startServer, type RunningServer } from '../support/server'

const WIDE: Look = { width: 1280, theme: 'light' }
const READER = 'author-bf-1'

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

describe.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('forms %s', (_name, javaScriptEnabled) => {
  it('say beside the field what is wrong with a sign-in, and keep the name', async () => {
    await within({ javaScriptEnabled }, async (page) => {
      await page.goto('/login')
      await submit(page)
      await page.waitForSelector('.field .error')
      expect(await page.locator('.field .error').count()).toBe(2)
      expect(await page.locator('[name=name]').getAttribute('aria-invalid')).toBe('true')
      await page.fill('[name=name]', READER)
      await page.fill('[name=password]', 'not the password')
      await submit(page)
      await page.locator('main form', { hasText: '账号或密码不正确' }).waitFor()
      expect(await page.inputValue('[name=name]')).toBe(READER)
      expect(await page.inputValue('[name=password]')).toBe('')
    })
  })

  it('sign in, lead to where the visitor wanted to go, and sign out', async () => {
    await within({ javaScriptEnabled }, async (page) => {
      await page.goto(`/login?next=${encodeURIComponent('/policies?kind=all')}`)
      await signIn(page, READER)
      await page.waitForURL('**/policies?kind=all')
      await page.locator('.nav-tools button', { hasText: '退出' }).click()
      await page.waitForURL(`${server.origin}/`)
      expect(await page.locator('.nav-tools a', { hasText: '登录' }).count()).toBe(1)
      const answer = await page.goto('/account')
      expect(new URL(page.url()).pathname).toBe('/login')
      expect(answer?.ok()).toBe(true)
    })
  })

  it('never lead to another host after signing in', async () => {
    await within({ javaScriptEnabled }, async (page) => {
      await page.goto(`/login?next=${encodeURIComponent('//evil.example/')}`)
      await signIn(page, READER)
      await page.waitForURL('**/account')
    })
  })

  it("take a reader's report of an error, losing nothing on the way", async () => {
    await within({ javaScriptEnabled }, async (page) => {
      await page.goto(await readableBook(page))
      const form = page.locator('#report form')
      await form.locator('[name=quote]').fill('炉喉')
      await form.locator('[name=page]').fill('十二')
      await form.locator('button').click()
      await page.locator('#report .field .error').first().waitFor()
      expect(await page.locator('#report .field .error').allInnerTexts()).toEqual(['页码用数字填写。', '请写出应改成什么。'])
      expect(await form.locator('[name=quote]').inputValue()).toBe('炉喉')
      expect(await form.locator('[name=page]').inputValue()).toBe('十二')
      await form.locator('[name=page]').fill('12')
      await form.locator('[name=correction]').fill('炉缸')
      await form.locator('button').click()
      await page.locator('#report .form-done').waitFor()
      // What a reader says is no erratum until the chief editor has confirmed it.
      expect(await page.locator('#errata').innerText()).not.toContain('炉喉')
    })
  })
})

describe('my account', () => {
  it('shows the person, and refuses a wrong or unequal password beside its field', async () => {
    await within({}, async (page) => {
      await page.goto('/login')
      await signIn(page, READER)
      await page.waitForURL('**/account')
      expect(await page.locator('#profile').innerText()).toContain(READER)
      const form = page.locator('#password form')
      await form.locator('[name=current]').fill('wrong wrong wrong')
      await form.locator('[name=fresh]').fill('a long new password')
      await form.locator('[name=repeat]').fill('another new password')
      await form.locator('button').click()
      await form.locator('.error', { hasText: '不一致' }).waitFor()
      await form.locator('[name=current]').fill('wrong wrong wrong')
      await form.locator('[name=fresh]').fill('a long new password')
      await form.locator('[name=repeat]').fill('a long new password')
      await form.locator('button').click()
      await form.locator('.error', { hasText: '当前密码不正确' }).waitFor()
    })
  })

  it('shows the outbox to administrators only', async () => {
    await within({}, async (page) => {
      await page.goto('/login')
      await signIn(page, READER)
      await page.waitForURL('**/account')
      expect(await page.locator('#work', { hasText: '工作台' }).count()).toBe(1)
      expect(await page.locator('#work', { hasText: '发件箱' }).count()).toBe(0)
    })
    await within({}, async (page) => {
      await page.goto('/login')
      await signIn(page, 'admin')
      await page.waitForURL('**/account')
      expect(await page.locator('#work', { hasText: '发件箱' }).count()).toBe(1)
    })
  })
})

async function within(more: { javaScriptEnabled?: boolean }, run: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await openContext(browser, server.origin, WIDE, more)
  await run(await context.newPage(), context)
  await context.close()
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.fill('[name=name]', username)
  await page.fill('[name=password]', demoPasswordOf(username))
  await submit(page)
}

async function submit(page: Page): Promise<void> {
  await page.locator('main form.narrow button').click()
}

async function readableBook(page: Page): Promise<string> {
  const xml = await (await fetch(`${server.origin}/sitemap.xml`)).text()
  const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  for (const path of paths.filter((candidate) => candidate.startsWith('/textbooks/'))) if ((await page.request.get(path)).ok()) return path
  throw new Error('the demonstration data holds no published textbook')
}
