import type { Request, Response } from 'express'
import type { Payload } from 'payload'
import { ZodError, type z } from 'zod'
import { describeError, DomainError, errorBody, type Language } from '@/kernel/errors'
import { isOwnOrigin, languageOfHeaders } from '@/platform/http/caller'
import { fieldFaults } from '@/platform/http/field-faults'

/** The largest body of a hot route, in bytes. */
export const HOT_BODY_LIMIT = 2_048

export type HotContext = { payload: Payload; origins: readonly string[] }

/** Answers with JSON; Express's own way costs a fifth of a beat. */
export function sendJson(res: Response, status: number, body: unknown): void {
  res.statusCode = status
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.end(JSON.stringify(body))
}

/** The house's errors, in the caller's language. What is too much right now says when to come again. */
export function sendFailure({ payload }: HotContext, req: Request, res: Response, error: unknown): void {
  if (res.headersSent) return
  const language = languageOfHeaders(req.headers)
  if (error instanceof DomainError) {
    if (error.status === 429 || error.status === 503) res.setHeader('Retry-After', String(error.details?.['retryAfter'] ?? 2))
    return sendJson(res, error.status, { code: error.code, ...errorBody(error.code, language, error.details) })
  }
  if (error instanceof ZodError) {
    return sendJson(res, 400, errorBody('request.invalid', language, { fields: fieldFaults(error, language) }))
  }
  const requestId = String(req.headers['x-request-id'] ?? 'none')
  payload.logger.error({ err: error, requestId, msg: 'study request failed' })
  sendJson(res, 500, errorBody('server.failed', language, { requestId }))
}

/**
 * The body that the edge has collected, checked. A beacon comes as text/plain, so the type that the client names is not looked at.
 * @throws DomainError `request.tooLarge`, `request.invalid`; ZodError
 */
export function readBody<T extends z.ZodType>(res: Response, schema: T): z.output<T> {
  const held: unknown = res.locals['heldBody']
  const text = typeof held === 'string' ? held : ''
  if (text.length > HOT_BODY_LIMIT) throw new DomainError('request.tooLarge')
  return schema.parse(text.trim() === '' ? {} : parse(text))
}

/**
 * The token of the caller: from a header that only a program sets, or from the cookie where the page is our own.
 * @throws DomainError `request.signIn`; `request.forbidden` for another site's page
 */
export function tokenOf({ headers, method }: Request, { origins, payload }: HotContext): string {
  const given = /^(?:JWT|Bearer) (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (given) return given
  const name = `${payload.config.cookiePrefix}-token=`
  const cookie = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(name))
  if (!cookie) throw new DomainError('request.signIn')
  const site = headers['sec-fetch-site']
  const isOwn = headers.origin
    ? origins.includes(headers.origin) || isOwnOrigin(headers)
    : site === 'same-origin' || (method === 'GET' && (site === undefined || site === 'none'))
  if (!isOwn) throw new DomainError('request.forbidden')
  return cookie.slice(name.length)
}

/** Which device a session was opened on, as far as the browser says. */
export function deviceOf(req: Request): string | null {
  return req.headers['user-agent']?.slice(0, 120) ?? null
}

export function callerLanguage({ headers }: Pick<Request, 'headers'>): Language {
  // The study page says its own language; the workbench's cookie speaks for those who say nothing.
  const spoken = headers['accept-language']
  return languageOfHeaders(spoken ? { 'accept-language': spoken } : headers)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('request.invalid', { reason: describeError('request.invalid', 'en') })
  }
}
