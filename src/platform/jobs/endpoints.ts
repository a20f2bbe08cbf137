import type { Endpoint } from 'payload'
import { actorOf, holdsRole } from '@/access'
import { defineErrors, DomainError } from '@/kernel/errors'
import { endpoint, routeId } from '@/platform/http'

defineErrors({
  'jobs.over': { status: 422, zh: '任务已经结束，无法取消。', en: 'The job is over and cannot be cancelled.' },
})

export const jobEndpoints: Endpoint[] = [
  {
    path: '/:id/cancel',
    method: 'post',
    handler: endpoint(async (req) => {
      const actor = actorOf(req)
      if (!actor) throw new DomainError('request.signIn')
      const id = routeId(req)
      const { docs } = await req.payload.find({
        collection: 'jobs',
        where: { id: { equals: id } },
        limit: 1,
        depth: 0,
        overrideAccess: false,
        req,
      })
      const job = docs[0]
      if (!job) throw new DomainError('request.notFound')
      const isOwn = job.requestedBy !== null && job.requestedBy === actor.id
      if (!isOwn && !holdsRole(req, 'admin', 'centre-staff')) throw new DomainError('request.forbidden')
      const queued = await req.payload.db.updateOne({
        collection: 'jobs',
        where: { and: [{ id: { equals: id } }, { state: { equals: 'queued' } }] },
        data: { state: 'cancelled', cancelRequested: true },
        req,
      })
      if (queued) return Response.json({ state: 'cancelled' })
      const running = await req.payload.db.updateOne({
        collection: 'jobs',
        where: { and: [{ id: { equals: id } }, { state: { equals: 'running' } }] },
        data: { cancelRequested: true },
        req,
      })
      if (!running) throw new DomainError('jobs.over')
      return Response.json({ state: 'running', cancelRequested: true })
    }),
  },
]
