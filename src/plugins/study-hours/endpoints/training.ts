import type { Endpoint } from 'payload'
import { routeId } from '@/platform/http'
import { makeUnitsFromEdition } from '../operations/units-from-edition'
import { forSignedIn } from './signed-in'

/** Under `/api/courses`. */
export const courseEndpoints: Endpoint[] = [
  {
    path: '/:id/units-from-edition',
    method: 'post',
    handler: forSignedIn(async (req) => Response.json(await makeUnitsFromEdition({ req, courseId: routeId(req) }))),
  },
]
