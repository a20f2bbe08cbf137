// The process that is measured: the configuration and the edge as they are, without Next; or, told so, one bare Express route.
import express from 'express'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Payload, SanitizedConfig } from 'payload'
import { parseEnvironment } from '@/kernel/environment'
import type { restHandlers } from '@/platform/http/rest'
import { contributedHotBodies, contributedHotRoutes, contributedServices } from '@/platform/domains'
import { createEdge } from '@/server/edge'
import { createLogger } from '@/server/log'
import { seedTrainees } from './study-seed'

export type ToServer = { do: 'seed'; trainees: number } | { do: 'edit'; people: number } | { do: 'usage' } | { do: 'stop' }
export type FromServer =
  | { is: 'ready'; port: number }
  | { is: 'seeded'; unit: string; tokens: string[]; usernames: string[]; password: string }
  | { is: 'usage'; rssBytes: number; heapBytes: number; cpuMs: number; edits: number; editMs: number[] }
  | { is: 'failed'; reason: string }

process.once('disconnect', () => process.exit(0))
const edits = { count: 0, ms: [] as number[] }
const { payload, server } = process.argv.includes('--bare') ? { payload: undefined, server: bare() } : await whole()
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

process.on('message', (message: ToServer) => {
  obey(message).catch((error: unknown) =>
    tell({ is: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
tell({ is: 'ready', port: (server.address() as AddressInfo).port })

async function obey(message: ToServer): Promise<void> {
  if (message.do === 'stop') process.exit(0)
  if (message.do === 'usage') {
    const { heapUsed, rss } = process.memoryUsage()
    const { system, user } = process.cpuUsage()
    const editMs = edits.ms.splice(0)
    return tell({ is: 'usage', rssBytes: rss, heapBytes: heapUsed, cpuMs: (system + user) / 1_000, edits: edits.count, editMs })
  }
  if (!payload) throw new Error('the bare server holds no data')
  if (message.do === 'seed') tell({ is: 'seeded', ...(await seedTrainees(payload, message.trainees)) })
  else await Promise.all(Array.from({ length: message.people }, (_, index) => editForEver(payload, index)))
}

/** Somebody at the workbench: a change of a document with its audit, then a look at it, every few seconds. */
async function editForEver(store: Payload, index: number): Promise<never> {
  const { createLocalReq } = await import('payload')
  const req = () => createLocalReq({ context: { system: true } }, store)
  const { id } = await store.create({
    collection: 'organisations',
    data: { name: `单位 ${index} ${Date.now()}`, kind: 'enterprise' } as never,
    overrideAccess: true,
    req: await req(),
  })
  for (let step = 0; ; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2_000 + Math.random() * 6_000))
    const begun = performance.now()
    await store.update({ collection: 'organisations', id, data: { city: String(step) } as never, overrideAccess: true, req: await req() })
    edits.ms.push(performance.now() - begun)
    edits.count += 1
  }
}

function bare(): Server {
  const app = express()
  app.use(express.json())
  app.post('/{*path}', (request, response) => void response.json(request.body))
  return createServer({ keepAliveTimeout: 65_000 }, app)
}

async function whole(): Promise<{ payload: Payload; server: Server }> {
  await import('../../scripts/lib/preload-lexical.mjs')
  const [{ default: configuring }, { getPayload }, { restHandlers: handlersOf }] = await Promise.all([
    import('@payload-config'),
    import('payload'),
    import('@/platform/http/rest'),
  ])
  const environment = parseEnvironment(process.env)
  const logger = createLogger(environment)
  const config: SanitizedConfig = { ...(await configuring), logger: logger as SanitizedConfig['logger'] }
  const payload = await getPayload({ config })
  const rest = handlersOf(config)
  const edge = createEdge({
    environment,
    logger,
    checks: {},
    isStopping: () => false,
    hotBodies: contributedHotBodies.of(config),
    handler: (req, res) => answerRest(rest, req, res),
    mountHotRoutes: (router) => contributedHotRoutes.of(config).forEach((mount) => mount(router, { payload, environment, logger })),
  })
  for (const start of contributedServices.of(config)) start({ payload, environment })
  return { payload, server: createServer({ keepAliveTimeout: 65_000 }, edge) }
}

async function answerRest(rest: ReturnType<typeof restHandlers>, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', `http://${req.headers.host}`)
  const method = (req.method ?? 'GET') as 'GET' | 'POST'
  const body = method === 'GET' ? {} : { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' }
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
  const slug = url.pathname.replace('/api/', '').split('/')
  const answer = await rest[method](new Request(url, { method, headers, ...body }), { params: Promise.resolve({ slug }) })
  res.statusCode = answer.status
  res.end(await answer.text())
}

function tell(message: FromServer): void {
  process.send?.(message)
}
