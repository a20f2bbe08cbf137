import { existsSync, readFileSync } from 'node:fs'
import { run } from './run.mjs'

/** npm writes this list as the last thing of an installation, so an interrupted one is never taken for done. */
const INSTALLED = 'node_modules/.package-lock.json'

/**
 * Whether node_modules is what package-lock.json asks for. Packages for other platforms may be absent.
 * @param {{ withDevelopment: boolean }} options
 */
export function dependenciesAreCurrent({ withDevelopment }) {
  if (!existsSync(INSTALLED)) return false
  const installed = packagesOf(INSTALLED)
  const wanted = packagesOf('package-lock.json')
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional }]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return Boolean(optional || devOptional || (dev && !withDevelopment))
    return found.version === version
  })
}

/** @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress */
export async function installDependencies(progress) {
  await progress.step('安装依赖 Installing packages', (note) =>
    // Installs what the lock says and leaves the lock as it is: `npm install` of another release of npm would rewrite it.
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { note, env: { NODE_ENV: '' } }),
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
