import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openContext, watchPage, type Watch } from '../support/browser'

export type Answer = { status: number; body: Record<string, unknown> & { errors?: { code: string; message: string }[] } }

/** One person at one browser of their own. */
export type Person = {
  username: string
  id: string
  page: Page
  watch: Watch
  /** A REST call with the session of the page, as the page itself would send it. @throws Error where it is refused */
  rest(path: string, body?: unknown, method?: string): Promise<Answer['body']>
  /** As `rest`, for calls that are to be refused. */
  ask(path: string, body?: unknown, method?: string): Promise<Answer>
}

/** The people of the demonstration data, each signed in when they are called first; the first of all through the sign-in page. */
export function createCast(browser: Browser, origin: string) {
  const contexts: BrowserContext[] = []
  const people = new Map<string, Promise<Person>>()

  const signIn = async (username: string): Promise<Person> => {
    const context = await openContext(browser, origin, { width: 1280, theme: 'light' })
    context.setDefaultTimeout(90_000)
    contexts.push(context)
    const page = await context.newPage()
    const watch = watchPage(page, origin)
    if (contexts.length === 1) await signInByForm(page, username)
    else {
      const data = { username, password: `Liangong-${username}` }
      const answer = await context.request.post('/api/users/login', { data, headers: { origin } })
      if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`)
      await page.goto('/admin')
    }
    await page.locator('.lg-bench').waitFor()
    const ask = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer> => {
      const init = {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }
      // As text: a function would be serialised with what the test runner wraps around it.
      const call = `fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then(async (answer) => ({ status: answer.status, body: await answer.json() }))`
      return page.evaluate<Answer>(call)
    }
    const rest = async (path: string, body?: unknown, method?: string) => {
      const answer = await ask(path, body, method)
      if (answer.status >= 300) throw new Error(`${username} ${method ?? ''} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body
    }
    const me = (await rest('/api/users/me')) as { user: { id: string } }
    return { username, id: me.user.id, page, watch, rest, ask }
  }

  return {
    /** @returns the person, signed in */
    as(username: string): Promise<Person> {
      const known = people.get(username) ?? signIn(username)
      people.set(username, known)
      return known
    },
    count: () => people.size,
    faults: async () =>
      (await Promise.all(people.values())).flatMap(({ username, watch }) => watch.take().map((fault) => `${username}: ${fault}`)),
    close: async () => {
      for (const context of contexts) await context.close()
    },
  }
}
export type CastOf = ReturnType<typeof createCast>

async function signInByForm(page: Page, username: string): Promise<void> {
  await page.goto('/admin/login')
  await page.locator('#field-username').fill(username)
  await page.locator('#field-password').fill(`Liangong-${username}`)
  await page.locator('form.login__form button[type="submit"]').click()
}

/** Takes one step by the buttons of the state bar, with what the form asks for, and waits for the state that follows. */
export async function takeStep(person: Pick<Person, 'page'>, step: { button: string; state: string; reason?: string; target?: string }): Promise<void> {
  const bar = person.page.locator('.lg-transition')
  await bar.locator('.lg-transition__actions').getByRole('button', { name: step.button, exact: true }).click()
  const form = bar.locator('.lg-decision')
  if (step.target) await form.locator('select').selectOption({ label: step.target })
  if (step.reason) await form.locator('textarea').fill(step.reason)
  await form.locator('.lg-decision__buttons button').first().click()
  await bar.locator('.lg-transition__state strong').getByText(step.state, { exact: true }).waitFor()
}

/** The same through REST, for steps whose buttons were pressed before in another place. */
export async function transit(person: Person, path: string, action: string, input?: unknown): Promise<void> {
  const { seq } = (await person.rest(`${path}/actions`)) as { seq: number }
  await person.rest(`${path}/transitions`, { action, seenSeq: seq, ...(input === undefined ? {} : { input }) })
}
