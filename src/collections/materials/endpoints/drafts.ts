import type { Endpoint } from 'payload'
import { z } from 'zod'
import { endpoint, readJson, routeId } from '@/platform/http'
import { answerComment, confirmComment } from '../reviews/operations/commenting'
import { compareDrafts } from '../chapters/operations/compare-drafts'
import { requireActor } from './chapters'

const query = z.object({ a: z.string().min(1).max(100), b: z.string().min(1).max(100) })
const confirmBody = z.strictObject({ note: z.string().max(4_000).default('') })
const answerBody = z.strictObject({ status: z.enum(['resolved', 'kept']), answer: z.string().max(4_000).default('') })

/** `GET /api/drafts/compare?a=&b=` */
export const compareRoute: Endpoint = {
  path: '/compare',
  method: 'get',
  handler: endpoint(async (req) => {
    requireActor(req)
    return Response.json(await compareDrafts({ req, ...query.parse(Object.fromEntries(req.searchParams)) }))
  }),
}

/** `POST /api/comments/:id/answer` */
export const answerRoute: Endpoint = {
  path: '/:id/answer',
  method: 'post',
  handler: endpoint(async (req) => {
    requireActor(req)
    const comment = await answerComment({ req, commentId: routeId(req), ...(await readJson(req, answerBody)) })
    return Response.json({ comment })
  }),
}

/** `POST /api/comments/:id/confirm` */
export const confirmRoute: Endpoint = {
  path: '/:id/confirm',
  method: 'post',
  handler: endpoint(async (req) => {
    requireActor(req)
    const comment = await confirmComment({ req, commentId: routeId(req), ...(await readJson(req, confirmBody)) })
    return Response.json({ comment })
  }),
}
