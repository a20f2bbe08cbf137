// The one command of a fresh clone. Plain Node without any package, since on its first run there are none.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildIsCurrent, productionBuild } from './lib/build.mjs'
import { dependenciesAreCurrent, installDependencies } from './lib/install.mjs'
import { createProgress } from './lib/progress.mjs'
import { assertNodeVersion } from './lib/node-version.mjs'
import { whenNpmEnds } from './lib/parent.mjs'

assertNodeVersion()
const isBuildOnly = process.argv.includes('--build-only')
const isDevelopment = process.argv.includes('--dev')
/** What runs at the moment ends on this, and we with it. */
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))

const needsInstall = !dependenciesAreCurrent({ withDevelopment: isDevelopment })
const needsBuild = isBuildOnly || (!isDevelopment && (needsInstall || !buildIsCurrent()))
const PRODUCTION = ['--enable-source-maps', '--conditions=production', 'dist/server.mjs']
const DEVELOPMENT = ['--import', 'tsx', '--import', './scripts/lib/preload-lexical.mjs', 'src/server/main.ts', '--dev']
if (needsInstall || needsBuild) await prepare()
if (!isBuildOnly) serve()

async function prepare() {
  const progress = createProgress((needsInstall ? 1 : 0) + (needsBuild ? (existsSync('scripts/build-workers.mjs') ? 3 : 2) : 0))
  try {
    if (needsInstall) await installDependencies(progress)
    if (needsBuild) await productionBuild(progress)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

/** The server gets the terminal and the signals; its exit code is ours. */
function serve() {
  const server = spawn(process.execPath, isDevelopment ? DEVELOPMENT : PRODUCTION, {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: isDevelopment ? 'development' : 'production' },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
