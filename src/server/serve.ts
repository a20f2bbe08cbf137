import next from 'next'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import type { Logger } from 'pino'
import type { Environment } from '@/kernel/environment'
import { DomainError } from '@/kernel/errors'
import { upgradeData } from '@/platform/audit'
import { contributedHotBodies, contributedHotRoutes, contributedServices } from '@/platform/domains'
import { metDamage, watchDamage } from './damage'
import { demoAccounts, openDemoAccounts, prepareDemo } from './demo'
import type { DemoAccount, OpenDemoAccounts } from './demo-accounts'
import { createEdge } from './edge'
import { diskCheck, type Checks } from './edge/health'
import { codeOf, listenError } from './prepare'
import { drain } from './shutdown'
import { endsOnTrouble } from './start-failure'

export type Running = {
  port: number
  accounts: readonly DemoAccount[]
  /** Demonstration accounts that are open to others. */
  open: OpenDemoAccounts | null
  stop(): Promise<void>
}

/**
 * Starts Payload, Next and Express in this process, in that order, and listens.
 * The environment must already be in `process.env`, from where the configuration reads it.
 */
export async function serve({ environment, logger }: { environment: Environment; logger: Logger }): Promise<Running> {
  const { default: configuring } = await import('@payload-config')
  const starting = startingLogger(logger, environment)
  const config: SanitizedConfig = { ...(await configuring), logger: starting.logger as SanitizedConfig['logger'] }
  const damage = await watchDamage({ databaseFile: existing(environment.databaseFile), logger, met: () => metDamage(payload) })
  const payload = await reach(() => getPayload({ config }))
  const { gaps } = await upgradeData(payload)
  if (gaps > 0)
    logger.warn({ gaps, msg: 'the audit baseline names rows that an older version changed without a link; `npm run verify` counts them' })
  await prepareDemo({ payload, environment })

  const state = { isStopping: false }
  const server = createServer({
    requestTimeout: 300_000,
    headersTimeout: 20_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
  })
  const front = next({
    dev: !environment.production,
    dir: process.cwd(),
    hostname: environment.host,
    port: environment.port,
    httpServer: server,
  })
  await front.prepare()
  const edge = createEdge({
    environment,
    logger,
    handler: front.getRequestHandler(),
    checks: { ...checksOf(payload, environment), integrity: damage.check },
    isStopping: () => state.isStopping,
    hotBodies: contributedHotBodies.of(config),
    mountHotRoutes: (router) => contributedHotRoutes.of(config).forEach((mount) => mount(router, { payload, environment, logger })),
  })
  server.on('request', edge)
  await listen(server, environment)
  starting.isOver()
  const services = contributedServices.of(config).map((start) => start({ payload, environment }))

  return {
    port: (server.address() as AddressInfo).port,
    accounts: await demoAccounts({ payload, environment }),
    open: await openDemoAccounts({ payload, environment }),
    stop: async () => {
      state.isStopping = true
      const served = drain(server)
      await Promise.all(services.map((service) => service.stop()))
      await served
      await front.close()
      await payload.destroy()
    },
  }
}

/** Until the server listens, a full disk or a damaged file that is only logged ends the start with one line. */
function startingLogger(logger: Logger, environment: Environment): { logger: Logger; isOver(): void } {
  let isStarting = true
  const own = logger.child({})
  const error = own.error.bind(own) as (...entry: unknown[]) => void
  const told = (...entry: unknown[]) => {
    if (isStarting)
      endsOnTrouble(entry[0], environment, (line) => {
        process.stderr.write(`${line}\n`)
        process.exit(1)
      })
    error(...entry)
  }
  return { logger: Object.assign(own, { error: told }), isOver: () => void (isStarting = false) }
}

function existing(file: string | undefined): string | undefined {
  return file !== undefined && existsSync(file) ? file : undefined
}

function checksOf(payload: Payload, environment: Environment): Checks {
  const known = knownMigrations(payload)
  return {
    database: async () => {
      await payload.db.count({ collection: 'users' })
      return true
    },
    migrations: async () => {
      if (environment.database === 'mongodb' || !environment.production) return true
      const { docs } = await payload.db.find<{ name: string }>({ collection: 'payload-migrations', pagination: false, limit: 0 })
      const missing = known.filter((name) => !docs.some((row) => row.name === name))
      return missing.length === 0 || `not applied: ${missing.join(', ')}`
    },
    disk: diskCheck(environment.dataDir),
  }
}

function knownMigrations(payload: Payload): string[] {
  const listed: unknown = 'prodMigrations' in payload.db ? payload.db.prodMigrations : undefined
  return Array.isArray(listed) ? listed.map((migration: { name: string }) => migration.name) : []
}

async function listen(server: Server, { host, port }: Environment): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)))
    server.listen({ host, port }, resolve)
  })
}

/** What Payload throws while it connects may hold the address with its password; only the reason is passed on. */
async function reach<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    if (
      error instanceof Error &&
      /cannot connect|ECONNREFUSED|ENOTFOUND|MongoServerSelection|MongooseServerSelection|authentication failed/i.test(
        `${error.name} ${error.message}`,
      )
    )
      throw new DomainError('start.databaseUnreachable', { reason: codeOf(error).replace(/\/\/[^@/\s]*@/g, '//***@') })
    throw error
  }
}
