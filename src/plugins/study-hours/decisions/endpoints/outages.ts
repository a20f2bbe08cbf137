import type { Endpoint } from 'payload'
import { z } from 'zod'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint, readJson, routeId } from '@/platform/http'
import { protectAgain } from '../operations/outage-again'
import { declareOutage } from '../operations/outage-declare'

const outage = z.strictObject({
  classes: z.array(z.string().min(1).max(100)).min(1).max(50),
  fromMs: z.number().int(),
  toMs: z.number().int(),
  cause: z.string().trim().min(1).max(500),
})

/** `POST /api/outages/declare`, and to go on where the crediting was stopped. */
export const outageEndpoints: Endpoint[] = [
  {
    path: '/declare',
    method: 'post',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      return Response.json({ doc: await declareOutage({ req, ...(await readJson(req, outage)) }) }, { status: 201 })
    }),
  },
  {
    path: '/:id/protect',
    method: 'post',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      return Response.json({ job: await protectAgain({ req, id: routeId(req) }) }, { status: 202 })
    }),
  },
]
