import type { CollectionBeforeOperationHook, SanitizedCollectionConfig, Where } from 'payload'
import { dialectOf } from '@/database/dialect'
import { withCentreDays } from './centre-days'
import { placeOf } from './places'

/** Before rows are read or counted: a day that a date is compared with is that day at the centre, for the admin's lists and for our own code. */
export const centreDays: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const asked = args as { where?: Where }
  if ((operation !== 'read' && operation !== 'count') || !asked.where) return args
  const all = req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>
  const find = (path: string) => placeOf(path, collection, (slug) => (Object.hasOwn(all, slug) ? all[slug]?.config : undefined))
  const where = withCentreDays(asked.where, find, dialectOf(req.payload.db))
  return where === asked.where ? args : ({ ...args, where } as typeof args)
}
