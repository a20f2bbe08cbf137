import { generatePayloadCookie } from 'payload/shared'
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { endpoint, readJson } from '@/platform/http'
import { createFirstAdministrator } from '../operations/first-administrator'
import type { OpenedSession } from '../operations/open-session'

/** What else is sent (roles, `active`) decides nothing, and is not an error: Payload's own form would send it. */
const body = z.object({
  name: z.string().max(500),
  username: z.string().max(500),
  password: z.string().max(500),
  email: z.string().max(500).optional(),
  language: z.enum(['zh', 'en']).optional(),
})

/** `POST /api/users/first-register`, in the place of Payload's own, which takes whatever roles it is given. */
export const firstRegisterEndpoint: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: endpoint(async (req) => {
    const { email, language, ...person } = await readJson(req, body)
    const given = { ...person, ...(email ? { email } : {}), ...(language ? { language } : {}) }
    return sessionResponse(req, await createFirstAdministrator({ req, given }))
  }),
}

/** A session as Payload's sign-in answers with it: the token in the body and in a cookie. */
export function sessionResponse(
  req: PayloadRequest,
  { exp, token, user }: OpenedSession,
  message = req.t('authentication:passed'),
): Response {
  const { config } = req.payload.collections.users
  const cookie = generatePayloadCookie({ collectionAuthConfig: config.auth, cookiePrefix: req.payload.config.cookiePrefix, token })
  return Response.json({ message, exp, token, user }, { headers: { 'set-cookie': cookie } })
}
