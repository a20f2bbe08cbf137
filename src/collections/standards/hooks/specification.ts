import type { CollectionBeforeDeleteHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import '../errors'

const ENTRIES = ['appraisal-points', 'element-nodes'] as const

/** A draft goes with all that stands in it; what was ever in force stays, and so does what a later version is based on. */
export const deleteEntries: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { docs } = await req.payload.db.find<{ state: string }>({
    collection: 'element-specifications',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  if (docs[0] && docs[0].state !== 'draft') throw new DomainError('standards.specificationFrozen')
  const { totalDocs } = await req.payload.db.count({ collection: 'element-specifications', where: { previous: { equals: id } }, req })
  if (totalDocs > 0) throw new DomainError('standards.inUse', { collection: 'element-specifications', count: totalDocs })
  for (const collection of ENTRIES) {
    const where = { specification: { equals: id } }
    await req.payload.db.deleteMany({ collection, where, req })
  }
}
