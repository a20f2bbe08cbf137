import type { RequestHandler } from 'express'
import { isOwnOrigin } from '@/platform/http/caller'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Helps Payload's cookie check (its `csrf` list) on an office LAN, where one server has several addresses and plain HTTP:
 * there browsers send no Sec-Fetch-Site at all, and Origin is an address that no configuration foresaw.
 * A request whose Origin names the very host it was sent to is same-origin, and is told to Payload as the public origin;
 * a read without Origin and Sec-Fetch-Site is told as a direct navigation. Everything else stays as it came.
 */
export function sameOrigin(publicOrigin: string): RequestHandler {
  return (req, _res, next) => {
    if (req.path.startsWith('/api/') && isOwnOrigin(req.headers)) req.headers.origin = publicOrigin
    else if (req.headers.origin === undefined && req.headers['sec-fetch-site'] === undefined && SAFE.has(req.method))
      req.headers['sec-fetch-site'] = 'none'
    next()
  }
}
