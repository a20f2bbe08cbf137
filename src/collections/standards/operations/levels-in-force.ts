import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import { levelLabel, LEVELS, toLevel, type Level } from '../domain/levels'

/** Levels of standards in force by occupation, with the name of the standard; for some occupations, or all. */
export async function levelsInForce(req: PayloadRequest, occupations?: readonly string[]): Promise<Map<string, Map<Level, string>>> {
  const { docs } = await req.payload.db.find<{ occupation: Ref; levels?: string[] | null; title?: string | null }>({
    collection: 'standards',
    where: { and: [{ state: { equals: 'in-force' } }, ...(occupations ? [{ occupation: { in: [...occupations] } }] : [])] },
    pagination: false,
    req,
  })
  const found = new Map<string, Map<Level, string>>()
  for (const { levels, occupation, title } of docs) {
    const held = found.get(idOf(occupation)) ?? new Map<Level, string>()
    for (const each of levels ?? []) {
      const level = toLevel(Number(each))
      if (level) held.set(level, title ?? '')
    }
    found.set(idOf(occupation), held)
  }
  return found
}

/**
 * What a refusal says where levels are taken away that a standard in force has; null where none is. A level that the occupation did not have
 * before (`held`) is not taken away by this change, whatever is in force.
 */
export function takenAway({
  held,
  inForce,
  levels,
}: {
  held: readonly string[]
  levels: readonly string[]
  inForce: ReadonlyMap<Level, string> | undefined
}) {
  const taken = LEVELS.filter((level) => inForce?.has(level) && held.includes(String(level)) && !levels.includes(String(level)))
  return taken.length === 0
    ? null
    : { levels: taken.map(levelLabel), standard: [...new Set(taken.map((level) => inForce?.get(level) ?? ''))] }
}
