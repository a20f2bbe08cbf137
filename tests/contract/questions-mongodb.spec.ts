import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { bootPayload, shutDown } from '../factories/payload'
import { everyQuestionCases } from './cases/every-question'
import { reportCases } from './fixtures/report'

const { server } = await findMongo()

describe.skipIf(!server?.transactions)(`every question on MongoDB's protocol (${server?.name ?? 'no server'})`, () => {
  let payload: Payload
  beforeAll(async () => {
    // The configuration reads it when it is imported, by the boot.
    process.env['DATABASE_URI'] = server?.uri(`questions_${randomUUID().slice(0, 8)}`)
    payload = await bootPayload()
  })
  afterAll(async () => {
    await payload.db.connection.dropDatabase()
    await shutDown(payload)
    await server?.stop()
  })
  reportCases(() => `MongoDB's protocol (${server?.name ?? ''}), every question`)
  everyQuestionCases(() => payload)
})
