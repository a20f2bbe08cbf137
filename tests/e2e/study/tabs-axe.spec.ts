import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { find, inspect, LIST, type Desk, type Sheet } from '../support/inspect'
import { startServer, type RunningServer } from '../support/server'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Who looks at what: each kind of sheet is read by somebody who may act on it, and by somebody who may only look. */
const PEOPLE: readonly (Desk & { who: string })[] = [
  {
    username: 'ta-yigang',
    who: 'a training administrator',
    sheetsOf: async (page) => {
      const { id } = await find(page, 'classes', 'running')
      return [
        { path: '/admin', shows: '.lg-bench' },
        ...tabs(id, ['board', 'roster', 'replay', 'charts', 'certificates']),
        { path: tab(id, 'time-table'), shows: 'main.lg-page tbody tr', act: callTheRoll },
        record('hour-claims', await find(page, 'hour-claims', 'submitted')),
        record('leave-requests', await find(page, 'leave-requests', 'requested')),
      ]
    },
  },
  {
    username: 'author-bf-1',
    who: 'a teacher',
    sheetsOf: async (page) => {
      const { id } = await find(page, 'classes', 'running')
      return [...tabs(id, ['board', 'time-table']), { path: '/admin/collections/outages/declare', shows: '.lg-declare, .lg-page__empty' }]
    },
  },
  {
    username: 'staff1',
    who: 'the centre',
    sheetsOf: async (page) => {
      const finished = await find(page, 'classes', 'finished')
      return [
        { path: '/admin/collections/classes/figures', shows: '.lg-numbers:not(details *) tbody tr' },
        ...tabs(finished.id, ['certificates']),
        { path: '/admin/collections/hour-claims', shows: '.lg-choice', axe: LIST },
        record('hour-claims', await find(page, 'hour-claims', 'supported')),
        record('outages', await find(page, 'outages', 'declared')),
      ]
    },
  },
  {
    // Reads everything, in English, and is offered nothing to press.
    username: 'auditor1',
    who: 'an auditor who reads English',
    language: 'en',
    sheetsOf: async (page) => {
      const { id } = await find(page, 'classes', 'running')
      return [
        ...tabs(id, ['board', 'roster', 'replay', 'charts', 'certificates', 'time-table']),
        record('outages', await find(page, 'outages', 'declared')),
      ]
    },
  },
]

describe('the sheets of a class and of what waits for a decision', () => {
  it.each(PEOPLE.map((desk) => [desk.who, desk] as const))(
    'are without faults for %s, wide and narrow, light and dark',
    async (_, desk) => {
      expect(await inspect(browser, server.origin, desk)).toEqual([])
    },
  )
})

function tab(id: string, name: string): string {
  return `/admin/collections/classes/${id}/${name}`
}

function tabs(id: string, names: readonly string[]): Sheet[] {
  return names.map((name) => ({ path: tab(id, name), shows: 'main.lg-page .lg-block, main.lg-page table, main.lg-page .lg-tally' }))
}

/** Payload's form around a sheet of ours is its own; the sheet above its fields is asked about. */
function record(slug: string, { id }: { id: string }): Sheet {
  return { path: `/admin/collections/${slug}/${id}`, shows: '.lg-page--inset .lg-facts' }
}

/** The roll of the latest session, as the dialogue shows it. */
async function callTheRoll(page: Page): Promise<void> {
  await page.locator('main.lg-page tbody button').first().click()
  await page.locator('dialog.lg-roll[open] li').first().waitFor()
}
