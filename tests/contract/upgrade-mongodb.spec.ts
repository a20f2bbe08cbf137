import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { findMongo } from '../factories/mongo'
import { shutDown } from '../factories/payload'
import { bootOver, expectJobsResumed, expectUpgraded } from '../factories/upgraded'

const { server } = await findMongo()

describe.skipIf(!server?.transactions)(`an installation of 0.1.0 on MongoDB's protocol (${server?.name ?? 'no server'})`, () => {
  let payload: Payload
  beforeAll(async () => {
    ;({ payload } = await bootOver('0.1.0-mongodb.zip', server?.uri(`upgrade_${randomUUID().slice(0, 8)}`)))
  }, 400_000)
  afterAll(async () => {
    await payload.db.connection.dropDatabase()
    await shutDown(payload)
    await server?.stop()
  })

  it('is green, its certificates verify, its people sign in, its reviews stand where they stood', async () => {
    await expectUpgraded(payload)
  }, 400_000)

  it('takes up the job over which its process died', async () => {
    await expectJobsResumed(payload)
  }, 400_000)
})
