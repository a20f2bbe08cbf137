import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { bootPayload, shutDown } from '../factories/payload'
import { studyWinnerCases } from './cases/study-winners'
import { reportCases } from './fixtures/report'

const { server } = await findMongo()

describe.skipIf(!server)(`decisions over study hours on MongoDB without transactions (${server?.name ?? 'no server'})`, () => {
  let payload: Payload
  beforeAll(async () => {
    // The configuration reads them when it is imported, by the boot.
    process.env['DATABASE_URI'] = server?.uri(`study_${randomUUID().slice(0, 8)}`, { transactions: false })
    process.env['MONGODB_TRANSACTIONS'] = 'off'
    payload = await bootPayload()
  })
  afterAll(async () => {
    await payload.db.connection.dropDatabase()
    await shutDown(payload)
    await server?.stop()
  })
  reportCases(() => `MongoDB's protocol without transactions (${server?.name ?? ''}), decisions over study hours`)
  studyWinnerCases(() => payload, { transactions: false })
})
