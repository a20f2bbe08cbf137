import { spawnSync } from 'node:child_process'
import { afterEach, expect, it } from 'vitest'
import { createServedClock } from '../../e2e/support/clock'

const clock = createServedClock()
afterEach(() => clock.remove())

it('moves the time of the process that is served by it, in its threads too, and leaves given instants alone', () => {
  const ahead = Date.now() + 3 * 86_400_000
  clock.moveTo(ahead)
  const program = `
    const { Worker } = require('node:worker_threads')
    const given = new Date(5)
    const own = class extends Date {}
    const facts = [Date.now(), new Date().getTime(), new own().getTime(), given.getTime(), given instanceof Date, given.constructor === Date, typeof Date(), Date.UTC(1970, 0, 1)]
    const worker = new Worker('require("node:worker_threads").parentPort.postMessage(Date.now())', { eval: true })
    worker.on('message', (at) => console.log(JSON.stringify([...facts, at])))`
  const { stdout } = spawnSync(process.execPath, ['-e', program], { env: { ...process.env, ...clock.env }, encoding: 'utf8' })
  const [now, made, own, given, isDate, isMade, text, epoch, inThread] = JSON.parse(stdout) as number[]
  for (const at of [now, made, own, inThread]) expect(at).toBeGreaterThanOrEqual(ahead)
  expect([given, isDate, isMade, text, epoch]).toEqual([5, true, true, 'string', 0])
})

it('never goes back', () => {
  expect(() => clock.moveTo(Date.now() - 1)).toThrow('does not go back')
})
