import { getTranslation } from '@payloadcms/translations'
import {
  addDataAndFileToRequest,
  addLocalesToRequestFromData,
  parseParams,
  type CollectionSlug,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { DomainError } from '@/kernel/errors'
import { TAKES_QUESTION } from '@/platform/http/query'
import { eachRow } from './each-row'
import { keepingFiles } from './keeping-files'
import { markMany } from './many'
import { withFreshRows } from './fresh-rows'

/**
 * `PATCH` and `DELETE /api/<slug>?where…`, in place of Payload's own, which deal with all rows at the same time, go on after a failure and
 * keep what succeeded (ADR 0013). The answer has Payload's shape, so that its admin (edit many, publish many, delete many) goes on as before.
 */
export const bulkEndpoints: Endpoint[] = [
  { path: '/', method: 'patch', handler: changeRows, custom: TAKES_QUESTION },
  { path: '/', method: 'delete', handler: deleteRows, custom: TAKES_QUESTION },
]

async function changeRows(req: PayloadRequest): Promise<Response> {
  markMany(req)
  await addDataAndFileToRequest(req)
  addLocalesToRequestFromData(req)
  if (req.file) throw new DomainError('bulk.noFile')
  const slug = slugOf(req)
  const { depth, draft, limit, overrideLock, populate, select, sort, trash, where } = parseParams(req.query)
  const data: unknown = req.data
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new DomainError('request.invalid')
  const { flattenedFields } = req.payload.collections[slug].config
  const docs = await eachRow({
    req,
    slug,
    where,
    limit,
    sort,
    trash,
    data: { ...data },
    operation: 'update',
    work: (id) =>
      req.payload.update({
        collection: slug,
        id,
        data: withFreshRows(flattenedFields, data) as never,
        depth,
        draft: draft ?? false,
        overrideAccess: false,
        overrideLock: overrideLock ?? false,
        populate,
        select,
        trash: trash ?? false,
        req,
      } as never) as Promise<unknown>,
  })
  return answer(req, slug, docs, 'general:updatedCountSuccessfully')
}

async function deleteRows(req: PayloadRequest): Promise<Response> {
  markMany(req)
  const slug = slugOf(req)
  const { depth, limit, overrideLock, populate, select, sort, trash, where } = parseParams(req.query)
  const docs = await keepingFiles({ req, slug }, (keep) =>
    eachRow({
      req,
      slug,
      where,
      limit,
      sort,
      trash,
      operation: 'delete',
      work: async (id) => {
        await keep(id)
        return req.payload.delete({
          collection: slug,
          id,
          depth,
          overrideAccess: false,
          overrideLock: overrideLock ?? false,
          populate,
          select,
          trash: trash ?? false,
          req,
        } as never) as Promise<unknown>
      },
    }),
  )
  return answer(req, slug, docs, 'general:deletedCountSuccessfully')
}

function slugOf(req: PayloadRequest): CollectionSlug {
  const slug = req.routeParams?.['collection']
  if (typeof slug !== 'string' || !req.payload.collections[slug as CollectionSlug]) throw new DomainError('request.notFound')
  return slug as CollectionSlug
}

type Message = 'general:updatedCountSuccessfully' | 'general:deletedCountSuccessfully'

function answer(req: PayloadRequest, slug: CollectionSlug, docs: readonly unknown[], text: Message): Response {
  const { labels } = req.payload.collections[slug].config
  const label = getTranslation(docs.length === 1 ? labels.singular : labels.plural, req.i18n)
  return Response.json({ docs, errors: [], message: req.t(text, { count: docs.length, label }) })
}
