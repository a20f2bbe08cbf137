import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootPayload, shutDown } from '../factories/payload'
import { fuzz } from '../fuzz/fuzz'
import { asking, fuzzedHouse } from '../fuzz/house'
import { isLong } from '../support/length'
import { described } from '../fuzz/request'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
  payload.logger.level = 'silent'
})
afterAll(() => shutDown(payload))

/** `npm run fuzz` sends thousands. */
it('answers requests of one seed without a failure', { timeout: 600_000 }, async () => {
  const { house, world } = await fuzzedHouse(payload)
  const offenders = await fuzz({ seed: 2026, count: isLong ? 500 : 150, world, ask: asking(payload, house) })
  expect(offenders.map(({ answer, request }) => `${answer.status} ${described(request)} ${answer.text.slice(0, 200)}`)).toEqual([])
})
