import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { idOf, type Ref } from '@/kernel/ids'
import { nowOf } from '@/platform/clock'
import { speakingMarks, type Mark } from '../domain/attendance'
import { SLUGS } from '../../slugs'
import { tellCorrected } from '../../training/operations/corrected'

export type AttendanceMethod = 'qr' | 'rollcall' | 'leave' | 'settled' | 'correction'

export type NewMark = {
  classSession: string
  enrolment: string
  trainee: string
  mark: Mark
  method: AttendanceMethod
  /** Left out: now. */
  at?: Date
  /** When somebody who came left before the end. */
  leftAt?: Date | null
  leave?: string
  note?: string | null
}

export type StoredMark = {
  id: string
  classSession: string
  enrolment: string
  seq: number
  mark: Mark
  method: AttendanceMethod
  at: string
  leftAt: string | null
  note: string | null
}

/** The mark of each enrolment that speaks in one session. */
export async function loadSpeakingMarks({
  classSession,
  enrolments,
  req,
}: {
  req: PayloadRequest
  classSession: string
  enrolments?: readonly string[]
}): Promise<Map<string, StoredMark>> {
  const { docs } = await req.payload.db.find<
    Omit<StoredMark, 'id' | 'classSession' | 'enrolment'> & { id: Ref; classSession: Ref; enrolment: Ref }
  >({
    collection: SLUGS.attendance,
    where: {
      and: [{ classSession: { equals: classSession } }, ...(enrolments ? [{ enrolment: { in: [...enrolments] } }] : [])],
    },
    pagination: false,
    req,
  })
  const rows = docs.map((row) => ({
    ...row,
    id: idOf(row.id),
    classSession: idOf(row.classSession),
    enrolment: idOf(row.enrolment),
    leftAt: row.leftAt ?? null,
    note: row.note ?? null,
  }))
  return new Map(speakingMarks(rows).map((row) => [row.enrolment, row]))
}

/**
 * Adds marks to the record, each behind the last one of its person in its session, in the caller's transaction. Two writers for one
 * person meet in the unique index, and one of them rolls back.
 */
export async function appendMarks({ marks, req }: { req: PayloadRequest; marks: readonly NewMark[] }): Promise<StoredMark[]> {
  const seqs = new Map<string, number>()
  for (const classSession of new Set(marks.map((mark) => mark.classSession))) {
    const enrolments = marks.filter((mark) => mark.classSession === classSession).map(({ enrolment }) => enrolment)
    for (const row of (await loadSpeakingMarks({ req, classSession, enrolments })).values())
      seqs.set(`${row.enrolment} ${classSession}`, row.seq)
  }
  const now = nowOf(req)
  const actor = actorOf(req)
  const rows = []
  for (const { at = now, leave, leftAt, note, ...mark } of marks) {
    const key = `${mark.enrolment} ${mark.classSession}`
    const seq = (seqs.get(key) ?? 0) + 1
    seqs.set(key, seq)
    const data = {
      ...mark,
      seq,
      at: at.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      by: actor?.kind === 'user' ? actor.id : null,
      leave: leave ?? null,
      note: note?.trim() || null,
    }
    const { id } = (await req.payload.db.create({
      collection: SLUGS.attendance,
      data: { ...data, createdAt: now.toISOString(), updatedAt: now.toISOString() },
      req,
    })) as { id: Ref }
    rows.push({ ...data, id: idOf(id) })
  }
  // A first mark of somebody who came takes nothing from anybody.
  const corrected = rows.filter(({ mark, seq }) => seq > 1 || mark === 'absent').map(({ enrolment }) => enrolment)
  await tellCorrected(req, { enrolments: [...new Set(corrected)] })
  return rows
}
