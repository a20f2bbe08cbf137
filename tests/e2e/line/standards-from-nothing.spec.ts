import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { CLASSICAL, printedWorkbook } from '../../factories/printed'
import { accessibilityFaults, launchBrowser, openContext, overflow } from '../support/browser'
import { FRAME } from '../support/inspect'
import { startServer, type RunningServer } from '../support/server'
import {
  adoptPolicies,
  checkFile,
  choose,
  enterOccupation,
  enterStandard,
  putInForce,
  saveNew,
  uploadSpecification,
} from '../support/standards-steps'

const PASSWORD = 'right horse battery'
const THEORY = '部分\t项目\t五级/初级工\t四级/中级工\n基本要求\t基本要求\t30\t25\n相关知识要求\t炉前操作\t70\t75\n合计\t\t100\t100\n'
const SKILL = '技能要求\t炉前操作\t60\t55\n\t设备维护\t40\t45\n'

let server: RunningServer
let browser: Browser
let staff: Page
let chief: Page

beforeAll(async () => {
  server = await startServer({ empty: true })
  browser = await launchBrowser()
  const { origin } = server
  const send = async (path: string, data: object, cookie?: string) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(data),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  await send('/api/users/first-register', { username: 'chief', name: '主任', password: PASSWORD, roles: ['admin'], active: true })
  const login = await send('/api/users/login', { username: 'chief', password: PASSWORD })
  const cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await send('/api/users', { username: 'staff', name: '工作人员', password: PASSWORD, roles: ['centre-staff'], active: true }, cookie)
  const enter = async (username: string) => {
    const context = await openContext(browser, origin, { width: 1280, theme: 'light' })
    await context.addCookies([{ name: 'payload-lng', value: 'zh', url: origin }])
    const answer = await context.request.post('/api/users/login', { headers: { origin }, data: { username, password: PASSWORD } })
    if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`)
    return context.newPage()
  }
  staff = await enter('staff')
  chief = await enter('chief')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Faults of the open page for those who cannot see it, and whether it runs out of the screen. */
async function faults(page: Page): Promise<string[]> {
  const sideways = await overflow(page)
  await look(page)
  return [...(sideways > 0 ? [`scrolls sideways by ${sideways}`] : []), ...(await accessibilityFaults(page, FRAME))]
}

let looks = 0
/** Pictures for whoever asks for them, wide and narrow, light and dark. */
async function look(page: Page): Promise<void> {
  const folder = process.env['E2E_LOOKS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  looks += 1
  for (const width of [1280, 390])
    for (const theme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`)
      await page.screenshot({ path: `${folder}/${String(looks).padStart(2, '0')}-${width}-${theme}.png`, fullPage: true })
    }
  await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

describe('on an empty platform the staff of the centre', () => {
  let standard: string

  it('enters an occupation', async () => {
    await enterOccupation(staff, { code: '6-17-01-06', name: '高炉炼铁工', levels: ['五级', '四级'] })
    expect(await staff.inputValue('#field-code')).toBe('6-17-01-06')
  })

  it('keeps what was typed into the weights while something of it is wrong, and is told which cell', async () => {
    await staff.goto('/admin/collections/standards/create')
    await choose(staff, 'occupation', '高炉炼铁工')
    await staff.fill('#field-edition', '试填')
    await choose(staff, 'levels', '五级')
    const cell = (place: string) => staff.locator(`#field-theoryWeights [data-cell="${place}"]`)
    await cell('0-1').fill('炉前操作')
    await cell('0-2').fill('六十')
    await cell('0-2').press('Enter')
    await cell('1-1').fill('基本要求')
    await cell('1-2').fill('40')
    await staff.locator('#action-save').click()
    await staff.locator('#field-theoryWeights .lg-weights__faults', { hasText: '第 1 行“炉前操作”的五级/初级工：“六十”' }).waitFor()
    expect(await cell('0-2').inputValue()).toBe('六十')
    expect(await cell('0-2').getAttribute('aria-invalid')).toBe('true')
    expect(new URL(staff.url()).pathname).toBe('/admin/collections/standards/create')
    await cell('0-2').fill('50')
    await staff.locator('#field-theoryWeights tfoot', { hasText: '差 10' }).waitFor()
    await staff.locator('#action-save').click()
    await staff.locator('#field-theoryWeights .lg-weights__faults', { hasText: '五级/初级工合计为 90' }).waitFor()
    expect(await cell('1-2').inputValue()).toBe('40')
    expect(await faults(staff)).toEqual([])
    await cell('0-2').fill('60')
    await saveNew(staff)
    expect(await cell('0-2').inputValue()).toBe('60')
  })

  it('reads where to put what a standard lacks', async () => {
    const why = staff.locator('.lg-transition__why')
    await why.locator('li', { hasText: '发布生效' }).waitFor()
    expect(await why.innerText()).toContain('须由另一位中心工作人员或管理员发布生效')
    await chief.goto(staff.url())
    const missing = chief.locator('.lg-transition__places a')
    await missing.first().waitFor()
    expect(await missing.allInnerTexts()).toEqual(['→ 生效日期', '→ 操作技能权重表'])
    await missing.last().click()
    expect(new URL(chief.url()).hash).toBe('#field-skillWeights')
  })

  it('enters a standard by pasting its tables and filling in who may register', async () => {
    standard = await enterStandard(staff, {
      occupation: '高炉炼铁工',
      edition: '2019年版',
      validFrom: '2019-01-01',
      levels: ['五级', '四级'],
      theory: THEORY,
      skill: SKILL,
      years: [1, 4],
    }).catch(async (error: unknown) => {
      await look(staff)
      throw error
    })
    const stored = await staff.evaluate<{ theoryWeights: unknown; skillWeights: unknown; eligibility: { level: number }[] }>(
      `fetch('/api/standards/${standard}?depth=0').then((answer) => answer.json())`,
    )
    expect(stored).toMatchObject({
      theoryWeights: [
        { section: '基本要求', name: '基本要求', hundredths: { 5: 3000, 4: 2500 } },
        { section: '相关知识要求', name: '炉前操作', hundredths: { 5: 7000, 4: 7500 } },
      ],
      skillWeights: [
        { section: '技能要求', name: '炉前操作', hundredths: { 5: 6000, 4: 5500 } },
        { section: '技能要求', name: '设备维护', hundredths: { 5: 4000, 4: 4500 } },
      ],
      eligibility: [
        { level: 5, anyOf: [{ allOf: [{ kind: 'experience', years: 1, relation: 'related' }] }] },
        { level: 4, anyOf: [{ allOf: [{ kind: 'experience', years: 4, relation: 'related' }] }] },
      ],
    })
    expect(await faults(staff)).toEqual([])
  })

  it('fills the tables from a workbook before anything is stored', async () => {
    const bytes = await printedWorkbook(
      [
        ['类别', '部分', '项目', '技能等级'],
        [null, null, null, '五级/初级工', '四级/中级工'],
        ['理论知识', '基本要求', '职业道德', 5, 5],
        [null, null, '基础知识', 95, 90],
      ],
      ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'A3:A4', 'B3:B4'],
    )
    await staff.locator('.lg-fillin input[type=file]').setInputFiles({ name: '权重.xlsx', mimeType: 'application/zip', buffer: bytes })
    await staff.locator('.lg-fillin', { hasText: '已从“权重.xlsx”填入：理论知识 2 行' }).waitFor()
    await staff.locator('#field-theoryWeights tfoot', { hasText: '差 5' }).waitFor()
    expect(await staff.locator('.lg-fillin .lg-report tbody').innerText()).toContain('四级/中级工合计为 95')
    await staff.locator('#field-theoryWeights [data-cell="1-3"]').fill('95')
    await staff.locator('#field-theoryWeights tfoot', { hasNotText: '差' }).waitFor()
    // Back to what is stored: leaving without saving.
    await staff.goto(`/admin/collections/standards/${standard}`)
    await staff.locator('#field-theoryWeights [data-cell="0-2"]').waitFor()
    expect(await staff.locator('#field-theoryWeights [data-cell="0-2"]').inputValue()).toBe('30')
  })

  it('has the standard put in force by somebody else, and then only reads it', async () => {
    await putInForce(chief, 'standards', standard)
    await chief.reload()
    await chief.locator('#field-theoryWeights', { hasText: '权重不能再改' }).waitFor()
    expect(await chief.locator('#field-theoryWeights [data-cell="0-2"]').getAttribute('readonly')).not.toBeNull()
  })

  it('uploads the 细目表 as it is printed, is told of a fault at its cell, and gets it in force', async () => {
    const bad = CLASSICAL.rows.map((cells, index) => (index === 8 ? cells.map((cell, column) => (column === 5 ? '七十' : cell)) : cells))
    const id = await uploadSpecification(staff, {
      occupation: '高炉炼铁工',
      level: '五级',
      standard: '2019年版',
      file: { name: '细目表.xlsx', bytes: await printedWorkbook(CLASSICAL.rows, CLASSICAL.merges) },
    })
    await staff.locator('.lg-points', { hasText: '共 6 个鉴定点，9 个范围' }).waitFor()
    await checkFile(staff, { name: '有误.xlsx', bytes: await printedWorkbook(bad, CLASSICAL.merges) })
    const report = staff.locator('.lg-report tbody tr').first()
    expect((await report.innerText()).split('\t').slice(0, 3)).toEqual(['细目表', '9', 'F'])
    expect(await faults(staff)).toEqual([])
    await putInForce(chief, 'element-specifications', id)
  })

  it('adopts the rules that come along, one by one and together', async () => {
    await staff.goto('/admin/collections/policies')
    await staff.locator('.lg-policy__notice', { hasText: '条随附规则尚未采用' }).waitFor()
    await staff.goto('/admin/collections/policies/adopt?key=book.error_rate_max')
    await staff.locator('main[inert]').waitFor({ state: 'detached' })
    expect(await faults(staff)).toEqual([])
    await adoptPolicies(staff, { from: '2026-01-01', keys: ['book.error_rate_max'] })
    await staff.locator('[data-rule="book.error_rate_max"]', { hasText: '生效中，自 2026-01-01' }).waitFor()
    await adoptPolicies(staff)
    await staff.getByRole('button', { name: '采用全部尚未采用的（0）' }).waitFor()
    const { totalDocs } = await staff.evaluate<{ totalDocs: number }>(`fetch('/api/policies?limit=1').then((answer) => answer.json())`)
    expect(totalDocs).toBeGreaterThan(40)
    await staff.goto('/admin/collections/policies')
    await staff.locator('.lg-policy__notice', { hasText: '均已采用' }).waitFor()
    await look(staff)
  })

  it('enters a rule of its own from the list, in its unit, and is told beside the field what does not fit', async () => {
    await staff.goto('/admin/collections/policies/create')
    await staff.getByLabel('规则', { exact: false }).first().selectOption({ label: '学时：线上每日认定上限' })
    const value = staff.locator('#field-value input')
    await value.fill('七')
    await staff.locator('#field-value .lg-policy__fault', { hasText: '0 至 32 之间的数' }).waitFor()
    await staff.fill('#field-effectiveFrom', '2099-01-01')
    await staff.fill('#field-source', '中心通知')
    await staff.locator('#action-save').click()
    expect(await value.inputValue()).toBe('七')
    expect(await faults(staff)).toEqual([])
    await value.fill('6')
    const id = await saveNew(staff)
    expect(
      await staff.evaluate(
        `fetch('/api/policies/${id}').then((answer) => answer.json()).then(({ key, unit, value }) => [key, unit, value])`,
      ),
    ).toEqual(['study.day_cap_hours', '学时', 6])
  })
})
