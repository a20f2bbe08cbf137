import type { Page } from 'playwright-core'

/** What the steps need of a person: a page whose context is signed in at the admin, in Chinese. */
type Steps = Page

/** Fills in the form of an occupation. @returns its id */
export async function enterOccupation(
  page: Steps,
  { code, groupName, levels, name }: { code: string; name: string; levels: readonly string[]; groupName?: string },
): Promise<string> {
  await open(page, '/admin/collections/occupations/create')
  await page.fill('#field-code', code)
  await page.fill('#field-name', name)
  if (groupName) await page.fill('#field-groupName', groupName)
  for (const level of levels) await choose(page, 'levels', level)
  return saveNew(page)
}

export type StandardEntry = {
  occupation: string
  edition: string
  validFrom: string
  levels: readonly string[]
  /** Blocks as a spreadsheet copies them: `部分 TAB 项目 TAB 五级 TAB 四级`. */
  theory: string
  skill: string
  /** Years of work that each level asks for. */
  years?: readonly number[]
}

/** Fills in the form of a standard: levels, both weight tables by pasting, and one route of eligibility for each level. @returns its id */
export async function enterStandard(page: Steps, entry: StandardEntry): Promise<string> {
  await open(page, '/admin/collections/standards/create')
  await choose(page, 'occupation', entry.occupation)
  await page.fill('#field-edition', entry.edition)
  for (const level of entry.levels) await choose(page, 'levels', level)
  await page.fill('#field-validFrom', entry.validFrom)
  await pasteInto(page, 'theoryWeights', entry.theory)
  await pasteInto(page, 'skillWeights', entry.skill)
  for (const [index, years] of (entry.years ?? []).entries()) {
    const level = page.locator('#field-eligibility .lg-eligibility__level').nth(index)
    await level.getByRole('button', { name: '添加途径' }).click()
    await level.getByLabel('累计年限').fill(String(years))
  }
  return saveNew(page)
}

/** Pastes a block of a spreadsheet at the first cell of a weight table. */
export async function pasteInto(page: Steps, field: 'theoryWeights' | 'skillWeights', block: string, cell = '0-0'): Promise<void> {
  await page.locator(`#field-${field} [data-cell="${cell}"]`).focus()
  await page.evaluate(
    `{
      const data = new DataTransfer()
      data.setData('text/plain', ${JSON.stringify(block)})
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }`,
  )
}

export type SpecificationEntry = {
  occupation: string
  level: string
  standard: string
  file: { name: string; bytes: Uint8Array }
}

/** Enters a specification and imports its table on its own page. @returns its id */
export async function uploadSpecification(page: Steps, { file, level, occupation, standard }: SpecificationEntry): Promise<string> {
  await open(page, '/admin/collections/element-specifications/create')
  await choose(page, 'occupation', occupation)
  await choose(page, 'level', level)
  await choose(page, 'standard', standard)
  const id = await saveNew(page)
  await checkFile(page, file)
  await page.locator('.lg-exchange').getByRole('button', { name: '导入', exact: true }).click()
  await page.locator('.lg-exchange__done', { hasText: '已导入' }).waitFor()
  return id
}

/** Hands a file to the import of the open page and waits until it was checked. */
export async function checkFile(page: Steps, { bytes, name }: { name: string; bytes: Uint8Array }): Promise<void> {
  const input = page.locator('.lg-exchange input[type=file]')
  await input.waitFor({ state: 'attached' })
  await page.locator('.lg-exchange[inert]').waitFor({ state: 'detached' })
  await input.setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
  await page.getByText(`检查完毕：${name}`).waitFor()
}

/** Takes a step of the workflow on the open document: its button, then the confirmation. */
export async function takeStep(page: Steps, action: string, stateAfter: string): Promise<void> {
  await page.locator('.lg-transition').getByRole('button', { name: action }).click()
  await page.locator('.lg-decision').getByRole('button', { name: '确定' }).click()
  await page.locator('.lg-transition__state strong', { hasText: stateAfter }).waitFor()
}

/** Puts a document in force that somebody else has entered. */
export async function putInForce(page: Steps, slug: 'standards' | 'element-specifications', id: string): Promise<void> {
  await open(page, `/admin/collections/${slug}/${id}`)
  await takeStep(page, '发布生效', '生效')
}

/** Adopts the rules that come along: all of them, or those of these keys. @param from the first day, today where it is left out */
export async function adoptPolicies(page: Steps, { from, keys }: { from?: string; keys?: readonly string[] } = {}): Promise<void> {
  await open(page, '/admin/collections/policies/adopt')
  await page.locator('main[inert]').waitFor({ state: 'detached' })
  if (from) await page.getByLabel('自此日起生效').fill(from)
  for (const key of keys ?? []) await page.locator(`[data-rule="${key}"] input[type=checkbox]`).check()
  await page.getByRole('button', { name: keys ? /^采用所选的/ : /^采用全部/ }).click()
  await page.locator('[role=status]', { hasText: '已采用' }).waitFor()
}

/** Chooses an entry of a list of Payload's by what it is called. */
export async function choose(page: Steps, field: string, label: string): Promise<void> {
  const box = page.locator(`#field-${field}`)
  await box.locator('.rs__control').click()
  await box.locator('.rs__option', { hasText: label }).first().click()
}

/** Saves a form that makes a new document and waits for its page. @returns the id of the document */
export async function saveNew(page: Steps): Promise<string> {
  await page.locator('#action-save').click()
  await page.waitForURL((url) => /\/collections\/[\w-]+\/(?!create)[\w-]+$/.test(url.pathname))
  await page.locator('#action-save').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function open(page: Steps, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
}
