import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * A digest over the contents of files and folders; missing ones count as missing.
 * @param {string[]} roots
 * @param {string[]} [except]
 */
export function digest(roots, except = []) {
  const hash = createHash('sha256')
  for (const file of roots
    .flatMap(filesUnder)
    .filter((each) => !except.includes(each))
    .sort())
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @param {string} value
 */
export function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8').trim() === value
}

/**
 * Written last and by a rename: whatever is killed before leaves no stamp, so its half work never counts.
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${value}\n`)
  renameSync(`${file}.new`, file)
}

/**
 * @param {string} root
 * @returns {string[]}
 */
function filesUnder(root) {
  if (!existsSync(root)) return []
  if (!statSync(root).isDirectory()) return [root]
  return readdirSync(root).flatMap((name) => filesUnder(path.join(root, name)))
}
