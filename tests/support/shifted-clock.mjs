// A preload that moves the clock of a process: `Date` runs ahead (or behind) by the milliseconds that the file CLOCK_SHIFT_FILE holds
// now. For tests alone; the product has no such switch. Monotonic time (`performance.now`) goes on as it is, as with a real clock that jumps.
import { readFileSync } from 'node:fs'

const RealDate = Date
const file = process.env.CLOCK_SHIFT_FILE

function shiftMs() {
  try {
    return Number(readFileSync(file ?? '', 'utf8')) || 0
  } catch {
    return 0
  }
}

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs())
    else super(...given)
  }
  static now() {
    return RealDate.now() + shiftMs()
  }
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate
  }
}
