import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { identityCheckCharacter } from '@/plugins/study-hours/domain/identity-number'
import { readRoster } from '@/plugins/study-hours/operations/roster-read'
import { rosterTable } from '@/plugins/study-hours/operations/roster-table'
import { defaultLimits, readXlsxInWorker, writeXlsx } from '@/platform/spreadsheets'
import { median, type Bench, type BenchResult } from './bench'

const ROWS = 50_000
const RUNS = 3

/** A roster of 50,000 trainees, read and checked against the database (a dry run), beside reading the file alone. */
const bench: Bench = {
  name: 'roster',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'roster-bench-'))
    for (const [name, value] of Object.entries({
      DATA_DIR: folder,
      MEDIA_DIR: path.join(folder, 'media'),
      DATABASE_URI: `file:${path.join(folder, 'bench.db')}`,
      PAYLOAD_SECRET: 'only-for-the-bench-only-for-the-bench',
      LIANGONG_DEMO: '0',
    }))
      process.env[name] = value
    const { bootPayload, systemReq } = await import('../factories/payload')
    const payload = await bootPayload()
    try {
      return [await dryRun(payload, systemReq)]
    } finally {
      await payload.destroy()
      await rm(folder, { recursive: true })
    }
  },
}

export default bench

async function dryRun(payload: Payload, systemReq: (payload: Payload) => Promise<PayloadRequest>): Promise<BenchResult> {
  const bytes = new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: rosterTable, rows: rows() }] }))
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

async function makeClass(payload: Payload, req: PayloadRequest) {
  const own = { req, depth: 0, overrideAccess: true } as const
  const organisation = await payload.create({ collection: 'organisations', data: { name: '钢厂', code: 'W', kind: 'enterprise' }, ...own })
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-01-01', name: '炉前工', levels: ['4'] } as never,
    ...own,
  })
  return payload.create({
    collection: 'classes',
    data: {
      code: 'B',
      name: '大班',
      organisation: organisation.id,
      occupation: occupation.id,
      level: '4',
      startsOn: '2026-09-01',
      endsOn: '2026-12-20',
    } as never,
    ...own,
  })
}

function rows() {
  return Array.from({ length: ROWS }, (_, index) => {
    const birth = new Date(Date.UTC(1970, 0, 1) + (index % 10_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const digits = `${430_102 + Math.floor(index / 10_000)}${birth}001`
    return {
      name: `学员${index}`,
      identity: digits + identityCheckCharacter(digits),
      employeeNumber: `W${index}`,
      organisation: 'W',
      crew: 'ABCD'.charAt(index % 4),
      number: String(index),
      email: `t${index}@works.test`,
    }
  })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
