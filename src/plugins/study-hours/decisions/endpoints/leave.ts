import type { Endpoint } from 'payload'
import { readJson, routeId } from '@/platform/http'
import { leaveInput, requestLeave } from '../operations/leave-request'
import { forSignedIn } from '../../shared/endpoints/signed-in'

/** Under `/api/classes`. */
export const leaveEndpoints: Endpoint[] = [
  {
    path: '/:id/leave',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const input = await readJson(req, leaveInput)
      return Response.json({ id: await requestLeave({ req, classId: routeId(req), input }) }, { status: 201 })
    }),
  },
]
