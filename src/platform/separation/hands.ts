import type { PayloadRequest, Where } from 'payload'
import type { Label } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Hand } from '@/kernel/separation'
import type { Change } from '@/platform/audit'

/** Which changes of a collection's rows make somebody a hand in them, as the audit log has them. */
export type Traces = {
  collection: string
  /** Whoever changed all of these members together; what a transition changes in its course is nobody's own work. */
  changed?: readonly { members: readonly string[]; deed: Label }[]
  /** Whoever was ever named in these members, also where they no longer are. */
  named?: Readonly<Record<string, Label>>
}

/** Values in one `IN (…)`, far below what any database takes. */
const CHUNK = 200

/**
 * Everybody who ever had a hand in these rows, by row, from the audit log: it is never shortened, so that whoever is taken off a record is
 * still found. Rows that the process itself wrote name nobody.
 * @param args.people asks for the acts of these people alone (who was named is told of everybody)
 */
export async function loadHands(args: {
  req: PayloadRequest
  ids: readonly string[]
  traces: Traces
  people?: readonly string[]
}): Promise<Map<string, Hand[]>> {
  const { ids, people, req, traces } = args
  const hands = new Map<string, Hand[]>(ids.map((id) => [id, []]))
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await auditRows(req, traces, ids.slice(start, start + CHUNK), traces.named ? undefined : people)
    for (const row of rows) hands.get(row.subjectId)?.push(...handsOfRow(row, traces))
  }
  return hands
}

/** Whether one person ever changed any of these rows at all, and when first. */
export async function firstChangeBy(args: {
  req: PayloadRequest
  collection: string
  ids: readonly string[]
  person: string
}): Promise<string | undefined> {
  const { collection, ids, person, req } = args
  let first: string | undefined
  for (let start = 0; start < ids.length; start += CHUNK) {
    const { docs } = await req.payload.db.find<{ at: string }>({
      collection: 'audit-log',
      where: subjects(collection, ids.slice(start, start + CHUNK), [person]),
      select: { at: true },
      sort: 'seq',
      limit: 1,
      pagination: false,
      req,
    })
    const at = docs[0] && instant(docs[0].at)
    if (at && (first === undefined || at < first)) first = at
  }
  return first
}

type AuditRow = { at: string; actor: string; actorKind: string; approval?: string | null; changes: unknown; subjectId: string }

async function auditRows(req: PayloadRequest, { collection }: Traces, ids: readonly string[], people: readonly string[] | undefined) {
  const { docs } = await req.payload.db.find<AuditRow>({
    collection: 'audit-log',
    where: subjects(collection, ids, people),
    select: { at: true, actor: true, actorKind: true, approval: true, changes: true, subjectId: true },
    sort: 'seq',
    limit: 0,
    pagination: false,
    req,
  })
  return docs
}

function subjects(collection: string, ids: readonly string[], people: readonly string[] | undefined): Where {
  return {
    and: [
      { subjectCollection: { equals: collection } },
      { subjectId: { in: [...ids] } },
      ...(people ? [{ actor: { in: [...people] } }] : []),
    ],
  }
}

function handsOfRow({ actor, actorKind, approval, at, changes }: AuditRow, { changed = [], named = {} }: Traces): Hand[] {
  const when = instant(at)
  const made = Array.isArray(changes) ? (changes as Change[]) : []
  const paths = new Set(made.filter(({ after }) => after !== null && after !== undefined && after !== '').map(({ path }) => path))
  const own = actorKind === 'user' && !approval
  return [
    ...changed
      .filter(({ members }) => own && members.every((member) => paths.has(member)))
      .map(({ deed }) => ({ person: actor, deed, at: when })),
    ...made.flatMap(({ after, before, path }) => {
      const deed = named[path]
      // Before counts too: the log may begin after the person was named.
      return deed ? [...new Set([...peopleIn(after), ...peopleIn(before)])].map((person) => ({ person, deed, at: when })) : []
    }),
  ]
}

/** The ids in a member that names one person or several. A list too long for the log is told there by its digest and names nobody. */
function peopleIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((each): each is string => typeof each === 'string' && each !== '')
}

function instant(at: string | Date): string {
  return new Date(at).toISOString()
}

/** Who took which steps of a subject, from the log of its transitions. `deeds` names the actions that are a hand in it. */
export async function loadSteps(args: { req: PayloadRequest; subject: string; deeds: Readonly<Record<string, Label>> }): Promise<Hand[]> {
  const { deeds, req, subject } = args
  const { docs } = await req.payload.db.find<{ action: string; actor?: string | null; at: string }>({
    collection: 'transitions',
    where: { and: [{ subject: { equals: subject } }, { action: { in: Object.keys(deeds) } }] },
    sort: 'seq',
    limit: 0,
    pagination: false,
    req,
  })
  return docs.flatMap(({ action, actor, at }): Hand[] => {
    const deed = deeds[action]
    return deed && actor ? [{ person: idOf(actor), deed, at: instant(at) }] : []
  })
}
