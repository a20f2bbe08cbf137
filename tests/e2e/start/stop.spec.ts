import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

it('stops the server, and lets it finish its work, when npm itself is told to stop', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'liangong-stop-'))
  let output = ''
  const npm = spawn('npm', ['start'], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URI: '',
      DATA_DIR: path.join(directory, 'data'),
      MEDIA_DIR: path.join(directory, 'media'),
      LIANGONG_DEMO: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  // The pipes close when the last process that holds them is gone, the server included.
  const allGone = new Promise((resolve) => npm.once('close', resolve))
  try {
    await expect.poll(() => output, { timeout: 120_000, interval: 200 }).toMatch(/http:\/\/localhost:\d+/)
    const origin = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? ''
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    npm.kill('SIGTERM')
    await allGone
    expect(output).toContain('"msg":"stopped"')
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow()
  } finally {
    npm.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  }
})
