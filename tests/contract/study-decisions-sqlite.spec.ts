import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { bootPayload, shutDown } from '../factories/payload'
import { studyDecisionCases } from './cases/study-decisions'
import { studyFigureCases } from './cases/study-figures'
import { studyWinnerCases } from './cases/study-winners'
import { reportCases } from './fixtures/report'

describe('decisions over study hours on SQLite', () => {
  let payload: Payload
  beforeAll(async () => {
    payload = await bootPayload()
  })
  afterAll(() => shutDown(payload))
  reportCases(() => 'SQLite, decisions over study hours')
  studyDecisionCases(() => payload)
  studyFigureCases(() => payload)
  studyWinnerCases(() => payload, { transactions: true })
})
