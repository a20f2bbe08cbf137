import path from 'node:path'
import { builtBy, startServer } from './process'
import { describeServer, type MongoServer } from './server'

/** MongoDB's protocol over WiredTiger, with real transactions (a Python package in an environment of its own). */
export async function secantusdb(): Promise<MongoServer | string> {
  const built = await builtBy('secantusdb.mjs', 5 * 60_000)
  if ('reason' in built) return built.reason
  const { port, stop } = await startServer(built.file, ({ port, directory }) => [
    ...['--host', '127.0.0.1', '--port', String(port), '--storage-path', path.join(directory, 'data')],
    ...['--cache-size', '256M', '--log-level', 'ERROR'],
  ])
  return describeServer(`mongodb://127.0.0.1:${port}/`, { product: 'SecantusDB', stop })
}

/** MongoDB's protocol over SQLite, without transactions (built from Go modules). */
export async function ferretdb(): Promise<MongoServer | string> {
  const built = await builtBy('ferretdb.mjs', 12 * 60_000)
  if ('reason' in built) return built.reason
  const { port, stop } = await startServer(built.file, ({ port, directory }) => [
    ...['--handler=sqlite', `--sqlite-url=file:${directory}/`, `--state-dir=${directory}`, `--listen-addr=127.0.0.1:${port}`],
    ...['--debug-addr=-', '--telemetry=disable', '--log-level=ERROR'],
  ])
  return describeServer(`mongodb://127.0.0.1:${port}/`, { product: 'FerretDB 1 (SQLite)', stop })
}
