import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { upgradeData } from '@/platform/audit'
import { verify } from '@/platform/verify'
import { shutDown } from '../factories/payload'
import { bootOver, breaksOf, expectJobsResumed, expectUpgraded } from '../factories/upgraded'

let payload: Payload
let gaps: number

beforeAll(async () => {
  ;({ gaps, payload } = await bootOver('0.1.0.zip'))
}, 400_000)
afterAll(() => shutDown(payload))

const links = async (action: string, slug: string) => {
  const { docs } = await payload.find({
    collection: 'audit-log',
    where: { and: [{ action: { equals: action } }, { subjectCollection: { equals: slug } }] },
    sort: 'seq',
    pagination: false,
    overrideAccess: true,
  })
  return docs as unknown as {
    subjectId: string
    actorKind: string
    actor: string
    changes: { path: string; before: unknown; after: unknown }[]
  }[]
}

describe('an installation of 0.1.0 under this version', () => {
  it('is green, its certificates verify, its people sign in, its reviews stand where they stood', async () => {
    await expectUpgraded(payload)
  }, 300_000)

  it('has its gaps named, each by a link of the baseline: rows of a bulk update, rows of a bulk deletion, members that stood in no link', async () => {
    const updated = (await links('baseline', 'organisations')).filter(({ changes }) => changes.some(({ path }) => path === 'province'))
    // One of the six had its link.
    expect(updated.length).toBe(5)
    for (const { actorKind, changes } of updated) {
      expect(actorKind).toBe('migration')
      expect(changes.find(({ path }) => path === 'province')).toMatchObject({ after: '河北' })
    }
    expect((await links('baseline-gone', 'notices')).length).toBe(2)
    expect(await links('closed', 'audit-log')).toMatchObject([{ subjectId: 'baseline:1', actorKind: 'migration' }])
    expect(gaps).toBeGreaterThan(7)
  })

  it('gets one baseline in its life: what is changed past the chain afterwards is named by verify, also after a new start', async () => {
    const [row] = (await payload.find({ collection: 'organisations', limit: 1, sort: 'id', overrideAccess: true })).docs
    const database = payload.db as unknown as { client: { execute(statement: { sql: string; args: unknown[] }): Promise<unknown> } }
    const set = (city: string | null) =>
      database.client.execute({ sql: 'update organisations set city = ? where id = ?', args: [city, String(row?.id)] })
    await set('别处')
    expect(await upgradeData(payload)).toEqual({ gaps: 0 })
    const subject = `audited: organisations/${row?.id}: its city is not what the audit chain last said`
    expect(breaksOf(await verify(payload))).toEqual([subject])
    await set((row as { city?: string | null }).city ?? null)
    expect(breaksOf(await verify(payload))).toEqual([])
  }, 300_000)

  it('takes up the job over which its process died', async () => {
    await expectJobsResumed(payload)
  }, 300_000)
})
