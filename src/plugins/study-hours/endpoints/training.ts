import type { Endpoint } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { endpoint, routeId } from '@/platform/http'
import { makeUnitsFromEdition } from '../operations/units-from-edition'

export const courseEndpoints: Endpoint[] = [
  {
    path: '/:id/units-from-edition',
    method: 'post',
    handler: endpoint(async (req) => {
      if (!actorOf(req)) throw new DomainError('request.signIn')
      return Response.json(await makeUnitsFromEdition({ req, courseId: routeId(req) }))
    }),
  },
]
