import type { RequestHandler } from 'express'

const PREFIX = /^\/(zh|en)(?=\/|\?|$)/i

/**
 * The one address of what `address` names, where it is another way of writing it: Chinese pages stand at the root, English ones below
 * `/en`, in small letters and without a slash at the end. Never another host, whatever follows the prefix; never itself.
 */
export function oneAddress(address: string): string | undefined {
  const prefix = PREFIX.exec(address)?.[1]
  if (prefix === undefined) return undefined
  const [path = '', ...query] = address.slice(1 + prefix.length).split('?')
  // `//host` and `/\host` lead out of the house, and so do their escaped forms in some browsers.
  const inner = path.replace(/^(?:[/\\]|%2f|%5c)+/i, '').replace(/\/+$/, '')
  const root = prefix.toLowerCase() === 'en' ? '/en' : ''
  const own = (root + (inner ? `/${inner}` : '') || '/') + (query.length > 0 ? `?${query.join('?')}` : '')
  return own === address ? undefined : own
}

/** Sends whoever comes by another address to the one. Next's own rules would send `/zh` to `/`, which is `/zh` within, for ever. */
export const toOneAddress: RequestHandler = (req, res, next) => {
  const address = oneAddress(req.originalUrl)
  if (address === undefined) next()
  else res.redirect(308, address)
}
