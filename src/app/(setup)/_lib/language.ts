import { headers } from 'next/headers'
import type { Language } from '@/kernel/errors'
import { languageOfHeaders } from '@/platform/http/caller'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'

/** The language that the address names (`?lang=en`), else the visitor's own as the admin understands it. */
export async function setupLanguage(): Promise<Language> {
  const received = await headers()
  const address = new URL(received.get(EDGE_HEADERS.path) ?? '/', 'http://site.invalid')
  const named = address.searchParams.get('lang')
  if (named === 'zh' || named === 'en') return named
  const [cookie, preferred] = [received.get('cookie'), received.get('accept-language')]
  return languageOfHeaders({ ...(cookie ? { cookie } : {}), ...(preferred ? { 'accept-language': preferred } : {}) })
}
