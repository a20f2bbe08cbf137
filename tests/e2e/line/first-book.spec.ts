import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx, p, r } from '../../factories/docx'
import { addChapter, makeBook, makeCommittee, passAndPublish, reviewAndSeal, typesetAndProof, writeChapter } from '../support/book-steps'
import { launchBrowser, openContext } from '../support/browser'
import { startServer, type RunningServer } from '../support/server'
import type { Page } from 'playwright-core'

const PASSWORD = 'Korrekt-Pferd-2026'
const PEOPLE = ['主编林', '作者王', '审稿甲', '审稿乙', '审稿丙', '责编赵', '校对一', '校对二', '校对三', '通读钱'] as const
type Name = (typeof PEOPLE)[number]
const TEXT = '氧枪枪位由炉渣和温度决定。'
const TYPED = '终点碳含量由副枪测定。'

let server: RunningServer
let browser: Browser
let admin: Page
const pages = new Map<Name, Page>()
const book = { textbook: '', edition: '', first: '', second: '' }

/** A REST call with the session of the page. @throws Error where it is refused */
async function post(page: Page, path: string, body: unknown): Promise<Record<string, unknown>> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const call = `fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then(async (answer) => ({ status: answer.status, body: await answer.json() }))`
  const answer = await page.evaluate<{ status: number; body: Record<string, unknown> }>(call)
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** A person at a browser of their own, signed in; `/admin` opens for whoever has a task. */
async function enter(username: string): Promise<Page> {
  const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
  context.setDefaultTimeout(120_000)
  const answer = await context.request.post('/api/users/login', {
    data: { username, password: PASSWORD },
    headers: { origin: server.origin },
  })
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`)
  const page = await context.newPage()
  await page.goto('/admin')
  await page.locator('.lg-bench').waitFor()
  return page
}

async function at(name: Name): Promise<{ page: Page }> {
  const page = pages.get(name) ?? (await enter(`u${PEOPLE.indexOf(name)}`))
  pages.set(name, page)
  return { page }
}

/** The tasks that the workbench shows somebody. */
async function tasksOf(name: Name): Promise<string[]> {
  const { page } = await at(name)
  await page.goto('/admin')
  await page.locator('#bench-mine').waitFor()
  return page.locator('section[aria-labelledby="bench-mine"] .lg-register__kind').allTextContents()
}

beforeAll(async () => {
  server = await startServer({ empty: true })
  browser = await launchBrowser()
  const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
  const first = { username: 'admin', name: '管理员', password: PASSWORD, roles: ['admin'], email: 'admin@example.org' }
  const answer = await context.request.post('/api/users/first-register', { data: first, headers: { origin: server.origin } })
  if (!answer.ok()) throw new Error(`the first account: ${answer.status()} ${await answer.text()}`)
  await context.close()
  admin = await enter('admin')
  for (const [index, name] of PEOPLE.entries())
    await post(admin, '/api/users', { username: `u${index}`, name, password: PASSWORD, roles: ['trainee'], active: true })
  await post(admin, '/api/occupations', { code: '6-17-02-01', name: '炼钢工', levels: ['4'] })
  await post(admin, '/api/policies', {
    key: 'book.error_rate_max',
    value: 1,
    unit: '/10000',
    scope: 'default',
    effectiveFrom: '2020-01-01',
    source: '《图书质量管理规定》',
    verified: true,
  })
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('from an empty platform to a published book, by the screens', () => {
  it('makes a committee, a textbook and an edition, whose team joins the committee as it is named', async () => {
    await makeCommittee(
      { page: admin },
      { number: 1, name: '炼钢编写委员会', kind: '专业编写委员会', members: [{ name: '主编林', role: '主编', from: '2026-01-01' }] },
    )
    Object.assign(
      book,
      await makeBook(
        { page: admin },
        {
          title: '转炉炼钢',
          urlName: 'bof',
          occupation: '炼钢工',
          level: '四级',
          committee: '炼钢编写委员会',
          facts: { isbn: '9787502400019', publisherName: '示例出版社', priceFen: '4800' },
          team: {
            chiefEditor: '主编林',
            responsibleEditor: '责编赵',
            firstProofreader: '校对一',
            secondProofreader: '校对二',
            thirdProofreader: '校对三',
            readThroughBy: '通读钱',
          },
        },
      ),
    )
    expect(await tasksOf('主编林')).toEqual(['编排章节'])
  })

  it('refuses an appointment that would leave the press without anybody, beside the picker', async () => {
    await admin.goto(`/admin/collections/editions/${book.edition}`)
    await admin.locator('.tabs-field__tab-button').getByText('人员', { exact: true }).click()
    const place = admin.locator('#field-firstProofreader')
    await place.locator('.rs__control').click()
    await admin.keyboard.type('责编赵')
    await admin.locator('.rs__option').filter({ hasText: '责编赵' }).first().click()
    await admin.getByText('责编赵：参加过校对或通读的人不能签发付印。').waitFor()
    const refused = admin.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await admin.locator('#action-save').click()
    expect((await refused).status()).toBe(422)
    await admin.getByText('“付印”将无人可办').first().waitFor()
  })

  it('plans two chapters with people who had no seat, and lets them in with the task', async () => {
    const chief = await at('主编林')
    const team = { unifiedBy: '主编林', firstReviewer: '审稿甲', secondReviewer: '审稿乙', finalReviewer: '审稿丙' }
    book.first = await addChapter(chief, { edition: book.edition, title: '供氧', team: { authors: ['作者王'], ...team } })
    book.second = await addChapter(chief, { edition: book.edition, title: '终点', team: { authors: ['作者王'], ...team } })
    expect(await tasksOf('作者王')).toEqual(['编写', '编写'])
  })

  it('writes one chapter as a Word file and one in the editor', async () => {
    const author = await at('作者王')
    await writeChapter(author, { id: book.first, docx: await docx({ body: p(r(TEXT)) }) })
    await writeChapter(author, { id: book.second, text: TYPED })
  })

  it('passes three reviews to the seal', async () => {
    for (const chapter of [book.first, book.second])
      await reviewAndSeal({
        unifier: await at('主编林'),
        chief: await at('主编林'),
        reviewers: [await at('审稿甲'), await at('审稿乙'), await at('审稿丙')],
        chapter,
        edition: book.edition,
      })
    expect(await tasksOf('责编赵')).toEqual(['齐清定，发排'])
  })

  it('is typeset, has a proof to read before there is a printing, and is read four times', async () => {
    await typesetAndProof({
      editor: await at('责编赵'),
      readers: [await at('校对一'), await at('校对二'), await at('校对三'), await at('通读钱')],
      edition: book.edition,
    })
    expect((await tasksOf('责编赵')).toSorted()).toEqual(['付印', '质量抽查'].toSorted())
  })

  it('is sampled, passed for press, printed and published, and anybody reads it', async () => {
    await passAndPublish({ editor: await at('责编赵'), edition: book.edition, printedOn: new Date().toISOString().slice(0, 10) })
    expect(await tasksOf('责编赵')).toEqual([])
    const visitor = await browser.newPage({ baseURL: server.origin, locale: 'zh-CN' })
    await visitor.goto('/textbooks/bof/editions/1/chapters/2')
    await visitor.getByText(TYPED).waitFor()
    await visitor.close()
  })
})
