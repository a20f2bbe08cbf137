import { allow, refuse, type Decision } from '@/kernel/decision'
import './errors'

/** Somebody who is to teach in a class. */
export type Candidate = {
  name: string
  isActive: boolean
  organisation: string | null
  /** Whoever works at the centre sees every class already. */
  isOfCentre: boolean
}

/**
 * Whether somebody may become a teacher of a class, and so see its people and call its roll. A works names its own people, those of the
 * centre and those who belong to no unit; whom another unit lends is named by the centre.
 * @param field where the name was given
 * @param byCentre the centre itself, or the process, names them
 */
export function checkTeacher(
  { isActive, isOfCentre, name, organisation }: Candidate,
  { byCentre, field, organisation: ofClass }: { organisation: string; byCentre: boolean; field: string },
): Decision {
  // Without the name: people of another unit are not shown to those who cannot see them.
  if (!byCentre && !isOfCentre && organisation !== null && organisation !== ofClass) return refuse('study.teacherOfOther', { field })
  return isActive ? allow : refuse('study.teacherInactive', { field, name })
}

/** Whose names `after` has not any more. */
export function takenOut({ after, before }: Record<'before' | 'after', readonly string[]>): string[] {
  const kept = new Set(after)
  return before.filter((id) => !kept.has(id))
}
