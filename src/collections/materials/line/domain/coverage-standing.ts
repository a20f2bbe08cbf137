import { allow, refuse, type Decision } from '@/kernel/decision'

/** Where the coverage matrix of an edition stands. */
export type CoverageStanding = {
  /** Recorded for the points and links as they are now. */
  isCurrent: boolean
  /** Core points (X) that no chapter covers. */
  uncovered: readonly { id: string; code: string }[]
  /** Points whose gap was expressly accepted, with a reason. */
  accepted: readonly string[]
}

/** The matrix was seen as it is now, and every core point is covered or its gap accepted. */
export function coverageStands({ isCurrent, uncovered, accepted }: CoverageStanding): Decision {
  if (!isCurrent) return refuse('materials.coverageNotSeen')
  const open = uncovered.filter(({ id }) => !accepted.includes(id))
  return open.length > 0 ? refuse('materials.pointsUncovered', { count: open.length, points: open.map(({ code }) => code) }) : allow
}
