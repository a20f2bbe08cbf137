import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { contractCases } from './cases'
import { openBench, type Bench } from './fixtures/bench'
import { reportCases } from './fixtures/report'

const { server } = await findMongo()

describe.skipIf(!server)(`contract on MongoDB's protocol (${server?.name ?? 'no server'})`, () => {
  let bench: Bench
  beforeAll(async () => {
    if (!server) return
    bench = await openBench({
      database: 'mongodb',
      uri: server.uri(`contract_${randomUUID().slice(0, 8)}`),
      transactions: server.transactions,
    })
  })
  afterAll(async () => {
    await bench.payload.db.connection.dropDatabase()
    await bench.close()
    await server?.stop()
  })
  reportCases(() => `MongoDB's protocol (${server?.name ?? ''}, ${server?.transactions ? 'with' : 'without'} transactions)`)
  contractCases(() => bench)
})
