import type { Endpoint, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import type { Route } from './parameters'
import { questionOf } from './question'
import { answerInSlices, sliceOf } from './slices'
import { FAULTS, refuse } from './faults'
import { isBranch, treeOf, treeOfJson, type Branch } from './tree'

/** Payload's own routes, as it mounts them on every collection. */
const ROUTES: Readonly<Record<string, Route>> = {
  'get /': 'list',
  'get /count': 'count',
  'get /versions': 'versions',
  'get /versions/:id': 'version',
  'get /:id': 'one',
  'get /me': 'me',
  'post /': 'create',
  'post /:id/duplicate': 'copy',
  'post /versions/:id': 'restore',
  'post /access/:id?': 'access',
  'patch /': 'updateMany',
  'patch /:id': 'updateOne',
  'delete /': 'deleteMany',
  'delete /:id': 'deleteOne',
}

/** Says of an endpoint of our own that it takes the parameters of the route of Payload's in whose place it stands. */
export const TAKES_QUESTION = { takesQuestion: true } as const

/**
 * Puts the one reader of parameters before every route of Payload's, and before those of ours that {@link TAKES_QUESTION}. Other
 * endpoints of our own stand before them under the same names and read their own parameters.
 */
export function guardQuestions(collection: SanitizedCollectionConfig): void {
  if (!collection.endpoints) return
  const guarded = new Set<string>()
  // Payload's come last.
  collection.endpoints = collection.endpoints
    .toReversed()
    .map((endpoint) => {
      const name = `${endpoint.method} ${endpoint.path}`
      const route = ROUTES[name]
      if (!route || (guarded.has(name) && endpoint.custom?.['takesQuestion'] !== true)) return endpoint
      guarded.add(name)
      return questioned(endpoint, route, collection)
    })
    .toReversed()
}

function questioned(endpoint: Endpoint, route: Route, collection: SanitizedCollectionConfig): Endpoint {
  return {
    ...endpoint,
    handler: async (req) => {
      const question = await questionOf(sent(req), route, collection, req)
      req.query = question
      const slice = route === 'list' ? sliceOf(question, collection) : undefined
      return slice === undefined ? endpoint.handler(req) : answerInSlices(question, slice, collection, req)
    },
  }
}

/** The parameters of the address; a read that was sent as a write may bring them as JSON. */
function sent(req: PayloadRequest): Branch {
  const tree = treeOf(req.searchParams)
  if (req.method !== 'GET' || req.data === undefined) return tree
  const { data } = req
  delete req.data
  const brought = treeOfJson(data, 'where')
  return isBranch(brought) ? { ...tree, ...brought } : refuse('where', FAULTS.malformed)
}
