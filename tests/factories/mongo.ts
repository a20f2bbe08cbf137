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
}

/** Known to be unfit for Payload; started only when it is asked for by name. */
const BY_NAME: Readonly<Record<string, MongoSource>> = { ferretdb }

/**
 * Finds a server for the tests, starts it where needed on loopback and a free port, and says which it used.
 * `MONGODB_SERVER=ferretdb` (or another name of the list) tries that one alone, `MONGODB_SERVER=none` nothing.
 * With `REQUIRE_MONGODB=1`, as in CI, to find none is an error.
 */
export async function findMongo(say: (line: string) => void = console.info): Promise<MongoSearch> {
  const only = process.env['MONGODB_SERVER']
  if (only === 'none') return { server: undefined, report: ['MONGODB_SERVER=none'] }
  const report: string[] = []
  for (const [name, source] of only ? [named(only)] : Object.entries(SOURCES)) {
    const found = await source()
    if (typeof found === 'string') {
      report.push(`${name}: ${found}`)
      continue
    }
    const how = found.transactions ? 'with' : 'without'
    say(`MongoDB's protocol: ${found.name}, ${how} transactions (passed over: ${report.join('; ') || 'none'})`)
    return { server: found, report }
  }
  if (process.env['REQUIRE_MONGODB'] === '1') throw new Error(`no server of MongoDB's protocol (${report.join('; ')})`)
  say(`MongoDB's protocol: no server, its cases are skipped (${report.join('; ')})`)
  return { server: undefined, report }
}

function named(name: string): [string, MongoSource] {
  const source = SOURCES[name] ?? BY_NAME[name]
  if (!source) throw new Error(`MONGODB_SERVER=${name} is none of ${Object.keys({ ...SOURCES, ...BY_NAME }).join(', ')}`)
  return [name, source]
}
