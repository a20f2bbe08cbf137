import path from 'node:path'
import type { DatabaseAdapterObj } from 'payload'
import type { Environment } from '@/kernel/environment'
import { migrations } from './migrations'
import { queuedMongoAdapter } from './mongodb'
import { queuedSqliteAdapter } from './sqlite'

const migrationDir = path.resolve(process.cwd(), 'src/database/migrations')

/** The adapter that DATABASE_URI names. */
export function databaseAdapter(environment: Environment): DatabaseAdapterObj {
  if (environment.database === 'sqlite')
    return queuedSqliteAdapter({
      url: environment.databaseUri,
      migrationDir,
      prodMigrations: migrations,
      push: !environment.production,
    })
  return queuedMongoAdapter({ url: environment.databaseUri, migrationDir, transactions: environment.mongoTransactions })
}
