import config from '@payload-config'
import { REST_GET } from '@payloadcms/next/routes'
import type { CollectionSlug } from 'payload'
import { disposition } from '@/platform/http/disposition'

/** What of Payload's own answer goes on: its length and what lets a browser ask for a part or for nothing new. */
const KEPT = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified']

/**
 * An upload as something to look at in the browser, under the name that it came with, through Payload's own access rules. Elsewhere uploads
 * are handed over as files to keep: only for a type that a browser shows without running anything.
 */
export async function shownFile(args: {
  request: Request
  slug: CollectionSlug
  filename: string
  name: string
  type: 'application/pdf'
}): Promise<Response> {
  const { filename, name, request, slug, type } = args
  const answer = await REST_GET(config)(request, { params: Promise.resolve({ slug: [slug, 'file', filename] }) })
  if (!answer.ok) return new Response('Not found', { status: answer.status })
  const headers = new Headers({
    'Content-Type': type,
    'Content-Disposition': disposition('inline', name),
    'Cache-Control': 'private, no-cache',
  })
  for (const header of KEPT) {
    const value = answer.headers.get(header)
    if (value) headers.set(header, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
