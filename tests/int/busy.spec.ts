import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { bootPayload, createUser, rest, shutDown, tokenOf } from '../factories/payload'

let payload: Payload
let token: string

beforeAll(async () => {
  payload = await bootPayload()
  payload.logger.level = 'silent'
  token = await tokenOf(payload, await createUser(payload, ['admin']))
})
afterEach(() => void vi.useRealTimers())
afterAll(() => shutDown(payload))

describe('a write whose turn does not come in time', () => {
  it('is answered with 503 and when to come again, has written nothing, and succeeds then', async () => {
    const organisation = () => ({ token, body: { name: '等候的单位', kind: 'enterprise' } })
    const held = await payload.db.beginTransaction()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const waiting = rest('/organisations', organisation())
    // As long as it takes: the request may not have come to its turn yet.
    const patience = setInterval(() => vi.advanceTimersByTime(10_000), 20)
    const refused = await waiting
    clearInterval(patience)
    vi.useRealTimers()
    const { errors } = (await refused.json()) as { errors: { code: string }[] }
    expect([refused.status, errors[0]?.code]).toEqual([503, 'server.busy'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await payload.db.rollbackTransaction(held as string)
    expect((await payload.count({ collection: 'organisations', overrideAccess: true })).totalDocs).toBe(0)
    expect((await rest('/organisations', organisation())).status).toBe(201)
  })
})
