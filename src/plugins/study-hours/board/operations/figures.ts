import type { PayloadRequest, Where } from 'payload'
import { actorOf } from '@/access'
import { addDays, DAY_MS, daysBetween } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import { isDay } from '@/platform/fields'
import { administeredOrganisation, overseesTraining } from '../../access'
import { dateOf } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { readableClass } from '../../training/operations/load'
import { loadClassSums } from './figures-kept'

/** The longest period that a chart is drawn of, in local days, both ends included. */
export const MOST_FIGURE_DAYS = 186
const USUAL_DAYS = 30
/** How many classes are added up at most, the latest first. */
export const MOST_FIGURE_CLASSES = 60

export type Period = { from: string; to: string }
export type Named = { id: string; name: string; nameEn: string | null }

/** Time that was credited online and attended face to face, in milliseconds, before any cap. */
export type Figures = Period & {
  days: { day: string; onlineMs: number; offlineMs: number }[]
  /** Online alone; the most studied first. */
  units: (Named & { onlineMs: number })[]
  /** The longest first. */
  organisations: (Named & { onlineMs: number; offlineMs: number; people: number })[]
  classes: (Named & { organisation: string; onlineMs: number; offlineMs: number; people: number })[]
  totals: { onlineMs: number; offlineMs: number; people: number }
  /** Classes that were left out because there are too many. */
  leftOut: number
  /** The organisations whose classes touch the period, to choose from where classes are left out or one was chosen; else none. */
  choices: Named[]
  /** The organisation that was chosen. */
  chosen: string | null
}

/**
 * The hours of one class.
 * @throws DomainError `request.notFound` where the caller may not see the class, `request.invalid` for a period that is none
 */
export async function loadClassFigures({
  classId,
  from,
  req,
  to,
}: {
  req: PayloadRequest
  classId: string
  from?: string | undefined
  to?: string | undefined
}): Promise<Figures> {
  const trainingClass = await readableClass(req, classId)
  const today = todayOf(req)
  const last = trainingClass.endsOn < today ? trainingClass.endsOn : today
  const first = trainingClass.startsOn < last ? trainingClass.startsOn : last
  const early = addDays(last, 1 - MOST_FIGURE_DAYS)
  return addUp(req, [trainingClass], periodOf({ from, to, usual: { from: first < early ? early : first, to: last } }), {})
}

/**
 * The hours of all classes that the caller answers for and that touch the period: overseers all, a training administrator those of the
 * own organisation, teachers their own. Where these are more than {@link MOST_FIGURE_CLASSES} the latest are added up, and the rest is had by
 * organisation.
 * @throws DomainError `request.forbidden` where the caller has no part in any, `request.invalid` for a period that is none, or an organisation
 * without classes of the caller's
 */
export async function loadTrainingFigures({
  from,
  organisation,
  req,
  to,
}: {
  req: PayloadRequest
  from?: string | undefined
  to?: string | undefined
  /** Its classes alone. */
  organisation?: string | undefined
}): Promise<Figures> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const today = todayOf(req)
  const period = periodOf({ from, to, usual: { from: addDays(today, 1 - USUAL_DAYS), to: today } })
  const within: Where[] = [
    { startsOn: { less_than_equal: period.to } },
    { or: [{ endsOn: { greater_than_equal: period.from } }, { appraisalOn: { greater_than_equal: period.from } }] },
  ]
  const offered = organisation ? await organisationsWith(req, within) : []
  const chosen = organisation ? await chosenOf(req, organisation, offered) : null
  const { docs, totalDocs } = await req.payload.find({
    collection: SLUGS.classes,
    where: { and: [...within, ...(chosen === null ? [] : [{ organisation: { equals: chosen.id } }])] },
    sort: '-startsOn',
    limit: MOST_FIGURE_CLASSES,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0 && !overseesTraining(req) && administeredOrganisation(req) === undefined) {
    const { totalDocs: own } = await req.payload.count({ collection: SLUGS.classes, overrideAccess: false, req })
    if (own === 0) throw new DomainError('request.forbidden')
  }
  const leftOut = totalDocs - docs.length
  const others = leftOut > 0 && chosen === null ? await organisationsWith(req, within) : offered
  const choices = chosen && !others.some(({ id }) => id === chosen.id) ? [...others, chosen] : others
  return addUp(req, docs, period, { leftOut, choices, chosen: chosen?.id ?? null })
}

/** An organisation with classes of the caller's, whenever these are: one that has none in this period is shown as such. */
async function chosenOf(req: PayloadRequest, organisation: string, offered: readonly Named[]): Promise<Named> {
  const isIt = ({ id }: Named) => id === organisation
  const found = offered.find(isIt) ?? (await organisationsWith(req, [])).find(isIt)
  if (!found) throw new DomainError('request.invalid', { field: 'organisation' })
  return found
}

/** The organisations with classes that the caller answers for and that meet these conditions. */
async function organisationsWith(req: PayloadRequest, within: Where[]): Promise<Named[]> {
  const { docs } = await req.payload.find({
    collection: SLUGS.classes,
    where: within.length > 0 ? { and: within } : {},
    select: { organisation: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const found = await namesOfOrganisations(req, [...new Set(docs.map((row) => idOf(row.organisation)))])
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function addUp(
  req: PayloadRequest,
  classes: readonly Class[],
  period: Period,
  { choices = [], chosen = null, leftOut = 0 }: Partial<Pick<Figures, 'choices' | 'chosen' | 'leftOut'>>,
): Promise<Figures> {
  const days = new Map<string, { day: string; onlineMs: number; offlineMs: number }>()
  for (let at = 0; at <= daysBetween(period.from, period.to); at += 1) {
    const day = addDays(period.from, at)
    days.set(day, { day, onlineMs: 0, offlineMs: 0 })
  }
  const units = new Map<string, number>()
  const perClass: Figures['classes'] = []
  for (const trainingClass of classes) {
    const enrolments = await enrolledIn(req, trainingClass.id)
    const own = { onlineMs: 0, offlineMs: 0, people: enrolments.length }
    const { offline, online } = await loadClassSums({ req, classId: String(trainingClass.id), enrolments })
    for (const { day, ms, unit } of online) {
      const entry = days.get(dateOf(day))
      if (!entry) continue
      entry.onlineMs += ms
      own.onlineMs += ms
      units.set(unit ?? '', (units.get(unit ?? '') ?? 0) + ms)
    }
    for (const { day, ms } of offline) {
      const entry = days.get(dateOf(day))
      if (!entry) continue
      entry.offlineMs += ms
      own.offlineMs += ms
    }
    const { id, name, nameEn, organisation } = trainingClass
    perClass.push({ id: String(id), name, nameEn: nameEn ?? null, organisation: idOf(organisation), ...own })
  }
  return {
    ...period,
    days: [...days.values()],
    units: await namedUnits(req, units),
    organisations: await byOrganisation(req, perClass),
    classes: perClass.toSorted(longest),
    totals: {
      onlineMs: perClass.reduce((sum, { onlineMs }) => sum + onlineMs, 0),
      offlineMs: perClass.reduce((sum, { offlineMs }) => sum + offlineMs, 0),
      people: perClass.reduce((sum, { people }) => sum + people, 0),
    },
    leftOut,
    choices,
    chosen,
  }
}

function periodOf({ from, to, usual }: { from: string | undefined; to: string | undefined; usual: Period }): Period {
  const last = to || usual.to
  if (!isDay(last)) throw new DomainError('request.invalid', { field: 'to' })
  const first = from || (usual.from <= last ? usual.from : addDays(last, 1 - USUAL_DAYS))
  if (!isDay(first)) throw new DomainError('request.invalid', { field: 'from' })
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1
  if (days < 1 || days > MOST_FIGURE_DAYS) throw new DomainError('request.invalid', { field: 'from', mostDays: MOST_FIGURE_DAYS })
  return { from: first, to: last }
}

async function enrolledIn(req: PayloadRequest, classId: string): Promise<{ id: string; trainee: string }[]> {
  const { docs } = await req.payload.db.find<{ id: Ref; trainee: Ref }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: classId } }, { state: { not_equals: 'revoked' } }] },
    select: { trainee: true },
    pagination: false,
    req,
  })
  return docs.map(({ id, trainee }) => ({ id: idOf(id), trainee: idOf(trainee) }))
}

async function namedUnits(req: PayloadRequest, units: ReadonlyMap<string, number>): Promise<Figures['units']> {
  const ids = [...units.keys()].filter((id) => id !== '')
  const { docs } = await req.payload.db.find<{ id: Ref; title: string; titleEn?: string | null }>({
    collection: SLUGS.units,
    where: { id: { in: ids } },
    select: { title: true, titleEn: true },
    pagination: false,
    req,
  })
  const named = new Map(docs.map(({ id, title, titleEn }) => [idOf(id), { name: title, nameEn: titleEn ?? null }]))
  return [...units]
    .map(([id, onlineMs]) => ({ id, ...(named.get(id) ?? { name: '', nameEn: null }), onlineMs }))
    .sort((a, b) => b.onlineMs - a.onlineMs)
}

async function byOrganisation(req: PayloadRequest, classes: Figures['classes']): Promise<Figures['organisations']> {
  const sums = new Map<string, { onlineMs: number; offlineMs: number; people: number }>()
  for (const { offlineMs, onlineMs, organisation, people } of classes) {
    const own = sums.get(organisation) ?? { onlineMs: 0, offlineMs: 0, people: 0 }
    sums.set(organisation, { onlineMs: own.onlineMs + onlineMs, offlineMs: own.offlineMs + offlineMs, people: own.people + people })
  }
  const named = await namesOfOrganisations(req, [...sums.keys()])
  return [...named.values()].map((each) => ({ ...each, ...(sums.get(each.id) ?? { onlineMs: 0, offlineMs: 0, people: 0 }) })).sort(longest)
}

async function namesOfOrganisations(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, Named>> {
  const { docs } = await req.payload.db.find<{ id: Ref; name: string; nameEn?: string | null }>({
    collection: 'organisations',
    where: { id: { in: [...ids] } },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name, nameEn }) => [idOf(id), { id: idOf(id), name, nameEn: nameEn ?? null }]))
}

function longest(a: { onlineMs: number; offlineMs: number }, b: { onlineMs: number; offlineMs: number }): number {
  return b.onlineMs + b.offlineMs - a.onlineMs - a.offlineMs
}
