import { startServer } from '../e2e/support/server'
import { bootPayload, shutDown } from '../factories/payload'
import { fuzz, type Offender } from './fuzz'
import { makeRequest, type World } from './grammar'
import type { Chance } from './random'
import { webRequest, type Answer, type FuzzRequest } from './request'

/** Accounts of the demonstration, one of every kind. */
const PEOPLE = ['admin', 'staff', 'auditor', 'chief-bof', 'trainee01']
const PAGES = [
  '/',
  '/en',
  '/textbooks',
  '/study',
  '/login',
  '/account',
  '/notices',
  '/verify',
  '/admin',
  '/admin/login',
  '/admin/account',
  '/admin/collections/%',
]
/** How a form of the site or the admin names what it calls: the identifier of a server action. */
const ACTIONS = ['x', '', 'a'.repeat(40), '0'.repeat(42), '7f'.padEnd(42, 'a'), '%00', 'null', '../x']
const CALLS = ['', '[]', '{', '["$K1"]', '[{"name":"table-state","args":{}}]', '[null]', '0:{}', '"$undefined"']

/** Requests to a server with the demonstration's data: REST, the pages, and server actions that are none. */
export async function onServer(options: { seed: number; count: number; onProgress: (done: number) => void }): Promise<Offender[]> {
  const payload = await bootPayload()
  const { collections, endpoints } = payload.config
  const server = await startServer({ env: { WRITES_PER_MINUTE: '1000000', REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'fatal' } })
  try {
    const tokens = new Map<string, string>()
    for (const name of PEOPLE) {
      const token = await signIn(server.origin, name)
      if (token) tokens.set(name, token)
    }
    if (tokens.size === 0) throw new Error('nobody of the demonstration could sign in')
    const ids = await idsOf(
      server.origin,
      tokens.get('admin') ?? '',
      collections.map(({ slug }) => slug),
    )
    const world: World = {
      collections,
      routes: endpoints.map(({ method, path }) => ({ method, path })),
      roles: ['anonymous', ...tokens.keys()],
      ids,
    }
    const ask = (request: FuzzRequest) => send(server.origin, request, tokens.get(request.role))
    return await fuzz({
      ...options,
      world,
      ask,
      make: (chance, from) => (chance.maybe(0.25) ? pageRequest(chance, from) : makeRequest(chance, from)),
    })
  } finally {
    await server.stop()
    await shutDown(payload)
  }
}

function pageRequest(chance: Chance, world: World): FuzzRequest {
  const path = chance.pick(PAGES).replace('%', chance.pick(world.collections).slug)
  const isAction = chance.maybe(0.6)
  const headers: Record<string, string> = isAction ? { 'next-action': chance.pick(ACTIONS) } : {}
  if (chance.maybe(0.2)) headers['rsc'] = '1'
  if (chance.maybe(0.2)) headers['next-router-state-tree'] = chance.pick(['x', '%5B%5D', '{', '%00'])
  const odd = makeRequest(chance, world)
  const base = { role: chance.pick(world.roles), path, headers }
  if (!isAction) return { ...base, method: 'GET', params: odd.params }
  const type = chance.pick([
    'text/plain;charset=UTF-8',
    'application/json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])
  const body = chance.maybe(0.3) ? odd.body : ({ kind: 'raw', text: chance.pick(CALLS), type } as const)
  return { ...base, method: 'POST', params: [], body }
}

async function send(origin: string, request: FuzzRequest, token: string | undefined): Promise<Answer> {
  try {
    const extra = { origin, ...(token ? { cookie: `payload-token=${token}`, authorization: `JWT ${token}` } : {}) }
    const answer = await fetch(webRequest(origin, request, extra), { redirect: 'manual' })
    const text = await answer.text()
    return { status: answer.status, text: answer.headers.get('content-type')?.includes('html') ? '' : text }
  } catch (error) {
    // What no client can send is no fault of the server.
    if (error instanceof TypeError && /header|url|method/i.test(String(error.cause ?? error.message))) return { status: 0, text: '' }
    return { status: 598, text: String((error as Error).cause ?? error) }
  }
}

async function signIn(origin: string, username: string): Promise<string | undefined> {
  const answer = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username, password: `Liangong-${username}` }),
  })
  return answer.ok ? ((await answer.json()) as { token: string }).token : undefined
}

async function idsOf(origin: string, token: string, slugs: readonly string[]): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {}
  for (const slug of slugs) {
    const answer = await fetch(`${origin}/api/${slug}?limit=3&depth=0`, { headers: { authorization: `JWT ${token}` } })
    const { docs = [] } = answer.ok ? ((await answer.json()) as { docs?: { id: string }[] }) : {}
    ids[slug] = docs.map(({ id }) => String(id))
  }
  return ids
}
