import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPolicies } from '../../factories/definitions'
import { writeXlsx } from '@/platform/spreadsheets'
import { identityCheckCharacter } from '@/plugins/study-hours/roster/domain/identity-number'
import { rosterTable } from '@/plugins/study-hours/roster/operations/table'
import { accessibilityFaults, launchBrowser, openContext, overflow, watchPage, type Look } from '../support/browser'
import { tapPresence } from '../support/presence'
import { startServer, type RunningServer } from '../support/server'
import { day, piecesOf, restOf, type Rest } from './school'

/** An installation as it comes out of the box: no rows, no accounts. Everybody comes in by the doors that people come in by. */
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer({ empty: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const CHIEF = { name: '王芳', username: 'wangfang', password: 'a password of her own' }
const OWN = 'a password of my own'
const TRAINEES = 20
type Slip = { username: string; password: string }

const open = async (look: Look, act: (page: Page) => Promise<void>, scripts = true) => {
  const context = await openContext(browser, server.origin, look, { javaScriptEnabled: scripts })
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  try {
    await act(page)
  } finally {
    await context.close()
  }
}
const at = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search

let admin: Rest
let unit: string
let slips: Slip[]

// One story: each step stands on the one before.
describe('an empty installation', () => {
  it('shows whoever comes first the form of the administrator, in the language that they choose, and nothing dead', async () => {
    await open({ width: 390, theme: 'dark' }, async (page) => {
      const watch = watchPage(page, server.origin)
      await page.goto('/admin')
      expect(at(page)).toBe('/admin/create-first-user')
      expect(await page.locator('input:visible').evaluateAll((all) => all.map((each) => each.getAttribute('name')))).toEqual([
        'name',
        'username',
        'password',
        'password-repeat',
        'email',
      ])
      await page.fill('[name=name]', CHIEF.name)
      await page.fill('[name=username]', 'two words')
      await page.fill('[name=password]', 'short')
      await page.fill('[name=password-repeat]', 'short')
      await page.click('main button')
      await page.locator('[name=username][aria-invalid=true]').waitFor()
      expect(await page.locator('[name=password][aria-invalid=true]').count()).toBe(1)
      expect(await page.inputValue('[name=name]')).toBe(CHIEF.name)
      expect([await accessibilityFaults(page), await overflow(page), watch.take()]).toEqual([[], 0, []])
      await page.click('header a[hreflang=en]')
      await page.getByRole('heading', { name: 'Create the administrator' }).waitFor()
    })
  })

  it('is the administrator’s who fills it as it stands, and is signed in to the workbench', async () => {
    await open({ width: 1280, theme: 'light' }, async (page) => {
      await page.goto('/admin')
      for (const field of ['name', 'username', 'password'] as const) await page.fill(`[name=${field}]`, CHIEF[field])
      await page.fill('[name=password-repeat]', CHIEF.password)
      await page.click('main button')
      await page.locator('.lg-bench').waitFor()
      expect(at(page)).toBe('/admin')
      await page.goto('/admin/create-first-user')
      await page.locator('.lg-bench').waitFor()
    })
    admin = await restOf(server.origin, CHIEF.username, CHIEF.password)
    const { user } = (await admin.rest('/api/users/me')) as { user: { roles: string[]; active: boolean } }
    expect(user).toMatchObject({ roles: ['admin'], active: true })
  })

  it('gets a class with a roster of twenty from XLSX, and their slips', async () => {
    const make = async (slug: string, data: object) => ((await admin.rest(`/api/${slug}`, data)) as { doc: { id: string } }).doc.id
    const quick: Record<string, number> = { 'study.heartbeat_seconds': 1, 'study.lease_seconds': 20 }
    for (const { effectiveFrom, key, scope, source, unit: measure, value } of demoPolicies)
      if (key.startsWith('study.') && scope === 'default')
        await make('policies', { key, scope, source, effectiveFrom, value: quick[key] ?? value, ...(measure ? { unit: measure } : {}) })
    const organisation = await make('organisations', { name: '第一钢厂', code: 'ONE', kind: 'enterprise' })
    const occupation = await make('occupations', { code: '6-17-01-01', name: '高炉炼铁工', levels: ['5', '4', '3'] })
    const course = await make('courses', { code: 'K-1', title: '炉前安全', occupation, level: '4', status: 'open' })
    const file = await upload('study-files', 'safety.pdf', pdf())
    unit = await make('study-units', { course, order: 1, title: '安全须知', kind: 'attachment', file, nominalMinutes: 10 })
    const dates = { startsOn: day(-1), endsOn: day(30), appraisalOn: day(40) }
    const place = { organisation, occupation, level: '4', courses: [course], requiredHours: 4, ...dates }
    const room = await make('classes', { code: 'C-1', name: '炉前工培训班', ...place })
    await admin.rest(`/api/classes/${room}/transitions`, { action: 'start', seenSeq: 0 })

    const rows = Array.from({ length: TRAINEES }, (_, index) => {
      const digits = `43010219900307${String(index + 1).padStart(3, '0')}`
      return { name: `学员${index + 1}`, identity: digits + identityCheckCharacter(digits), employeeNumber: `G${1000 + index}` }
    })
    const sheet = new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: rosterTable, rows }] }))
    const { jobId } = (await (await send(`/api/classes/${room}/roster`, sheet)).json()) as { jobId: string }
    await expect
      .poll(async () => ((await admin.rest(`/api/jobs/${jobId}`)) as { state: string }).state, { timeout: 120_000, interval: 500 })
      .toBe('done')
    slips = await slipsOf(await send(`/api/classes/${room}/roster/${jobId}/slips`, new Uint8Array()))
    expect(slips).toHaveLength(TRAINEES)
  })

  it('lets a trainee in with the slip, on a phone: one page for the password, then on to where they wanted, studied and credited', async () => {
    const [slip] = slips as [Slip]
    await open({ width: 390, theme: 'light' }, async (page) => {
      const watch = watchPage(page, server.origin)
      await page.goto('/study')
      await signInWith(page, slip)
      await page.locator('[name=fresh]').waitFor()
      expect(at(page)).toBe('/first-password?next=%2Fstudy')
      // All other ways lead here.
      for (const path of ['/account', '/study/record', `/study/units/${unit}`, '/textbooks', '/login', '/admin', '/admin/account']) {
        const answer = await page.goto(path)
        expect([path, answer?.status(), new URL(page.url()).pathname]).toEqual([path, 200, '/first-password'])
      }
      await page.goto('/study')
      expect(await page.locator('nav a[href="/textbooks"]').count()).toBe(0)
      await page.fill('[name=fresh]', slip.password)
      await page.fill('[name=repeat]', slip.password)
      await page.click('main button')
      await page.locator('[name=fresh][aria-invalid=true]').waitFor()
      await page.fill('[name=fresh]', OWN)
      await page.fill('[name=repeat]', `${OWN}!`)
      await page.click('main button')
      await page.locator('[name=repeat][aria-invalid=true]').waitFor()
      expect([await accessibilityFaults(page), await overflow(page)]).toEqual([[], 0])
      await page.fill('[name=fresh]', OWN)
      await page.fill('[name=repeat]', OWN)
      await page.click('main button')
      await page.locator('.class-card').waitFor()
      expect(at(page)).toBe('/study')
      await page.goto(`/study/units/${unit}`)
      await page.locator('#clock[data-state=counting]').waitFor()
      await page.locator('#clock-provisional', { hasText: /[1-9]/ }).waitFor()
      await page.click('#clock-finish')
      await tapPresence(page)
      await page.locator('#clock[data-state=ended]').waitFor()
      expect(watch.take()).toEqual([])
    })
    const trainee = await restOf(server.origin, slip.username, OWN)
    const [piece] = await piecesOf(trainee)
    expect([piece?.reason, piece?.provisional]).toEqual(['counted', false])
    expect(piece?.creditMs).toBeGreaterThan(0)
    expect(piece?.creditMs).toBe((piece?.endMs ?? 0) - (piece?.startMs ?? 0))
  })

  it('leads through the same door without scripts, and from the admin’s sign-in', async () => {
    const [, second, third] = slips as [Slip, Slip, Slip]
    const look = { width: 390, theme: 'light' } as const
    await open(
      look,
      async (page) => {
        await page.goto('/study/record')
        await signInWith(page, second)
        await page.fill('[name=fresh]', OWN)
        await page.fill('[name=repeat]', OWN)
        await page.click('main button')
        await page.waitForURL('**/study/record')
        expect(await page.locator('h1').count()).toBe(1)
      },
      false,
    )
    await open({ width: 1280, theme: 'light' }, async (page) => {
      await page.goto('/admin/login')
      await page.fill('#field-username', third.username)
      await page.fill('#field-password', third.password)
      await page.click('form.login__form button[type=submit]')
      await page.locator('[name=fresh]').waitFor()
      await page.fill('[name=fresh]', OWN)
      await page.fill('[name=repeat]', OWN)
      await page.click('main button')
      // A trainee has no desk.
      await page.waitForURL('**/account')
    })
  })

  it('sends a trainee who opens the admin to the site, and nobody but people with a desk a word of its fields', async () => {
    const third = await restOf(server.origin, slips[2]?.username ?? '', OWN)
    const pages = ['/admin', '/admin/login', '/admin/unauthorized', '/admin/account', '/admin/collections/users', '/admin/forgot']
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(server.origin + path, {
        // Next leads its own script to an address with a digest of what it asked for.
        redirect: 'rsc' in headers ? 'follow' : 'manual',
        headers: { accept: 'text/html', ...headers },
      })
      return { path, status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
    }
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[])
      for (const path of pages) {
        const asTrainee = await ask(path, { cookie: `payload-token=${third.token}`, ...headers })
        const asVisitor = await ask(path, headers)
        for (const { text } of [asTrainee, asVisitor]) {
          expect([path, /identityDigest|identitySealed|mustChangePassword|listSearchableFields/.exec(text)?.[0]]).toEqual([path, undefined])
          expect([path, text.includes(process.cwd()) || text.includes(server.dataDir)]).toEqual([path, false])
        }
        if (!('rsc' in headers)) expect([path, asTrainee.status, asTrainee.to]).toEqual([path, 307, '/account'])
      }
    const asAdmin = await ask('/admin/collections/users', { cookie: `payload-token=${admin.token}` })
    expect([asAdmin.status, asAdmin.text.includes(process.cwd())]).toEqual([200, false])
  })

  it('leads every spelling of an address to the one, and ends', async () => {
    for (const [path, own] of [
      ['/zh', '/'],
      ['/ZH/', '/'],
      ['/zh/textbooks', '/textbooks'],
      ['/en/', '/en'],
      ['/EN/study', '/en/login?next=%2Fen%2Fstudy'],
    ] as const) {
      const answer = await fetch(server.origin + path, { headers: { accept: 'text/html' } })
      const url = new URL(answer.url)
      expect([path, answer.status, url.pathname + url.search]).toEqual([path, 200, own])
    }
  })

  it('lets whoever is switched off go at once, in the site, in the admin and at the clock', async () => {
    const other = await restOf(server.origin, slips[1]?.username ?? '', OWN)
    await admin.rest(`/api/users/${other.id}`, { active: false }, 'PATCH')
    expect((await other.ask('/api/users/refresh-token', {})).status).toBe(403)
    expect((await other.ask(`/api/users/${other.id}`, { title: 'x' }, 'PATCH')).status).toBe(403)
    const page = await fetch(`${server.origin}/account`, { redirect: 'manual', headers: { cookie: `payload-token=${other.token}` } })
    expect([page.status, page.headers.get('location')]).toEqual([307, '/login?next=%2Faccount'])
    // What has not been believed a moment ago is asked anew: this token was never at the clock.
    expect((await other.ask('/api/study/sessions', { unitId: unit })).status).toBe(401)
  })
})

async function signInWith(page: Page, { password, username }: Slip): Promise<void> {
  await page.fill('[name=name]', username)
  await page.fill('[name=password]', password)
  await page.click('main button')
}

function send(path: string, body: Uint8Array): Promise<Response> {
  const headers = { 'content-type': 'application/octet-stream', authorization: `JWT ${admin.token}` }
  return fetch(server.origin + path, { method: 'POST', headers, body: body as BodyInit })
}

async function upload(slug: string, name: string, content: Uint8Array): Promise<string> {
  const form = new FormData()
  form.set('file', new File([content as BlobPart], name, { type: 'application/pdf' }))
  form.set('_payload', JSON.stringify({ title: name }))
  const answer = await fetch(`${server.origin}/api/${slug}`, {
    method: 'POST',
    headers: { authorization: `JWT ${admin.token}` },
    body: form,
  })
  const body = (await answer.json()) as { doc?: { id: string } }
  if (!body.doc) throw new Error(`${answer.status} ${JSON.stringify(body)}`)
  return body.doc.id
}

/** What the printed slips say: a user name and a one-time password each. */
async function slipsOf(answer: Response): Promise<Slip[]> {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  const input = new Uint8Array(await answer.arrayBuffer())
  const pages = JSON.parse(execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], { input }).toString('utf8')) as string[]
  const words = pages.join('\n')
  const names = words.match(/(?<![\w-])g1\d{3}(?![\w-])/g) ?? []
  const passwords = words.match(/(?<![\w-])[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}(?![\w-])/g) ?? []
  if (names.length !== passwords.length) throw new Error(`${names.length} names and ${passwords.length} passwords in ${words}`)
  return names.map((username, index) => ({ username, password: passwords[index] ?? '' }))
}

/** The smallest document that is one. */
function pdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
