import type { Payload, PayloadRequest } from 'payload'
import { mongoHotWrites, type MongoHotWrites } from './mongodb'
import { sqliteHotWrites, type SqliteHotWrites } from './sqlite'

export type { MongoHotWrites, MongoScope } from './mongodb'
export type { Row, Sql, SqliteHotWrites, SqlValue } from './sqlite'

/** The database beneath Payload, for the few writes that are too many for Payload's verbs. */
export type HotWrites = SqliteHotWrites | MongoHotWrites

/**
 * A way to write many rows at once with raw statements, in the same turns and transactions as everything else. No hook, no access
 * rule, no audit stands in between: only for tables that a domain keeps to itself.
 * @param req where given and in a transaction, every read and write takes part in it, and its owner commits
 */
export function hotWrites({ payload, req }: { payload: Payload; req?: PayloadRequest | undefined }): HotWrites {
  return payload.db.name === 'mongoose' ? mongoHotWrites({ payload, req }) : sqliteHotWrites({ payload, req })
}
