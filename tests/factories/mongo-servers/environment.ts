import { describeServer, type MongoServer } from './server'

/** The server that MONGODB_URI names. It was there before us and stays; each test takes a database of its own in it. */
export async function fromEnvironment(): Promise<MongoServer | string> {
  const uri = process.env['MONGODB_URI']
  if (!uri) return 'not set'
  return describeServer(uri, { stop: () => Promise.resolve() })
}
