import config from '@payload-config'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { cache } from 'react'
import type { Language } from '@/kernel/errors'
import type { User } from '@/payload-types'
import { EDGE_HEADERS } from '@/platform/http/edge-headers'
import { firstPasswordPath, isMissingPage } from './paths'

export type SiteRequest = { payload: Payload; req: PayloadRequest; user: User | null; requestId: string }

/**
 * Who asks for this page, and the request on whose behalf everything on it is read. Once a request. Whoever has to choose a password of
 * their own first is led to do so, and comes back to this page: every page, form and route of the site asks here.
 */
export const siteRequest = cache(async (): Promise<SiteRequest> => {
  const found = await callerRequest()
  if (!found.user?.mustChangePassword) return found
  const address = found.req.headers.get(EDGE_HEADERS.path) ?? '/'
  // The words for an address without a page stand inside of another answer, which cannot lead anywhere.
  if (isMissingPage(address)) return { ...found, ...(await anonymousRequest()), user: null }
  redirect(firstPasswordPath(address))
})

/** As {@link siteRequest}, also for somebody who has to choose a password first: for the door at which that is done. */
export const callerRequest = cache(async (): Promise<SiteRequest> => {
  const payload = await getPayload({ config })
  const received = ownOrigin(await headers(), payload)
  const { user } = await payload.auth({ headers: received })
  const person = user?.collection === 'users' ? user : null
  const req = await createLocalReq({ ...(person ? { user: person } : {}), req: { headers: received } }, payload)
  return { payload, req, user: person, requestId: received.get('x-request-id') ?? '' }
})

/** A visitor whom no session speaks for, with what their browser sent: for forms that come before there is a person. */
export async function visitorRequest(): Promise<{ payload: Payload; req: PayloadRequest }> {
  const payload = await getPayload({ config })
  return { payload, req: await createLocalReq({ req: { headers: new Headers(await headers()) } }, payload) }
}

/** A visitor without an account, for pages that are the same for everybody. */
export async function anonymousRequest(): Promise<{ payload: Payload; req: PayloadRequest }> {
  const payload = await getPayload({ config })
  return { payload, req: await createLocalReq({}, payload) }
}

/** Gives the session's cookie to a browser that has just signed in, as Payload's own route would. */
export async function keepSession(payload: Payload, token: string): Promise<void> {
  const { auth } = payload.collections.users.config
  const { sameSite, secure, domain } = auth.cookies
  const jar = await cookies()
  jar.set(`${payload.config.cookiePrefix}-token`, token, {
    httpOnly: true,
    path: '/',
    secure,
    sameSite: sameSite === 'Strict' || sameSite === true ? 'strict' : sameSite === 'None' ? 'none' : 'lax',
    expires: new Date(Date.now() + auth.tokenExpiration * 1000),
    ...(domain ? { domain } : {}),
  })
}

/** The URL is the language; this is only where it is spelled out. */
export function languageOfSegment(lang: string): Language {
  return lang === 'en' ? 'en' : 'zh'
}

/**
 * A form of ours is posted from the very host that it goes to, by whatever name the office network knows that host, which
 * the list of origins cannot foresee. (Next refuses actions whose Origin is another host before we are asked.)
 */
function ownOrigin(received: Headers, payload: Payload): Headers {
  const [origin, host] = [received.get('origin'), received.get('host')]
  const own = payload.config.csrf[0]
  const copy = new Headers(received)
  if (origin && host && own && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()) copy.set('origin', own)
  return copy
}
