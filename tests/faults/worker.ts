// The process that is killed. It opens the database that it finds, checks or writes as it is told, and tells each write
// only after the write has returned.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { queuedSqliteAdapter } from '@/database/sqlite'
import { openBenchIn } from '../contract/fixtures/bench'
import { check } from './check'
import type { FromChild, ToChild } from './protocol'
import { WRITERS } from './writers'

const directory = process.env['FAULTS_DIRECTORY']
if (!directory) throw new Error('FAULTS_DIRECTORY is not set')
// Schema is pushed once: killed half-way, a push is not what this tests (in production committed migrations do it).
const migrated = path.join(directory, 'schema-is-there')
const bench = await openBenchIn(directory, { database: 'sqlite' }, (url) =>
  queuedSqliteAdapter({ url, migrationDir: directory, prodMigrations: undefined, push: !existsSync(migrated) }),
)

process.on('message', (message: ToChild) => {
  obey(message).catch((error: unknown) =>
    tell({ is: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.once('disconnect', () => process.exit(0))
tell({ is: 'ready' })

async function obey(message: ToChild): Promise<void> {
  if (message.do === 'check') tell({ is: 'checked', ...(await check(bench, message.acks, message)) })
  else if (message.do === 'write')
    await Promise.all(WRITERS.map((writer, index) => writeForEver(writer(bench, `${message.seed}-${index}`))))
  else {
    await bench.close()
    process.disconnect()
  }
}

async function writeForEver(step: ReturnType<(typeof WRITERS)[number]>): Promise<never> {
  for (let n = 0; ; n += 1) for (const ack of await step(n)) tell({ is: 'ack', ack })
}

function tell(message: FromChild): void {
  process.send?.(message)
}
