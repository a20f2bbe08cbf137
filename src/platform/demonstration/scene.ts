import type { Payload, PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'

/** What the story's names stand for in this database: kind and key → id. Kept with the marker, so that a later process can go on. */
export type Names = {
  /** @throws Error for a name that no earlier step has given */
  idOf(kind: NameKind, key: string): string
  find(kind: NameKind, key: string): string | undefined
  give(kind: NameKind, key: string, id: string | number): void
  toJSON(): Record<string, string>
}

/** What is named: `organisation`, `user`, `class` and so on; each part of the story has its own. */
export type NameKind = string

/** One thing that somebody does at a moment of the story, in a transaction of its own. `by` is a username; null is the process itself. */
export type Step = {
  /** For whoever has to find out why a step failed. */
  what: string
  at: string
  by: string | null
  /** What takes long and writes nothing: done before the step's transaction, so that nobody waits for it. */
  prepare?(args: { names: Names }): Promise<void>
  run(args: { req: PayloadRequest; names: Names }): Promise<void>
}

export function createNames(known: Record<string, string> = {}): Names {
  const ids = new Map(Object.entries(known))
  return {
    find: (kind, key) => ids.get(`${kind}:${key}`),
    give: (kind, key, id) => void ids.set(`${kind}:${key}`, String(id)),
    idOf: (kind, key) => {
      const id = ids.get(`${kind}:${key}`)
      if (id === undefined) throw new Error(`the story names ${kind} "${key}" before it is there`)
      return id
    },
    toJSON: () => Object.fromEntries(ids),
  }
}

/** The appraisal points of a specification by their full codes. */
export async function pointsByCode(req: PayloadRequest, specification: string): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'appraisal-points',
    where: { specification: { equals: specification } },
    select: { fullCode: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the story was written over these codes
    req,
  })
  return new Map(docs.map(({ fullCode, id }) => [fullCode, String(id)]))
}

/** @throws Error for a code that the specification does not have */
export function idsOfCodes(points: ReadonlyMap<string, string>, codes: readonly string[]): string[] {
  return codes.map((code) => {
    const id = points.get(code)
    if (id === undefined) throw new Error(`there is no appraisal point ${code}`)
    return id
  })
}

export type StoredUser = NonNullable<PayloadRequest['user']>

/** The account as a request carries it. In the story people have changed their initial passwords long ago. */
export async function loadActor(payload: Payload, id: string): Promise<StoredUser> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: true })
  return { ...user, organisation: idOf(user.organisation) ?? null, mustChangePassword: false, collection: 'users' } as StoredUser
}
