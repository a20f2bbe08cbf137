import type { Endpoint } from 'payload'
import { z } from 'zod'
import { readJson, routeId } from '@/platform/http'
import { callRoll, rollCallInput, rollOf } from '../operations/roll-call'
import { signIn, wallCode } from '../operations/sign-in'
import { forSignedIn } from '../../shared/endpoints/signed-in'

const signInInput = z.strictObject({ code: z.string().min(1).max(40) })

/** Under `/api/class-sessions`. */
export const attendanceEndpoints: Endpoint[] = [
  {
    path: '/:id/code',
    method: 'get',
    handler: forSignedIn(async (req) =>
      Response.json(await wallCode({ req, sessionId: routeId(req) }), { headers: { 'cache-control': 'no-store' } }),
    ),
  },
  {
    path: '/:id/sign-in',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const { code } = await readJson(req, signInInput)
      const signedIn = await signIn({ req, sessionId: routeId(req), code })
      return Response.json(signedIn, { status: signedIn.again ? 200 : 201 })
    }),
  },
  {
    path: '/:id/roll-call',
    method: 'get',
    handler: forSignedIn(async (req) => Response.json({ rows: await rollOf({ req, sessionId: routeId(req) }) })),
  },
  {
    path: '/:id/roll-call',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const input = await readJson(req, rollCallInput)
      return Response.json(await callRoll({ req, sessionId: routeId(req), input }))
    }),
  },
]
