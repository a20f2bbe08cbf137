import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { bootPayload, shutDown } from '../factories/payload'
import { studyCases } from './cases/study'
import { reportCases } from './fixtures/report'

describe('study hours on SQLite', () => {
  let payload: Payload
  beforeAll(async () => {
    payload = await bootPayload()
  })
  afterAll(() => shutDown(payload))
  reportCases(() => 'SQLite, study hours')
  studyCases(() => payload)
})
