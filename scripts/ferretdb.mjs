// Builds FerretDB from Go modules, for the tests on MongoDB's protocol. `node scripts/ferretdb.mjs` prints the binary's path.
import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cachedBuild, run, say } from './cached-build.mjs'

const VERSION = 'v1.24.2'
const GO_NEEDED = [1, 24]

await cachedBuild({
  name: `ferretdb-${VERSION}`,
  product: 'ferretdb',
  async build(directory) {
    const environment = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod -buildvcs=false' }
    const go = await run('go', ['env', 'GOVERSION'], { timeoutMs: 10_000, capture: true }).catch(() => undefined)
    if (!go) throw new Error('there is no Go toolchain')
    const [major = 0, minor = 0] = go.replace(/^go/, '').split('.').map(Number)
    if (major < GO_NEEDED[0] || (major === GO_NEEDED[0] && minor < GO_NEEDED[1]))
      throw new Error(`FerretDB ${VERSION} needs Go ${GO_NEEDED.join('.')}, this is ${go}`)

    say(`fetching the sources of FerretDB ${VERSION} …`)
    const told = await run('go', ['mod', 'download', '-json', `github.com/FerretDB/FerretDB@${VERSION}`], {
      timeoutMs: 120_000,
      capture: true,
      cwd: os.tmpdir(),
      env: environment,
    })
    const source = path.join(directory, 'source')
    cpSync(JSON.parse(told).Dir, source, { recursive: true })
    makeWritable(source)
    // The release process writes this file; without it the program refuses to start.
    writeFileSync(path.join(source, 'build/version/version.txt'), `${VERSION}\n`)

    say(`building FerretDB ${VERSION} (one to three minutes, once a machine) …`)
    await run('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', path.join(directory, 'ferretdb'), './cmd/ferretdb'], {
      timeoutMs: 8 * 60_000,
      cwd: source,
      env: environment,
    })
    rmSync(source, { recursive: true, force: true })
  },
})

/** Go's module cache is read-only, and so is a copy of it. */
function makeWritable(directory) {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const child = path.join(directory, entry.name)
    if (entry.isDirectory()) makeWritable(child)
    else chmodSync(child, 0o644)
  }
}
