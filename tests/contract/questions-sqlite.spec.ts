import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { bootPayload, shutDown } from '../factories/payload'
import { everyQuestionCases } from './cases/every-question'
import { reportCases } from './fixtures/report'

describe('every question on SQLite', () => {
  let payload: Payload
  beforeAll(async () => {
    payload = await bootPayload()
  })
  afterAll(() => shutDown(payload))
  reportCases(() => 'SQLite, every question')
  everyQuestionCases(() => payload)
})
