import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { bootPayload, shutDown } from '../factories/payload'
import { askedCases } from './cases/asked'
import { houseCases } from './cases/house'
import { reportCases } from './fixtures/report'

describe('the platform on SQLite', () => {
  let payload: Payload
  beforeAll(async () => {
    payload = await bootPayload()
  })
  afterAll(() => shutDown(payload))
  reportCases(() => 'SQLite, the real configuration')
  askedCases(() => payload)
  houseCases(() => payload)
})
