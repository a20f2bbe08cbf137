import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

export type Head = { seq: number; hash: string }

/** What is known of the chain within one open transaction: who adds to it now, and its last link, which nobody else can add to meanwhile. */
type Turn = { last: Promise<unknown>; head?: Head | undefined }

/** The turns of whoever has no transaction. */
const ALONE = 'alone'

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

/** Whether the request is in a transaction that the database really holds: where it has none, Payload gives a name for one all the same. */
export async function holdsTransaction(req: Pick<PayloadRequest, 'payload' | 'transactionID'>): Promise<boolean> {
  const id = await req.transactionID
  const { sessions } = req.payload.db as { sessions?: Record<string, unknown> }
  return id !== undefined && id !== null && Boolean(sessions?.[String(id)])
}

/**
 * Runs `work` when everything before it in the same transaction has ended: hooks write several rows at once, and each link follows the last.
 * Outside a transaction it runs at once; on MongoDB after the others of this process, which would only take each other's place in the chain.
 * @param work is given the place for the chain's last link, where it may be kept until the transaction ends
 */
export async function inTurn<T>(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  work: (turn: { head?: Head | undefined }) => Promise<T>,
): Promise<T> {
  const id = (await holdsTransaction(req)) ? await req.transactionID : undefined
  const turns = TURNS.get(req.payload.db)
  const key = id ?? (req.payload.db.name === 'mongoose' ? ALONE : undefined)
  if (key === undefined || !turns) return work({})
  const turn = turns.get(String(key)) ?? { last: Promise.resolve() }
  turns.set(String(key), turn)
  const mine = turn.last.then(() => work(turn))
  turn.last = mine.catch(() => {
    // What failed may have left its link or not: the next one looks.
    turn.head = undefined
  })
  return mine
}
