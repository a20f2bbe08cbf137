import { randomUUID } from 'node:crypto'
import { afterAll, describe } from 'vitest'
import { findMongo } from '../factories/mongo'
import { clusterCases } from './cases/cluster'
import { processCases } from './cases/processes'

const { server } = await findMongo()

describe.skipIf(!server?.transactions)("contract on MongoDB's protocol", () => {
  const uri = server?.uri(`cluster_${randomUUID().slice(0, 8)}`) ?? ''
  afterAll(() => server?.stop())
  processCases(() => server?.uri(`processes_${randomUUID().slice(0, 8)}`) ?? '')
  clusterCases(() => ({ database: 'mongodb', uri, transactions: true }))
})
