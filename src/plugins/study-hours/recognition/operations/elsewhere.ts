import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { LedgerRow } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'
import { loadSlices } from './slices'

const AT_ONCE = 500

/** By enrolment: the rows of the same person's other enrolments, and the ids of these. One that is missing has no such rows. */
export type Elsewhere = { ledgers: Map<string, LedgerRow[]>; others: Map<string, string[]> }

/**
 * What the people of these enrolments studied for other classes. Revoked enrolments
 * and classes that are over count as well: the hours of a day are the person's.
 * @param slices the rows of the enrolments themselves, which are others to each other where one person has several
 */
export async function loadElsewhere({
  enrolments,
  req,
  slices,
  upTo,
}: {
  req: PayloadRequest
  enrolments: readonly { id: string; trainee: string }[]
  slices: ReadonlyMap<string, readonly LedgerRow[]>
  upTo?: number | undefined
}): Promise<Elsewhere> {
  const unasked = (await enrolmentsOf(req, [...new Set(enrolments.map(({ trainee }) => trainee))])).filter(({ id }) => !slices.has(id))
  const theirs = await loadSlices({ req, enrolments: unasked.map(({ id }) => id), ...(upTo === undefined ? {} : { upTo }) })
  const byTrainee = new Map<string, string[]>()
  for (const { id, trainee } of [...enrolments, ...unasked]) byTrainee.set(trainee, [...(byTrainee.get(trainee) ?? []), id])
  const ledgers = new Map<string, LedgerRow[]>()
  const others = new Map<string, string[]>()
  for (const { id, trainee } of enrolments) {
    const ids = (byTrainee.get(trainee) ?? []).filter((other) => other !== id)
    if (ids.length > 0) others.set(id, ids)
    const rows = ids.flatMap((other) => slices.get(other) ?? theirs.get(other) ?? [])
    if (rows.length > 0) ledgers.set(id, rows)
  }
  return { ledgers, others }
}

async function enrolmentsOf(req: PayloadRequest, trainees: readonly string[]): Promise<{ id: string; trainee: string }[]> {
  const found: { id: string; trainee: string }[] = []
  for (let start = 0; start < trainees.length; start += AT_ONCE) {
    const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
      collection: SLUGS.enrolments,
      where: { trainee: { in: trainees.slice(start, start + AT_ONCE) } },
      select: { trainee: true },
      pagination: false,
      req,
    })
    found.push(...docs.map((doc) => ({ id: idOf(doc.id), trainee: idOf(doc.trainee) })))
  }
  return found
}
