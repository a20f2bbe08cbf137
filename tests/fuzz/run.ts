import '../factories/environment'
import { bootPayload, shutDown } from '../factories/payload'
import { fuzz } from './fuzz'
import { asking, fuzzedHouse } from './house'
import { described } from './request'
import { onServer } from './server'

/**
 * `npm run fuzz -- [--seed N] [--count N] [--server]`: random requests, the same for the same seed, over REST in this process or
 * over a real server (then with its pages and their server actions too). Ends with "no 5xx" or with the smallest offenders.
 */
const words = process.argv.slice(2)
const option = (name: string, otherwise: number) => {
  const at = words.indexOf(`--${name}`)
  const value = at < 0 ? otherwise : Number(words[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} takes a whole number`)
  return value
}
const seed = option('seed', Date.now() % 1_000_000_000)
const count = option('count', 5_000)
const isServer = words.includes('--server')
process.env['LOG_LEVEL'] ??= 'silent'

console.log(`seed ${seed}, ${count} requests${isServer ? ' to a server' : ''}`)
const onProgress = (done: number) => {
  if (done % 500 === 0) console.log(`${done} of ${count}`)
}
const offenders = isServer ? await onServer({ seed, count, onProgress }) : await inProcess()
for (const { answer, index, request } of offenders)
  console.log(`request ${index}: ${answer.status}\n  ${described(request)}\n  ${answer.text.slice(0, 600)}`)
console.log(offenders.length === 0 ? 'no 5xx' : `${offenders.length} kinds of failure; again with --seed ${seed} --count ${count}`)
process.exit(offenders.length === 0 ? 0 : 1)

async function inProcess() {
  const payload = await bootPayload()
  payload.logger.level = 'silent'
  try {
    const { house, world } = await fuzzedHouse(payload)
    return await fuzz({ seed, count, world, ask: asking(payload, house), onProgress })
  } finally {
    await shutDown(payload)
  }
}
