import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { codeKind, normaliseCode } from '../domain/codes'
import { entryCodes } from '../domain/entry'
import { editorId } from '../operations/editor'
import { refreshTotals } from '../operations/totals'
import '../errors'

type Kind = 'range' | 'point'

/** Keeps a range or point in line with its code and refuses it where its specification is frozen. Bulk imports do the same on their own. */
export function keepEntry(kind: Kind): CollectionBeforeChangeHook {
  return async ({ collection, data, operation, originalDoc, req }) => {
    const member = kind === 'point' ? 'fullCode' : 'code'
    const specification = idOf(operation === 'create' ? data.specification : originalDoc.specification)
    if (operation === 'update' && idOf(data.specification ?? originalDoc.specification) !== specification)
      throw new DomainError('standards.specificationFrozen', { field: 'specification' })
    await assertDraft(req, specification)
    const code = normaliseCode(String(data[member] ?? originalDoc?.[member] ?? ''))
    if (codeKind(code) !== kind)
      throw new DomainError(kind === 'point' ? 'standards.notPointCode' : 'standards.notRangeCode', { field: member, value: code })
    const { totalDocs } = await req.payload.db.count({
      collection: collection.slug,
      where: {
        and: [
          { specification: { equals: specification } },
          { [member]: { equals: code } },
          ...(operation === 'update' ? [{ id: { not_equals: originalDoc.id } }] : []),
        ],
      },
      req,
    })
    if (totalDocs > 0) throw new DomainError('standards.codeTaken', { field: member, value: code })
    return { ...data, ...entryCodes(kind, code) }
  }
}

export const keepEntryInForce: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const { docs } = await req.payload.db.find<{ specification: string }>({
    collection: collection.slug,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  if (docs[0]) await assertDraft(req, idOf(docs[0].specification))
}

export const recountAfterChange: CollectionAfterChangeHook = async ({ doc, req }) => {
  await recount(req, doc)
  return doc
}

export const recountAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await recount(req, doc)
  return doc
}

/** Whoever changes one entry has edited the specification: they may not put it in force themselves. */
async function recount(req: PayloadRequest, doc: { specification: Ref }): Promise<void> {
  const editedBy = editorId(req)
  await refreshTotals({ req, specificationId: idOf(doc.specification), ...(editedBy ? { editedBy } : {}) })
}

async function assertDraft(req: PayloadRequest, id: string | undefined): Promise<void> {
  if (!id) throw new DomainError('request.notFound')
  const { docs } = await req.payload.db.find<{ state: string }>({
    collection: 'element-specifications',
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  if (!docs[0]) throw new DomainError('request.notFound')
  if (docs[0].state !== 'draft') throw new DomainError('standards.specificationFrozen')
}
