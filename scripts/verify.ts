// `npm run verify`: recomputes what must be recomputable and exits non-zero naming the first break (docs/contracts.md).
import { existsSync } from 'node:fs'
import { getPayload } from 'payload'
import { migrations } from '@/database/migrations'
import { quickCheck } from '@/database/quick-check'
import { EnvironmentError, parseEnvironment } from '@/kernel/environment'
import { verify, type Finding } from '@/platform/verify'
import { payloadSecret } from '@/server/prepare'
import { progressLine } from './lib/progress-line'

process.exit(await main())

async function main(): Promise<number> {
  let damaged: Finding | undefined
  try {
    // A schema must never be pushed into a database that is only to be looked at.
    Object.assign(process.env, { NODE_ENV: process.env['NODE_ENV'] ?? (migrations.length > 0 ? 'production' : 'development') })
    const environment = parseEnvironment(process.env)
    if (environment.databaseFile && !existsSync(environment.databaseFile)) {
      process.stderr.write(`没有数据库文件 There is no database file: ${environment.databaseFile}\n`)
      return 2
    }
    const file = environment.databaseFile ? await databaseFinding(environment.databaseFile) : undefined
    if (file) process.stdout.write(`${lineOf(file)}\n`)
    damaged = file && file.breaks.length > 0 ? file : undefined
    Object.assign(process.env, { PAYLOAD_SECRET: payloadSecret(environment), DATABASE_URI: environment.databaseUri })
    const { default: config } = await import('@payload-config')
    const payload = await getPayload({ config: { ...(await config), logger: 'sync' } })
    const progress = progressLine(process.stderr)
    const findings = await verify(
      payload,
      (finding) => {
        progress.clear()
        process.stdout.write(`${lineOf(finding)}\n`)
      },
      ({ label, name, records }) => progress.tell(`… ${name} ${label.zh} ${label.en}: ${records}`),
    )
    progress.clear()
    await payload.destroy()
    return conclude([...(file ? [file] : []), ...findings])
  } catch (error) {
    // So damaged that it cannot even be opened: what was found says it.
    if (damaged) return conclude([damaged])
    process.stderr.write(`${error instanceof EnvironmentError ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    return 2
  }
}

/** The file itself, before anything is read from it. */
async function databaseFinding(databaseFile: string): Promise<Finding> {
  const startedAt = performance.now()
  const faults = await quickCheck(databaseFile)
  return {
    name: 'database-file',
    label: { zh: '数据库文件完好', en: 'the database file is sound' },
    records: 1,
    breaks: faults.map((reason) => ({ subject: databaseFile, reason })),
    notes: [],
    ms: performance.now() - startedAt,
  }
}

function lineOf({ name, label, records, breaks, notes, ms }: Finding): string {
  const verdict = breaks.length === 0 ? '✓' : '✗'
  const told = breaks.map(({ subject, reason }) => `\n    ${subject}: ${reason}`).join('')
  const noted = notes.map(({ en, zh }) => `\n    ${zh} ${en}`).join('')
  return `${verdict} ${name.padEnd(16)} ${String(records).padStart(8)} records ${ms.toFixed(0).padStart(6)} ms  ${label.zh} ${label.en}${noted}${told}`
}

function conclude(findings: readonly Finding[]): number {
  const broken = findings.find(({ breaks }) => breaks.length > 0)
  if (!broken) {
    process.stdout.write(`全部成立 All ${findings.length} invariants hold.\n`)
    return 0
  }
  const [first] = broken.breaks
  process.stderr.write(`首个不符 The first break: ${broken.name}: ${first?.subject ?? ''}: ${first?.reason ?? ''}\n`)
  return 1
}
