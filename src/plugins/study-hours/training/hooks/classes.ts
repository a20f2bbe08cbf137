import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { administeredOrganisation, arrangesEverywhere } from '../../access'
import '../domain/errors'
import { checkClassDays } from '../domain/session'
import { someSessions } from '../domain/session-words'
import { newestStandard } from '../operations/standard'
import { REFRESHER, SLUGS } from '../../slugs'

const FIXED = ['organisation', 'occupation', 'level', 'purpose'] as const

/** Dates in their order, and what a class is about fixed from its first day on. */
export const checkClass: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  if (row.endsOn < row.startsOn) throw new DomainError('study.endsBeforeStart', { field: 'endsOn' })
  if (row.appraisalOn && row.appraisalOn < row.endsOn) throw new DomainError('study.appraisalBeforeEnd', { field: 'appraisalOn' })
  if (operation === 'update' && originalDoc.state !== 'planned' && req.context['system'] !== true)
    for (const field of FIXED)
      if (textOf(row[field]) !== textOf(originalDoc[field])) throw new DomainError('study.fixedOnceStarted', { field })
  return data
}

/** No session that takes place comes to lie outside the days of its class: they would count no more in the outlook, and nobody would see it. */
export const keepSessions: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || req.context['system'] === true || !touches(DAYS, { data, operation, originalDoc })) return data
  const { endsOn, startsOn } = { ...originalDoc, ...data } as Class
  const { docs } = await req.payload.find({
    collection: SLUGS.classSessions,
    where: { and: [{ class: { equals: originalDoc.id } }, { status: { equals: 'scheduled' } }] },
    select: { title: true, titleEn: true, startsAt: true },
    sort: 'startsAt',
    pagination: false,
    depth: 0,
    overrideAccess: true, // of a class that the caller may change
    req,
  })
  const sessions = docs.map((session) => ({ ...session, startMs: Date.parse(session.startsAt) }))
  const { field, leftOut } = checkClassDays(sessions, { before: originalDoc as Class, after: { startsOn, endsOn } })
  if (leftOut.length === 0) return data
  throw new DomainError('study.sessionsLeftOutside', {
    field,
    count: leftOut.length,
    startsOn,
    endsOn,
    sessions: someSessions(leftOut),
  })
}

const DAYS = ['startsOn', 'endsOn'] as const

/** A training administrator makes and keeps classes of the own organisation only. */
export const keepOrganisation: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const own = administeredOrganisation(req)
  if (arrangesEverywhere(req) || own === undefined) return data
  if (idOf({ ...originalDoc, ...data }.organisation) !== own) throw new DomainError('study.otherOrganisation', { field: 'organisation' })
  return data
}

/** A class is held to a standard of its own occupation that knows its level. */
export const keepStandard: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  const id = idOf(row.standard)
  if (!id || !touches(STANDARD_OF, { data, operation, originalDoc })) return data
  const standard = await req.payload.findByID({
    collection: 'standards',
    id,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // public facts: which occupation and levels a standard is about
    req,
  })
  const fits = standard && idOf(standard.occupation) === idOf(row.occupation) && standard.levels.some((level) => level === row.level)
  if (!fits) throw new DomainError('study.standardOfOther', { field: 'standard' })
  return data
}

const STANDARD_OF = ['standard', 'occupation', 'level'] as const

/** What is left empty comes from the newest standard of occupation and level. */
export const fillFromStandard: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  if (row.standard && row.requiredHours) return data
  const found = await newestStandard({ req, occupation: idOf(row.occupation), level: row.level, standard: idOf(row.standard) })
  if (!found) return data
  return {
    ...data,
    standard: row.standard ? data.standard : found.id,
    ...(row.requiredHours || !found.hours ? {} : { requiredHours: found.hours }),
  }
}

/** Under which rules hours are counted and recognised is for the centre to say. */
export const keepPolicyScope: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const isSame = data.policyScope === undefined || textOf(data.policyScope) === textOf(originalDoc?.policyScope)
  if (!isSame && !arrangesEverywhere(req)) throw new DomainError('study.scopeOfCentre', { field: 'policyScope' })
  return data
}

/** What must come before the appraisal is for the standard to say: only the centre lets a class ask for less. A refresher is free. */
export const keepRequiredHours: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  const isTouched = touches(FLOOR_OF, { data, operation, originalDoc })
  if (arrangesEverywhere(req) || !isTouched || !row.requiredHours || row.purpose === REFRESHER) return data
  const hours = (await newestStandard({ req, occupation: idOf(row.occupation), level: row.level }))?.hours
  if (hours && row.requiredHours < hours) throw new DomainError('study.hoursBelowStandard', { field: 'requiredHours', hours })
  return data
}

const FLOOR_OF = ['requiredHours', 'occupation', 'level', 'purpose'] as const

/** Whether a row is new, or this change gives one of the fields another value. */
function touches(
  fields: readonly string[],
  { data, operation, originalDoc }: Pick<Parameters<CollectionBeforeChangeHook>[0], 'data' | 'operation' | 'originalDoc'>,
): boolean {
  const row = { ...originalDoc, ...data }
  return operation === 'create' || fields.some((field) => textOf(row[field]) !== textOf(originalDoc[field]))
}

function textOf(value: Ref | number | null | undefined): string {
  return typeof value === 'number' ? String(value) : (idOf(value) ?? '')
}
