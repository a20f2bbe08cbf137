import type { Payload, PayloadRequest } from 'payload'

/** How far the loading has come. It is written in each step's own transaction, so it never says more or less than was done. */
export type Marker = { id: string; today: string; done: number; total: number; finished: boolean; names: Record<string, string> }

const KEY = 'demo.load'

type Row = { id: string | number; state: string; done?: number | null; total?: number | null; result?: unknown }

/** The row that keeps the place; a job's row, so that administrators find it where they look for work of the process. */
export async function readMarker(payload: Payload): Promise<Marker | undefined> {
  const { docs } = await payload.db.find<Row>({ collection: 'jobs', where: { key: { equals: KEY } }, limit: 1, pagination: false })
  const row = docs[0]
  if (!row) return undefined
  const { names, today } = row.result as { names: Record<string, string>; today: string }
  return { id: String(row.id), today, names, done: row.done ?? 0, total: row.total ?? 0, finished: row.state === 'done' }
}

export async function createMarker({ req, today, total }: { req: PayloadRequest; today: string; total: number }): Promise<Marker> {
  const row = (await req.payload.db.create({
    collection: 'jobs',
    // Without a lease no runner takes it for abandoned work of its own.
    data: {
      kind: KEY,
      key: KEY,
      state: 'running',
      runAfter: new Date().toISOString(),
      attempts: 1,
      done: 0,
      total,
      result: { names: {}, today },
    },
    req,
  })) as Row
  return { id: String(row.id), today, names: {}, done: 0, total, finished: false }
}

export async function writeMarker({ marker, req }: { req: PayloadRequest; marker: Marker }): Promise<void> {
  const { done, finished, id, names, today, total } = marker
  await req.payload.db.updateOne({
    collection: 'jobs',
    id,
    data: { state: finished ? 'done' : 'running', done, total, result: { names: finished ? {} : names, today } },
    returning: false,
    req,
  })
}
