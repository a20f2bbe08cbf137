import type { CollectionBeforeChangeHook } from 'payload'
import { levelLabel, levelsOfOccupation, toLevel } from '@/collections/standards'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import '../../line/errors'

/** A textbook is for levels that its occupation has; asked where a level is added or the occupation changes, so that a later standard locks no book. */
export const checkLevels: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const row = { ...originalDoc, ...data }
  const asked = levelsIn(row.levels)
  const stands = operation === 'update' && idOf(row.occupation) === idOf(originalDoc.occupation) ? levelsIn(originalDoc.levels) : []
  const added = asked.filter((level) => !stands.includes(level))
  if (added.length === 0 || !row.occupation) return data
  const known = await levelsOfOccupation({ req, occupationId: idOf(row.occupation) })
  const missing = added.filter((level) => !known.some((each) => each === level))
  if (known.length > 0 && missing.length > 0)
    throw new DomainError('materials.levelNotInStandard', {
      field: 'levels',
      levels: missing.flatMap((level) => toLevel(level) ?? []).map(levelLabel),
      known: known.map(levelLabel),
    })
  return data
}

function levelsIn(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}
