import { canonicalJson } from '@/kernel/hash-chain'
import { isAsRecorded, isNoise, normal, recorded, type Change } from './changes'

/** The link that names how a row was found to differ from what the chain said, and what it is from then on. */
export const BASELINE = 'baseline'
/** The link that names a row as gone though nobody is recorded to have deleted it. */
export const BASELINE_GONE = 'baseline-gone'

/** What the chain says of one subject: its members as recorded, or that it is gone. */
export type Known = { isGone: boolean; members: ReadonlyMap<string, unknown> }
export type Told = { action: string; changes: unknown }

/** The members of a collection that are compared, each with the value that a column added later gives to older rows. */
export type Members = ReadonlyMap<string, { whenUnsaid: unknown }>

/** Carries on what is known of a subject by one more link. Links of other actions (somebody looked) tell nothing of its state. */
export function told(known: Known | undefined, { action, changes }: Told): Known | undefined {
  if (action === 'delete' || action === BASELINE_GONE) return { isGone: true, members: new Map() }
  if (action !== 'create' && action !== 'update' && action !== BASELINE) return known
  const before = known && !known.isGone && action !== 'create' ? known.members : []
  const members = new Map<string, unknown>(before)
  for (const { after, path } of changesOf(changes)) members.set(path, after ?? null)
  return { isGone: false, members }
}

/** Why a row is not what the chain last said of it; nothing where it is. */
export type Gap =
  | { kind: 'unknown'; changes: Change[] }
  | { kind: 'gone'; changes: Change[] }
  | { kind: 'deleted'; changes: Change[] }
  | { kind: 'differs'; changes: Change[] }

/**
 * Compares what the chain says of a subject with the row that is stored. A member that the chain never named may be empty or hold the value
 * that its column gives to rows older than itself; every other member must be what the last link that names it says.
 * @param row undefined where no such row is stored
 */
export function gapOf(known: Known | undefined, row: Readonly<Record<string, unknown>> | undefined, members: Members): Gap | undefined {
  const isLive = known !== undefined && !known.isGone
  if (!row) {
    if (!isLive) return undefined
    return {
      kind: 'gone',
      changes: [...known.members].flatMap(([path, said]) => (said === null ? [] : [{ path, before: said, after: null }])),
    }
  }
  const said = isLive ? known.members : new Map<string, unknown>()
  const changes = [...members].flatMap(([path, { whenUnsaid }]): Change[] => {
    const stored = row[path]
    const isSaid = said.has(path)
    const matches = isSaid
      ? isAsRecorded(path, said.get(path), stored)
      : normal(stored) === null || (isLive && canonicalJson(normal(stored)) === canonicalJson(normal(whenUnsaid)))
    return matches ? [] : [{ path, before: isSaid ? said.get(path) : null, after: recorded(path, normal(stored)) }]
  })
  if (!isLive) return { kind: known ? 'deleted' : 'unknown', changes }
  return changes.length > 0 ? { kind: 'differs', changes } : undefined
}

function changesOf(changes: unknown): { path: string; after?: unknown }[] {
  if (!Array.isArray(changes)) return []
  return changes.filter(
    (change): change is { path: string } =>
      typeof change === 'object' && change !== null && 'path' in change && typeof change.path === 'string' && !isNoise(change.path),
  )
}
