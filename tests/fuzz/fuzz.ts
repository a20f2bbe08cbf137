import { makeRequest, type World } from './grammar'
import { chanceOf } from './random'
import type { Answer, FuzzRequest } from './request'
import { shrunk } from './shrink'

export type Offender = { index: number; request: FuzzRequest; answer: Answer }

/** What no answer holds: what the server is made of. */
const LEAK = /node_modules|\bat (?:async )?[\w.<>]+ \(|\.(?:ts|js|tsx):\d+|SQLITE_|SqliteError|drizzle|insert into|select "/

/**
 * Sends `count` requests that follow from `seed`. Every kind of failure (a 5xx, an answer that shows the server's inside) is told
 * once, as the smallest request that still fails.
 */
export async function fuzz(options: {
  seed: number
  count: number
  world: World
  ask: (request: FuzzRequest) => Promise<Answer>
  make?: typeof makeRequest
  onProgress?: (done: number) => void
}): Promise<Offender[]> {
  const { ask, count, make = makeRequest, onProgress, seed, world } = options
  const chance = chanceOf(seed)
  const offenders = new Map<string, Offender>()
  for (let index = 0; index < count; index += 1) {
    const request = make(chance, world)
    const answer = await ask(request)
    onProgress?.(index + 1)
    if (!isFailure(answer) || offenders.has(kindOf(request, answer))) continue
    const smallest = await shrunk(request, async (smaller) => isFailure(await ask(smaller)))
    const last = await ask(smallest)
    offenders.set(kindOf(request, answer), { index, request: smallest, answer: isFailure(last) ? last : answer })
  }
  return [...offenders.values()]
}

export function isFailure({ status, text }: Answer): boolean {
  return status >= 500 || (status >= 400 && LEAK.test(text))
}

/** The same route, with whatever id, fails in the same way. */
function kindOf({ method, path }: FuzzRequest, { status }: Answer): string {
  const [, api, slug, ...rest] = path.split('/')
  return [method, api, slug, rest.length, /[a-z-]+$/.exec(rest.at(-1) ?? '')?.[0], status].join(' ')
}
