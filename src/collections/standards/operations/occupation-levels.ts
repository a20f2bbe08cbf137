import type { PayloadRequest } from 'payload'
import { toLevel, LEVELS, type Level } from '../domain/levels'

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
