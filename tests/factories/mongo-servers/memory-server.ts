import { lookup } from 'node:dns/promises'
import { MongoMemoryReplSet } from 'mongodb-memory-server-core'
import { DryMongoBinary } from 'mongodb-memory-server-core/lib/util/DryMongoBinary.js'
import { describeServer, type MongoServer } from './server'

const DOWNLOAD_HOST = 'fastdl.mongodb.org'
const DOWNLOAD_MS = 5 * 60_000

/** mongodb-memory-server with a binary that it has kept, or one that it downloads where the download host has an address. */
export async function memoryServer(): Promise<MongoServer | string> {
  const kept = await DryMongoBinary.locateBinary(DryMongoBinary.getEnsuredOptions())
  if (!kept && !(await isOnline())) return `no binary kept, and ${DOWNLOAD_HOST} has no address here`
  try {
    const set = await within(DOWNLOAD_MS, MongoMemoryReplSet.create({ replSet: { count: 1, ip: '127.0.0.1' } }))
    return await describeServer(set.getUri(), { stop: async () => void (await set.stop()) })
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'failed') : String(error)
  }
}

async function isOnline(): Promise<boolean> {
  return within(3_000, lookup(DOWNLOAD_HOST)).then(
    () => true,
    () => false,
  )
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not ready after ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
