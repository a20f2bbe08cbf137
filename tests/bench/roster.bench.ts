import { readRoster } from '@/plugins/study-hours/roster/operations/read'
import { defaultLimits, readXlsxInWorker } from '@/platform/spreadsheets'
import { median, type Bench, type BenchResult } from './bench'
import { inEmptyDatabase, type Place } from './empty-database'
import { makeClass, rosterFile } from './roster-file'

const ROWS = 50_000
const RUNS = 3

/** A roster of 50,000 trainees, read and checked against the database (a dry run), beside reading the file alone. */
const bench: Bench = { name: 'roster', run: () => inEmptyDatabase(async (place) => [await dryRun(place)]) }

export default bench

async function dryRun({ payload, systemReq }: Place): Promise<BenchResult> {
  const bytes = await rosterFile(ROWS)
  const req = await systemReq(payload)
  const trainingClass = await makeClass(payload, req)
  const [whole, alone, memory]: number[][] = [[], [], []]
  for (let run = 0; run < RUNS; run += 1) {
    alone?.push(
      await timed(async () => {
        let count = 0
        for await (const event of readXlsxInWorker(bytes, defaultLimits)) if ('rows' in event) count += event.rows.length
        if (count <= ROWS) throw new Error(`${count} rows were read`)
      }),
    )
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    whole?.push(
      await timed(async () => {
        const { report } = await readRoster({ req: await systemReq(payload), trainingClass, bytes, dryRun: true })
        if (report.counts?.accounts !== ROWS) throw new Error(`${report.errorCount} faults in a sound file`)
      }),
    )
    memory?.push((process.memoryUsage().rss - before) / 1_048_576)
  }
  const [value, reference] = [median(whole ?? []), median(alone ?? [])]
  console.error(
    `memory of the process grew by ${(memory ?? []).map((each) => each.toFixed(0)).join(', ')} MB in the runs, one after the other`,
  )
  return {
    name: `roster of ${ROWS} rows, read and checked`,
    unit: 'ms',
    value,
    reference: { name: 'reading the file alone', value: reference },
    ratio: value / reference,
    runs: RUNS,
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
