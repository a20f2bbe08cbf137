// `npm test`: every suite, one after the other, and one plain line at the end.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { relative } from 'node:path'
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
/** What failed, told once more before the last line, where whoever reads only the end of a log finds it. */
/** @type {string[]} */
const failures = []
/** @type {string[]} */
const seconds = []
if (!dependenciesAreCurrent({ withDevelopment: true })) await installDependencies(createProgress(1))
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
let isStopped = false
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => (isStopped = true))
for (const suite of suites) if (!isStopped) await runSuite(suite)
console.log(`\nSeconds: ${seconds.join(', ')}`)
for (const failure of failures) console.log(`\nFAILED ${failure}`)
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
  const started = Date.now()
  const code = await run(args, { ...env, ...(browser ? { CHROMIUM_PATH: browser } : {}) })
  seconds.push(`${name} ${Math.round((Date.now() - started) / 1000)}`)
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
    failures.push(`[${name}] the production build`)
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
  const named = failedTests(result)
  failures.push(...named.map((line) => `[${name}] ${line}`))
  if (code !== 0 && named.length === 0) failures.push(`[${name}] ended with code ${code} and named no test`)
  const failed = named.length || (code === 0 ? 0 : 1)
  const skipped = result.numPendingTests + result.numTodoTests
  console.log(`[${name}] ${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
  total.passed += result.numPassedTests
  total.failed += failed
  total.skipped += skipped
}

/**
 * One line of place and name for each failed test, and the beginning of its message; a file that did not load is one too.
 * @param {{ testResults?: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} result
 * @returns {string[]}
 */
function failedTests({ testResults = [] }) {
  /** @param {string} [text] */
  const beginning = (text) =>
    (text ?? '')
      .split('\n')
      .filter((line) => !line.includes('/node_modules/'))
      .slice(0, 12)
      .join('\n')
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const place = relative('.', name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${place}\n${beginning(message)}`] : []
    return failed.map((test) => `${place} > ${test.fullName}\n${beginning(test.failureMessages?.[0])}`)
  })
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
