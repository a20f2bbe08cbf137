import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type RunningServer = {
  /** `http://localhost:<port>`, without a trailing slash. */
  origin: string
  dataDir: string
  stop(): Promise<void>
}

const SERVER = 'dist/server.mjs'
const READY_MS = 280_000

/**
 * Starts the built server on a free port, with the demonstration data in directories of its own, and waits until it is ready.
 * `E2E_DEMO` names a directory with the data loaded: the server then works on a copy. `directory` is one to fill and to leave.
 * `isEmpty`: without demonstration data, in directories that hold nothing yet.
 * `E2E_ORIGIN` names a server that runs already (and is then left alone), for work on a test.
 */
export async function startServer(
  options: { env?: Record<string, string>; directory?: string; isEmpty?: boolean } = {},
): Promise<RunningServer> {
  const running = process.env['E2E_ORIGIN']
  if (running) return { origin: running, dataDir: process.env['E2E_DATA_DIR'] ?? '', stop: async () => undefined }
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is missing: run "npm run build" first`)
  const directory = options.directory ?? mkdtempSync(path.join(tmpdir(), 'liangong-e2e-'))
  const loaded = options.isEmpty ? undefined : process.env['E2E_DEMO']
  if (loaded) cpSync(loaded, directory, { recursive: true })
  const child = spawn(process.execPath, ['--enable-source-maps', SERVER], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: path.join(directory, 'data'),
      MEDIA_DIR: path.join(directory, 'media'),
      DATABASE_URI: '',
      LIANGONG_DEMO: options.isEmpty ? '0' : '1',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const origin = await originOf(child)
  return {
    origin,
    dataDir: path.join(directory, 'data'),
    stop: async () => {
      await end(child)
      if (!options.directory) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The server prints its address once it can be used. */
function originOf(child: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('was not ready in time'), READY_MS)
    const fail = (reason: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`the server ${reason}:\n${output.slice(-4_000)}`))
    }
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const origin = /http:\/\/localhost:\d+(?=\/)/.exec(output)?.[0]
      if (!origin) return
      clearTimeout(timer)
      resolve(origin)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => fail(`ended with ${code}`))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(timer)
}
