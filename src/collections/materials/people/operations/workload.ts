import type { PayloadRequest, Where } from 'payload'
import { todayOf } from '@/platform/clock'
import { idOf, idsOf } from '@/kernel/ids'
import type { Assignment } from '@/payload-types'

export type WorkloadPerson = {
  person: { id: string; name: string }
  open: number
  late: number
  done: number
  assignments: {
    id: string
    kind: string
    edition: string
    chapter: string | null
    dueOn: string | null
    isLate: boolean
    isStarted: boolean
  }[]
}

/** Who has what and who is late, one row a person, the busiest first. Sees what the caller may see of the assignments. */
export async function loadWorkload(args: {
  req: PayloadRequest
  committee?: string
  page: number
  limit: number
}): Promise<{ docs: WorkloadPerson[]; totalDocs: number; page: number; totalPages: number }> {
  const { committee, limit, page, req } = args
  const where: Where = committee ? { edition: { in: await editionsOf(req, committee) } } : {}
  const { docs } = await req.payload.find({
    collection: 'assignments',
    where: { and: [where, { status: { not_equals: 'cancelled' } }] },
    sort: 'dueOn',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const today = todayOf(req)
  const people = new Map<string, Assignment[]>()
  for (const row of docs) people.set(idOf(row.person), [...(people.get(idOf(row.person)) ?? []), row])
  const rows = [...people].map(([id, own]) => summary(id, own, today)).sort((a, b) => b.late - a.late || b.open - a.open)
  const shown = rows.slice((page - 1) * limit, page * limit)
  const names = await namesOf(
    req,
    shown.map(({ person }) => person.id),
  )
  return {
    docs: shown.map((row) => ({ ...row, person: { id: row.person.id, name: names.get(row.person.id) ?? '' } })),
    totalDocs: rows.length,
    page,
    totalPages: Math.max(1, Math.ceil(rows.length / limit)),
  }
}

function summary(id: string, own: readonly Assignment[], today: string): WorkloadPerson {
  const open = own.filter(({ status }) => status === 'open')
  const isLate = ({ dueOn }: Assignment) => Boolean(dueOn) && (dueOn ?? '') < today
  return {
    person: { id, name: '' },
    open: open.length,
    late: open.filter(isLate).length,
    done: own.length - open.length,
    assignments: open.map((row) => ({
      id: String(row.id),
      kind: row.kind,
      edition: idOf(row.edition),
      chapter: idOf(row.chapter) ?? null,
      dueOn: row.dueOn ?? null,
      isLate: isLate(row),
      isStarted: Boolean(row.startedAt),
    })),
  }
}

async function editionsOf(req: PayloadRequest, committee: string): Promise<string[]> {
  const textbooks = await req.payload.find({
    collection: 'textbooks',
    where: { committee: { equals: committee } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // narrows what the caller may see anyway
    req,
  })
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { textbook: { in: idsOf(textbooks.docs) } },
    select: {},
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  return idsOf(docs)
}

async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { in: [...ids] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the names of people whose assignments the caller sees
    req,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}
