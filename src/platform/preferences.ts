import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  Endpoint,
  PayloadRequest,
  SanitizedCollectionConfig,
  Where,
} from 'payload'
import { defineErrors, DomainError } from '@/kernel/errors'
import { endpoint } from './http'

/** Payload keeps one for every list and every document that somebody opened. */
const MOST_OF_ONE = 500
const LONGEST_VALUE = 16_384
const KEY = /^[\w.:-]{1,120}$/

/**
 * The preferences of the admin panel: one's own, under a name of the admin's kind, of a bounded size and number. The oldest make room
 * for new ones, since they are only remembered for convenience.
 * Payload's route stores beneath all hooks, its pages above them: both ways are bounded.
 */
export function boundPreferences(collection: SanitizedCollectionConfig): void {
  collection.hooks.beforeChange = [boundedPreference, ...(collection.hooks.beforeChange ?? [])]
  collection.hooks.afterChange = [...(collection.hooks.afterChange ?? []), leaveTheLatest]
  if (collection.endpoints) collection.endpoints = collection.endpoints.map((each) => (each.path === '/:key' ? bounded(each) : each))
}

function bounded(own: Endpoint): Endpoint {
  return {
    ...own,
    handler: endpoint(async (req) => {
      if (!req.user && own.method !== 'get') throw new DomainError('request.signIn')
      if (!KEY.test(String(req.routeParams?.['key']))) throw new DomainError('request.invalid', { field: 'key' })
      // Payload's delete fails, instead of finding nothing, where there is nothing.
      if (own.method === 'delete' && !(await isKept(req))) throw new DomainError('request.notFound')
      if (own.method !== 'post') return own.handler(withoutBody(req))
      const body = await bodyOf(req)
      assertSize('value' in body && body['value'] ? body['value'] : body)
      req.json = () => Promise.resolve(body)
      const answer = await own.handler(req)
      await forgetOldest(req)
      return answer
    }),
  }
}

/** Payload reads the body of every one of these routes, also where there is none to read. */
function withoutBody(req: PayloadRequest): PayloadRequest {
  req.json = () => Promise.resolve({})
  return req
}

async function bodyOf(req: PayloadRequest): Promise<Record<string, unknown>> {
  let text: string
  let body: unknown
  try {
    text = (await req.text?.()) ?? ''
    if (text.length > 2 * LONGEST_VALUE) throw new DomainError('preferences.tooLarge')
    body = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new DomainError('request.invalid')
    throw error
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new DomainError('request.invalid')
  return body as Record<string, unknown>
}

function assertSize(value: unknown): void {
  if ((JSON.stringify(value) ?? '').length > LONGEST_VALUE) throw new DomainError('preferences.tooLarge')
}

const boundedPreference: CollectionBeforeChangeHook<{ id: string; key?: unknown; value?: unknown }> = ({ data }) => {
  if ('key' in data && (typeof data.key !== 'string' || !KEY.test(data.key))) throw new DomainError('request.invalid', { field: 'key' })
  assertSize(data.value)
  return data
}

const leaveTheLatest: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await forgetOldest(req)
  return doc
}

async function isKept(req: PayloadRequest): Promise<boolean> {
  const where: Where = { and: [{ key: { equals: req.routeParams?.['key'] } }, ...ownRows(req)] }
  return (await req.payload.db.count({ collection: 'payload-preferences', where, req })).totalDocs > 0
}

function ownRows({ user }: PayloadRequest): Where[] {
  return [{ 'user.value': { equals: user?.id } }, { 'user.relationTo': { equals: user?.collection } }]
}

async function forgetOldest(req: PayloadRequest): Promise<void> {
  if (!req.user) return
  const own: Where = { and: ownRows(req) }
  const { totalDocs } = await req.payload.db.count({ collection: 'payload-preferences', where: own, req })
  if (totalDocs <= MOST_OF_ONE) return
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: 'payload-preferences',
    where: own,
    sort: 'updatedAt',
    limit: totalDocs - MOST_OF_ONE,
    pagination: false,
    req,
  })
  await req.payload.db.deleteMany({ collection: 'payload-preferences', where: { id: { in: docs.map(({ id }) => id) } }, req })
}

defineErrors({
  'preferences.tooLarge': { status: 413, zh: '界面偏好过大，没有保存。', en: 'This preference is too large and was not kept.' },
})
