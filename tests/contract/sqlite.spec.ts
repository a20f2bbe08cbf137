import { afterAll, beforeAll, describe } from 'vitest'
import { contractCases } from './cases'
import { openBench, type Bench } from './fixtures/bench'
import { reportCases } from './fixtures/report'

describe('contract on SQLite', () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench({ database: 'sqlite' })
  })
  afterAll(() => bench.close())
  reportCases(() => 'SQLite')
  contractCases(() => bench)
})
