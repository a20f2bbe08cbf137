import type { PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'
import { loadPolicy } from '@/platform/policies'
import { countImportance, importanceMisses, importanceRatio, type Importance } from '../domain/importance'

/** A departure from guidance that a policy row holds; never in the way of putting in force. `policyId` names the row. */
export type Guidance = { code: string; details: Record<string, string | number> }

/** Holds the points against today's guidance (`blueprint.importance_share`, `blueprint.points_min`); without such rows nothing is said. */
export async function checkGuidance({
  points,
  req,
}: {
  req: PayloadRequest
  points: readonly { importance: Importance }[]
}): Promise<Guidance[]> {
  if (points.length === 0) return []
  const on = localDate(new Date())
  const found: Guidance[] = []
  const shares = await loadPolicy({ req, key: 'blueprint.importance_share', on })
  const minCore = memberOf(shares?.value, 'X_min')
  const maxGeneral = memberOf(shares?.value, 'Y_max')
  const maxAuxiliary = memberOf(shares?.value, 'Z_max')
  if (shares && minCore !== null && maxGeneral !== null && maxAuxiliary !== null) {
    const counts = countImportance(points)
    const misses = importanceMisses(counts, { minCore, maxGeneral, maxAuxiliary })
    if (misses.length > 0)
      found.push({
        code: 'standards.guidanceImportance',
        details: { importance: misses.join('、'), ratio: importanceRatio(counts), policyId: shares.id },
      })
  }
  const numbers = await loadPolicy({ req, key: 'blueprint.points_min', on })
  const minimum = memberOf(numbers?.value, 'per_level')
  if (numbers && minimum !== null && points.length < minimum)
    found.push({ code: 'standards.guidanceFewPoints', details: { count: points.length, minimum, policyId: numbers.id } })
  return found
}

function memberOf(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null) return null
  const member: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return typeof member === 'number' && Number.isFinite(member) ? member : null
}
