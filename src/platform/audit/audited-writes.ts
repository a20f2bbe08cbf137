import type { BaseDatabaseAdapter, CollectionSlug, DatabaseAdapterObj, Payload, PayloadRequest, TypeWithID, Where } from 'payload'
import { v7 as newId } from 'uuid'
import { changesBetween, isNoise } from './changes'
import { ownTransaction } from './own-transaction'
import { isAudited, membersOf, NO_JOINS, statedOf } from './members'
import { appendLinks, type Entry } from './record'
import { rowsReferringTo } from './referring-rows'
import { inTurn, keepTurns } from './turns'

export type StoredRow = TypeWithID & Record<string, unknown>

/**
 * The adapter, with a link in the audit chain for every row of an audited collection that it writes, changes or deletes, in the same
 * transaction, whoever asks: Payload's operations for one document or many, its sign-in, and the house's own writes beneath the hooks.
 * What a link says is read from the stored rows, not from what a caller was shown; so whoever replays the chain gets the rows.
 */
export function auditedAdapter<T extends BaseDatabaseAdapter>(adapter: DatabaseAdapterObj<T>): DatabaseAdapterObj<T> {
  return {
    ...adapter,
    init: (args) => {
      const database = adapter.init(args)
      auditWrites(database, args.payload)
      return database
    },
  }
}

function auditWrites(database: BaseDatabaseAdapter, payload: Payload): void {
  keepTurns(database)
  const own = {
    create: database.create.bind(database),
    deleteMany: database.deleteMany.bind(database),
    deleteOne: database.deleteOne.bind(database),
    updateMany: database.updateMany.bind(database),
    updateOne: database.updateOne.bind(database),
    upsert: database.upsert.bind(database),
  }

  const members = (slug: string) => membersOf(payload.collections[slug as CollectionSlug].config)
  const difference = (slug: string, before: StoredRow | undefined, after: StoredRow | undefined): Entry[] => {
    const known = members(slug)
    const changes = changesBetween(before && statedOf(known, before), after && statedOf(known, after))
    const id = (after ?? before)?.id
    if (id === undefined || changes.length === 0) return []
    return [{ action: !before ? 'create' : !after ? 'delete' : 'update', subject: { collection: slug, id: String(id) }, changes }]
  }
  const find = async (collection: string, where: Where, req: PayloadRequest, limit = 0): Promise<StoredRow[]> => {
    const { docs } = await database.find<StoredRow>({
      collection: collection as CollectionSlug,
      where,
      joins: NO_JOINS,
      limit,
      pagination: false,
      req,
    })
    return docs
  }
  const findOne = async (collection: string, where: Where, req: PayloadRequest) => (await find(collection, where, req, 1))[0]
  const byId = (id: string | number): Where => ({ id: { equals: id } })

  /** `write` gives what it answers and the links of what it did. */
  const linked = <T>(
    incoming: Partial<PayloadRequest> | null | undefined,
    write: (req: PayloadRequest) => Promise<{ answer: T; entries: readonly Entry[] }>,
  ): Promise<T> =>
    ownTransaction(payload, incoming, (req) =>
      inTurn(req, async (turn) => {
        const { answer, entries } = await write(req)
        await appendLinks(req, entries, turn)
        return answer
      }),
    )

  database.create = async (args) => {
    const { collection, data, returning } = args
    if (!isAudited(payload, collection)) return own.create(args)
    return linked(args.req, async (req) => {
      // Reading a row back takes longer than writing it; on SQLite the row is what was asked for.
      const isBlind = returning === false && database.name === 'sqlite'
      const id = isBlind ? (args.customID ?? newId()) : undefined
      const asked = isBlind ? withIsoDates(payload, collection, { ...data, id: id as string }) : undefined
      const made = (await own.create({ ...args, req, ...(isBlind ? { customID: id } : { returning: true }) })) as StoredRow
      const after = asked ?? (args.select ? await findOne(collection, byId(made.id), req) : made)
      return { answer: (returning === false ? null : made) as TypeWithID, entries: difference(collection, undefined, after) }
    })
  }

  database.updateOne = async (args) => {
    const { collection, data, id, returning } = args
    if (!isAudited(payload, collection) || !saysSomething(data)) return own.updateOne(args)
    return linked(args.req, async (req) => {
      const where = id === undefined || id === null ? (args.where ?? {}) : byId(id)
      const before = await findOne(collection, where, req)
      const isBlind = returning === false && before !== undefined && isFlat(data)
      const changed = (await own.updateOne({ ...args, req, ...(isBlind ? {} : { returning: true }) } as typeof args)) as StoredRow | null
      const answer = (returning === false ? null : changed) as TypeWithID
      if (isBlind) return { answer, entries: difference(collection, before, withIsoDates(payload, collection, merged(before, data))) }
      if (!changed) return { answer, entries: [] }
      const after = args.select ? await findOne(collection, byId(changed.id), req) : changed
      return { answer, entries: difference(collection, before, after) }
    })
  }

  // On every adapter it is an update that may insert; called as such, it passes the audited door once.
  database.upsert = async (args) =>
    isAudited(payload, args.collection) ? database.updateOne({ ...args, options: { upsert: true } } as never) : own.upsert(args)

  database.updateMany = async (args) => {
    const { collection, data } = args
    if (!isAudited(payload, collection) || !saysSomething(data)) return own.updateMany(args)
    return linked(args.req, async (req) => {
      const before = new Map((await find(collection, args.where, req)).map((row) => [String(row.id), row]))
      const answer = await own.updateMany({ ...args, req })
      const after = before.size === 0 ? [] : await find(collection, { id: { in: [...before.values()].map(({ id }) => id) } }, req)
      return { answer, entries: after.flatMap((row) => difference(collection, before.get(String(row.id)), row)) }
    })
  }

  const deleting = async <T>(
    args: { collection: string; where: Where; req?: Partial<PayloadRequest> | undefined },
    limit: number,
    write: (req: PayloadRequest) => Promise<T>,
  ): Promise<T> =>
    linked(args.req, async (req) => {
      const rows = await find(args.collection, args.where, req, limit)
      // SQLite empties the relations that name a deleted row; those rows change too.
      const referring = await rowsReferringTo({ payload, req, collection: args.collection, ids: rows.map(({ id }) => id) })
      const answer = await write(req)
      const entries = rows.flatMap((row) => difference(args.collection, row, undefined))
      for (const { collection, rows: before } of referring) {
        const after = new Map((await find(collection, { id: { in: before.map(({ id }) => id) } }, req)).map((row) => [String(row.id), row]))
        for (const row of before) if (after.has(String(row.id))) entries.push(...difference(collection, row, after.get(String(row.id))))
      }
      return { answer, entries }
    })

  database.deleteOne = async (args) =>
    isAudited(payload, args.collection) ? deleting(args, 1, (req) => own.deleteOne({ ...args, req })) : own.deleteOne(args)

  database.deleteMany = async (args) =>
    isAudited(payload, args.collection) ? deleting(args, 0, (req) => own.deleteMany({ ...args, req })) : own.deleteMany(args)
}

/** Whether a write touches anything that is recorded. */
function saysSomething(data: Record<string, unknown>): boolean {
  return Object.keys(data).some((name) => !isNoise(name))
}

/** Whether what is stored afterwards can be told from the data alone: no groups, rows or operators. */
function isFlat(data: Record<string, unknown>): boolean {
  return Object.entries(data).every(([name, value]) => isNoise(name) || (!name.includes('.') && isSingle(value)))
}

function isSingle(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each !== 'object')
  return typeof value !== 'object' || value === null || value instanceof Date
}

function merged(before: StoredRow, data: Record<string, unknown>): StoredRow {
  return { ...before, ...Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) }
}

/** Dates in the one form in which they are read back. */
export function withIsoDates(payload: Payload, slug: string, row: Record<string, unknown>): StoredRow {
  const dates = payload.collections[slug as CollectionSlug].config.flattenedFields.filter(({ type }) => type === 'date')
  const told = dates.flatMap(({ name }) => {
    const value = row[name]
    return typeof value === 'string' || value instanceof Date ? [[name, new Date(value).toISOString()]] : []
  })
  return { ...row, ...Object.fromEntries(told) } as StoredRow
}
