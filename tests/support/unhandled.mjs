import { writeFileSync } from 'node:fs'

/** Beside the JSON of vitest, which names failed tests alone: what was thrown outside of any test, one line each, into the file that UNHANDLED names. */
export default class Unhandled {
  /** @param {unknown} _modules @param {readonly { message?: string }[]} errors */
  onTestRunEnd(_modules, errors) {
    const file = process.env['UNHANDLED']
    if (file) writeFileSync(file, JSON.stringify(errors.map(({ message }) => message ?? 'an error without a message')))
  }
}
