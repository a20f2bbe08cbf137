import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readJson, routeId } from '@/platform/http'
import { makeUnitsFromEdition } from '../operations/from-edition'
import { forSignedIn } from '../../shared/endpoints/signed-in'

const id = z.string().min(1).max(100)
const choice = z.strictObject({ edition: id.optional(), chapters: z.array(id).max(500).optional() })

/** Under `/api/courses`. */
export const courseEndpoints: Endpoint[] = [
  {
    path: '/:id/units-from-edition',
    method: 'post',
    handler: forSignedIn(async (req) =>
      Response.json(await makeUnitsFromEdition({ req, courseId: routeId(req), ...(await readJson(req, choice)) })),
    ),
  },
]
