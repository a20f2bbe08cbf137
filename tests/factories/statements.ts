import type { Payload } from 'payload'

type Statement = string | { sql: string }
type Client = { execute(statement: Statement, args?: unknown): Promise<unknown> }

/** The statements that the database is asked while `work` goes on; it answers them as ever. SQLite only. */
export async function statementsOf(payload: Payload, work: () => Promise<unknown>): Promise<string[]> {
  const { client } = payload.db as unknown as { client: Client }
  const execute = client.execute
  const statements: string[] = []
  client.execute = function (this: Client, statement, ...rest) {
    statements.push(typeof statement === 'string' ? statement : statement.sql)
    return execute.call(client, statement, ...rest)
  }
  try {
    await work()
  } finally {
    client.execute = execute
  }
  return statements
}
