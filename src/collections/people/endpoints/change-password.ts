import { z } from 'zod'
import type { Endpoint } from 'payload'
import { DomainError } from '@/kernel/errors'
import { endpoint, readJson } from '@/platform/http'
import { changePassword } from '../operations/change-password'

const body = z.strictObject({ currentPassword: z.string().min(1).max(500), newPassword: z.string().min(1).max(500) })

/** `POST /api/users/change-password`: open to people whose initial password must be changed first. */
export const changePasswordEndpoint: Endpoint = {
  path: '/change-password',
  method: 'post',
  handler: endpoint(async (req) => {
    if (!req.user || req.user.collection !== 'users') throw new DomainError('request.signIn')
    await changePassword({ req, user: req.user, ...(await readJson(req, body)) })
    return Response.json({ ok: true })
  }),
}
