import { PUBLIC_EDITION_STATES } from '@/collections/materials'
import type { SqliteHotWrites } from '@/platform/hot-writes'
import type { UnitKind } from '../../ledger/domain/types'
import type { EnrolmentFacts, UnitFacts } from './open-session-facts'

/*
 * The same facts in one statement each: at the start of a shift thousands open their first session, and Payload's verbs take 10 ms of
 * processor time for what takes 0.2 ms here.
 */

export async function unitFromSqlite({ read }: SqliteHotWrites, id: string): Promise<UnitFacts | undefined> {
  const [row] = await read(
    `SELECT unit.id, unit.kind, unit.revision, unit.open, unit.course_id AS course, courses.status, editions.state FROM study_units AS unit
      JOIN courses ON courses.id = unit.course_id
      LEFT JOIN chapters ON chapters.id = unit.chapter_id LEFT JOIN editions ON editions.id = chapters.edition_id
      WHERE unit.id = ?`,
    [id],
  )
  if (!row) return undefined
  const kind = row['kind'] as UnitKind
  const isPublished = kind !== 'chapter' || PUBLIC_EDITION_STATES.some((state) => state === row['state'])
  return {
    id: String(row['id']),
    kind,
    revision: Number(row['revision']),
    course: String(row['course']),
    open: row['open'] !== 0 && row['status'] === 'open' && isPublished,
  }
}

export async function enrolmentFromSqlite(
  { read }: SqliteHotWrites,
  { asked, course, trainee }: { trainee: string; course: string; asked?: string },
): Promise<EnrolmentFacts | undefined> {
  const [row] = await read(
    `SELECT enrolments.id, classes.policy_scope FROM enrolments JOIN classes ON classes.id = enrolments.class_id
      JOIN classes_rels AS course ON course.parent_id = classes.id AND course.path = 'courses' AND course.courses_id = ?
      WHERE enrolments.trainee_id = ? AND enrolments.state = 'active' AND classes.state = 'running' AND (? IS NULL OR enrolments.id = ?)
      ORDER BY coalesce(nullif(classes.appraisal_on, ''), '9999-12-31'), classes.ends_on, classes.code LIMIT 1`,
    [course, trainee, asked ?? null, asked ?? null],
  )
  const scope = row?.['policy_scope']
  return row && { id: String(row['id']), policyScope: typeof scope === 'string' ? scope : null }
}
