import path from 'node:path'
import { createClient } from '@libsql/client'
import type { Payload } from 'payload'
import { parseArgs } from 'node:util'
import { prepareAccounts } from '@/collections/people'
import type { Class } from '@/payload-types'
import { runNextJob } from '@/platform/jobs'
import { importRoster, ROSTER_JOB } from '@/plugins/study-hours/roster/operations/import'
import { ROWS_AT_ONCE } from '@/plugins/study-hours/roster/operations/apply'
import type { Bench, BenchResult } from './bench'
import { inEmptyDatabase, type Place } from './empty-database'
import { makeClass, rosterFile } from './roster-file'

/**
 * `roster-write [--rows 50000]`: a roster really imported, with accounts, one-time passwords, enrolments and their links in the audit chain.
 * It is cancelled once after a tenth and everything is taken back; imported again; stopped in the middle as by the end of the process, and
 * gone on with. Beside it the least that could be done: the passwords digested, and four bare rows a trainee in transactions as large.
 */
const bench: Bench = { name: 'roster-write', run: () => inEmptyDatabase(async (place) => [await write(place)]) }

export default bench

const MB = 1_048_576

async function write(place: Place): Promise<BenchResult> {
  const { payload, systemReq } = place
  const rows = Number(parseArgs({ args: process.argv.slice(3), options: { rows: { type: 'string' } }, strict: false }).values.rows ?? 2_000)
  const bytes = await rosterFile(rows)
  const trainingClass = await makeClass(payload, await systemReq(payload))

  await queue(place, trainingClass, bytes)
  await runUntil(payload, Math.ceil(rows / 10), (id) =>
    payload.db.updateOne({ collection: 'jobs', id, data: { cancelRequested: true } }).then(() => undefined),
  )
  const left = await count(payload)
  console.error(`cancelled after a tenth: ${left.users} accounts and ${left.enrolments} enrolments are left`)

  await queue(place, trainingClass, bytes)
  const started = performance.now()
  const stopping = new AbortController()
  await runUntil(payload, Math.ceil(rows / 2), async () => stopping.abort(), stopping.signal)
  const half = await count(payload)
  console.error(`stopped after ${half.users} accounts; the job waits to go on`)
  await runUntil(payload, Number.POSITIVE_INFINITY, async () => undefined)
  const value = (performance.now() - started) / 1_000
  const all = await count(payload)
  console.error(
    `done: ${all.users} accounts, ${all.enrolments} enrolments in ${value.toFixed(0)} s, ${(rows / value).toFixed(0)} rows a second`,
  )
  if (left.users !== 0 || all.users !== rows || all.enrolments !== rows) throw new Error('the roster is not what was imported')

  const again = await importRoster({ req: await systemReq(payload), classId: trainingClass.id, bytes, dryRun: true })
  if (again.report.counts?.unchanged !== rows) throw new Error(`a second import would change ${JSON.stringify(again.report.counts)}`)
  const reference = await bare(place, rows)
  return {
    name: `roster of ${rows} rows, written`,
    unit: 's',
    value,
    reference: { name: 'passwords digested and four bare rows a trainee', value: reference },
    ratio: value / reference,
    runs: 1,
  }
}

async function queue({ payload, systemReq }: Place, trainingClass: Class, bytes: Uint8Array): Promise<void> {
  const { report } = await importRoster({ req: await systemReq(payload), classId: trainingClass.id, bytes, dryRun: false })
  if (!report.ok) throw new Error(`${report.errorCount} faults in a sound file`)
}

/** Runs the import, and `act`s once when so many rows are done, as the job's own row tells everybody who watches it. */
async function runUntil(payload: Payload, rows: number, act: (id: string) => Promise<void>, stopping?: AbortSignal): Promise<void> {
  let hasActed = false
  let told = 0
  let atMs = performance.now()
  const watch = setInterval(() => {
    void (async () => {
      const job = await payload.db.findOne<{ id: string; done?: number; total?: number; stage?: string }>({
        collection: 'jobs',
        where: { and: [{ kind: { equals: ROSTER_JOB } }, { state: { equals: 'running' } }] },
      })
      const done = job?.done ?? 0
      if (job && done - told >= 2_500) {
        const rate = ((done - told) / (performance.now() - atMs)) * 1_000
        const { heapUsed, rss } = process.memoryUsage()
        console.error(`${job.stage} ${done} of ${job.total}: ${rate.toFixed(0)}/s, ${mb(rss)} MB resident, ${mb(heapUsed)} MB heap`)
        told = done
        atMs = performance.now()
      }
      if (!job || hasActed || done < rows) return
      hasActed = true
      await act(job.id)
    })()
  }, 200)
  try {
    await runNextJob(payload, stopping ?? new AbortController().signal)
  } finally {
    clearInterval(watch)
  }
}

async function count(payload: Payload): Promise<{ users: number; enrolments: number }> {
  const of = async (collection: 'users' | 'enrolments') => (await payload.db.count({ collection })).totalDocs
  return { users: await of('users'), enrolments: await of('enrolments') }
}

/** @returns seconds */
async function bare({ folder }: Place, rows: number): Promise<number> {
  const client = createClient({ url: `file:${path.join(folder, 'bare.db')}` })
  await client.execute('pragma journal_mode = wal')
  await client.execute('create table bare (id integer primary key, kind text not null, body text not null)')
  const body = 'x'.repeat(600)
  const started = performance.now()
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const people = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - start) }, (_, index) => ({
      username: `b${start + index}`,
      name: '学员',
      roles: ['trainee'] as const,
      mustChangePassword: true,
      password: { kind: 'initial' as const, text: `one-time-${start + index}` },
    }))
    const prepared = await prepareAccounts(people)
    await client.batch(
      prepared.flatMap(({ digest, row }) =>
        ['account', 'enrolment', 'link', 'link'].map((kind) => ({
          sql: 'insert into bare (kind, body) values (?, ?)',
          args: [kind, `${row.username}${digest.hash}${body}`],
        })),
      ),
      'write',
    )
  }
  client.close()
  return (performance.now() - started) / 1_000
}

function mb(bytes: number): string {
  return (bytes / MB).toFixed(0)
}
