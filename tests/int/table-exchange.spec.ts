import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exchangeFor, type ExchangeRights } from '@/collections/standards/admin/exchange-rights'
import { GLOBAL_ROLES, type GlobalRole } from '@/kernel/actor'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

type Above = { path: string; serverProps: { path: string; rights: ExchangeRights } }

/** What stands above a list for somebody, as the list itself would draw it. */
async function shownTo(slug: 'occupations' | 'organisations' | 'policies' | 'standards', role: GlobalRole) {
  const user = await createUser(payload, [role])
  const above = (payload.collections[slug].config.admin.components?.beforeListTable ?? []) as (Above | string)[]
  const exchange = above.find((each) => typeof each !== 'string' && each.path.endsWith('#TableExchange'))
  if (!exchange || typeof exchange === 'string') throw new Error(`no exchange above ${slug}`)
  const { path, rights } = exchange.serverProps
  const shown = await exchangeFor({ payload, user: { ...user, collection: 'users' }, rights })
  return { path, shown, token: await tokenOf(payload, user) }
}

describe.each(['occupations', 'organisations', 'policies', 'standards'] as const)('above the list of %s', (slug) => {
  it.each(GLOBAL_ROLES)('a %s is offered what the server gives, and nothing else', async (role) => {
    const { path: base, shown, token } = await shownTo(slug, role)
    const status = async (path: string, body?: object) => (await rest(`/${slug}/${path}`, { token, ...(body ? { body } : {}) })).status
    const gives = (await status('export?format=json')) === 200 && (await status('template')) === 200
    const takes = (await status('import?dryRun=1', { rows: [] })) !== 403
    expect([shown?.canExport ?? false, shown?.canImport ?? false]).toEqual([gives, takes])
    expect(base).toBe(`/${slug}`)
  })
})

it('units are no table for a training administrator, and one for the centre’s staff', async () => {
  expect((await shownTo('organisations', 'training-admin')).shown).toBeNull()
  expect((await shownTo('organisations', 'centre-staff')).shown).toEqual({ canExport: true, canImport: true })
})
