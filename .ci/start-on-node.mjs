// Starts the built server once on another release of Node.js: `node .ci/start-on-node.mjs 24.21.0`. The binary is the registry's own
// package, so nothing but npm is needed. Ends with 0 when the server was ready, answered, and stopped cleanly.
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const version = process.argv[2] ?? ''
if (!/^\d+\.\d+\.\d+$/.test(version)) fail('usage: node .ci/start-on-node.mjs 24.21.0')
const directory = mkdtempSync(path.join(tmpdir(), 'liangong-node-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const platform = `${process.platform}-${process.arch}`
execFileSync('npm', ['install', '--prefix', directory, '--no-save', '--no-audit', '--no-fund', `node-${platform}@${version}`], {
  stdio: ['ignore', 'ignore', 'inherit'],
  cwd: directory,
})
const node = path.join(directory, 'node_modules', `node-${platform}`, 'bin', 'node')

const server = spawn(node, ['scripts/start.mjs'], {
  env: {
    ...process.env,
    PORT: '0',
    DATA_DIR: path.join(directory, 'data'),
    MEDIA_DIR: path.join(directory, 'media'),
    LIANGONG_DEMO: '0',
  },
  stdio: ['ignore', 'pipe', 'pipe'],
})
let output = ''
for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk))
const ended = new Promise((resolve) => server.once('exit', resolve))
const tooLate = setTimeout(() => {
  server.kill('SIGKILL')
  fail(`was not ready in time:\n${output}`)
}, 240_000)

const origin = await new Promise((resolve) => {
  const look = setInterval(() => {
    const found = /http:\/\/localhost:\d+/.exec(output)?.[0]
    if (!found && server.exitCode === null) return
    clearInterval(look)
    resolve(found)
  }, 200)
})
if (!origin) fail(`ended with ${server.exitCode}:\n${output}`)
for (const page of ['/readyz', '/', '/admin/create-first-user']) {
  const answer = await fetch(origin + page)
  if (answer.status !== 200) fail(`${page} answered ${answer.status}:\n${output}`)
}
server.kill('SIGTERM')
const code = await ended
clearTimeout(tooLate)
if (code !== 0) fail(`stopped with ${code}:\n${output}`)
process.stdout.write(`Node.js ${execFileSync(node, ['--version']).toString().trim()}: started, answered, stopped\n`)

/** @param {string} why */
function fail(why) {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
