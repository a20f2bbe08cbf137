import type { Request } from 'express'

/** Escapes that are read as part of the path by one reader and as the end, a step or an escape of it by the next: / \ ? # % and the null. */
const AMBIGUOUS = /%(?:2f|5c|3f|23|25|00)/i
/** An address may be sent whole (`POST http://host/path`). */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i

/**
 * The path of an address as the edge judges it: decoded once, in small letters, without doubled slashes and without one at its end. What
 * stands behind the edge decodes too, and Payload finds its routes whatever the capitals: a rule over the path as it was sent would be passed
 * by with `/api/users/LOGIN` or `/api/users/log%69n`.
 * @returns undefined where the address cannot be decoded, or has another path for whoever reads it a second time
 */
export function plainPath(address: string): string | undefined {
  const [raw = ''] = address.replace(ORIGIN, '').split(/[?#]/, 1)
  if (AMBIGUOUS.test(raw)) return undefined
  const decoded = decodeOnce(raw)?.toLowerCase()
  if (decoded === undefined || decoded.split(/[/\\]/).some((step) => step === '.' || step === '..')) return undefined
  return `/${decoded}`.replace(/[/\\]+/g, '/').replace(/(?<=.)\/$/, '')
}

/** As {@link plainPath}; `soundAddress` has refused what has none. */
export function plainPathOf(req: Pick<Request, 'originalUrl'>): string {
  return plainPath(req.originalUrl) ?? '/'
}

function decodeOnce(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
