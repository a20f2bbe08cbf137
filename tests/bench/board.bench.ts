import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Payload, PayloadRequest } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import { loadClassBoard } from '@/plugins/study-hours/board/operations/board'
import { exportClass } from '@/plugins/study-hours/board/operations/export/export'
import { seedClass } from './board-seed'
import { median, type Bench, type BenchResult } from './bench'
import { inEmptyDatabase } from './empty-database'

const PEOPLE = 500
const SLICES_EACH = 200
const RUNS = 5

/** The board of a class of 500 with 100,000 rows of the ledger, and its workbook; beside the driver's reading those rows, and no more. */
const bench: Bench = {
  name: 'board',
  run: () =>
    inEmptyDatabase(async ({ payload, systemReq }) => {
      const classId = await seedClass(payload, { people: PEOPLE, slicesEach: SLICES_EACH })
      return measure(payload, classId, () => systemReq(payload))
    }),
}

export default bench

async function measure(payload: Payload, classId: string, request: () => Promise<PayloadRequest>): Promise<BenchResult[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const times = { board: [] as number[], workbook: [] as number[], raw: [] as number[] }
  const worst: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    delay.reset()
    delay.enable()
    times.board.push(
      await timed(async () => {
        const { rows } = await loadClassBoard({ req: await request(), classId })
        if (rows.length !== PEOPLE || rows.every(({ tenths }) => tenths === 0)) throw new Error('the board is not that of the class')
      }),
    )
    times.workbook.push(await timed(async () => void (await exportClass({ req: await request(), classId, language: 'zh' }))))
    delay.disable()
    worst.push(delay.max / 1e6)
    times.raw.push(await timed(() => readRaw(payload, classId)))
  }
  console.error(
    `first board ${times.board[0]?.toFixed(0)} ms; longest stop of the event loop in the runs ${worst.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  )
  const reference = { name: 'reading the same rows, cell by cell', value: median(times.raw) }
  return [
    { name: `board of ${PEOPLE} with ${PEOPLE * SLICES_EACH} rows`, times: times.board },
    { name: 'the same as a workbook', times: times.workbook },
  ].map(({ name, times: own }) => {
    const value = median(own)
    return { name, unit: 'ms', value, reference, ratio: value / reference.value, runs: RUNS }
  })
}

async function readRaw(payload: Payload, classId: string): Promise<void> {
  const database = hotWrites({ payload })
  if (database.kind !== 'sqlite') throw new Error('the workload is for SQLite')
  const rows = await database.read(
    `SELECT id, seq, unit_id, enrolment_id, kind, start_ms, end_ms, credit_ms, reason, rule_set_id, reverses_id FROM study_slices
     WHERE enrolment_id IN (SELECT id FROM enrolments WHERE class_id = ?)`,
    [classId],
  )
  if (rows.length !== PEOPLE * SLICES_EACH) throw new Error(`${rows.length} rows were read`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
