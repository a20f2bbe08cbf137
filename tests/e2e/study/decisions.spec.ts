import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { accessibilityFaults, launchBrowser, openContext } from '../support/browser'
import { inspectSite } from '../support/inspect'
import { startServer, type RunningServer } from '../support/server'
import { readQr } from './qr'
import { openSchool, piecesOf, restOf, type Pupil, type Rest, type School } from './school'

let server: RunningServer
let browser: Browser
/** One 学时 is a minute here, and all of it may be studied online. */
let school: School
let pupil: Pupil

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  school = await openSchool(server.origin, {
    'study.heartbeat_seconds': 1,
    'study.lease_seconds': 8,
    'study.presence_min_minutes': 0.05,
    'study.presence_max_minutes': 0.06,
    'study.presence_answer_seconds': 6,
    'study.hour_minutes': 1,
    'study.online_share_max_percent': 100,
  })
  pupil = await school.enrol('欧阳试学')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the code on the classroom wall', () => {
  it('signs in whoever scans it, counts them on the wall, and stays there while the line is down', async () => {
    const session = await classSession(2 * 60_000)
    await within(school.staff, async (wall, context) => {
      await wall.goto(`/study/wall/${session}`)
      const scanned = await readQr(await wall.locator('#wall-code').screenshot())
      const { pathname, search } = new URL(scanned ?? 'http://nothing')
      expect(pathname).toBe(`/study/sign-in/${session}`)
      expect(await wall.locator('#wall-signed-in').innerText()).toBe('0')

      await within(pupil, async (phone) => {
        await phone.goto(pathname + search)
        await phone.locator('.form-done', { hasText: '到课' }).waitFor()
        await phone.goto(pathname + search)
        await phone.locator('.form-done', { hasText: '已经签过到' }).waitFor()
      })
      await wall.locator('#wall-signed-in', { hasText: '1' }).waitFor()
      expect(await accessibilityFaults(wall)).toEqual([])

      const asksInVain = wall.waitForEvent('requestfailed')
      await context.setOffline(true)
      await asksInVain
      expect(await wall.locator('#wall-code svg').count()).toBe(1)
      await context.setOffline(false)
    })
  })

  it('asks a visitor to sign in first and comes back to the code', async () => {
    const session = await classSession(2 * 60_000)
    const context = await openContext(browser, server.origin, { width: 390, theme: 'light' })
    const page = await context.newPage()
    await page.goto(`/study/sign-in/${session}?code=ABCDEF`)
    expect(new URL(page.url()).searchParams.get('next')).toBe(`/study/sign-in/${session}?code=ABCDEF`)
    await context.close()
  })

  it('does not sign in before the session opens, and says when it does', async () => {
    const session = await classSession(3 * 3_600_000)
    await within(school.staff, async (wall) => {
      await wall.goto(`/study/wall/${session}`)
      const code = await wall.locator('#wall-typed').innerText()
      await within(pupil, async (phone) => {
        await phone.goto(`/study/sign-in/${session}?code=${encodeURIComponent(code)}`)
        await phone.locator('.form-error', { hasText: '签到尚未开始' }).waitFor()
        expect(await phone.locator('.form-error').innerText()).toMatch(/\d\d:\d\d/)
      })
    })
  })

  it('refuses a code that is not on the wall', async () => {
    const session = await classSession(60_000)
    await within(pupil, async (phone) => {
      await phone.goto(`/study/sign-in/${session}?code=000000`)
      await phone.locator('.field .error', { hasText: '签到码不对' }).waitFor()
    })
  })

  it('is not shown to trainees', async () => {
    const session = await classSession(60_000)
    await within(pupil, async (page) => {
      const answer = await page.goto(`/study/wall/${session}`)
      expect(answer?.status()).toBe(403)
      expect(await page.locator('#wall-code').count()).toBe(0)
    })
  })
})

describe('a claim for lost time', () => {
  it('is filled in from the record, loses nothing on a mistake, and counts after two signatures', async () => {
    await within(pupil, async (page) => {
      await page.goto(`/study/units/${school.units.chapter}`)
      await page.locator('#check[open]').waitFor()
      await page.locator('#check-over').waitFor()
      await page.locator('#check-over a').click()
      await page.waitForURL('**/study/record')
      await page.locator('.pieces .uncounted .button').first().click()
      await page.waitForURL('**/study/record/claim?**')
      const from = await page.inputValue('[name=from]')
      expect(from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)
      expect(await page.inputValue('[name=cause]')).toBe('presence')
      await page.fill('[name=note]', '短')
      await page.locator('main form.form button').click()
      await page.locator('.field .error').waitFor()
      expect(await page.inputValue('[name=from]')).toBe(from)
      expect(await page.inputValue('[name=note]')).toBe('短')
      await page.fill('[name=note]', '当时在接调度电话，没有看到提示')
      await page.locator('main form.form button').click()
      await page.locator('.form-done').waitFor()
      await page.goto('/study/record')
      expect(await page.locator('#claims .register li').first().innerText()).toContain('已申报')
    })
    const { docs } = (await school.manager.rest(`/api/hour-claims?where[enrolment][equals]=${pupil.enrolment}&depth=0`)) as {
      docs: { id: string; state: string; claimedMs: number }[]
    }
    const [claim] = docs
    expect([docs.length, claim?.state]).toEqual([1, 'submitted'])
    const door = `/api/hour-claims/${claim?.id}/transitions`
    expect((await pupil.ask(door, { action: 'support', seenSeq: 0 })).status).toBe(403)
    await school.manager.rest(door, { action: 'support', seenSeq: 0 })
    expect((await school.manager.ask(door, { action: 'approve', seenSeq: 1 })).status).toBe(403)
    await school.staff.rest(door, { action: 'approve', seenSeq: 1 })
    await within(pupil, async (page) => {
      await page.goto('/study/record')
      await page.locator('.pieces', { hasText: '经申报补记' }).waitFor()
      expect(await page.locator('#claims .register li').first().innerText()).toContain('已补记')
    })
    const granted = (await piecesOf(pupil)).filter(({ reason }) => reason === 'claim')
    expect(granted.reduce((sum, { creditMs }) => sum + creditMs, 0)).toBe(claim?.claimedMs)
  })
})

describe('a request for leave', () => {
  it('is made from the sessions to come, shows its state, and can be taken back', async () => {
    const session = await classSession(24 * 3_600_000)
    await within(pupil, async (page) => {
      await page.goto(`/study/leave?session=${session}`)
      expect(await page.locator(`input[value="${session}"]`).isChecked()).toBe(true)
      await page.locator('main form.form button').click()
      await page.locator('.field .error', { hasText: '请填写事由' }).waitFor()
      expect(await page.locator(`input[value="${session}"]`).isChecked()).toBe(true)
      await page.fill('[name=reason]', '当天值夜班')
      await page.locator('main form.form button').click()
      await page.waitForURL('**/study/leave?done=1')
      const entry = page.locator('#mine .register li').first()
      expect(await entry.innerText()).toContain('待审批')
      await entry.getByRole('button', { name: '撤回' }).click()
      await page.locator('#mine .register li', { hasText: '已撤回' }).waitFor()
    })
  })
})

describe('a certificate', () => {
  it('is verified by the QR code on its PDF, with the name masked, and says when it was revoked', async () => {
    // A session counts once it is over.
    const session = await classSession(-26 * 3_600_000, 4 * 3_600_000)
    await school.staff.rest(`/api/class-sessions/${session}/roll-call`, { marks: [{ enrolment: pupil.enrolment, mark: 'present' }] })
    const { doc } = (await school.staff.rest(`/api/enrolments/${pupil.enrolment}/certificate`, {})) as { doc: { id: string; code: string } }
    await within(pupil, async (page) => {
      await page.goto('/study/certificates')
      expect(await page.locator('.register .code').innerText()).toBe(doc.code)
      const link = (await page.locator('.register a', { hasText: 'PDF' }).getAttribute('href')) ?? ''
      const path = await scannedFrom(page, await (await page.request.get(link)).body())
      expect(path).toBe(`/verify/${doc.code}`)
    })
    const visitor = await openContext(browser, server.origin, { width: 390, theme: 'light' })
    const page = await visitor.newPage()
    await page.goto(`/verify/${doc.code}`)
    expect(await page.locator('main').innerText()).toContain('欧阳**')
    expect(await page.locator('main').innerText()).not.toContain('欧阳试学')
    await school.staff.rest(`/api/hour-certificates/${doc.id}/transitions`, { action: 'revoke', seenSeq: 0, reason: '班级信息登记有误' })
    await page.reload()
    expect(await page.locator('main').innerText()).toContain('班级信息登记有误')
    await visitor.close()
    await within(pupil, async (own) => {
      await own.goto('/study/certificates')
      expect(await own.locator('.register').innerText()).toContain('班级信息登记有误')
    })
  })
})

describe("the trainee's pages", () => {
  it('are without faults, wide and narrow, light and dark', async () => {
    const trainee = await restOf(server.origin, 'trainee-1')
    const busy = await busyDay(trainee)
    const session = await classSession(3 * 3_600_000)
    const paths = [
      '/study',
      '/en/study',
      `/study/record?day=${busy}`,
      `/en/study/record?day=${busy}`,
      `/study/record/claim?from=${Date.now() - 600_000}&to=${Date.now() - 300_000}&reason=gap`,
      '/study/certificates',
      '/study/leave',
      `/study/sign-in/${session}`,
      `/study/units/${school.units.chapter}`,
      `/en/study/units/${school.units.video}`,
      '/',
      '/account',
    ]
    const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
    await context.addCookies([{ name: 'payload-token', value: trainee.token, url: server.origin }])
    const pages = paths.map((path) => ({ path, shows: path.includes('/units/') ? '.clock' : 'main h1' }))
    expect(await inspectSite(context, server.origin, pages)).toEqual([])
    await context.close()
  })

  it('send visitors to sign in and back', async () => {
    const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
    const page = await context.newPage()
    for (const path of ['/study', '/study/record', '/study/certificates', '/study/leave', `/study/units/${school.units.chapter}`]) {
      await page.goto(path)
      const url = new URL(page.url())
      expect([url.pathname, url.searchParams.get('next')]).toEqual(['/login', path])
    }
    await context.close()
  })

  it('tell somebody without a class how one gets into one', async () => {
    await within(await restOf(server.origin, 'author-bf-1'), async (page) => {
      await page.goto('/study')
      expect(await page.locator('.empty').innerText()).toContain('培训管理员')
    })
  })

  it('do not let a trainee count time for a course of a class that they are not in', async () => {
    await within(await restOf(server.origin, 'author-bf-1'), async (page) => {
      await page.goto(`/study/units/${school.units.chapter}`)
      expect(await page.locator('.clock').innerText()).toContain('不计学时')
      expect(await page.locator('script[type=module]').count()).toBe(0)
    })
  })
})

async function within(person: Rest, run: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await openContext(browser, server.origin, { width: 1280, theme: 'light' })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: 'payload-token', value: person.token, url: server.origin }])
  await run(await context.newPage(), context)
  await context.close()
}

let rooms = 0
/** A session of an hour that starts so many milliseconds from now, in a room of its own: two at a time cannot be in one. */
async function classSession(inMs: number, lengthMs = 3_600_000): Promise<string> {
  const at = (ms: number) => new Date(Date.now() + inMs + ms).toISOString()
  const { doc } = (await school.staff.rest('/api/class-sessions', {
    class: school.classId,
    title: '出铁口维护',
    kind: 'classroom',
    startsAt: at(0),
    endsAt: at(lengthMs),
    place: `${300 + (rooms += 1)} 教室`,
    status: 'scheduled',
  })) as { doc: { id: string } }
  return doc.id
}

/** Shows a PDF as the browser does, and scans its code. @returns the path that the code leads to */
async function scannedFrom(page: Page, pdf: Buffer): Promise<string> {
  await page.setViewportSize({ width: 1400, height: 1900 })
  await page.route('**/shown.pdf', (route) => route.fulfill({ body: pdf, contentType: 'application/pdf' }))
  await page.goto('/shown.pdf#toolbar=0&navpanes=0&view=Fit')
  for (let tries = 0; tries < 20; tries += 1) {
    const scanned = await readQr(await page.screenshot())
    if (scanned) return new URL(scanned).pathname
    await page.waitForTimeout(500)
  }
  throw new Error('no code could be read from the PDF')
}

/** The latest day of the last weeks on which something did not count. */
async function busyDay(trainee: Rest): Promise<string> {
  const record = (await trainee.rest(`/api/study/record?from=${daysAgo(60)}&to=${daysAgo(1)}`)) as {
    days: { day: string; uncountedMs: number }[]
  }
  const found = record.days.findLast(({ uncountedMs }) => uncountedMs > 0)
  if (!found) throw new Error('the demonstration data holds no uncounted time')
  return found.day
}

function daysAgo(days: number): string {
  return new Date(Date.now() + 28_800_000 - days * 86_400_000).toISOString().slice(0, 10)
}
