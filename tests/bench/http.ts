import express from 'express'
import { readFile, writeFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { median, percentile, type BenchResult } from './bench'

export type Load = { perSecond: number; p50Ms: number; p99Ms: number }
export type Call = { url: string; init?: RequestInit }

/**
 * Sends `count` calls over `connections` at once and waits for every answer.
 * @throws Error when an answer is not what was expected, so that a fast refusal never counts as speed
 */
export async function load(args: { count: number; connections: number; call(index: number): Call; expected?: number }): Promise<Load> {
  const { call, connections, count, expected = 200 } = args
  const times: number[] = []
  let next = 0
  const startedAt = performance.now()
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const { init, url } = call(index)
      const sentAt = performance.now()
      const answer = await fetch(url, init)
      await answer.arrayBuffer()
      if (answer.status !== expected) throw new Error(`${init?.method ?? 'GET'} ${url} answered ${answer.status}`)
      times.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: count / seconds, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) }
}

/** Runs workload and reference by turns, `runs` times each, and gives the medians. */
export async function interleaved(args: {
  name: string
  reference: string
  runs?: number
  workload(run: number): Promise<Load>
  referenceLoad(run: number): Promise<Load>
}): Promise<BenchResult> {
  const { name, reference, referenceLoad, runs = 3, workload } = args
  const own: Load[] = []
  const other: Load[] = []
  for (let run = 0; run < runs; run += 1) {
    own.push(await workload(run))
    other.push(await referenceLoad(run))
  }
  const value = median(own.map(({ perSecond }) => perSecond))
  const referenceValue = median(other.map(({ perSecond }) => perSecond))
  return {
    name,
    unit: 'req/s',
    value,
    reference: { name: reference, value: referenceValue },
    ratio: value / referenceValue,
    p50Ms: median(own.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(own.map(({ p99Ms }) => p99Ms)),
    runs,
  }
}

export type Reference = { origin: string; stop(): Promise<void> }

/** Bare Express: answers any GET with `body` as JSON, and echoes any POST. */
export async function bareExpress(body: unknown): Promise<Reference> {
  const app = express()
  app.use(express.json())
  app.get('/', (_, response) => void response.json(body))
  app.post('/', (request, response) => void response.json(request.body))
  return listen(createServer(app))
}

/** Bare Node: the file, streamed from disk for every request. */
export async function bareFile(file: string, content: Uint8Array): Promise<Reference> {
  await writeFile(file, content)
  const { byteLength } = await readFile(file)
  return listen(
    createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': byteLength })
      createReadStream(file).pipe(response)
    }),
  )
}

async function listen(server: Server): Promise<Reference> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
