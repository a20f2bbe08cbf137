// `npm test`: every suite, one after the other, and one plain line at the end.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { buildIsCurrent, productionBuild } from './lib/build.mjs'
import { dependenciesAreCurrent, installDependencies } from './lib/install.mjs'
import { assertNodeVersion } from './lib/node-version.mjs'
import { whenNpmEnds } from './lib/parent.mjs'
import { createProgress } from './lib/progress.mjs'

assertNodeVersion()
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))
const RESULTS = '.cache/test-results'
/** Faults kill real processes; `npm test` kills a few, `npm run faults` all. */
const SHORT_FAULTS = { FAULT_CYCLES: process.env.FAULT_CYCLES ?? '10' }

const chosen = process.argv.slice(2)
const suites = [
  { name: 'unit', paths: ['tests/unit'] },
  { name: 'int', paths: ['tests/int'] },
  { name: 'contract', paths: ['tests/contract'] },
  { name: 'faults', paths: ['tests/faults'], config: 'vitest.faults.config.ts', env: SHORT_FAULTS },
  { name: 'e2e', paths: ['tests/e2e'], config: 'vitest.e2e.config.ts', needsBuild: true, needsBrowser: true },
].filter(({ name, paths }) => (chosen.length === 0 || chosen.includes(name)) && paths.some((path) => existsSync(path)))

const total = { passed: 0, failed: 0, skipped: 0 }
if (!dependenciesAreCurrent({ withDevelopment: true })) await installDependencies(createProgress(1))
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
let isStopped = false
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => (isStopped = true))
for (const suite of suites) if (!isStopped) await runSuite(suite)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(isStopped || total.failed > 0 || total.passed === 0 ? 1 : 0)

/** @param {{ name: string, paths: string[], config?: string, env?: Record<string, string>, needsBuild?: boolean, needsBrowser?: boolean }} suite */
async function runSuite({ name, paths, config, env = {}, needsBuild, needsBrowser }) {
  if (config && !existsSync(config)) return
  const browser = needsBrowser ? findBrowser() : undefined
  if (needsBrowser && !browser) {
    console.log(`[${name}] skipped: no Chromium at /usr/bin/chromium and none named by CHROMIUM_PATH`)
    total.skipped += 1
    return
  }
  if (needsBuild && !(await builds(name))) return
  console.log(`\n[${name}]`)
  const report = `${RESULTS}/${name}.json`
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...(config ? ['--config', config] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...paths,
  ]
  const code = await run(args, { ...env, ...(browser ? { CHROMIUM_PATH: browser } : {}) })
  count(name, report, code)
}

/** @param {string} name */
async function builds(name) {
  if (buildIsCurrent()) return true
  try {
    await productionBuild(createProgress(existsSync('scripts/build-workers.mjs') ? 3 : 2))
    return true
  } catch (error) {
    console.error(`[${name}] the production build failed:\n${error instanceof Error ? error.message : error}`)
    total.failed += 1
    return false
  }
}

/**
 * A suite that ends badly without naming a failed test (it crashed, or a file did not load) counts as one failure.
 * @param {string} name
 * @param {string} report
 * @param {number} code
 */
function count(name, report, code) {
  const result = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  const failed = result.numFailedTests + (code !== 0 && result.numFailedTests === 0 ? 1 : 0)
  const skipped = result.numPendingTests + result.numTodoTests
  console.log(`[${name}] ${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
  total.passed += result.numPassedTests
  total.failed += failed
  total.skipped += skipped
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>}
 */
function run(args, env) {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } })
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}

function findBrowser() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  )
}
