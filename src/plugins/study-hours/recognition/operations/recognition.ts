import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class, Enrolment } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import { DEFAULT_SCOPE } from '@/platform/policies'
import { decideEligibility, type Missing } from '../domain/eligibility'
import { recognise, type PersonFacts, type Recognition } from '../domain/recognise'
import type { LedgerRow } from '../../ledger/domain/types'
import { dateOf } from '../../time/domain/zone'
import { SLUGS } from '../../slugs'
import { loadAttendance, type AttendanceRecord } from '../../attendance/operations/standing'
import { loadElsewhere } from './elsewhere'
import { loadPersons } from './person'
import { loadRuleSets, loadStandingRules, type StandingRules } from '../../ledger/operations/rules'
import { loadSlices } from './slices'

/** Where one enrolment stands: what is recognised by today's record, and what is missing before appraisal. */
export type RecognisedStanding = {
  enrolment: EnrolmentFacts
  class: ClassFacts
  recognition: Recognition
  attendance: AttendanceRecord
  /** The rules of the day, for attendance and for what lies ahead. */
  standing: StandingRules
  requiredHours: number
  /** Nominal length of every unit that was studied. */
  unitNominalMs: ReadonlyMap<string, number>
  /** What was certified and attended elsewhere; undefined for somebody of one class. */
  person: PersonFacts | undefined
  met: boolean
  missing: Missing[]
}

export type EnrolmentFacts = Pick<Enrolment, 'state' | 'number' | 'crew' | 'createdAt'> & { id: string; class: string; trainee: string }
export type ClassFacts = Pick<
  Class,
  'code' | 'name' | 'nameEn' | 'level' | 'purpose' | 'startsOn' | 'endsOn' | 'appraisalOn' | 'shiftPattern' | 'shiftAnchorOn' | 'state'
> & { id: string; organisation: string; occupation: string; requiredHours: number; policyScope: string; teachers: Ref[] }

/**
 * The recognised standing of these enrolments, recomputed from the ledger and the attendance; unknown ids are left out. A dozen questions
 * to the database for a whole class, and one for the ledgers of every 25. Asks nobody for leave: a fact for decisions,
 * and for pages that have asked.
 * @param on the day whose rules hold; today where not given
 * @param upTo the last ledger row of the (one) trainee that is looked at
 */
export async function loadRecognition({
  enrolments,
  on,
  req,
  upTo,
}: {
  req: PayloadRequest
  enrolments: readonly string[]
  on?: string
  upTo?: number
}): Promise<Map<string, RecognisedStanding>> {
  const found = await loadEnrolments(req, enrolments)
  const classes = await loadClassFacts(req, [...new Set(found.map((enrolment) => enrolment.class))])
  const ids = found.map(({ id }) => id)
  const slices = await loadSlices({ req, enrolments: ids, ...(upTo === undefined ? {} : { upTo }) })
  const { ledgers: elsewhere, others } = await loadElsewhere({ req, enrolments: found, slices, upTo })
  const attendance = await loadAttendance({ req, enrolments: ids })
  const rules = await loadRuleSets(req, [...namedBy('ruleSet', slices, elsewhere)])
  const persons = await loadPersons({ req, others, slices, elsewhere, rules, upTo })
  const unitNominalMs = await loadNominal(req, [...namedBy('unit', slices)])
  const standings = await loadStandingRules({
    req,
    on: on ?? todayOf(req),
    scopes: [...classes.values()].map(({ policyScope }) => policyScope),
  })
  const results = new Map<string, RecognisedStanding>()
  for (const [index, enrolment] of found.entries()) {
    if (index % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
    const trainingClass = classes.get(enrolment.class)
    const standing = standings.get(trainingClass?.policyScope ?? DEFAULT_SCOPE)
    const attended = attendance.get(enrolment.id)
    if (!trainingClass || !standing || !attended) continue
    const { requiredHours } = trainingClass
    const recognition = recognise({
      slices: slices.get(enrolment.id) ?? [],
      elsewhere: elsewhere.get(enrolment.id) ?? [],
      person: persons.get(enrolment.id),
      rules,
      unitNominalMs,
      attendance: attended.credits.map((credit) => ({ ...credit, day: dateOf(credit.day) })),
      standing: standing.rules,
      requiredHours,
    })
    results.set(enrolment.id, {
      enrolment,
      class: trainingClass,
      recognition,
      attendance: attended,
      standing,
      requiredHours,
      unitNominalMs,
      person: persons.get(enrolment.id),
      ...decideEligibility({
        recognition: enrolment.state === 'revoked' ? null : recognition,
        requiredHours,
        absences: attended.absentIn.map((classSessionId) => ({ classSessionId })),
      }),
    })
  }
  return results
}

/** The enrolments of a class that are not revoked. */
export async function enrolmentsOfClass(req: PayloadRequest, trainingClass: string): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ id: Ref }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: trainingClass } }, { state: { not_equals: 'revoked' } }] },
    select: {},
    pagination: false,
    req,
  })
  return docs.map(({ id }) => idOf(id))
}

const AT_ONCE = 500

async function loadEnrolments(req: PayloadRequest, ids: readonly string[]): Promise<EnrolmentFacts[]> {
  type Stored = Pick<Enrolment, 'state' | 'number' | 'crew' | 'createdAt'> & { id: Ref; class: Ref; trainee: Ref }
  const found: EnrolmentFacts[] = []
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const { docs } = await req.payload.db.find<Stored>({
      collection: SLUGS.enrolments,
      where: { id: { in: ids.slice(start, start + AT_ONCE) } },
      select: { class: true, trainee: true, state: true, number: true, crew: true, createdAt: true },
      pagination: false,
      req,
    })
    found.push(...docs.map((doc) => ({ ...doc, id: idOf(doc.id), class: idOf(doc.class), trainee: idOf(doc.trainee) })))
  }
  return found
}

/** What decisions need of these classes, by id. */
export async function loadClassFacts(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, ClassFacts>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Class & { id: Ref }>({
    collection: SLUGS.classes,
    where: { id: { in: [...ids] } },
    pagination: false,
    req,
  })
  return new Map(
    docs.map((doc) => [
      idOf(doc.id),
      {
        ...doc,
        id: idOf(doc.id),
        organisation: idOf(doc.organisation),
        occupation: idOf(doc.occupation),
        requiredHours: doc.requiredHours ?? 0,
        policyScope: doc.policyScope || DEFAULT_SCOPE,
        teachers: doc.teachers ?? [],
      },
    ]),
  )
}

/** The nominal length of these units in milliseconds, by id. */
export async function loadNominal(req: PayloadRequest, units: readonly string[]): Promise<Map<string, number>> {
  const nominal = new Map<string, number>()
  for (let start = 0; start < units.length; start += AT_ONCE) {
    const { docs } = await req.payload.db.find<{ id: Ref; nominalMinutes: number }>({
      collection: SLUGS.units,
      where: { id: { in: units.slice(start, start + AT_ONCE) } },
      select: { nominalMinutes: true },
      pagination: false,
      req,
    })
    for (const { id, nominalMinutes } of docs) nominal.set(idOf(id), nominalMinutes * MINUTE_MS)
  }
  return nominal
}

const MINUTE_MS = 60_000

function namedBy(field: 'ruleSet' | 'unit', ...ledgers: ReadonlyMap<string, readonly LedgerRow[]>[]): Set<string> {
  const named = new Set<string>()
  for (const ledger of ledgers)
    for (const rows of ledger.values())
      for (const row of rows) {
        const name = row[field]
        if (name !== null) named.add(name)
      }
  return named
}
