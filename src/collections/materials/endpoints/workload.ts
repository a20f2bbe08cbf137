import type { Endpoint } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint } from '@/platform/http'
import { loadWorkload } from '../people/operations/workload'

const query = z.object({
  committee: z.string().min(1).max(100).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** `GET /api/assignments/workload?committee=`: who has what, who is late. */
export const workloadEndpoint: Endpoint = {
  path: '/workload',
  method: 'get',
  handler: endpoint(async (req) => {
    if (!actorOf(req)) throw new DomainError('request.signIn')
    const { committee, ...paging } = query.parse(Object.fromEntries(req.searchParams))
    return Response.json(await loadWorkload({ req, ...(committee ? { committee } : {}), ...paging }))
  }),
}
