import type { Page } from 'playwright-core'

/** Answers the presence check that is open: chooses what the prompt names, with the key that the page offers for it. */
export async function answerPresence(page: Page): Promise<void> {
  const { index, wanted } = await namedOption(page)
  await page.keyboard.press(/^\d$/.test(wanted) ? wanted : String(index + 1))
}

/** The same with a finger. */
export async function tapPresence(page: Page): Promise<void> {
  const { index } = await namedOption(page)
  await page.locator('#check-options button').nth(index).click()
}

async function namedOption(page: Page): Promise<{ wanted: string; index: number }> {
  await page.locator('#check-options button').first().waitFor()
  const prompt = await page.locator('#check-prompt').innerText()
  const options = await page
    .locator('#check-options button')
    .evaluateAll((all) => all.map((button) => (button as HTMLElement).dataset['option'] ?? ''))
  const wanted = options.find((option) => prompt.includes(option))
  if (!wanted) throw new Error(`${prompt} names none of ${options.join(' ')}`)
  return { wanted, index: options.indexOf(wanted) }
}
