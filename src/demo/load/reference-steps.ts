import type { PayloadRequest } from 'payload'
import { prepareAccounts, writeAccounts, type PreparedAccount } from '@/collections/people'
import { importOccupations, importSpecification } from '@/collections/standards'
import { addDays, localDate } from '@/kernel/clock'
import { changeState } from '@/platform/workflow'
import { demoCommittees } from '../facts/committees'
import { demoHolidayYears } from '../facts/holidays'
import { demoOccupations } from '../facts/occupations'
import { demoOrganisations } from '../facts/organisations'
import type { DemoPolicy } from '../facts/policies'
import { demoSpecifications, demoStandards } from '../facts/standards'
import type { Sourced } from '../facts/types'
import { demoMemberships, demoPasswordOf, demoPeople } from '../people'
import type { Step } from '@/platform/demonstration/scene'

/** Who puts into force what the process has entered: nobody approves their own work. */
const APPROVER = 'staff1'

export type ReferenceOptions = {
  /** The rules that are in force in the story. */
  rules: readonly DemoPolicy[]
  today: string
  /** When the centre began to use the platform: before anything else in the story. */
  from: string
  /** Whether everybody has to choose a password of their own at the first sign-in. */
  mustChangePassword: boolean
}

/** The world before the story begins: organisations, people, committees, rules and the spine. */
export function referenceSteps(options: ReferenceOptions): Step[] {
  const { from } = options
  const entered = (run: Step['run']): Step => ({ what: 'reference data', at: from, by: null, run })
  return [
    ...organisationSteps().map(entered),
    { ...peopleStep(options), what: 'people', at: from, by: null },
    entered(enterOccupations),
    ...committeeSteps(options.today).map(entered),
    entered(enterPolicies(options.rules)),
    ...spineSteps(from),
  ]
}

function organisationSteps(): Step['run'][] {
  return demoOrganisations.map((organisation) => async ({ names, req }) => {
    const { id } = await req.payload.create({
      collection: 'organisations',
      data: {
        name: organisation.nameZh,
        nameEn: organisation.nameEn ?? null,
        code: organisation.key,
        kind: organisation.kind,
        parent: organisation.parent ? names.idOf('organisation', organisation.parent) : null,
        province: organisation.province ?? null,
        city: organisation.city ?? null,
        isDemonstration: organisation.isDemonstration,
        source: organisation.source,
      },
      ...asProcess(req),
    })
    names.give('organisation', organisation.key, id)
  })
}

function peopleStep({ mustChangePassword }: ReferenceOptions): Pick<Step, 'prepare' | 'run'> {
  let prepared: PreparedAccount[] = []
  return {
    prepare: async ({ names }) => {
      prepared = await prepareAccounts(
        demoPeople.map(({ employeeNumber, name, organisation, roles, title, username }) => ({
          username,
          name,
          // Published, so that no digest protects it; the first sign-in gives it Payload's.
          password: { kind: 'initial', text: demoPasswordOf(username) },
          employeeNumber,
          organisation: names.idOf('organisation', organisation),
          // Everybody in the industry is somebody's trainee; what a member of a committee may do comes from the seat.
          roles: roles.length > 0 ? roles : ['trainee'],
          title,
          mustChangePassword,
        })),
      )
    },
    run: async ({ names, req }) => {
      for (const { id, username } of await writeAccounts({ req, prepared })) names.give('user', username, id)
    },
  }
}

const enterOccupations: Step['run'] = async ({ names, req }) => {
  const rows = demoOccupations.map((occupation) => ({
    code: occupation.code,
    name: occupation.nameZh,
    nameEn: occupation.nameEn,
    groupCode: occupation.groupCode,
    groupName: occupation.groupZh,
    levels: occupation.levels.join(','),
    edition: occupation.edition,
    source: occupation.source,
    ...asSeen(occupation),
  }))
  const report = await importOccupations({ req, bytes: jsonBytes(rows), format: 'json', dryRun: false })
  if (!report.ok) throw new Error(`the occupations were not imported: ${JSON.stringify(report).slice(0, 500)}`)
  const { docs } = await req.payload.find({ collection: 'occupations', select: { code: true }, pagination: false, ...asProcess(req) })
  for (const { code, id } of docs) names.give('occupation', code, id)
}

function committeeSteps(today: string): Step['run'][] {
  const committees = demoCommittees.map((committee): Step['run'] => async ({ names, req }) => {
    const occupations = demoOccupations.filter(({ code }) => committee.occupationPrefixes.some((prefix) => code.startsWith(prefix)))
    const { id } = await req.payload.create({
      collection: 'committees',
      data: {
        number: committee.number,
        name: committee.nameZh,
        nameEn: committee.nameEn,
        kind: committee.kind,
        parent: committee.parent ? names.idOf('committee', committee.parent) : null,
        field: committee.fieldZh ?? null,
        fieldEn: committee.fieldEn ?? null,
        occupations: occupations.map(({ code }) => names.idOf('occupation', code)),
        introduction: committee.introduction,
        source: committee.source,
      },
      ...asProcess(req),
    })
    names.give('committee', committee.key, id)
  })
  const seats = demoMemberships(today).map(({ committee, user, ...seat }): Step['run'] => async ({ names, req }) => {
    await req.payload.create({
      collection: 'memberships',
      data: { committee: names.idOf('committee', committee), user: names.idOf('user', user), ...seat },
      ...asProcess(req),
    })
  })
  return [...committees, ...seats]
}

const enterPolicies =
  (rules: readonly DemoPolicy[]): Step['run'] =>
  async ({ req }) => {
    for (const { effectiveFrom, key, note, scope, source, unit, value, verified } of rules)
      await req.payload.create({
        collection: 'policies',
        data: { key, value: value as never, unit: unit ?? null, scope, effectiveFrom, source, verified, note: note ?? null },
        ...asProcess(req),
      })
    for (const { announced, days, source, year } of demoHolidayYears)
      await req.payload.create({
        collection: 'holiday-years',
        data: { year, announced, source, days: days.map(({ date, kind, nameZh }) => ({ date, kind, name: nameZh })) },
        ...asProcess(req),
      })
  }

function spineSteps(from: string): Step[] {
  const used = new Set<string>(demoSpecifications.map(({ occupationCode }) => occupationCode))
  const nextDay = new Date(Date.parse(from) + 86_400_000).toISOString()
  return [
    ...demoStandards.flatMap((standard): Step[] => [
      { what: `standard ${standard.key}`, at: from, by: null, run: enterStandard(standard, localDate(from)) },
      // The others stay drafts: their sources do not say enough.
      ...(used.has(standard.occupationCode)
        ? [
            {
              what: `${standard.key} in force`,
              at: nextDay,
              by: APPROVER,
              run: putInForce('standards', 'standard', standard.key),
            } satisfies Step,
          ]
        : []),
    ]),
    ...demoSpecifications.flatMap((specification): Step[] => [
      { what: `specification ${specification.key}`, at: nextDay, by: null, run: enterSpecification(specification) },
      {
        what: `${specification.key} in force`,
        at: nextDay,
        by: APPROVER,
        run: putInForce('element-specifications', 'specification', specification.key),
      },
    ]),
  ]
}

function enterStandard(standard: (typeof demoStandards)[number], firstDay: string): Step['run'] {
  return async ({ names, req }) => {
    const { id } = await req.payload.create({
      collection: 'standards',
      data: {
        occupation: names.idOf('occupation', standard.occupationCode),
        edition: standard.editionText,
        version: 1,
        levels: standard.levels.map((level) => String(level) as '1'),
        validFrom: standard.effectiveFrom ?? addDays(firstDay, 1),
        trainingHours: Object.entries(standard.trainingHours).map(([level, hours]) => ({ level: level as '1', hours })),
        theoryWeights: standard.theoryWeights.length > 0 ? (standard.theoryWeights as never) : null,
        skillWeights: standard.skillWeights.length > 0 ? (standard.skillWeights as never) : null,
        eligibility: standard.eligibility.length > 0 ? (standard.eligibility as never) : null,
        source: standard.source,
        ...asSeen(standard),
        ...factsOf(standard),
      } as never,
      ...asProcess(req),
    })
    names.give('standard', standard.occupationCode, id)
    names.give('standard', standard.key, id)
  }
}

const COPY = '据转载或报道，未核对原文'
const COMPOSED = '为演示编写'

/** The mark “checked against the original” stands on nothing here: what was read was read in copies, and that is said. */
function asSeen({ note, verified }: Pick<Sourced, 'note' | 'verified'>): { verified: false; note: string | null } {
  return { verified: false, note: [...(verified ? [COPY] : []), ...(note ? [note] : [])].join('；') || null }
}

/** Where hours and weights come from, which the source of a standard need not have. */
function factsOf({ trainingHours, trainingHoursVerified, theoryWeights, weightsComposed }: (typeof demoStandards)[number]) {
  const hasHours = Object.keys(trainingHours).length > 0
  return {
    hoursSource: hasHours && !trainingHoursVerified ? COMPOSED : null,
    hoursVerified: false,
    weightsSource: theoryWeights.length > 0 && weightsComposed ? COMPOSED : null,
    weightsVerified: false,
  }
}

function enterSpecification(specification: (typeof demoSpecifications)[number]): Step['run'] {
  return async ({ names, req }) => {
    const { id } = await req.payload.create({
      collection: 'element-specifications',
      data: {
        occupation: names.idOf('occupation', specification.occupationCode),
        level: String(specification.level) as '1',
        kind: 'theory',
        version: 1,
        standard: names.idOf('standard', specification.occupationCode),
        source: specification.source,
        ...asSeen(specification),
      } as never,
      ...asProcess(req),
    })
    names.give('specification', specification.key, id)
    const rows = [
      ...specification.ranges.map(({ code, name, nameEn, weight }) => ({
        code,
        name,
        ...(nameEn ? { nameEn } : {}),
        weight: String(weight / 100),
      })),
      ...specification.points,
    ]
    const report = await importSpecification({ req, id: String(id), bytes: jsonBytes(rows), format: 'json', dryRun: false, merge: false })
    if (!report.ok) throw new Error(`${specification.key} was not imported: ${JSON.stringify(report).slice(0, 500)}`)
  }
}

function putInForce(slug: 'standards' | 'element-specifications', kind: 'standard' | 'specification', key: string): Step['run'] {
  return async ({ names, req }) => {
    await changeState({ req, slug, id: names.idOf(kind, key), action: 'put-in-force', seenSeq: 0 })
  }
}

/** The process enters facts for which nobody in the story stands. */
function asProcess(req: PayloadRequest) {
  return { depth: 0, overrideAccess: true, req } as const
}

function jsonBytes(rows: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(rows))
}
