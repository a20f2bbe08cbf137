import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

export type Head = { seq: number; hash: string }

/** What is known of the chain within one open transaction: who adds to it now, and its last link, which nobody else can add to meanwhile. */
type Turn = { last: Promise<unknown>; head?: Head | undefined }

const TURNS = new WeakMap<object, Map<string, Turn>>()

/** Keeps turns for this database from now on, and forgets each with its transaction. */
export function keepTurns(database: BaseDatabaseAdapter): void {
  const turns = new Map<string, Turn>()
  TURNS.set(database, turns)
  for (const verb of ['commitTransaction', 'rollbackTransaction'] as const) {
    const end = database[verb].bind(database)
    database[verb] = async (incoming) => {
      const id = await incoming
      turns.delete(String(id))
      await end(id)
    }
  }
}

/**
 * Runs `work` when everything before it in the same transaction has ended: hooks write several rows at once, and each link follows the last.
 * Outside a transaction it runs at once.
 * @param work is given the place for the chain's last link, where it may be kept until the transaction ends
 */
export async function inTurn<T>(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  work: (turn: { head?: Head | undefined }) => Promise<T>,
): Promise<T> {
  const id = await req.transactionID
  const turns = TURNS.get(req.payload.db)
  if (id === undefined || id === null || !turns) return work({})
  const turn = turns.get(String(id)) ?? { last: Promise.resolve() }
  turns.set(String(id), turn)
  const mine = turn.last.then(() => work(turn))
  turn.last = mine.catch(() => {
    // What failed may have left its link or not: the next one looks.
    turn.head = undefined
  })
  return mine
}
