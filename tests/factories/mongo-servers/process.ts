import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export type Started = { port: number; directory: string; stop: () => Promise<void> }

/**
 * Ends the server when its standard input closes, so that it never outlives a test run, not even one that was killed.
 * $@ is the server; the watcher reads what nobody ever writes.
 */
const GUARD = 'exec 3<&0; "$@" 3<&- & server=$!; (cat <&3 >/dev/null; kill -9 $server 2>/dev/null) & wait $server'

/**
 * Starts a server on loopback and a free port with a temporary directory, and waits until it takes connections.
 * @throws Error with the end of its output when it ends or does not listen within `timeoutMs`
 */
export async function startServer(
  command: string,
  args: (place: { port: number; directory: string }) => string[],
  timeoutMs = 30_000,
): Promise<Started> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'liangong-mongo-'))
  const port = await freePort()
  const child =
    process.platform === 'win32'
      ? spawn(command, args({ port, directory }), { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] })
      : spawn('sh', ['-c', GUARD, 'sh', command, ...args({ port, directory })], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-2_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const stop = async () => {
    child.stdin.destroy()
    if (process.platform === 'win32') child.kill()
    await ended
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await Promise.race([
      listening(port, timeoutMs),
      ended.then(() => {
        throw new Error('it ended')
      }),
    ])
  } catch (error) {
    await stop()
    throw new Error(`${command} did not start: ${String(error)}\n${output}`)
  }
  return { port, directory, stop }
}

/** The product that one of our build scripts prints, or the reason why there is none. */
export async function builtBy(script: string, timeoutMs: number): Promise<{ file: string } | { reason: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [path.resolve('scripts', script)], {
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    const file = stdout.trim()
    return file ? { file } : { reason: stderr.trim() }
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    return { reason: told || String(error) }
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function listening(port: number, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  while (performance.now() < until) {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.end())
    })
    if (connected) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing listens on ${port} after ${timeoutMs} ms`)
}
