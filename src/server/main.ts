import { migrations } from '@/database/migrations'
import { parseEnvironment, type Environment } from '@/kernel/environment'
import { banner, lanAddresses } from './banner'
import { lockDatabaseFile } from './file-lock'
import { createLogger } from './log'
import { assertPortFree, payloadSecret, prepareDirectories } from './prepare'
import { assertDatabaseNotNewer } from './schema-age'
import { serve } from './serve'
import { onStopSignal } from './shutdown'
import { assertSpace, startFailure } from './start-failure'
import './errors'

const startedAt = performance.now()

try {
  await main()
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const isDevelopment = process.argv.includes('--dev')
  Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production' })
  // Development pushes its schema without migrations; its database must never be taken for that of production.
  if (isDevelopment) process.env['DATA_DIR'] ??= 'data/dev'
  const environment = parseEnvironment(process.env)
  prepareDirectories(environment)
  await assertSpace(environment)
  const secret = payloadSecret(environment)
  await assertPortFree(environment.host, environment.port)
  const lock = environment.databaseFile ? await lockDatabaseFile(environment.databaseFile) : undefined
  if (environment.databaseFile)
    await assertDatabaseNotNewer(
      environment.databaseFile,
      migrations.map(({ name }: { name: string }) => name),
      environment.production,
    )
  publish(environment, secret)

  const logger = createLogger(environment)
  process.on('unhandledRejection', (error) => logger.error({ err: error, msg: 'unhandled rejection' }))
  const running = await serve({ environment, logger })
  onStopSignal(async (signal) => {
    logger.info({ msg: 'stopping', signal })
    await running.stop()
    lock?.release()
    logger.info({ msg: 'stopped' })
  })
  const seconds = (performance.now() - startedAt) / 1000
  const { accounts, open, port } = running
  process.stdout.write(banner({ environment, port, accounts, open, seconds, addresses: lanAddresses(environment.host) }))
}

/** Payload's configuration reads `process.env`, here and again inside Next's bundle: both must see the same checked values. */
function publish(environment: Environment, secret: string): void {
  Object.assign(process.env, {
    PAYLOAD_SECRET: secret,
    DATABASE_URI: environment.databaseUri,
    DATA_DIR: environment.dataDir,
    MEDIA_DIR: environment.mediaDir,
    NEXT_TELEMETRY_DISABLED: '1',
  })
}
