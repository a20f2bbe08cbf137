import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type RunningServer } from '../e2e/support/server'
import type { Bench, BenchResult } from './bench'
import { bareExpress, bareFile, interleaved, load, type Call } from './http'

const READS = 600
const WRITES = 100
const CONNECTIONS = 20
const READERS = 500

/** The site's chapter page, a list and a transition through the whole house, each beside its references. */
const bench: Bench = {
  name: 'line',
  async run() {
    const server = await startServer({ env: { WRITES_PER_MINUTE: '1000000' } })
    const folder = await mkdtemp(path.join(tmpdir(), 'line-bench-'))
    try {
      const session = await signIn(server, 'admin')
      return [await chapterPage(server, folder, session), ...(await lists(server, session)), ...(await transitions(server, session))]
    } finally {
      await server.stop()
      await rm(folder, { recursive: true })
    }
  },
}

export default bench

type Session = { cookie: string; token: string }

async function signIn(server: RunningServer, username: string): Promise<Session> {
  const answer = await fetch(`${server.origin}/api/users/login`, json('POST', { username, password: `Liangong-${username}` }))
  const { token } = (await answer.json()) as { token: string }
  return { token, cookie: `payload-token=${token}` }
}

async function chapterPage(server: RunningServer, folder: string, { cookie }: Session): Promise<BenchResult> {
  const books = await getJson<{ docs: { urlName: string }[] }>(server, '/api/textbooks?where[isPublic][equals]=true&limit=1')
  const url = `${server.origin}/textbooks/${books.docs[0]?.urlName}/editions/1/chapters/1`
  const page = new Uint8Array(await (await fetch(url, { headers: { cookie } })).arrayBuffer())
  const reference = await bareFile(path.join(folder, 'chapter.html'), page)
  const read = (address: string, init?: RequestInit) =>
    load({ count: READERS * 4, connections: READERS, call: () => (init ? { url: address, init } : { url: address }) })
  try {
    return await interleaved({
      name: `chapter page, signed in, ${READERS} at once`,
      reference: 'bare Node static file',
      workload: () => read(url, { headers: { cookie } }),
      referenceLoad: () => read(reference.origin),
    })
  } finally {
    await reference.stop()
  }
}

async function lists(server: RunningServer, { token }: Session): Promise<BenchResult[]> {
  const url = `${server.origin}/api/chapters?limit=10&depth=0&select[title]=true&select[state]=true`
  const headers = { authorization: `JWT ${token}` }
  const bare = await bareExpress(await (await fetch(url, { headers })).json())
  try {
    return [
      await interleaved({
        name: 'list of 10 chapters',
        reference: 'bare Express JSON of the same body',
        workload: () => load({ count: READS, connections: CONNECTIONS, call: () => ({ url, init: { headers } }) }),
        referenceLoad: () => load({ count: READS, connections: CONNECTIONS, call: () => ({ url: bare.origin }) }),
      }),
    ]
  } finally {
    await bare.stop()
  }
}

/** A transition beside bare Express, and beside what Payload's own REST takes for changing one field of the same row. */
async function transitions(server: RunningServer, { token }: Session): Promise<BenchResult[]> {
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
  // The table leaves it to the edition's chief editor.
  const chief = { ...headers, authorization: `JWT ${(await signIn(server, 'chief-bof')).token}` }
  const editions = await getJson<{ docs: { id: string }[] }>(
    server,
    '/api/editions?where[chiefEditor.username][equals]=chief-bof&limit=1&depth=0',
    headers,
  )
  const runs = 3
  const ids: string[] = []
  for (let index = 0; index < WRITES * runs * 2; index += 1) {
    const answer = await fetch(`${server.origin}/api/errata`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ edition: editions.docs[0]?.id, page: 1, quote: `第${index}处`, correction: '改' }),
    })
    ids.push(((await answer.json()) as { doc: { id: string } }).doc.id)
  }
  const bare = await bareExpress({})
  const take = (offset: number, call: (id: string) => Call) =>
    load({ count: WRITES, connections: CONNECTIONS, call: (index) => call(ids[offset + index] ?? '') })
  const confirm = (id: string): Call => ({
    url: `${server.origin}/api/errata/${id}/transitions`,
    init: { method: 'POST', headers: chief, body: JSON.stringify({ action: 'reject', reason: '性能测试', seenSeq: 0 }) },
  })
  const patch = (id: string): Call => ({
    url: `${server.origin}/api/errata/${id}?depth=0`,
    init: { method: 'PATCH', headers, body: JSON.stringify({ note: '性能测试' }) },
  })
  try {
    return [
      await interleaved({
        name: 'transition',
        reference: 'bare Express JSON echo',
        runs,
        workload: (run) => take(run * WRITES, confirm),
        referenceLoad: () =>
          load({ count: WRITES, connections: CONNECTIONS, call: () => ({ url: bare.origin, init: json('POST', { action: 'reject' }) }) }),
      }),
      await interleaved({
        name: 'transition',
        reference: "Payload's own REST PATCH of one field",
        runs,
        workload: (run) => take((runs + run) * WRITES, confirm),
        referenceLoad: (run) => take(run * WRITES, patch),
      }),
    ]
  } finally {
    await bare.stop()
  }
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function getJson<T>(server: RunningServer, url: string, headers: Record<string, string> = {}): Promise<T> {
  return (await (await fetch(server.origin + url, { headers })).json()) as T
}
