import { build } from 'esbuild'
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FromServer, ToServer } from './study-server'

const BUNDLE = '.cache/bench/study-server.mjs'

export type Measured = {
  port: number
  ask<K extends FromServer['is']>(message: ToServer, answer: K): Promise<Extract<FromServer, { is: K }>>
  tell(message: ToServer): void
  stop(): Promise<void>
}

/** Bundles the measured process as the server is bundled. */
export async function bundleServer(): Promise<void> {
  await build({
    entryPoints: ['tests/bench/study-server.ts'],
    outfile: BUNDLE,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'error',
  })
}

/** Starts one process to be measured, in a directory of its own. @param mode `bare`: nothing but Express */
export async function startMeasured(mode: 'whole' | 'bare', execArgv: readonly string[] = []): Promise<Measured> {
  const directory = await mkdtemp(path.join(tmpdir(), 'liangong-bench-'))
  const child = fork(path.resolve(BUNDLE), mode === 'bare' ? ['--bare'] : [], {
    execArgv: ['--conditions=production', ...execArgv],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URI: `file:${path.join(directory, 'bench.db')}`,
      DATA_DIR: directory,
      MEDIA_DIR: path.join(directory, 'media'),
      PAYLOAD_SECRET: 'only-for-the-process-that-is-measured',
      LIANGONG_DEMO: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.setMaxListeners(100)
  const heard = <K extends FromServer['is']>(is: K) =>
    new Promise<Extract<FromServer, { is: K }>>((resolve, reject) => {
      const onMessage = (message: FromServer) => {
        if (message.is !== is && message.is !== 'failed') return
        child.off('message', onMessage)
        if (message.is === 'failed') reject(new Error(message.reason))
        else resolve(message as Extract<FromServer, { is: K }>)
      }
      child.on('message', onMessage)
      child.once('exit', (code) => reject(new Error(`the measured process ended (${code ?? 'killed'})`)))
    })
  const { port } = await heard('ready')
  return {
    port,
    tell: (message) => void child.send(message),
    ask: (message, answer) => {
      const hearing = heard(answer)
      child.send(message)
      return hearing
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.send({ do: 'stop' } satisfies ToServer)
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export type Reply = { status: number; body: string }
export type Line = { send(bytes: string): Promise<Reply>; close(): void }

/** One kept-alive connection, one request at a time; leaner than `fetch`, so that the generator is not what is measured. */
export async function openLine(port: number): Promise<Line> {
  const socket = net.connect(port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.setNoDelay(true)
  let received = ''
  let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    received += chunk
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0)
    const body = received.slice(end + 4)
    if (Buffer.byteLength(body) < length) return
    const reply = { status: Number(received.slice(9, 12)), body }
    received = ''
    waiting?.resolve(reply)
  })
  const fail = () => waiting?.reject(new Error('the connection was cut'))
  socket.on('close', fail).on('error', fail)
  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(bytes)
      }),
    close: () => socket.destroy(),
  }
}

export function post(address: string, body: unknown, token?: string): string {
  const text = JSON.stringify(body)
  const auth = token ? `Cookie: payload-token=${token}\r\nOrigin: http://127.0.0.1\r\n` : ''
  return `POST ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\n${auth}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
