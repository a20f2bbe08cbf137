import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { holdsRole } from '@/access'
import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import { localDate } from '@/kernel/clock'
import { nowOf } from '@/platform/clock'
import { policyAt, type PolicyRow } from '@/platform/policies'
import { startHere, type StartFacts, type StartLine } from './start-here'

/** Put away by whoever does not want it; a choice of this browser, like the light. */
export const START_COOKIE = 'lg-start-here'

/** Installations whose first steps are all done; what is done stays done as far as the panel is concerned. */
const complete = new WeakSet<Payload>()

/** The first steps, for those who take them: nothing once all are done, or where they were put away. */
export async function loadStartHere(req: PayloadRequest): Promise<StartLine[] | null> {
  if (!holdsRole(req, 'admin', 'centre-staff') || complete.has(req.payload) || isPutAway(req)) return null
  const lines = startHere(await loadStartFacts(req))
  if (lines.some(({ done }) => !done)) return lines
  complete.add(req.payload)
  return null
}

function isPutAway({ headers }: PayloadRequest): boolean {
  return (headers.get('cookie') ?? '').split(/;\s*/).includes(`${START_COOKIE}=away`)
}

/** One row of each kind at most is asked for, but for rules, of which the days decide. */
export async function loadStartFacts(req: PayloadRequest): Promise<StartFacts> {
  const first = async (collection: string, where: Where = {}): Promise<string | null> => {
    const { docs } = await req.payload.find({
      collection: collection as CollectionSlug,
      where,
      select: {},
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: true, // whether there is one, for the centre's people
      req,
    })
    return docs[0] ? String(docs[0].id) : null
  }
  const has = async (collection: string, where?: Where) => (await first(collection, where)) !== null
  const inState = (...states: string[]): Where => ({ state: { in: states } })
  const others = { id: { not_equals: req.user?.id ?? '' } }
  return {
    isAdmin: holdsRole(req, 'admin'),
    organisation: await has('organisations'),
    people: await has('users', others),
    occupation: await first('occupations'),
    standard: { inForce: await has('standards', inState('in-force')), draft: await first('standards', inState('draft')) },
    specification: {
      inForce: await has('element-specifications', inState('in-force')),
      draft: await first('element-specifications', inState('draft')),
    },
    policy: await policyFacts(req),
    committee: { first: await first('committees'), member: await has('memberships') },
    textbook: await first('textbooks'),
    edition: {
      published: await has('editions', inState(...PUBLIC_EDITION_STATES)),
      inHand: await first('editions', { state: { not_in: [...PUBLIC_EDITION_STATES, 'withdrawn'] } }),
    },
    course: {
      open: await first('courses', { status: { equals: 'open' } }),
      draft: await first('courses', { status: { equals: 'draft' } }),
    },
    class: {
      running: await has('classes', inState('running', 'finished', 'closed')),
      planned: await first('classes', inState('planned')),
    },
  }
}

/** Rules count from their first day on, and no longer than their last: what was adopted for later binds nobody yet. */
async function policyFacts(req: PayloadRequest): Promise<StartFacts['policy']> {
  const today = localDate(nowOf(req))
  const { docs } = await req.payload.find({
    collection: 'policies',
    select: { key: true, scope: true, value: true, effectiveFrom: true, effectiveTo: true, repeals: true },
    sort: 'effectiveFrom',
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether there is one, for the centre's people
    req,
  })
  const rows = docs.map((doc) => ({ ...doc, id: String(doc.id) })) as PolicyRow[]
  const inForce = rows.some(({ key, scope }) => policyAt({ rows, key, scope, on: today }) !== null)
  return { inForce, later: rows.find(({ effectiveFrom, repeals }) => !repeals && effectiveFrom > today)?.effectiveFrom ?? null }
}
