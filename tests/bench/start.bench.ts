import { mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../e2e/support/server'
import { median, type Bench } from './bench'

const RUNS = 3

/** Seconds from the command to a server that answers, with the demonstration data there already; beside bare Express in Node. */
const bench: Bench = {
  name: 'start',
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'start-bench-'))
    const env = { DATA_DIR: path.join(folder, 'data'), MEDIA_DIR: path.join(folder, 'media') }
    try {
      await (await startServer({ env })).stop()
      const own: number[] = []
      const bare: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        const startedAt = performance.now()
        const server = await startServer({ env })
        own.push((performance.now() - startedAt) / 1000)
        await server.stop()
        bare.push(await startBareExpress())
      }
      const value = median(own)
      const reference = { name: 'bare Express in Node', value: median(bare) }
      return [{ name: 'second start', unit: 's', value, reference, ratio: value / reference.value, runs: RUNS }]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

export default bench

const BARE = "import express from 'express'; express().listen(0, '127.0.0.1', () => console.log('ready'))"

function startBareExpress(): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', BARE], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve) => {
    child.stdout.once('data', () => {
      resolve((performance.now() - startedAt) / 1000)
      child.kill('SIGTERM')
    })
  })
}
