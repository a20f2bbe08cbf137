import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccounts } from '@/collections/people'
import { demoPasswordOf } from '@/demo'
import { findOpenAccounts } from '@/demo/load/open-accounts'
import { bootPayload, shutDown, systemReq } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

async function make(username: string, password: string, mustChangePassword: boolean) {
  const people = [
    { username, name: username, roles: ['auditor' as const], password: { kind: 'initial' as const, text: password }, mustChangePassword },
  ]
  await createAccounts({ req: await systemReq(payload), people })
}
async function change(username: string, data: object) {
  const where = { username: { equals: username } }
  await payload.update({ collection: 'users', where, data, overrideAccess: true, req: await systemReq(payload) })
}

it('finds none in a database that people filled', async () => {
  await make('wang', demoPasswordOf('wang'), false)
  await make('staff2', 'another password', false)
  expect(await findOpenAccounts(payload)).toBeNull()
})

it('finds those that the published password opens, apart from those that must choose another', async () => {
  await make('admin', demoPasswordOf('admin'), false)
  await make('auditor1', demoPasswordOf('auditor1'), true)
  expect(await findOpenAccounts(payload)).toEqual({ direct: ['admin'], first: ['auditor1'] })
})

it('finds one whose quick digest a sign-in has replaced by Payload’s', async () => {
  await change('auditor1', { active: false })
  await change('admin', { password: demoPasswordOf('admin'), mustChangePassword: false })
  expect(await findOpenAccounts(payload)).toEqual({ direct: ['admin'], first: [] })
})

it('finds none once the passwords are changed or the accounts switched off', async () => {
  await change('admin', { password: 'a password of my own' })
  expect(await findOpenAccounts(payload)).toBeNull()
})
