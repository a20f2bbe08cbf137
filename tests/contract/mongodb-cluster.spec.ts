import { randomUUID } from 'node:crypto'
import { afterAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { clusterCases } from './cases/cluster'

const { server } = await findMongo()

describe.skipIf(!server?.transactions)("contract on MongoDB's protocol", () => {
  const uri = server?.uri(`cluster_${randomUUID().slice(0, 8)}`) ?? ''
  afterAll(() => server?.stop())
  clusterCases(() => ({ database: 'mongodb', uri, transactions: true }))
})
