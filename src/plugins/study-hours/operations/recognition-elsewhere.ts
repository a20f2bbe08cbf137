import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { LedgerRow } from '../domain/types'
import { SLUGS } from '../slugs'
import { loadSlices } from './recognition-slices'

const AT_ONCE = 500

/**
 * What the people of these enrolments studied for other classes, by enrolment; one that is missing has no such rows. Revoked enrolments
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
}): Promise<Map<string, LedgerRow[]>> {
  const others = (await enrolmentsOf(req, [...new Set(enrolments.map(({ trainee }) => trainee))])).filter(({ id }) => !slices.has(id))
  const theirs = await loadSlices({ req, enrolments: others.map(({ id }) => id), ...(upTo === undefined ? {} : { upTo }) })
  const byTrainee = new Map<string, string[]>()
  for (const { id, trainee } of [...enrolments, ...others]) byTrainee.set(trainee, [...(byTrainee.get(trainee) ?? []), id])
  const found = new Map<string, LedgerRow[]>()
  for (const { id, trainee } of enrolments) {
    const rows = (byTrainee.get(trainee) ?? []).flatMap((other) => (other === id ? [] : (slices.get(other) ?? theirs.get(other) ?? [])))
    if (rows.length > 0) found.set(id, rows)
  }
  return found
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
