import type { Payload } from 'payload'
import { restHandlers } from '@/platform/http/rest'
import { createHouse, VISITORS, type House } from '../factories/hostile'
import type { World } from './grammar'
import { webRequest, type Answer, type FuzzRequest } from './request'

const ORIGIN = 'http://localhost:3000'

/** The house with something in every room, as the generator sees it. */
export async function fuzzedHouse(payload: Payload): Promise<{ world: World; house: House }> {
  const house = await createHouse(payload)
  const ids = Object.fromEntries(Object.entries(house.rows).map(([slug, id]) => [slug, [id]]))
  const routes = payload.config.endpoints.map(({ method, path }) => ({ method, path }))
  return { house, world: { collections: payload.config.collections, routes, roles: VISITORS, ids } }
}

/** Asks REST without a socket. What is thrown, or rejected while nobody waits, counts as a failure. */
export function asking(payload: Payload, house: House): (request: FuzzRequest) => Promise<Answer> {
  const handlers = restHandlers(payload.config)
  return async (request) => {
    const token = house.tokens[request.role as keyof House['tokens']]
    const lost: unknown[] = []
    const noteLost = (error: unknown) => lost.push(error)
    process.on('unhandledRejection', noteLost)
    try {
      const web = webRequest(ORIGIN, request, token ? { authorization: `JWT ${token}` } : {})
      const slug = decoded(new URL(web.url).pathname.replace(/^\/api\//, '')).split('/')
      const handler = handlers[request.method as keyof typeof handlers]
      const answer = await handler(web, { params: Promise.resolve({ slug }) })
      const text = await answer.text()
      await new Promise((resolve) => setImmediate(resolve))
      return lost.length > 0 ? { status: 599, text: String(lost[0]) } : { status: answer.status, text }
    } catch (error) {
      return { status: 598, text: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    } finally {
      process.off('unhandledRejection', noteLost)
    }
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
