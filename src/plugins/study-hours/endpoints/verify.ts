import type { Endpoint } from 'payload'
import { endpoint } from '@/platform/http'
import { verifyCertificate } from '../operations/certificate-verify'

/** `GET /api/verify/:code`: for anybody; what a certificate says, worked out again from the ledger. */
export const verifyEndpoint: Endpoint = {
  path: '/verify/:code',
  method: 'get',
  handler: endpoint(async (req) => {
    const verified = await verifyCertificate({ req, code: decoded(req.routeParams?.['code']) })
    return Response.json(verified, { headers: { 'cache-control': 'no-store' } })
  }),
}

/** A code as it stands in an address; one that cannot be decoded is none. */
function decoded(code: unknown): string {
  if (typeof code !== 'string') return ''
  try {
    return decodeURIComponent(code)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}
