import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { defineErrors, DomainError } from '@/kernel/errors'
import { policyDefinitions } from '@/platform/policies'
import { withTransaction } from '@/platform/transactions'
import { demoPolicies } from '../facts/policies'
import { createMarker, readMarker, writeMarker, type Marker } from './marker'
import { createNames, loadActor, type Step, type StoredUser } from '@/platform/demonstration/scene'
import { demoSteps } from './steps'

defineErrors({
  'demo.otherStory': {
    status: 500,
    zh: '演示数据上次只载入了一部分（{done}/{total}），而程序已经更新，无法接着载入。请清空 DATA_DIR 与 MEDIA_DIR，或设 LIANGONG_DEMO=0。',
    en: 'The demonstration data was loaded in part ({done} of {total}) by another version of the program and cannot be continued. Empty DATA_DIR and MEDIA_DIR, or set LIANGONG_DEMO=0.',
  },
})

export type DemoProgress = { done: number; total: number }

export type LoadDemo = {
  payload: Payload
  /** The day that the story is told on, `YYYY-MM-DD` in Asia/Shanghai. A loading that goes on keeps the day that it began with. */
  today: string
  /** Whether everybody has to change the published password at the first sign-in. */
  mustChangePassword: boolean
  onProgress?: (progress: DemoProgress) => void
}

/**
 * Plays the demonstration story into an empty database (one without people), each step through the operation that people use and
 * in a transaction of its own together with the marker of how far it came. A loading that was killed goes on where it stood.
 * @returns whether something was loaded; false where people are there already or the loading was finished before
 * @throws DomainError `demo.otherStory` where a half-loaded database comes from another version of the story
 */
export async function loadDemo({ mustChangePassword, onProgress, payload, today }: LoadDemo): Promise<boolean> {
  const known = await readMarker(payload)
  if (known?.finished) return false
  if (!known && (await hasPeople(payload))) return false
  const steps = await demoSteps({ today: known?.today ?? today, mustChangePassword, rules: demoPolicies(policyDefinitions(payload)) })
  if (known && known.total !== steps.length) throw new DomainError('demo.otherStory', { done: known.done, total: known.total })
  const process = await createLocalReq({ context: { system: true } }, payload)
  const marker = known ?? (await createMarker({ req: process, today, total: steps.length }))
  await play({ payload, steps, marker, onProgress })
  return true
}

/** Whether the demonstration data was loaded, and wholly. */
export async function isDemoLoaded(payload: Payload): Promise<boolean> {
  return (await readMarker(payload))?.finished === true
}

async function play(args: {
  payload: Payload
  steps: readonly Step[]
  marker: Marker
  onProgress: ((progress: DemoProgress) => void) | undefined
}): Promise<void> {
  const { marker, onProgress, payload, steps } = args
  const names = createNames(marker.names)
  const actors = new Map<string, StoredUser>()
  const total = steps.length
  for (const [index, step] of steps.entries()) {
    if (index < marker.done) continue
    const user = step.by === null ? undefined : (actors.get(step.by) ?? (await loadActor(payload, names.idOf('user', step.by))))
    if (step.by !== null && user) actors.set(step.by, user)
    const req = await requestOf(payload, step, user)
    try {
      await step.prepare?.({ names })
      await withTransaction(req, async () => {
        await step.run({ req, names })
        const done = index + 1
        await writeMarker({ req, marker: { ...marker, done, total, finished: done === total, names: names.toJSON() } })
      })
    } catch (error) {
      throw new Error(`demonstration step ${index + 1} of ${total} (${step.what}, ${step.by ?? 'system'}, ${step.at})`, { cause: error })
    }
    onProgress?.({ done: index + 1, total })
  }
}

async function requestOf(payload: Payload, step: Step, user: StoredUser | undefined): Promise<PayloadRequest> {
  const now = new Date(step.at)
  return createLocalReq(user ? { user, context: { now } } : { context: { now, system: true } }, payload)
}

async function hasPeople(payload: Payload): Promise<boolean> {
  const { totalDocs } = await payload.count({ collection: 'users', overrideAccess: true })
  return totalDocs > 0
}
