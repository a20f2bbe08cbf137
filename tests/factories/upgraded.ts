import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { expect } from 'vitest'
import { demoPasswordOf } from '@/demo/people'
import { parseEnvironment } from '@/kernel/environment'
import { upgradeData } from '@/platform/audit'
import { drainJobs } from '@/platform/jobs'
import { verify, type Finding } from '@/platform/verify'
import { restore } from '@/server/backup'
import { payloadSecret } from '@/server/prepare'
import { rest } from './payload'

/** Restores a backup of an earlier version in this file's place, as `npm run restore` does, and boots the present version over it. */
export async function bootOver(fixture: string, databaseUri?: string): Promise<{ payload: Payload; gaps: number }> {
  // As an installation is served: schema migrations run, nothing is pushed; the secret of the time comes with the backup.
  Object.assign(process.env, { NODE_ENV: 'production', ...(databaseUri ? { DATABASE_URI: databaseUri } : {}) })
  delete process.env['PAYLOAD_SECRET']
  const environment = parseEnvironment(process.env)
  for (const directory of [environment.dataDir, environment.mediaDir]) mkdirSync(directory, { recursive: true })
  if (environment.databaseFile) rmSync(environment.databaseFile, { force: true })
  const file = path.resolve('tests/fixtures/upgrade', fixture)
  await restore({ environment: { ...environment, port: 0 }, file, force: true, now: new Date() })
  process.env['PAYLOAD_SECRET'] = payloadSecret(environment)
  await import('../../scripts/lib/preload-lexical.mjs')
  const { default: config } = await import('@payload-config')
  const { getPayload } = await import('payload')
  const payload = await getPayload({ config })
  return { payload, ...(await upgradeData(payload)) }
}

export function breaksOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ breaks, name }) => breaks.map(({ reason, subject }) => `${name}: ${subject}: ${reason}`))
}

type Certificate = { id: string; code: string; state: string; successor?: string | null }

/** Everything that must hold of an installation of 0.1.0 under the present version. */
export async function expectUpgraded(payload: Payload): Promise<void> {
  const findings = await verify(payload)
  expect(breaksOf(findings)).toEqual([])
  expect(findings.find(({ name }) => name === 'audit-chain')?.records).toBeGreaterThan(1_000)
  expect(findings.find(({ name }) => name === 'audited')?.notes).toEqual([
    { zh: expect.stringMatching(/基线/), en: expect.stringMatching(/baseline of the upgrade .* names \d+ rows/) },
  ])

  const { docs } = await payload.find({ collection: 'hour-certificates', pagination: false, depth: 0, overrideAccess: true })
  const certificates = docs as unknown as Certificate[]
  expect(certificates.map(({ state }) => state).toSorted()).toEqual(['revoked', 'superseded', 'valid', 'valid', 'valid'])
  const codes = new Map(certificates.map(({ code, id }) => [id, code]))
  for (const { code, state, successor } of certificates) {
    const answer = await rest(`/verify/${code}`)
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { state, valid: state === 'valid', successor: successor ? codes.get(successor) : null, ledger: { matches: true } },
    ])
  }

  const signedIn = await rest('/users/login', { body: { username: 'trainee-1', password: demoPasswordOf('trainee-1') } })
  expect(signedIn.status).toBe(200)
  const chapters = await payload.find({
    collection: 'chapters',
    where: { state: { like: 'review' } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  expect(chapters.docs.length).toBeGreaterThan(0)
}

/** The job over which its process died is taken up again and done, and so is what was queued. */
export async function expectJobsResumed(payload: Payload): Promise<void> {
  const states = async () => {
    const { docs } = await payload.find({ collection: 'jobs', pagination: false, depth: 0, overrideAccess: true })
    return docs.map(({ attempts, id, state }) => ({ id: String(id), state, attempts }))
  }
  const running = (await states()).filter(({ state }) => state === 'running')
  expect(running).toMatchObject([{ attempts: 1 }])
  await drainJobs(payload)
  const after = await states()
  expect(after.find(({ id }) => id === running[0]?.id)).toMatchObject({ state: 'done', attempts: 2 })
  expect(after.filter(({ state }) => state !== 'done')).toEqual([])
}
