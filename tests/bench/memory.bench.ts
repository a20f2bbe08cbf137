import express from 'express'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Payload } from 'payload'
import { sharedPages } from '@/server/edge/shared-pages'
import type { Bench } from './bench'
import { inEmptyDatabase } from './empty-database'

const CHAPTERS = 40
const PARAGRAPHS = 60
const PAGES = 2_000
const EVERY = 250

type Stand = { pages: number; heapMb: number; outsideMb: number; rssMb: number }

/**
 * 2,000 chapter pages, each at an address of its own, through the route that renders them and the cache of the edge, but without Next around
 * it: what is left in memory after them, beside what was left after the first 250. A tenth more is noise; twice as much is a leak.
 */
const bench: Bench = {
  name: 'memory',
  run: () =>
    inEmptyDatabase(async ({ payload }) => {
      payload.logger.level = 'silent'
      await fillBook(payload)
      const { GET } = await import('@/collections/materials/site/routes/textbooks/[urlName]/editions/[editionNo]/chapters/[chapter]/route')
      const app = express()
      app.use(sharedPages({ path: /chapters/, cookies: [] }))
      app.use(async (req, res) => {
        const chapter = /chapters\/(\d+)/.exec(req.path)?.[1] ?? ''
        const params = Promise.resolve({ lang: 'zh', urlName: 'bench-book', editionNo: '1', chapter })
        const answer = await GET(new Request(`http://localhost${req.originalUrl}`), { params })
        res.status(answer.status)
        answer.headers.forEach((value, name) => res.setHeader(name, value))
        res.end(Buffer.from(await answer.arrayBuffer()))
      })
      const server = app.listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const stands: Stand[] = []
      for (let page = 1; page <= PAGES; page += 1) {
        const answer = await fetch(`${origin}/textbooks/bench-book/editions/1/chapters/${(page % CHAPTERS) + 1}?q=${page}`)
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`chapter ${(page % CHAPTERS) + 1} was answered with ${answer.status}`)
        if (page % EVERY === 0) stands.push(stand(page))
      }
      await new Promise((resolve) => server.close(resolve))
      for (const { heapMb, outsideMb, pages, rssMb } of stands)
        console.error(`${pages} pages: heap ${heapMb.toFixed(1)} MB, buffers ${outsideMb.toFixed(1)} MB, resident ${rssMb.toFixed(0)} MB`)
      const [first, last] = [stands[0]!, stands.at(-1)!]
      const kept = ({ heapMb, outsideMb }: Stand) => heapMb + outsideMb
      const reference = { name: `after ${EVERY}`, value: kept(first) }
      return [
        { name: `left after ${PAGES} chapter pages`, unit: 'MB', value: kept(last), reference, ratio: kept(last) / kept(first), runs: 1 },
        {
          name: 'resident by then',
          unit: 'MB',
          value: last.rssMb,
          reference: { name: `after ${EVERY}`, value: first.rssMb },
          ratio: last.rssMb / first.rssMb,
          runs: 1,
        },
      ]
    }),
}

export default bench

setFlagsFromString('--expose_gc')
const collectGarbage = runInNewContext('gc') as () => void

function stand(pages: number): Stand {
  collectGarbage()
  collectGarbage()
  const { external, heapUsed, rss } = process.memoryUsage()
  return { pages, heapMb: heapUsed / 1e6, outsideMb: external / 1e6, rssMb: rss / 1e6 }
}

/** A published edition, beneath the hooks. */
async function fillBook(payload: Payload): Promise<void> {
  const make = async (collection: string, data: Record<string, unknown>) =>
    String((await payload.db.create({ collection: collection as 'users', data: data as never })).id)
  const committee = await make('committees', { number: 1, name: '委员会', kind: 'writing', state: 'active', stateSeq: 0 })
  const occupation = await make('occupations', { code: '6-17-09-02', name: '金属轧制工', levels: ['5'] })
  const textbook = await make('textbooks', { title: '教材', urlName: 'bench-book', occupation, committee, levels: ['5'], isPublic: true })
  const edition = await make('editions', { textbook, editionNo: 1, state: 'published', stateSeq: 0 })
  for (let number = 1; number <= CHAPTERS; number += 1) {
    const chapter = await make('chapters', { edition, number, title: `第${number}章`, state: 'final', stateSeq: 0 })
    const draft = await make('drafts', {
      chapter,
      number: 1,
      content: textOf(number),
      contentHash: 'a'.repeat(64),
      characterCount: 1,
      origin: 'editor',
    })
    await payload.db.updateOne({ collection: 'chapters', id: chapter, data: { sealedDraft: draft, sealedHash: 'a'.repeat(64) } })
  }
}

function textOf(number: number): unknown {
  const text = {
    type: 'text',
    text: `${number} 炉前取样、测温、定氧，按工艺卡确认后方可出钢。`.repeat(8),
    detail: 0,
    format: 0,
    mode: 'normal',
    style: '',
    version: 1,
  }
  const frame = { direction: 'ltr', format: '', indent: 0, version: 1 }
  const children = Array.from({ length: PARAGRAPHS }, () => ({ type: 'paragraph', children: [text], ...frame }))
  return { root: { type: 'root', children, ...frame } }
}
