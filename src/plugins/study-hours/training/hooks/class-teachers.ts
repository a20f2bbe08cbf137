import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { allow, assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf, idsOf } from '@/kernel/ids'
import type { Class, ClassSession } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { takenOut } from '../domain/class-teachers'
import { someSessions } from '../domain/session-words'
import { admitTeacher, judgeTeachers, sessionsToTeach } from '../operations/class-teachers'
import { loadClass } from '../operations/load'

/** Whom a class names as teachers may be had as teachers, and nobody goes who has still to teach in it. */
export const keepTeachers: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (data.teachers === undefined || req.context['system'] === true) return data
  const before = operation === 'update' ? idsOf((originalDoc as Class).teachers) : []
  const after = idsOf((data as Class).teachers)
  const { organisation } = { ...originalDoc, ...data } as Class
  const judged = await judgeTeachers({ req, trainingClass: { organisation, teachers: before }, people: after, field: 'teachers' })
  for (const decision of judged.values()) assertAllowed(decision)
  const gone = takenOut({ before, after })
  if (gone.length === 0) return data
  const sessions = await sessionsToTeach({ req, classId: originalDoc.id, people: gone })
  if (sessions.length > 0)
    throw new DomainError('study.teacherTeaches', { field: 'teachers', count: sessions.length, sessions: someSessions(sessions) })
  return data
}

/** A session names as its teacher somebody whom its class may have. */
export const keepSessionTeacher: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data } as ClassSession
  const person = idOf(row.teacher)
  if (!person || !isNamed(row, operation === 'update' ? (originalDoc as ClassSession) : null)) return data
  const trainingClass = await loadClass(req, idOf(row.class))
  assertAllowed((await judgeTeachers({ req, trainingClass, people: [person], field: 'teacher' })).get(person) ?? allow)
  return data
}

/**
 * Whoever is saved as the teacher of a session becomes one of the class's teachers: else they could open neither its roll nor its wall. A
 * session that is over brings back nobody who was taken out of the class since.
 */
export const admitSessionTeacher: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const session = doc as ClassSession
  const person = idOf(session.teacher)
  if (!person || session.status === 'cancelled') return doc
  const isNew = isNamed(session, operation === 'update' ? (previousDoc as ClassSession) : null)
  if (!isNew && Date.parse(session.endsAt) <= nowOf(req).getTime()) return doc
  const trainingClass = await loadClass(req, idOf(session.class))
  // A session from before there was a rule keeps its teacher, whoever that is.
  if (isNew || (await judgeTeachers({ req, trainingClass, people: [person], field: 'teacher' })).get(person)?.ok)
    await admitTeacher({ req, trainingClass, person })
  return doc
}

function isNamed(session: ClassSession, before: ClassSession | null): boolean {
  return idOf(session.teacher) !== idOf(before?.teacher)
}
