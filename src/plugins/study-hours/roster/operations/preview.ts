import type { PayloadRequest } from 'payload'
import { idsOf, idOf, type Ref } from '@/kernel/ids'
import type { RosterPlan, RosterRow } from '../domain/roster'

/** So many people are named; the counts tell how many there are. */
const MOST_NAMED = 500

export type RosterMember = 'name' | 'employeeNumber' | 'organisation' | 'email' | 'identity' | 'number' | 'crew'
/** `before` and `after` as people read them; both left out for what is not shown (addresses, identity numbers). */
export type RosterMemberChange = { what: RosterMember; before?: string | null; after?: string | null }
/** `create`: a new account, enrolled; `enrol`: has an account and comes into the class; `update`: is in it, and something of theirs changes. */
export type RosterPerson = { row: number; name: string; what: 'create' | 'enrol' | 'update'; changes: RosterMemberChange[] }

/** Who comes in or changes, by row and name; and who is active in the class and not in the file: they stay as they are. */
export type RosterPreview = {
  people: RosterPerson[]
  peopleCount: number
  absent: { enrolment: string; name: string; number: string | null }[]
  absentCount: number
}

/** What the plan of a sound roster means for each person. */
export async function previewRoster({
  plan,
  req,
  rows,
}: {
  req: PayloadRequest
  plan: RosterPlan
  rows: readonly RosterRow[]
}): Promise<RosterPreview> {
  const placeOf = (index: number) => ({ row: rows[index]?.row ?? 0, name: rows[index]?.name ?? '' })
  const created = plan.create.map(({ index }): RosterPerson => ({ ...placeOf(index), what: 'create', changes: [] }))
  const updated = plan.update.map(({ account, accountBefore, enrolment, identity, index }): RosterPerson => {
    const set = { ...account, ...(enrolment.kind === 'update' ? enrolment.set : {}) }
    const before: Record<string, string | null> = { ...accountBefore, ...(enrolment.kind === 'update' ? enrolment.before : {}) }
    const changes = Object.entries(set).map(([what, after]) => changeOf(what as RosterMember, before[what] ?? null, after ?? null))
    return {
      ...placeOf(index),
      what: enrolment.kind === 'create' ? 'enrol' : 'update',
      changes: identity ? [...changes, { what: 'identity' }] : changes,
    }
  })
  const people = [...created, ...updated].sort((a, b) => a.row - b.row)
  const named = people.slice(0, MOST_NAMED)
  await nameOrganisations(req, named)
  const absent = plan.absent.slice(0, MOST_NAMED)
  const names = await namesOf(
    req,
    'users',
    absent.map(({ trainee }) => trainee),
  )
  return {
    people: named,
    peopleCount: people.length,
    absent: absent.map(({ id, number, trainee }) => ({ enrolment: id, name: names.get(trainee) ?? '', number })),
    absentCount: plan.absent.length,
  }
}

function changeOf(what: RosterMember, before: string | null, after: string | null): RosterMemberChange {
  return what === 'email' ? { what } : { what, before, after }
}

/** Organisations stand in a plan by their ids. */
async function nameOrganisations(req: PayloadRequest, people: readonly RosterPerson[]): Promise<void> {
  const moved = people.flatMap(({ changes }) => changes.filter(({ what }) => what === 'organisation'))
  const names = await namesOf(
    req,
    'organisations',
    moved.flatMap(({ after, before }) => [before, after]).filter((id) => typeof id === 'string'),
  )
  for (const change of moved) {
    change.before = change.before ? (names.get(change.before) ?? null) : null
    change.after = change.after ? (names.get(change.after) ?? null) : null
  }
}

async function namesOf(req: PayloadRequest, collection: 'users' | 'organisations', ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<{ id: Ref; name: string }>({
    collection,
    where: { id: { in: idsOf([...new Set(ids)]) } },
    select: { name: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name }) => [idOf(id), name]))
}
