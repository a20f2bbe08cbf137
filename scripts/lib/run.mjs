import { spawn } from 'node:child_process'

/**
 * Runs a command to its end and keeps what it said, to be shown only if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, note?: (line: string) => void }} [options]
 * @returns {Promise<string>} everything that it printed
 */
export async function run(command, args, { env, note } = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  })
  /** @type {string[]} */
  const output = []
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output.push(text)
      note?.(text.trim().split('\n').at(-1) ?? '')
    })
  const stop = () => child.kill('SIGTERM')
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  process.removeListener('SIGTERM', stop).removeListener('SIGINT', stop)
  if (code !== 0) throw new Error(`${output.join('').trim()}\n\n失败 Failed: ${command} ${args.join(' ')} (${code ?? 'stopped'})`)
  return output.join('')
}
