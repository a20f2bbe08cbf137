import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'

export type Place = { payload: Payload; systemReq: (payload: Payload) => Promise<PayloadRequest>; folder: string }

/** A process with an empty database on the disk, and nothing left of it afterwards. */
export async function inEmptyDatabase<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liangong-bench-'))
  for (const [name, value] of Object.entries({
    DATA_DIR: folder,
    MEDIA_DIR: path.join(folder, 'media'),
    DATABASE_URI: `file:${path.join(folder, 'bench.db')}`,
    PAYLOAD_SECRET: 'only-for-the-bench-only-for-the-bench',
    LIANGONG_DEMO: '0',
  }))
    process.env[name] = value
  const { bootPayload, systemReq } = await import('../factories/payload')
  const payload = await bootPayload()
  try {
    return await work({ payload, systemReq, folder })
  } finally {
    await payload.destroy()
    await rm(folder, { recursive: true })
  }
}
