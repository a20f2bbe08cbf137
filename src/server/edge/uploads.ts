import type { RequestHandler, Response } from 'express'
import { disposition } from '@/platform/http/disposition'

/** Over the decoded path: its name keeps its letters, and Payload takes `FILE` and `f%69le` for the same. */
const FILE_ROUTE = /^\/api\/[\w-]+\/file\/([^/]+)\/?$/i
/** Pictures that a page may show; everything else is handed over as a file to keep. */
const INLINE = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])
/** Types that a browser would run or render were it ever persuaded to open them. */
const ACTIVE = /html|xml|svg|javascript|ecmascript|x-shockwave|mathml/i

/**
 * What people uploaded never acts as a page of ours: attachment, nosniff, and a sandbox in case all else fails. Whether somebody may have it is
 * asked each time, so that no cache between us and them hands it to another one.
 */
export const uploadedFiles: RequestHandler = (req, res, next) => {
  const name = FILE_ROUTE.exec(decodeURIComponent(req.path))?.[1]
  if (name && (req.method === 'GET' || req.method === 'HEAD')) beforeHeaders(res, () => guard(res, name))
  next()
}

function guard(res: Response, name: string): void {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-cache')
  if (res.statusCode >= 400) return
  const type = String(res.getHeader('Content-Type') ?? 'application/octet-stream')
  if (ACTIVE.test(type)) res.setHeader('Content-Type', 'application/octet-stream')
  res.setHeader('Content-Disposition', disposition(INLINE.has(type.split(';', 1)[0]?.trim() ?? '') ? 'inline' : 'attachment', name))
}

function beforeHeaders(res: Response, act: () => void): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response
  const guarded = (status: number, ...rest: unknown[]): Response => {
    res.statusCode = status
    const headers = rest.find((value) => typeof value === 'object' && value !== null && !Array.isArray(value)) as
      Record<string, string> | undefined
    for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value)
    act()
    return writeHead(status)
  }
  res.writeHead = guarded as typeof res.writeHead
}
