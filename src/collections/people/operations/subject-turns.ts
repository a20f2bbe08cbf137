import type { PayloadRequest } from 'payload'

/**
 * Runs `work` when all that came before it for the same key has ended, first come, first served; other keys go on meanwhile. Within this
 * process alone: what must hold across processes is decided in the database.
 */
export async function inTurnOf<T>(req: Pick<PayloadRequest, 'payload'>, key: string, work: () => Promise<T>): Promise<T> {
  const turns = turnsOf(req)
  const mine = (turns.get(key) ?? Promise.resolve()).then(work)
  const ended = mine.then(
    () => undefined,
    () => undefined,
  )
  turns.set(key, ended)
  try {
    return await mine
  } finally {
    if (turns.get(key) === ended) turns.delete(key)
  }
}

const TURNS: unique symbol = Symbol.for('liangong.signInSubjectTurns')

/** Next may hold this module twice, for its routes and for its pages; Payload it holds once. */
function turnsOf({ payload }: Pick<PayloadRequest, 'payload'>): Map<string, Promise<void>> {
  const holder = payload as { [TURNS]?: Map<string, Promise<void>> }
  return (holder[TURNS] ??= new Map())
}
