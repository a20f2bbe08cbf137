import type { IncomingHttpHeaders } from 'node:http'
import { languageOf, type Language } from '@/kernel/errors'

/** Payload's own language cookie first, then Accept-Language, else Chinese. */
export function languageOfHeaders(headers: IncomingHttpHeaders): Language {
  const chosen = /(?:^|;\s*)payload-lng=([\w-]+)/.exec(headers.cookie ?? '')?.[1]
  return languageOf(chosen ?? headers['accept-language'])
}

/** Whether Origin names the very host that the request was sent to. A rebound DNS name gains nothing here: its pages carry no cookie of ours. */
export function isOwnOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (!origin || !host || !URL.canParse(origin)) return false
  if (site !== undefined && site !== 'same-origin') return false
  const url = new URL(origin)
  return /^https?:$/.test(url.protocol) && url.host === host.toLowerCase()
}
