import type { Request } from 'express'
import { plainPathOf } from './plain-path'

/** Routes where a password, a reset token or a mail address is guessed or spent. */
const REST = /^\/api\/users\/(login|forgot-password|reset-password|unlock|first-register|verify\/[^/]+)$/
/** The site's forms, below whatever stands in the place of the language: Next runs a form's action before the page looks at that. */
const SITE = /^(?:\/[^/]+)?\/(?:login|first-password)$|^\/admin\/create-first-user$/

/** @param path as {@link plainPathOf} gives it */
export function isSignInPath(path: string): boolean {
  return REST.test(path) || SITE.test(path)
}

/** Whether a password or something in its place may be tried with the request: by REST or with a form of the site. */
export function isSignIn(req: Pick<Request, 'method' | 'originalUrl'>): boolean {
  return req.method === 'POST' && isSignInPath(plainPathOf(req))
}

/** Whether the request is for this one of the routes under `/api/users`. */
export function isRestSignIn(req: Pick<Request, 'method' | 'originalUrl'>, name: string): boolean {
  return req.method === 'POST' && REST.exec(plainPathOf(req))?.[1] === name
}
