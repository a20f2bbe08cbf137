import type { Payload } from 'payload'
import { localDate } from '@/kernel/clock'
import type { Environment } from '@/kernel/environment'
import { isLoopback } from '@/kernel/loopback'
import type { DemoAccount, OpenDemoAccounts } from './demo-accounts'

/**
 * Loads the demonstration data into an empty database, or goes on with a loading that was killed; tells how far it is.
 * The story is imported here and not by the configuration, since Next's bundle has no use for it.
 */
export async function prepareDemo({ environment, payload }: { environment: Environment; payload: Payload }): Promise<void> {
  if (!environment.demo) return
  const { loadDemo } = await import('@/demo/load')
  await loadDemo({
    payload,
    today: localDate(new Date()),
    // The passwords are printed in the documentation: whoever else can reach this server must not find them still valid.
    mustChangePassword: isReachable(environment),
    onProgress: progressOn(process.stdout),
  })
}

/** The accounts of the tour where the demonstration data is there; none in a database that people filled themselves. */
export async function demoAccounts({ environment, payload }: { environment: Environment; payload: Payload }): Promise<DemoAccount[]> {
  if (!environment.demo) return []
  const { isDemoLoaded } = await import('@/demo/load')
  if (!(await isDemoLoaded(payload))) return []
  const { demoPasswordOf, demoTour } = await import('@/demo/people')
  return demoTour.map(({ role, username }) => ({ username, role, password: demoPasswordOf(username) }))
}

/** Whether others than this machine can come in, directly or by a proxy that answers to the public address. */
export function isReachable({ host, publicUrl }: Pick<Environment, 'host' | 'publicUrl'>): boolean {
  return !isLoopback(new URL(publicUrl).hostname) || !isLoopback(host)
}

/** Demonstration accounts that the published passwords still open, where others can reach this server; null where there are none. */
export async function openDemoAccounts({
  environment,
  payload,
}: {
  environment: Environment
  payload: Payload
}): Promise<OpenDemoAccounts | null> {
  if (!isReachable(environment)) return null
  const { findOpenAccounts } = await import('@/demo/load/open-accounts')
  return findOpenAccounts(payload)
}

/** One line that counts up on a terminal; a line for each tenth elsewhere. */
function progressOn(out: NodeJS.WriteStream): (progress: { done: number; total: number }) => void {
  let told = -1
  return ({ done, total }) => {
    const tenth = Math.floor((done * 10) / total)
    const line = `  载入演示数据 Loading the demonstration data  ${done}/${total}`
    if (out.isTTY) out.write(`\r${line}${done === total ? '\n' : ''}`)
    else if (tenth !== told) out.write(`${line}\n`)
    told = tenth
  }
}
