/**
 * The number of another run of the same work, for its key: one behind the highest that ends any of the keys of earlier runs. Their count would
 * name a run that is over, once old jobs were put away.
 */
export function nextRound(keys: readonly string[]): number {
  return keys.reduce((next, key) => Math.max(next, 1 + Number(/:(\d{1,9})$/.exec(key)?.[1] ?? -1)), 0)
}
