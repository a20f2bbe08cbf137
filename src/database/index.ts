import { mongooseAdapter } from '@payloadcms/db-mongodb'
import path from 'node:path'
import type { DatabaseAdapterObj } from 'payload'
import type { Environment } from '@/kernel/environment'
import { migrations } from './migrations'
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
  return mongooseAdapter({
    url: environment.databaseUri,
    migrationDir,
    ensureIndexes: true,
    transactionOptions: environment.mongoTransactions ? {} : false,
    // Servers that lack transactions lack $lookup, $facet and index hints as well (FerretDB 1.x).
    ...(environment.mongoTransactions ? {} : { useJoinAggregations: false, usePipelineInSortLookup: false, disableIndexHints: true }),
  })
}
