import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { bootPayload, shutDown } from '../factories/payload'
import { askedCases } from './cases/asked'
import { houseCases } from './cases/house'
import { reportCases } from './fixtures/report'

const { server } = await findMongo()

describe.skipIf(!server?.transactions)(`the platform on MongoDB's protocol (${server?.name ?? 'no server'})`, () => {
  let payload: Payload
  beforeAll(async () => {
    // The configuration reads it when it is imported, by the boot.
    process.env['DATABASE_URI'] = server?.uri(`house_${randomUUID().slice(0, 8)}`)
    payload = await bootPayload()
  })
  afterAll(async () => {
    await payload.db.connection.dropDatabase()
    await shutDown(payload)
    await server?.stop()
  })
  reportCases(() => `MongoDB's protocol (${server?.name ?? ''}), the real configuration`)
  askedCases(() => payload)
  houseCases(() => payload)
})
