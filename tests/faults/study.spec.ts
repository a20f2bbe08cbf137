import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectOnce, runFaults } from './cycles'

const CYCLES = Number(process.env['FAULT_CYCLES'] ?? 4)

describe('a process that is killed while it takes the beats of many trainees', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'liangong-study-faults-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it(
    `loses no acknowledged beat and counts no interval twice in ${CYCLES} kills`,
    async () => {
      const report = await runFaults({ cycles: CYCLES, work: 'study', seed: 20261122, directory, invariantsEvery: 2 })
      expect(report.problems).toEqual([])
      expect(report.kills).toBe(CYCLES)
      expect(report.acknowledged).toBeGreaterThan(24 * CYCLES)
      console.info(`${report.kills} kills, ${report.acknowledged} beats acknowledged, ${report.checkedRecords} records checked`)
    },
    60_000 + CYCLES * 30_000,
  )

  it('would be caught: a beat that is not accounted for is named', async () => {
    const times = { fromMs: 0, untilMs: 1_000, creditedMs: 0 }
    const lost = {
      kind: 'studied',
      collection: 'study-sessions',
      id: '0190aaaa-0000-7000-8000-000000000000',
      trainee: 'nobody',
      ...times,
    } as const
    expect(await inspectOnce(directory, [lost])).toEqual([`acknowledged and lost: study-sessions/${lost.id}: it is gone`])
  }, 120_000)
})
