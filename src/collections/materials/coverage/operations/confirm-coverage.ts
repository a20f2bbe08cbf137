import type { PayloadRequest } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Hand } from '@/kernel/separation'
import { nowOf } from '@/platform/clock'
import { withTransaction } from '@/platform/transactions'
import { mayLiftRule } from '../../line/domain/separation'
import '../../line/errors'
import { updateEdition } from '../../line/operations/line-write'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadCoverage } from '../../line/operations/load-coverage'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'
import { lineActor, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { writersOfChapters } from '../../line/operations/load-hands'

/** Who confirms the matrix. */
export const CONFIRMING = ['chief-editor', 'responsible-editor', 'chair', 'vice-chair', 'centre-staff', 'admin'] as const

/**
 * Records that the coverage matrix was looked at as it is now, and which gaps of core points are expressly accepted, each with its
 * reason. Gaps accepted before stay so; whoever wrote a chapter of the book accepts none.
 * @param args.seenHash the `hash` that came with the matrix
 * @throws DomainError `request.forbidden`, `materials.coverageNotSeen` where it changed meanwhile, `materials.pointNotUncovered`,
 *   `materials.gapReasonMissing`, `materials.ownException`
 */
export async function confirmCoverage(args: {
  req: PayloadRequest
  editionId: string
  seenHash: string
  accept: readonly { point: string; reason: string }[]
}): Promise<{ hash: string; open: readonly { id: string; code: string }[] }> {
  const { accept, editionId, req, seenHash } = args
  return withTransaction(req, async () => {
    const edition = await loadEdition(req, editionId)
    const roles = await rolesTowards({ req, edition })
    if (!CONFIRMING.some((role) => roles.includes(role))) throw new DomainError('request.forbidden')
    const { hash, standing } = await loadCoverage({ req, edition })
    if (hash !== seenHash) throw new DomainError('materials.coverageNotSeen')
    const actor = await lineActor(req)
    if (accept.length > 0) assertAllowed(mayLiftRule(actor.id, await writersOfBook(req, editionId)))
    for (const { point, reason } of accept) {
      if (!standing.uncovered.some(({ id }) => id === point)) throw new DomainError('materials.pointNotUncovered', { point })
      if (!reason.trim()) throw new DomainError('materials.gapReasonMissing', { point })
    }
    const at = nowOf(req).toISOString()
    const before = (edition.acceptedGaps ?? []).filter((gap) => !accept.some(({ point }) => point === idOf(gap.point)))
    const acceptedGaps = [
      ...before.map((gap) => ({ ...gap, point: idOf(gap.point) })),
      ...accept.map(({ point, reason }) => ({ point, reason: reason.trim(), acceptedBy: actor.id, acceptedAt: at })),
    ]
    await updateEdition(req, editionId, { coverageSeenAt: at, coverageSeenBy: actor.id, coverageHash: hash, acceptedGaps })
    await syncEditionAssignments({ req, edition: await loadEdition(req, editionId) })
    const accepted = acceptedGaps.map(({ point }) => point)
    return { hash, open: standing.uncovered.filter(({ id }) => !accepted.includes(id)) }
  })
}

async function writersOfBook(req: PayloadRequest, editionId: string): Promise<Hand[]> {
  return [...(await writersOfChapters(req, await loadEditionChapters(req, editionId))).values()].flat()
}
