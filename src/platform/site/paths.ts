import type { Language } from '@/kernel/errors'

/** Chinese stands at the root, English below `/en`: two real addresses for every page, each naming the other. */
export function localPath(language: Language, path: string): string {
  if (language === 'zh') return path
  return path === '/' ? '/en' : `/en${path}`
}

/**
 * Where to go after signing in: a path of this site, never another host, never back to a door.
 * `//host`, `/\host`, dots that vanish before a second slash (`/.//host`) and control characters are how browsers are talked into leaving.
 */
export function safeNext(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 500 || !/^\/(?![/\\])[^\\\s\u0000-\u001f]*$/.test(value)) return fallback
  const url = new URL(value, 'http://site.invalid')
  if (url.host !== 'site.invalid' || url.pathname.startsWith('//') || /^\/(en\/)?(log(in|out)|first-password)(\/|$)/.test(url.pathname))
    return fallback
  return url.pathname + url.search + url.hash
}

const FIRST_PASSWORD = '/first-password'

/**
 * The page on which a password of one's own is chosen, and from there to where one wanted: `address`, or where the sign-in page that it
 * names would have led.
 * @param language left out: that of the address
 */
export function firstPasswordPath(address: string, language: Language = /^\/en(?:[/?]|$)/.test(address) ? 'en' : 'zh'): string {
  const url = new URL(address, 'http://site.invalid')
  url.searchParams.delete('_rsc') // by which Next's own script asks for a part of a page
  const wanted = /^\/(en\/)?login\/?$/.test(url.pathname) ? url.searchParams.get('next') : url.pathname + url.search
  const next = safeNext(wanted, '')
  return localPath(language, FIRST_PASSWORD) + (next ? `?next=${encodeURIComponent(next)}` : '')
}

/** The page that the edge shows in the place of an answer with status 404. */
export function isMissingPage(address: string): boolean {
  return /^\/(en\/)?missing(\?|$)/.test(address)
}

/** A query string of what is set, in the given order; empty for none. */
export function query(values: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(values).filter((pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== '')
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text ? `?${text}` : ''
}
