import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { endpoint } from '@/platform/http'
import { askForLink } from '../operations/password-link'
import { signIn } from '../operations/sign-in'
import { sessionResponse } from './first-register'

/** `POST /api/users/login`, in the place of Payload's own, which tells a known name from an unknown one by its answer and by its time. */
export const signInEndpoint: Endpoint = {
  path: '/login',
  method: 'post',
  handler: endpoint(async (req) => {
    await addDataAndFileToRequest(req)
    const name = nameOf(req)
    const password: unknown = req.data?.['password']
    if (typeof password !== 'string' || password === '') throw new DomainError('request.invalid', { field: 'password' })
    return sessionResponse(req, await signIn({ req, name, password: password.slice(0, 500) }))
  }),
}

/** `POST /api/users/forgot-password`: one answer for every name; a mail, where there is somebody to write to, follows by itself. */
export const forgotPasswordEndpoint: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: endpoint(async (req) => {
    await addDataAndFileToRequest(req)
    await askForLink({ req, name: nameOf(req) })
    return Response.json({ message: req.t('general:success') })
  }),
}

function nameOf({ data }: PayloadRequest): string {
  for (const field of ['username', 'email', 'employeeNumber'] as const) {
    const value: unknown = data?.[field]
    if (typeof value === 'string' && value.trim() !== '') return value.slice(0, 500)
  }
  throw new DomainError('request.invalid', { field: 'username' })
}
