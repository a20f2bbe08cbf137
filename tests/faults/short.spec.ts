import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectOnce, runFaults } from './cycles'

const CYCLES = Number(process.env['FAULT_CYCLES'] ?? 5)

describe('a process that is killed while it writes', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'liangong-faults-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it(
    `loses nothing that it acknowledged and leaves no half record in ${CYCLES} kills`,
    async () => {
      const report = await runFaults({ cycles: CYCLES, seed: 20261122, directory, invariantsEvery: 2 })
      expect(report.problems).toEqual([])
      expect(report.kills).toBe(CYCLES)
      expect(report.acknowledged).toBeGreaterThan(CYCLES)
      console.info(`${report.kills} kills, ${report.acknowledged} writes acknowledged, ${report.checkedRecords} records checked`)
    },
    60_000 + CYCLES * 30_000,
  )

  it('would be caught: an acknowledged write that is not there is named', async () => {
    const lost = {
      kind: 'stored',
      collection: 'comments',
      id: '00000000-0000-7000-8000-000000000000',
      fields: { body: 'never written' },
    } as const
    expect(await inspectOnce(directory, [lost])).toEqual([`acknowledged and lost: comments/${lost.id}: it is gone`])
  }, 120_000)
})
