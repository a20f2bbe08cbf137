import type { Access, CollectionBeforeChangeHook, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { holdsRole } from '@/access'
import { defineErrors, DomainError } from '@/kernel/errors'

/** As long as Payload holds a lock that nobody renews. */
const HELD_MS = 300_000
/** More documents nobody edits at once; whatever nobody has renewed for {@link HELD_MS} does not count. */
const MOST_LOCKS = 50

type Lock = { id: string; updatedAt: string; document?: { relationTo: string; value: unknown } | null; user?: { value: unknown } | null }

/**
 * Who edits what. A lock is made in one's own name alone and for what one may change; whoever may change a document may take its lock
 * over (the admin's "take over"); it is removed by its holder or an administrator.
 *
 * @param works whether the caller works at the desk at all
 */
export function guardEditLocks(collection: SanitizedCollectionConfig, works: Access): void {
  Object.assign(collection.access, { create: works, read: works, update: works, delete: heldByCaller(works) })
  collection.hooks.beforeChange = [inOwnName, ...(collection.hooks.beforeChange ?? [])]
}

function heldByCaller(works: Access): Access {
  return async (args) => {
    const { user } = args.req
    if (!user || !(await works(args))) return false
    if (holdsRole(args.req, 'admin')) return true
    const own: Where[] = [{ 'user.value': { equals: user.id } }, { 'user.relationTo': { equals: user.collection } }]
    return { and: own }
  }
}

const inOwnName: CollectionBeforeChangeHook<Lock> = async ({ data, operation, originalDoc, req }) => {
  const { user } = req
  // Payload's own locking works beneath the hooks.
  if (!user) return data
  const document = operation === 'create' ? data.document : originalDoc?.document
  if (!document) throw new DomainError('request.invalid', { field: 'document' })
  if (!(await mayChange(document, req))) throw new DomainError('request.forbidden')
  if (operation === 'create') await refuseHeldOrTooMany(document, user.id, req)
  // The document of a lock stays; what else is sent (another's name, an hour of one's own) is not heard.
  return { ...(operation === 'create' ? { document } : {}), user: { relationTo: user.collection, value: user.id } } as Partial<Lock>
}

async function refuseHeldOrTooMany(document: NonNullable<Lock['document']>, userId: number | string, req: PayloadRequest): Promise<void> {
  const since = new Date(Date.now() - HELD_MS).toISOString()
  const own: Where = { 'user.value': { equals: userId } }
  // Locks of windows that were closed without a word are held by nobody. They go with the next one, so that no more than these ever stand.
  const left: Where = { and: [own, { updatedAt: { less_than_equal: since } }] }
  await req.payload.db.deleteMany({ collection: 'payload-locked-documents', where: left, req })
  const { totalDocs } = await req.payload.db.count({ collection: 'payload-locked-documents', where: own, req })
  if (totalDocs >= MOST_LOCKS) throw new DomainError('locks.tooMany', { most: MOST_LOCKS })
  const { docs } = await req.payload.db.find<Lock>({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: document.relationTo } },
        { 'document.value': { equals: document.value } },
        { updatedAt: { greater_than: since } },
      ],
    },
    limit: 1,
    pagination: false,
    req,
  })
  if (docs.length > 0) throw new DomainError('locks.held')
}

/** Whether the caller may change the document: by the very rule of its collection. */
async function mayChange({ relationTo, value }: NonNullable<Lock['document']>, req: PayloadRequest): Promise<boolean> {
  const collections = req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>
  const collection = Object.hasOwn(collections, relationTo) ? collections[relationTo]?.config : undefined
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  if (!collection || (typeof id !== 'string' && typeof id !== 'number')) return false
  const answer = await collection.access.update({ req, id: id as string })
  if (!answer) return false
  const where: Where = { and: [{ id: { equals: id } }, ...(answer === true ? [] : [answer])] }
  return (await req.payload.db.count({ collection: collection.slug as 'users', where, req })).totalDocs > 0
}

defineErrors({
  'locks.held': {
    status: 423,
    zh: '这份资料正由他人编辑。可以等对方离开，或在编辑页上接管。',
    en: 'Somebody is editing this document. Wait until they leave, or take over on its page.',
  },
  'locks.tooMany': {
    status: 422,
    zh: '同时编辑的资料已有 {most} 份，请先离开其中一些。',
    en: 'You are editing {most} documents already; please leave some of them first.',
  },
})
