import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { takeStep } from '../line/cast'

/**
 * The textbook line by its screens, from a committee to the shelf, for stories that begin on an empty platform. Each function works on a page
 * of somebody who is signed in at the workbench in Chinese, and leaves it where the next step begins. Ids are those of the rows made.
 */
type At = { page: Page }

const ADMIN = '/admin/collections'

/** Opens a form of the workbench and waits until it answers. */
export async function openForm(page: Page, path: string): Promise<void> {
  await page.goto(`${ADMIN}/${path}`)
  await page.locator('#action-save').waitFor()
}

/** Fills a text or number field of the form. */
export async function fillField(page: Page, field: string, value: string): Promise<void> {
  await page.locator(`#field-${field}`).fill(value)
}

/** Chooses in a list of the form (a relation, a choice, a place of the team): types, then takes the first entry with these words. */
export async function choose(page: Page, field: string, words: string): Promise<void> {
  const list = page.locator(`#field-${field}`)
  await list.locator('.rs__control').click()
  await page.keyboard.type(words)
  await page.locator('.rs__option').filter({ hasText: words }).first().click()
}

/** Goes to a tab inside the form. */
export async function openTab(page: Page, label: string): Promise<void> {
  await page.locator('.tabs-field__tab-button').getByText(label, { exact: true }).click()
}

/** Saves a new form. @returns the id of what was made */
export async function saveNew(page: Page, collection: string): Promise<string> {
  await page.locator('#action-save').click()
  await page.waitForURL((url) => new RegExp(`${ADMIN}/${collection}/(?!create)[^/?]+$`).test(url.pathname))
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Saves a form that was there before. */
export async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await page.locator('#action-save').click()
  expect((await saved).status()).toBe(200)
}

/** A committee and its members (names and offices as the screens call them). @returns the committee's id */
export async function makeCommittee(
  { page }: At,
  committee: {
    number: number
    name: string
    kind: '编审委员会' | '专业编写委员会'
    members?: readonly { name: string; role: string; from: string }[]
  },
): Promise<string> {
  await openForm(page, 'committees/create')
  await fillField(page, 'number', String(committee.number))
  await fillField(page, 'name', committee.name)
  await choose(page, 'kind', committee.kind)
  const id = await saveNew(page, 'committees')
  for (const { from, name, role } of committee.members ?? []) {
    await openForm(page, 'memberships/create')
    await choose(page, 'committee', committee.name)
    await choose(page, 'user', name)
    await choose(page, 'role', role)
    await fillField(page, 'termStartsOn', from)
    await saveNew(page, 'memberships')
  }
  return id
}

export type Team = Partial<
  Record<'chiefEditor' | 'responsibleEditor' | 'firstProofreader' | 'secondProofreader' | 'thirdProofreader' | 'readThroughBy', string>
>

/** A textbook and its first edition with a team, by names. @returns both ids */
export async function makeBook(
  { page }: At,
  book: {
    title: string
    urlName: string
    occupation: string
    level: string
    committee: string
    facts?: Record<string, string>
    team?: Team
  },
): Promise<{ textbook: string; edition: string }> {
  await openForm(page, 'textbooks/create')
  await fillField(page, 'title', book.title)
  await fillField(page, 'urlName', book.urlName)
  await choose(page, 'occupation', book.occupation)
  await choose(page, 'levels', book.level)
  await page.keyboard.press('Escape')
  await choose(page, 'committee', book.committee)
  const textbook = await saveNew(page, 'textbooks')
  await openForm(page, 'editions/create')
  await choose(page, 'textbook', book.title)
  await fillField(page, 'editionNo', '1')
  for (const [field, value] of Object.entries(book.facts ?? {})) await fillField(page, field, value)
  await openTab(page, '人员')
  for (const [field, name] of Object.entries(book.team ?? {})) await choose(page, field, name)
  return { textbook, edition: await saveNew(page, 'editions') }
}

export type ChapterTeam = { authors?: readonly string[] } & Partial<
  Record<'unifiedBy' | 'firstReviewer' | 'secondReviewer' | 'finalReviewer', string>
>

/** A chapter, added on the edition's board, and its people by names. @returns its id */
export async function addChapter({ page }: At, chapter: { edition: string; title: string; team: ChapterTeam }): Promise<string> {
  await page.goto(`${ADMIN}/editions/${chapter.edition}/board`)
  const form = page.getByRole('form', { name: '添加一章' })
  await form.getByLabel('标题').fill(chapter.title)
  await form.getByRole('button', { name: '添加' }).click()
  const link = page.locator('.lg-board a').filter({ hasText: chapter.title })
  await link.waitFor()
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  await openForm(page, `chapters/${id}`)
  await openTab(page, '人员')
  for (const name of chapter.team.authors ?? []) await choose(page, 'authors', name)
  for (const field of ['unifiedBy', 'firstReviewer', 'secondReviewer', 'finalReviewer'] as const) {
    const name = chapter.team[field]
    if (name) await choose(page, field, name)
  }
  await save(page)
  return id
}

/** The author begins, brings the text (typed, or as a Word file) and keeps it as a draft; then hands it on to be unified. */
export async function writeChapter({ page }: At, chapter: { id: string; text: string } | { id: string; docx: Uint8Array }): Promise<void> {
  await page.goto(`${ADMIN}/chapters/${chapter.id}/review`)
  await takeStep({ page }, { button: '开始编写', state: '编写中' })
  if ('docx' in chapter) {
    await page.goto(`${ADMIN}/chapters/${chapter.id}/drafts`)
    await page
      .locator('.lg-upload input[type="file"]')
      .setInputFiles({ name: '书稿.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(chapter.docx) })
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('heading', { name: '第 1 稿的导入报告' }).waitFor()
  } else {
    await openForm(page, `chapters/${chapter.id}`)
    await page.locator('.ContentEditable__root[contenteditable="true"]').first().click()
    await page.keyboard.type(chapter.text)
    await save(page)
    await page.goto(`${ADMIN}/chapters/${chapter.id}/drafts`)
    await page.getByRole('button', { name: '固定为第 1 稿' }).click()
    await page.getByText('工作稿与第 1 稿相同。').waitFor()
  }
  await page.goto(`${ADMIN}/chapters/${chapter.id}/review`)
  await takeStep({ page }, { button: '提交统稿', state: '统稿中' })
}

/** The unifier hands on, three reviewers declare, read and pass, the chief editor confirms the coverage in between, and the last review seals. */
export async function reviewAndSeal(people: {
  unifier: At
  reviewers: readonly [At, At, At]
  chief: At
  chapter: string
  edition: string
}): Promise<void> {
  const { chapter, chief, edition, reviewers, unifier } = people
  await unifier.page.goto(`${ADMIN}/chapters/${chapter}/review`)
  await takeStep(unifier, { button: '统稿完成，送初审', state: '初审' })
  const steps = [
    ['初审通过', '复审'],
    ['复审通过', '终审'],
    ['终审通过，定稿', '定稿'],
  ] as const
  for (const [index, [button, state]] of steps.entries()) {
    const reviewer = reviewers[index] as At
    if (index === 2) await confirmCoverage(chief, edition)
    await reviewer.page.goto(`${ADMIN}/chapters/${chapter}/review`)
    await reviewer.page.getByRole('radio', { name: '我与本章没有利益冲突' }).check()
    await reviewer.page.getByRole('button', { name: '提交声明' }).click()
    await reviewer.page.locator('.lg-review__text').waitFor()
    await takeStep(reviewer, { button, state, reason: '内容准确，同意。' })
  }
}

/** Looks at the coverage matrix and confirms it, each core gap with a reason; nothing is to do where it was confirmed as it is. */
export async function confirmCoverage({ page }: At, edition: string): Promise<void> {
  await page.goto(`${ADMIN}/editions/${edition}/coverage`)
  const block = page.locator('.lg-block').filter({ has: page.locator('h3').getByText('确认已查看', { exact: true }) })
  await block.waitFor()
  const button = block.locator('button.lg-button--forward')
  if ((await button.count()) === 0) return
  const fold = block.locator('details.lg-fold')
  if ((await fold.count()) > 0) {
    await fold.locator('summary').click()
    for (const reason of await fold.locator('input').all()) await reason.fill('本书只讲一节。')
  }
  await button.click()
  await block.locator('p.lg-pass').first().waitFor()
}

/** Typesets, opens the page proof, and reads four proofs over every chapter (each reader at their own screen). */
export async function typesetAndProof(people: { editor: At; readers: readonly [At, At, At, At]; edition: string }): Promise<void> {
  const { edition, editor, readers } = people
  await editor.page.goto(`${ADMIN}/editions/${edition}/board`)
  await takeStep(editor, { button: '齐清定，发排', state: '排版' })
  await editor.page.goto(`${ADMIN}/editions/${edition}/proofs`)
  await editor.page.getByRole('link', { name: '打开校样（PDF）' }).waitFor({ timeout: 240_000 })
  await editor.page.goto(`${ADMIN}/editions/${edition}/board`)
  await takeStep(editor, { button: '排版完成，送一校', state: '一校' })
  const steps = [
    ['一校完成', '二校'],
    ['二校完成', '三校'],
    ['三校完成', '通读'],
    ['通读完成', '付印'],
  ] as const
  for (const [index, [button, state]] of steps.entries()) {
    const { page } = readers[index] as At
    await page.goto(`${ADMIN}/editions/${edition}/proofs`)
    await page.getByRole('link', { name: '打开校样（PDF）' }).waitFor()
    const open = page.getByRole('button', { name: '登记校读' })
    await open.first().waitFor()
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().click()
      await page.getByRole('button', { name: /没有改动/ }).click()
      await page.locator('p[role="status"]').getByText('已登记').waitFor()
      await expect.poll(() => open.count(), { timeout: 60_000 }).toBe(left - 1)
    }
    await page.goto(`${ADMIN}/editions/${edition}/board`)
    await takeStep({ page }, { button, state })
  }
}

/** A quality sample over the whole book, pass for press, a printing, the sample copy, publication. */
export async function passAndPublish({ editor, edition, printedOn }: { editor: At; edition: string; printedOn: string }): Promise<void> {
  const { page } = editor
  await page.goto(`${ADMIN}/editions/${edition}/proofs`)
  const form = page.getByRole('form', { name: '质量抽查' })
  const characters = form.locator('input[inputmode="numeric"]').first()
  const hint = (await form.locator('small[id$="-size"]').textContent()) ?? ''
  if ((await characters.inputValue()) === '') await characters.fill((/[\d,]+/.exec(hint)?.[0] ?? '').replaceAll(',', ''))
  await form.locator('button[type="submit"]').click()
  await form.locator('p[role="status"].lg-pass').waitFor()
  await page.goto(`${ADMIN}/editions/${edition}/board`)
  await takeStep(editor, { button: '付印', state: '样书' })
  const printing = page.getByRole('form', { name: '登记印次' })
  await page.reload()
  await printing.getByLabel('印刷日期').fill(printedOn)
  await printing.getByLabel('印数').fill('3000')
  await printing.getByRole('button', { name: '登记' }).click()
  await page.getByText(/第 1 次印刷/).waitFor()
  await page.reload()
  await takeStep(editor, { button: '收到样书', state: '样书' })
  await page.reload()
  await takeStep(editor, { button: '发行', state: '发行' })
}
