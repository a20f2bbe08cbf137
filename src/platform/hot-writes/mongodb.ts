import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload, PayloadRequest } from 'payload'

type Connection = MongooseAdapter['connection']
type Session = Awaited<ReturnType<Connection['startSession']>>

export type MongoScope = {
  /** The driver's own collection behind a Payload collection. */
  collection(slug: string): ReturnType<Connection['collection']>
  /** To be passed to every call of the driver. */
  options: { session?: Session }
}

export type MongoHotWrites = {
  kind: 'mongodb'
  /** What is committed; inside the transaction of `req`, what that has written too. */
  read<T>(work: (scope: MongoScope) => Promise<T>): Promise<T>
  /**
   * Runs `work` durably (majority, journalled). With `together`, in one transaction, run again where it met another, so that
   * `work` must be repeatable; in that of `req` where it has one. A server without transactions gives none (development only).
   */
  write<T>(options: { together: boolean }, work: (scope: MongoScope) => Promise<T>): Promise<T>
  /** An id as this database stores it: relations and `_id` are ObjectIds. */
  toId(text: string): unknown
  newId(): string
}

const DURABLE = { w: 'majority', journal: true } as const

export function mongoHotWrites({ payload, req }: { payload: Payload; req?: PayloadRequest | undefined }): MongoHotWrites {
  const adapter = payload.db as unknown as MongooseAdapter
  const { ObjectId } = adapter.connection.base.mongo
  const open = async () => {
    const id = await req?.transactionID
    return id === undefined || id === null ? undefined : adapter.sessions[id]
  }
  const scope = (session?: Session): MongoScope => ({
    collection: (slug) => {
      const model = adapter.collections[slug]
      if (!model) throw new Error(`there is no collection ${slug}`)
      return adapter.connection.collection(model.collection.name, { writeConcern: DURABLE })
    },
    options: session ? { session } : {},
  })
  return {
    kind: 'mongodb',
    toId: (text) => (ObjectId.isValid(text) ? new ObjectId(text) : text),
    newId: () => new ObjectId().toHexString(),
    read: async (work) => work(scope(await open())),
    write: async ({ together }, work) => {
      const session = await open()
      if (session) return work(scope(session))
      if (!together || adapter.transactionOptions === false) return work(scope())
      const own = await adapter.connection.startSession()
      try {
        return await own.withTransaction(() => work(scope(own)), { writeConcern: DURABLE })
      } finally {
        await own.endSession()
      }
    },
  }
}
