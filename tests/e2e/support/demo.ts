import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from './server'

/** Loads the demonstration data once, by the product's own start; every server of a test then starts on a copy of its own. */
export default async function setup(): Promise<() => void> {
  if (process.env['E2E_ORIGIN']) return () => undefined
  const directory = mkdtempSync(path.join(tmpdir(), 'liangong-e2e-demo-'))
  await (await startServer({ directory })).stop()
  process.env['E2E_DEMO'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
