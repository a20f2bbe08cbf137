import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import { openContext, watchPage, type Look, type Watch } from './browser'

/**
 * Doors that real people go through: the first form, lists of people from a spreadsheet, printed slips, first passwords. For stories that
 * begin on an empty platform; nothing is written in beside the screens.
 */
export type Guest = { page: Page; context: BrowserContext; watch: Watch; username: string; password: string }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PATIENCE_MS = 120_000

/** Somebody at a screen of their own, who has not signed in yet. */
export async function openGuest(browser: Browser, origin: string, username: string, password: string, width: Look['width'] = 1280) {
  const context = await openContext(browser, origin, { width, theme: 'light' }, { acceptDownloads: true })
  context.setDefaultTimeout(PATIENCE_MS)
  context.setDefaultNavigationTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const guest: Guest = { page, context, watch: watchPage(page, origin), username, password }
  return guest
}

/** The first form of an empty platform. Ends at the workbench. */
export async function becomeFirstAdministrator({ page, password, username }: Guest, name: string): Promise<void> {
  await page.goto('/admin')
  await page.waitForURL(/\/admin\/create-first-user/)
  await page.locator('[name="name"]').fill(name)
  await page.locator('[name="username"]').fill(username)
  await page.locator('[name="password"]').fill(password)
  await page.locator('[name="password-repeat"]').fill(password)
  await page.locator('form.form button').first().click()
  await page.locator('.lg-bench').waitFor()
}

/** Signs in by the site's form with the password of a slip, chooses one of one's own, and goes on to where one wanted. */
export async function firstSignIn(guest: Guest, oneTimePassword: string, wanted: string): Promise<void> {
  const { page, password } = guest
  await page.goto(`/login?next=${encodeURIComponent(wanted)}`)
  await page.locator('[name="name"]').fill(guest.username)
  await page.locator('[name="password"]').fill(oneTimePassword)
  await page.locator('form.form button').first().click()
  await page.waitForURL(/\/first-password/)
  await page.locator('[name="fresh"]').fill(password)
  await page.locator('[name="repeat"]').fill(password)
  await page.locator('form.form button').first().click()
  await page.waitForURL((url) => url.pathname === new URL(wanted, url).pathname)
}

/** Signs in again, where a session has run out. */
export async function signInAgain({ page, password, username }: Guest, wanted: string): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(wanted)}`)
  if (new URL(page.url()).pathname !== '/login') return
  await page.locator('[name="name"]').fill(username)
  await page.locator('[name="password"]').fill(password)
  await page.locator('form.form button').first().click()
  await page.waitForURL((url) => url.pathname === new URL(wanted, url).pathname)
}

/** Imports units from a spreadsheet, above their list. */
export async function importUnits({ page }: Pick<Guest, 'page'>, file: Uint8Array): Promise<void> {
  await page.goto('/admin/collections/organisations')
  await page.locator('.lg-exchange:not([inert])').waitFor()
  await page.locator('.lg-exchange input[type="file"]').setInputFiles({ name: '单位.xlsx', mimeType: XLSX, buffer: Buffer.from(file) })
  await page.locator('.lg-exchange').getByRole('button', { name: '导入', exact: true }).click()
  await page.locator('.lg-exchange__done').waitFor()
}

/** Imports people from a spreadsheet, above their list. @returns the one-time passwords on the slips, by sign-in name */
export async function importPeople({ page }: Pick<Guest, 'page'>, file: Uint8Array): Promise<Map<string, string>> {
  await page.goto('/admin/collections/users')
  const panel = page.locator('.lg-staff')
  await page.locator('.lg-staff:not([inert])').waitFor()
  await panel.locator('input[type="file"]').setInputFiles({ name: '人员.xlsx', mimeType: XLSX, buffer: Buffer.from(file) })
  await panel.getByText('已核对：人员.xlsx').waitFor()
  await panel.getByRole('button', { name: '导入', exact: true }).click()
  await panel.getByText(/导入完成/).waitFor()
  return collectSlips(page, panel.getByRole('button', { name: /下载并打印/ }))
}

/** Imports the roster of a class on its own sheet. @returns the one-time passwords on the slips, by sign-in name */
export async function importRoster({ page }: Pick<Guest, 'page'>, classId: string, file: Uint8Array): Promise<Map<string, string>> {
  await page.goto(`/admin/collections/classes/${classId}/roster`)
  await page.locator('main[inert]').waitFor({ state: 'detached' })
  await page.locator('main input[type="file"]').setInputFiles({ name: '名册.xlsx', mimeType: XLSX, buffer: Buffer.from(file) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText(/导入完成/).waitFor()
  return collectSlips(page, page.getByRole('button', { name: /下载并打印/ }))
}

async function collectSlips(page: Page, button: ReturnType<Page['getByRole']>): Promise<Map<string, string>> {
  await button.first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button.first().click()])
  return passwordsOn(await pdfOf(download))
}

/** What is printed on sign-in slips, as somebody with scissors would hand it out. */
export function passwordsOn(pdf: Uint8Array): Map<string, string> {
  const pages = JSON.parse(execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], { input: pdf }).toString('utf8')) as string[]
  const slip = /Username\s*(\S+)\s[\s\S]*?password\s*([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/g
  const found = new Map([...pages.join('\n').matchAll(slip)].map(([, name = '', password = '']) => [name, password]))
  if (found.size === 0) throw new Error(`no slip was read in:\n${pages.join('\n').slice(0, 800)}`)
  return found
}

async function pdfOf(download: Download): Promise<Uint8Array> {
  return readFileSync(await download.path())
}
