import type { Client, ResultSet } from '@libsql/client'
import type { Payload, PayloadRequest } from 'payload'
import type { SqliteTurns } from '@/database/sqlite'
import { TurnTimeout } from '@/database/errors'
import { DomainError } from '@/kernel/errors'

export type SqlValue = string | number | null
export type Row = Readonly<Record<string, SqlValue>>
/** Runs one statement and gives the rows that it returns. */
export type Sql = (statement: string, args: readonly SqlValue[]) => Promise<readonly Row[]>

export type SqliteHotWrites = {
  kind: 'sqlite'
  /** What is committed; inside the transaction of `req`, what that has written too. */
  read: Sql
  /**
   * Runs `work` in one transaction of its own, in a short turn of the write queue, or in that of `req`.
   * @throws what `work` throws, after the roll-back; the real error of a commit that failed; DomainError `server.busy` where no turn came
   */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}

type Adapter = { client: Client } & SqliteTurns

export function sqliteHotWrites({ payload, req }: { payload: Payload; req?: PayloadRequest | undefined }): SqliteHotWrites {
  const adapter = payload.db as unknown as Adapter
  const open = async () => {
    const id = await req?.transactionID
    return id === undefined || id === null ? undefined : adapter.openTransaction(id)
  }
  return {
    kind: 'sqlite',
    read: async (statement, args) => runOn((await open()) ?? adapter.client)(statement, args),
    write: async (work) => {
      const transaction = await open()
      if (transaction) return work(runOn(transaction))
      return adapter
        .writeTurn((own) => work(runOn(own)))
        .catch((error: unknown) => {
          if (error instanceof TurnTimeout) payload.logger.error({ err: error, msg: 'no turn for a hot write' })
          throw error instanceof TurnTimeout ? new DomainError('server.busy') : error
        })
    },
  }
}

function runOn(target: { execute(statement: { sql: string; args: SqlValue[] }): Promise<ResultSet> }): Sql {
  return async (sql, args) => (await target.execute({ sql, args: [...args] })).rows as unknown as readonly Row[]
}
