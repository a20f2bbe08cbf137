import { statfs } from 'node:fs/promises'
import type { RequestHandler } from 'express'

/** A full disk is reported before it is one: below this much free space the process is not ready. */
const MIN_FREE_BYTES = 200_000_000

export type Check = () => Promise<true | string>
export type Checks = Readonly<Record<string, Check>>

export const healthz: RequestHandler = (_req, res) => {
  res.setHeader('Cache-Control', 'no-store').json({ status: 'ok', uptimeS: Math.floor(process.uptime()) })
}

/** 200 when every check passes, else 503; each check says `ok` or what is wrong. */
export function readyz(checks: Checks, isStopping: () => boolean): RequestHandler {
  return (_req, res, next) => {
    Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await outcome(check)] as const))
      .then((outcomes) => {
        const results = Object.fromEntries(outcomes.map(([name, result]) => [name, result === true ? 'ok' : result]))
        const isReady = !isStopping() && outcomes.every(([, result]) => result === true)
        res
          .setHeader('Cache-Control', 'no-store')
          .status(isReady ? 200 : 503)
          .json({ status: isReady ? 'ready' : isStopping() ? 'stopping' : 'not ready', checks: results })
      })
      .catch(next)
  }
}

export function diskCheck(directory: string): Check {
  return async () => {
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize >= MIN_FREE_BYTES || `only ${Math.floor((bavail * bsize) / 1_000_000)} MB free`
  }
}

async function outcome(check: Check): Promise<true | string> {
  try {
    return await check()
  } catch (error) {
    // The reason may hold addresses and credentials; the log of the check's owner has it.
    return error instanceof Error ? 'failed' : 'failed with an unknown error'
  }
}
