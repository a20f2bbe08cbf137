import type { PayloadRequest } from 'payload'
import { toLevel, LEVELS, type Level } from '../domain/levels'
import type { OccupationLevels } from '../domain/standard'

/**
 * The levels that an occupation has: those of its standards in force, else those that the occupation itself is entered with; lowest first.
 * Empty where nothing is known of them.
 */
export async function levelsOfOccupation({ occupationId, req }: { req: PayloadRequest; occupationId: string }): Promise<Level[]> {
  const trusted = { pagination: false, depth: 0, overrideAccess: true, req } as const // levels, which every visitor may read
  const { docs: standards } = await req.payload.find({
    collection: 'standards',
    where: { and: [{ occupation: { equals: occupationId } }, { state: { equals: 'in-force' } }] },
    select: { levels: true },
    ...trusted,
  })
  const { docs: occupations } = await req.payload.find({
    collection: 'occupations',
    where: { id: { equals: occupationId } },
    select: { levels: true },
    ...trusted,
  })
  const held = new Set(
    (standards.length > 0 ? standards : occupations).flatMap(({ levels }) => levels ?? []).map((level) => toLevel(Number(level))),
  )
  return LEVELS.filter((level) => held.has(level))
}

/** The levels that an occupation itself is entered with, whatever is in force; null where there is none. */
export async function enteredLevels({
  occupationId,
  req,
}: {
  req: PayloadRequest
  occupationId: string
}): Promise<OccupationLevels | null> {
  const { docs } = await req.payload.db.find<{ id: string | number; name?: string | null; levels?: string[] | null }>({
    collection: 'occupations',
    where: { id: { equals: occupationId } },
    limit: 1,
    pagination: false,
    req,
  })
  const [found] = docs
  if (!found) return null
  const levels = (found.levels ?? []).flatMap((level) => toLevel(Number(level)) ?? [])
  return { id: String(found.id), name: found.name ?? '', levels }
}
