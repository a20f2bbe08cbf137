// `npm test`: every suite, one after the other, and one plain line at the end. Suites by name run alone (`npm test -- unit int`); `--long` tries
// all of what is otherwise tried in part; `--changed` runs what imports a file that is not committed, of the suites that import what they test.
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
const given = process.argv.slice(2)
const chosen = given.filter((word) => !word.startsWith('--'))
const isLong = given.includes('--long')
const isChanged = given.includes('--changed')
/** Faults kill real processes; `npm test` kills a few, `npm run faults` all. */
const SHORT_FAULTS = { FAULT_CYCLES: process.env.FAULT_CYCLES ?? (isLong ? '10' : '4') }

const known = [
  { name: 'unit', paths: ['tests/unit'] },
  { name: 'int', paths: ['tests/int'] },
  { name: 'contract', paths: ['tests/contract'] },
  { name: 'faults', paths: ['tests/faults'], config: 'vitest.faults.config.ts', env: SHORT_FAULTS },
  { name: 'e2e', paths: ['tests/e2e'], config: 'vitest.e2e.config.ts', needsBuild: true, needsBrowser: true },
  // Builds copies of the whole clone, which takes minutes: by name, or among all of everything.
  ...(isLong || chosen.includes('house') ? [{ name: 'house', paths: ['tests/house'], config: 'vitest.house.config.ts' }] : []),
]
const suites = known
  .filter(({ name, paths }) => (chosen.length === 0 || chosen.includes(name)) && paths.some((path) => existsSync(path)))
  .filter(({ config }) => !isChanged || !config)

const unknown = chosen.filter((word) => !known.some(({ name }) => name === word))
if (unknown.length > 0) {
  console.error(`no suite is called ${unknown.join(', ')}`)
  process.exit(2)
}
const total = { passed: 0, failed: 0, skipped: 0 }
/** What failed, told once more before the last line, where whoever reads only the end of a log finds it. */
/** @type {string[]} */
const failures = []
/** @type {string[]} */
const unsteady = []
/** @type {string[]} */
const seconds = []
/** More is no chance any more. */
const MOST_LOOKED_AT_AGAIN = 3
if (!dependenciesAreCurrent({ withDevelopment: true })) await installDependencies(createProgress(1))
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
let isStopped = false
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => (isStopped = true))
for (const suite of suites) if (!isStopped) await runSuite(suite)
console.log(`\nSeconds: ${seconds.join(', ')}`)
for (const failure of unsteady) console.log(`\nUNSTEADY, failed and then passed alone: ${failure}`)
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
  const unhandled = `${RESULTS}/${name}-unhandled.json`
  const started = Date.now()
  const vitest = (/** @type {string} */ report, /** @type {string[]} */ where) =>
    run(
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...(config ? ['--config', config] : []),
        '--reporter=default',
        '--reporter=json',
        '--reporter=./tests/support/unhandled.mjs',
        `--outputFile.json=${report}`,
        ...where,
      ],
      { ...env, UNHANDLED: unhandled, ...(isLong ? { LONG_TESTS: '1' } : {}), ...(browser ? { CHROMIUM_PATH: browser } : {}) },
    )
  const report = `${RESULTS}/${name}.json`
  const code = await vitest(report, [...(isChanged ? ['--changed', '--passWithNoTests'] : []), ...paths])
  const result = read(report)
  /** @type {string[]} */
  const thrown = existsSync(unhandled) ? JSON.parse(readFileSync(unhandled, 'utf8')) : []
  const failed = [...failedTests(result), ...thrown.map((message) => ({ file: 'outside of any test', message }))]
  const files = [...new Set(failed.map(({ file }) => file))]
  let still = failed
  /** @type {Report} */
  let again = { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  // What tries at random, or kills at random moments, has found something: another try proves nothing.
  const isChance = name === 'faults' || failed.some(({ message }) => /\bseed: -?\d+/.test(message))
  if (files.length > 0 && files.length <= MOST_LOOKED_AT_AGAIN && !isStopped && !isChance && thrown.length === 0) {
    console.log(`\n[${name}] once more, alone: ${files.join(', ')}`)
    const second = `${RESULTS}/${name}-again.json`
    const secondCode = await vitest(second, files)
    again = read(second)
    const ran = new Set((again.testResults ?? []).map((each) => relative('.', each.name)))
    still = [...failedTests(again), ...failed.filter(({ file }) => !ran.has(file) || (secondCode !== 0 && failedTests(again).length === 0))]
  }
  seconds.push(`${name} ${Math.round((Date.now() - started) / 1000)}`)
  count({ name, code, result, again, failed, still })
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
 * A suite that ends badly without naming a failed test (it crashed) counts as one failure. What failed and then passed alone passed, and is named:
 * it stands on something that it does not say, the order or the load. Of a file that did not load the tests of the second look count.
 * @param {{ name: string, code: number, result: Report, again: Report, failed: Failure[], still: Failure[] }} outcome
 */
function count({ again, name, code, failed, result, still }) {
  const line = (/** @type {Failure} */ { file, test, message }) => `[${name}] ${[file, ...(test ? [test] : [])].join(' > ')}\n${message}`
  const isStill = (/** @type {Failure} */ { file, test }) =>
    still.some((other) => other.file === file && (!other.test || other.test === test))
  const recovered = failed.filter((failure) => !isStill(failure))
  failures.push(...still.map(line))
  unsteady.push(...recovered.map(line))
  if (code !== 0 && failed.length === 0) failures.push(`[${name}] ended with code ${code} and named no test`)
  const loaded = new Set(recovered.filter(({ test }) => !test).map(({ file }) => file))
  const testsOf = (/** @type {Report} */ { testResults = [] }) =>
    testResults.filter((each) => loaded.has(relative('.', each.name))).flatMap(({ assertionResults }) => assertionResults)
  const passedOf = (/** @type {Report} */ report) => testsOf(report).filter(({ status }) => status === 'passed').length
  const restOf = (/** @type {Report} */ report) => testsOf(report).length - passedOf(report)
  const passedCount = result.numPassedTests + recovered.filter(({ test }) => test).length + passedOf(again) - passedOf(result)
  const failedCount = still.length || (code !== 0 && failed.length === 0 ? 1 : 0)
  const skipped = result.numPendingTests + result.numTodoTests + restOf(again) - restOf(result)
  console.log(`[${name}] ${passedCount} passed, ${failedCount} failed, ${skipped} skipped`)
  total.passed += passedCount
  total.failed += failedCount
  total.skipped += skipped
}

/**
 * @typedef {{ file: string, test?: string, message: string }} Failure `test` is absent where the file did not load
 * @typedef {{ numPassedTests: number, numPendingTests: number, numTodoTests: number, testResults?: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} Report
 */

/** @param {string} file @returns {Report} */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 }
}

/** @param {Report} report @returns {Failure[]} */
function failedTests({ testResults = [] }) {
  const beginning = (/** @type {string | undefined} */ text) =>
    (text ?? '')
      .split('\n')
      .filter((line) => !line.includes('/node_modules/'))
      .slice(0, 12)
      .join('\n')
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('.', name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [{ file, message: beginning(message) }] : []
    return failed.map((test) => ({ file, test: test.fullName, message: beginning(test.failureMessages?.[0]) }))
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
