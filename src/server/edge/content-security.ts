import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

export type PolicyOptions = { nonce: string; isHttps: boolean; isDevelopment: boolean; isAdmin: boolean }

/** The policy of every page. docs/security.md gives the reason of each part. */
export function contentSecurityPolicy({ nonce, isHttps, isDevelopment, isAdmin }: PolicyOptions): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'script-src-attr': ["'none'"],
    // Payload's admin (toasts, select boxes, its own layer rule) and Next's development server insert style elements that
    // take no nonce, and a nonce beside 'unsafe-inline' would switch the latter off.
    'style-src': isDevelopment || isAdmin ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...(isDevelopment ? ['ws:', 'wss:'] : [])],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    ...(isHttps ? { 'upgrade-insecure-requests': [] } : {}),
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

/** What an API answer may do in a browser: nothing. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/** Sets the policy on the answer, and on the request too: from there Next takes the nonce for its own scripts. */
export function contentSecurity(options: Omit<PolicyOptions, 'nonce' | 'isAdmin'>): RequestHandler {
  return (req, res, next) => {
    if (req.path.startsWith('/api/')) {
      delete req.headers['content-security-policy']
      res.setHeader('Content-Security-Policy', API_POLICY)
    } else if (!req.path.startsWith('/_next/static/')) {
      const policy = contentSecurityPolicy({
        ...options,
        isAdmin: /^\/admin(\/|$)/.test(req.path),
        nonce: randomBytes(18).toString('base64'),
      })
      req.headers['content-security-policy'] = policy
      res.setHeader('Content-Security-Policy', policy)
    }
    delete req.headers['content-security-policy-report-only']
    next()
  }
}
