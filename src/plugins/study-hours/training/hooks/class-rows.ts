import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { ClassSession } from '@/payload-types'
import { administeredOrganisation, arrangesEverywhere } from '../../access'
import '../domain/errors'
import { checkClassSession, checkSessionDay } from '../domain/session'
import { roomOf } from '../domain/session-clash'
import { tellCorrected } from '../operations/corrected'
import { loadClass } from '../operations/load'
import { assertNoClash, placedOf } from '../operations/session-clashes'
import { SLUGS } from '../../slugs'

/**
 * Rows of a class (sessions, enrolments): the class is one that the caller arranges, is not over, and stays the same.
 * `create` cannot be filtered by row, so the question is asked here.
 */
export const keepClass: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const id = idOf({ ...originalDoc, ...data }.class)
  if (operation === 'update' && data.class !== undefined && idOf(data.class) !== idOf(originalDoc.class))
    throw new DomainError('study.fixedRelation', { field: 'class' })
  if (req.context['system'] === true) return data
  const trainingClass = await loadClass(req, id)
  if (!arrangesEverywhere(req) && idOf(trainingClass.organisation) !== administeredOrganisation(req))
    throw new DomainError('study.otherOrganisation', { field: 'class' })
  if (operation === 'create' && (trainingClass.state === 'closed' || trainingClass.state === 'cancelled'))
    throw new DomainError('study.classOver', { field: 'class' })
  return data
}

/** An enrolment is of somebody with an account in use, and a training administrator enrols people of the own organisation. */
export const keepTrainee: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'update') {
    if (data.trainee !== undefined && idOf(data.trainee) !== idOf(originalDoc.trainee))
      throw new DomainError('study.fixedRelation', { field: 'trainee' })
    return data
  }
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { and: [{ id: { equals: idOf(data.trainee) ?? '' } }, { active: { not_equals: false } }] },
    select: { organisation: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether there is such a person, and where they belong
    req,
  })
  if (!docs[0]) throw new DomainError('study.noTrainee', { field: 'trainee' })
  if (!arrangesEverywhere(req) && idOf(docs[0].organisation) !== administeredOrganisation(req))
    throw new DomainError('study.otherOrganisation', { field: 'trainee' })
  // The index decides between two at once; here the form is told which field it is.
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: idOf(data.class) ?? '' } }, { trainee: { equals: idOf(data.trainee) ?? '' } }] },
    overrideAccess: true, // whether there is one
    req,
  })
  if (totalDocs > 0) throw new DomainError('study.enrolledAlready', { field: 'trainee' })
  return data
}

const TIMES = ['startsAt', 'endsAt', 'status'] as const

/**
 * Times in their order, on a day of the class; once somebody was marked only the centre moves or cancels a session, because hours hang
 * on it. A session that came to lie outside when the class was moved keeps its time and can be changed otherwise. Its teacher and its room
 * are nobody else's meanwhile.
 */
export const checkSession: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  const startMs = Date.parse(row.startsAt)
  assertAllowed(checkClassSession({ startMs, endMs: Date.parse(row.endsAt), opensMs: row.opensAt ? Date.parse(row.opensAt) : null }))
  const isHeld = row.status !== 'cancelled'
  const isBack = operation === 'update' && isHeld && originalDoc.status === 'cancelled'
  const isPlaced = operation === 'create' || isBack || comparable(row.startsAt) !== comparable(originalDoc.startsAt)
  if (isPlaced && req.context['system'] !== true) assertAllowed(checkSessionDay(startMs, await loadClass(req, idOf(row.class))))
  if (isHeld && (operation === 'create' || needsOf(row) !== needsOf(originalDoc)))
    await assertNoClash({
      req,
      session: { ...placedOf(row as ClassSession), id: operation === 'create' ? '' : (idOf(originalDoc.id) ?? '') },
    })
  const isMoved = operation === 'update' && TIMES.some((field) => comparable(row[field]) !== comparable(originalDoc[field]))
  if (!isMoved || arrangesEverywhere(req)) return data
  const { totalDocs } = await req.payload.count({
    collection: SLUGS.attendance,
    where: { classSession: { equals: originalDoc.id } },
    overrideAccess: true, // whether there is any
    req,
  })
  if (totalDocs > 0) throw new DomainError('study.sessionMarked', { field: 'startsAt' })
  return data
}

/** What was certified by a session that is moved, cut short or cancelled is looked at again. */
export const recheckCertificates: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const isMoved = operation === 'update' && TIMES.some((field) => comparable(doc[field]) !== comparable(previousDoc[field]))
  if (isMoved) await tellCorrected(req, { session: idOf(doc) })
  return doc
}

/** What a session needs for itself: what stood before there was a rule is asked for it when one of these changes. */
function needsOf({ endsAt, joint, place, startsAt, status, teacher }: Partial<ClassSession>): string {
  return JSON.stringify([comparable(startsAt), comparable(endsAt), status, roomOf(place), idOf(teacher) ?? '', joint === true])
}

function comparable(value: unknown): string {
  const time = typeof value === 'string' || value instanceof Date ? new Date(value).getTime() : Number.NaN
  return Number.isNaN(time) ? String(value) : String(time)
}
