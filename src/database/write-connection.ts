import { createClient, type Client, type InStatement, type Transaction } from '@libsql/client'

export type WriteConnection = { transaction(): Promise<Transaction>; close(): void }

/**
 * Transactions on one connection that stays open. libSQL's own `transaction()` gives its connection away with every
 * transaction and never closes it: two file handles lost each time (measured: 3,000 after 1,500 writes), the pragmas with
 * them. One is enough, because writers take turns; reads go on beside it on the client's own connection.
 */
export function openWriteConnection({ url, pragmas }: { url: string; pragmas: readonly string[] }): WriteConnection {
  let client: Client | undefined

  const connected = async () => {
    if (client) return client
    const opened = createClient({ url })
    for (const pragma of pragmas) await opened.execute(`PRAGMA ${pragma}`)
    client = opened
    return opened
  }

  /** A connection of which nobody knows any more whether it is in a transaction. */
  const giveUp = () => {
    client?.close()
    client = undefined
  }

  return {
    transaction: async () => {
      const connection = await connected()
      try {
        await connection.execute('BEGIN IMMEDIATE')
      } catch (error) {
        giveUp()
        throw error
      }
      return transactionOn(connection, giveUp)
    },
    close: giveUp,
  }
}

function transactionOn(connection: Client, giveUp: () => void): Transaction {
  let open = true
  const execute = (statement: InStatement) => {
    if (!open) throw new Error('the transaction is over')
    return connection.execute(statement)
  }
  const rollback = async () => {
    if (!open) return
    open = false
    try {
      await connection.execute('ROLLBACK')
    } catch {
      // SQLite has rolled back by itself (disk full, I/O error): a fresh connection knows where it stands.
      giveUp()
    }
  }
  return {
    execute,
    batch: async (statements) => {
      const results = []
      for (const statement of statements) results.push(await execute(statement))
      return results
    },
    executeMultiple: () => Promise.reject(new Error('several statements in one text cannot run inside a transaction')),
    commit: async () => {
      await execute('COMMIT')
      open = false
    },
    rollback,
    close: () => void rollback(),
    get closed() {
      return !open
    },
  }
}
