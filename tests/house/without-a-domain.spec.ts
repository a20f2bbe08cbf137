import { execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const DOMAIN = 'study-hours'
/** Inside of the clone, so that packages can be linked instead of copied. */
const COPY = path.resolve('.cache/without-a-domain')
const MINUTES = 60_000

const DATA_DIR = path.join(COPY, 'data')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  PAYLOAD_SECRET: 'only-for-the-copy-without-a-domain',
  DATABASE_URI: '',
  DATA_DIR,
  MEDIA_DIR: path.join(COPY, 'media'),
  NEXT_TELEMETRY_DISABLED: '1',
}
const inCopy = (command: string, ...args: string[]) => run(command, args, { cwd: COPY, env: environment, maxBuffer: 64_000_000 })

beforeAll(async () => {
  rmSync(COPY, { recursive: true, force: true })
  mkdirSync(COPY, { recursive: true })
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  for (const file of files.split('\0'))
    if (file && !/^(tests|docs|src\/plugins\/study-hours)\//.test(file)) cpSync(file, path.join(COPY, file), { recursive: true })
  execFileSync('cp', ['-al', path.resolve('node_modules'), path.join(COPY, 'node_modules')])
  const composition = path.join(COPY, 'payload.config.ts')
  const lines = readFileSync(composition, 'utf8').split('\n')
  const kept = lines.filter((line) => !/studyHours/.test(line))
  // Its import and its line.
  expect(lines.length - kept.length).toBe(2)
  writeFileSync(composition, kept.join('\n'))
  mkdirSync(DATA_DIR, { recursive: true })
  for (const generated of ['types', 'importmap', 'domains']) await inCopy('npm', 'run', '--silent', `generate:${generated}`)
}, 5 * MINUTES)
// Whatever a build that was ended leaves behind may still be writing.
afterAll(() => rmSync(COPY, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }))

describe(`a copy without the folder and the line of ${DOMAIN}`, () => {
  it('names it nowhere in what was generated', async () => {
    const { stdout } = await run('grep', ['-rlE', DOMAIN, 'src/app', 'src/demo', 'payload.config.ts'], { cwd: COPY }).catch(
      (error: { stdout: string }) => ({ stdout: error.stdout }),
    )
    expect(stdout).toBe('')
    expect(readFileSync(path.join(COPY, 'src/payload-types.ts'), 'utf8')).not.toContain('study-slices')
  })

  it(
    'type-checks',
    async () => {
      const only = { extends: './tsconfig.json', include: ['payload.config.ts', 'src/**/*.ts', 'src/**/*.tsx'], exclude: ['node_modules'] }
      writeFileSync(path.join(COPY, 'tsconfig.copy.json'), JSON.stringify(only))
      await inCopy('npx', 'tsc', '--noEmit', '-p', 'tsconfig.copy.json')
    },
    5 * MINUTES,
  )

  it(
    'builds, loads its demonstration and serves, with all pages but its own',
    async () => {
      await inCopy('npm', 'run', '--silent', 'build')
      const server = spawn(process.execPath, ['--conditions=production', 'dist/server.mjs'], {
        cwd: COPY,
        env: { ...environment, PORT: '0', LIANGONG_DEMO: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
      const ended = new Promise((resolve) => server.once('close', resolve))
      try {
        await expect.poll(() => output, { timeout: 4 * MINUTES, interval: 500 }).toMatch(/http:\/\/localhost:\d+/)
        const origin = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? ''
        const get = async (address: string) => {
          const response = await fetch(origin + address, { headers: { accept: 'text/html' } })
          return { status: response.status, text: await response.text() }
        }
        const home = await get('/')
        expect(home.status).toBe(200)
        expect(home.text).toContain('href="/textbooks"')
        expect(home.text).not.toContain('href="/study"')
        for (const address of ['/textbooks', '/occupations', '/committees', '/notices', '/policies', '/verify', '/login', '/en'])
          expect([address, (await get(address)).status]).toEqual([address, 200])
        expect((await get('/study')).status).toBe(404)
        expect((await fetch(`${origin}/api/classes`)).status).toBe(404)
        expect((await fetch(`${origin}/api/verify/7K2M-09XW-4TQA-H3ZC`)).status).toBe(404)
      } finally {
        server.kill('SIGTERM')
        await ended
      }
    },
    14 * MINUTES,
  )
})
