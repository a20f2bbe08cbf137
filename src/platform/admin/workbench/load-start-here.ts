import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { holdsRole } from '@/access'
import { firstStepsOf, type FirstLook } from '@/platform/domains'
import { startHere, type StartLine } from './start-here'

/** Put away by whoever does not want it; a choice of this browser, like the light. */
export const START_COOKIE = 'lg-start-here'

/** Installations whose first steps are all done; what is done stays done as far as the panel is concerned. */
const complete = new WeakSet<Payload>()

/** The first steps, for those who take them: nothing once all are done, or where they were put away. */
export async function loadStartHere(req: PayloadRequest): Promise<StartLine[] | null> {
  if (!holdsRole(req, 'admin', 'centre-staff') || complete.has(req.payload) || isPutAway(req)) return null
  const look = looking(req)
  const steps = firstStepsOf(req.payload.config)
  const lines = startHere(await Promise.all(steps.map(async ({ label, step, ...each }) => ({ step, label, ...(await each.look(look)) }))))
  if (lines.some(({ done }) => !done)) return lines
  complete.add(req.payload)
  return null
}

function isPutAway({ headers }: PayloadRequest): boolean {
  return (headers.get('cookie') ?? '').split(/;\s*/).includes(`${START_COOKIE}=away`)
}

/** One row of each kind at most is asked for. */
function looking(req: PayloadRequest): FirstLook {
  const first = async (collection: CollectionSlug, where: Where = {}): Promise<string | null> => {
    const { docs } = await req.payload.find({
      collection,
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
  return { req, first, has: async (collection, where) => (await first(collection, where)) !== null }
}
