import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { MongoClient } from 'mongodb'
import { startServer } from './process'
import { describeServer, type MongoServer } from './server'

/** The `mongod` on PATH, as a replica set of one node, since only a replica set has transactions. */
export async function mongod(): Promise<MongoServer | string> {
  try {
    await promisify(execFile)('mongod', ['--version'], { timeout: 5_000 })
  } catch {
    return 'not on PATH'
  }
  const { port, stop } = await startServer('mongod', ({ port, directory }) => [
    ...['--replSet', 'contract', '--dbpath', directory, '--port', String(port), '--bind_ip', '127.0.0.1'],
    ...['--quiet', '--wiredTigerCacheSizeGB', '0.25', '--logpath', path.join(directory, 'mongod.log')],
  ])
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    await client.db('admin').command({ replSetInitiate: { _id: 'contract', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } })
    for (let tries = 0; tries < 100; tries += 1) {
      const hello = await client.db('admin').command({ hello: 1 })
      if (hello['isWritablePrimary'] === true) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    await client.close()
  }
  return describeServer(`mongodb://127.0.0.1:${port}/?replicaSet=contract`, { stop })
}
