/**
 * For stories in which days pass: loaded into a server by a test (`NODE_OPTIONS=--require …`), it moves that process's `Date` by the
 * milliseconds that stand in the file which SERVED_CLOCK names. The product knows nothing of it. `performance.now()` stays as it is.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- modules are not preloaded into worker threads
const { readFileSync, statSync } = require('node:fs')

const file = process.env.SERVED_CLOCK
const LOOK_AGAIN_MS = 20
const RealDate = globalThis.Date
let shiftMs = 0
let lookedAt = -LOOK_AGAIN_MS
let changedAt = -1

function now() {
  const at = performance.now()
  if (at - lookedAt >= LOOK_AGAIN_MS) {
    lookedAt = at
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: changedAt }
    if (mtimeMs !== changedAt) {
      changedAt = mtimeMs
      shiftMs = Number(readFileSync(file, 'utf8')) || 0
    }
  }
  return RealDate.now() + shiftMs
}

if (file) {
  const served = new Proxy(RealDate, {
    construct: (target, args, asked) => Reflect.construct(target, args.length === 0 ? [now()] : args, asked === served ? target : asked),
    apply: () => new RealDate(now()).toString(),
    get: (target, member) => (member === 'now' ? now : Reflect.get(target, member)),
  })
  // What is made by the one is made by the other.
  RealDate.prototype.constructor = served
  globalThis.Date = served
}
