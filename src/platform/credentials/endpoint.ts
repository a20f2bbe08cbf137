import type { Endpoint } from 'payload'
import { endpoint } from '@/platform/http'
import { findCredential } from './find'

/** `GET /api/verify/:code`: for anybody; what a paper says, worked out again from the records. */
export const verifyEndpoint: Endpoint = {
  path: '/verify/:code',
  method: 'get',
  handler: endpoint(async (req) => {
    const { found } = await findCredential({ req, code: decodedCode(req.routeParams?.['code']) })
    return Response.json(found, { headers: { 'cache-control': 'no-store' } })
  }),
}

/** A code as it stands in an address; one that cannot be decoded is none. */
export function decodedCode(code: unknown): string {
  if (typeof code !== 'string') return ''
  try {
    return decodeURIComponent(code)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}
