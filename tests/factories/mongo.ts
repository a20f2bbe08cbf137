import type { MongoServer } from './mongo-servers/server'
import { fromEnvironment } from './mongo-servers/environment'
import { ferretdb, secantusdb } from './mongo-servers/independent'
import { memoryServer } from './mongo-servers/memory-server'
import { mongod } from './mongo-servers/mongod'

export type { MongoServer } from './mongo-servers/server'

export type MongoSearch = {
  /** Absent where none is to be had; `report` then says why each was passed over. */
  server: MongoServer | undefined
  report: string[]
}

/** A way to a server: gives one that answers, or the reason why not. Never hangs. */
export type MongoSource = () => Promise<MongoServer | string>

/** The order in which a server of MongoDB's protocol is looked for (docs/adr tells why). */
const SOURCES: Readonly<Record<string, MongoSource>> = {
  MONGODB_URI: fromEnvironment,
  mongod,
  'mongodb-memory-server': memoryServer,
  secantusdb,
  ferretdb,
}

/**
 * Finds a server for the tests, starts it where needed on loopback and a free port, and says which it used.
 * `MONGODB_SERVER=ferretdb` (or another name of the list) tries that one alone, `MONGODB_SERVER=none` nothing.
 */
export async function findMongo(say: (line: string) => void = console.info): Promise<MongoSearch> {
  const only = process.env['MONGODB_SERVER']
  if (only === 'none') return { server: undefined, report: ['MONGODB_SERVER=none'] }
  if (only && !SOURCES[only]) throw new Error(`MONGODB_SERVER=${only} is none of ${Object.keys(SOURCES).join(', ')}`)
  const report: string[] = []
  for (const [name, source] of Object.entries(SOURCES)) {
    if (only && name !== only) continue
    const found = await source()
    if (typeof found === 'string') {
      report.push(`${name}: ${found}`)
      continue
    }
    say(`MongoDB's protocol: ${found.name}, ${found.transactions ? 'with' : 'without'} transactions (passed over: ${report.join('; ') || 'none'})`)
    return { server: found, report }
  }
  say(`MongoDB's protocol: no server, its cases are skipped (${report.join('; ')})`)
  return { server: undefined, report }
}
