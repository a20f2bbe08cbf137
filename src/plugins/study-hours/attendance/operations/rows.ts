import type { PayloadRequest } from 'payload'
import { hotWrites } from '@/platform/hot-writes'
import type { Mark, MarkRow } from '../domain/attendance'
import { SLUGS } from '../../slugs'

/** The marks of these enrolments, below Payload's verbs: a class of five hundred has ten thousand, and Payload takes a second for them. */
export async function loadMarks(req: PayloadRequest, enrolments: readonly string[]): Promise<MarkRow[]> {
  const database = hotWrites({ payload: req.payload, req })
  if (database.kind === 'sqlite') {
    const records = await database.read(
      `SELECT enrolment_id AS enrolment, json_group_array(json_array(class_session_id, seq, mark, at, left_at)) AS marks
       FROM attendance WHERE enrolment_id IN (${enrolments.map(() => '?').join(', ')}) GROUP BY enrolment_id`,
      enrolments,
    )
    return records.flatMap(({ enrolment, marks }) =>
      (JSON.parse(String(marks)) as [string, number, Mark, string, string | null][]).map(([classSession, seq, mark, at, leftAt]) => ({
        classSession,
        enrolment: String(enrolment),
        seq,
        mark,
        atMs: Date.parse(at),
        leftMs: leftAt === null ? null : Date.parse(leftAt),
      })),
    )
  }
  return database.read(async ({ collection, options }) => {
    const rows = await collection(SLUGS.attendance)
      .find({ enrolment: { $in: enrolments.map((id) => database.toId(id)) } } as never, options)
      .project<{ classSession: unknown; enrolment: unknown; seq: number; mark: Mark; at: Date; leftAt?: Date | null }>({
        classSession: 1,
        enrolment: 1,
        seq: 1,
        mark: 1,
        at: 1,
        leftAt: 1,
      })
      .toArray()
    return rows.map(({ at, classSession, enrolment, leftAt, mark, seq }) => ({
      classSession: String(classSession),
      enrolment: String(enrolment),
      seq,
      mark,
      atMs: at.getTime(),
      leftMs: leftAt?.getTime() ?? null,
    }))
  })
}
