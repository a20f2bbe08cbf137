import path from 'node:path'
import { pino, type Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { RequestHandler } from 'express'
import type { Environment } from '@/kernel/environment'
import { openLogFiles } from './log-files'

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'newPassword',
  'token',
  'refreshToken',
  'secret',
  'apiKey',
  'hash',
  'salt',
  'idNumber',
  'identityNumber',
]
/** Resident identity numbers (GB 11643): region, date of birth, sequence, check digit. */
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g
/** Tokens that travel inside addresses. */
const ADDRESS_TOKEN = /((?:[?&](?:token|secret|password)=|\/(?:reset|verify)\/))[^&\s"/?]+/g

/** JSON lines on stdout, and in `DATA_DIR/logs` where asked for; secrets and identity numbers never reach either. */
export function createLogger(
  environment: Pick<Environment, 'logLevel' | 'logFiles' | 'dataDir'>,
  out: { write(line: string): unknown } = process.stdout,
): Logger {
  const file = environment.logFiles ? openLogFiles(path.join(environment.dataDir, 'logs')) : undefined
  const paths = SECRET_NAMES.flatMap((name) => [quoted(name), `*${quoted(name)}`, `*.*${quoted(name)}`, `*.*.*${quoted(name)}`])
  return pino(
    {
      level: environment.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '***' },
      serializers: { err: errorOf, error: errorOf },
      hooks: {
        // An error alone would give its own text to the line.
        logMethod(args, method) {
          const [error] = args as unknown[]
          if (args.length === 1 && error instanceof Error) method.call(this, { err: error }, withoutValues(error.message, error))
          else method.apply(this, args)
        },
      },
    },
    {
      write: (line: string) => {
        const clean = mask(line)
        out.write(clean)
        file?.write(clean)
      },
    },
  )
}

/** An error without the values that a failed statement was given: digests, names and sessions among them. */
function errorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { params: _params, ...told } = pino.stdSerializers.err(error) as Record<string, unknown>
  return { ...told, message: withoutValues(String(told['message']), error), stack: withoutValues(String(told['stack']), error) }
}

function withoutValues(text: string, error: Error): string {
  const cause = error.cause instanceof Error ? withoutValues(text, error.cause) : text
  return 'params' in error ? cause.replaceAll(`\nparams: ${String(error.params)}`, '') : cause
}

export function mask(line: string): string {
  return line.replace(ADDRESS_TOKEN, '$1***').replace(IDENTITY, (number) => '0'.repeat(number.length))
}

/**
 * One line for each answered request; pages' own scripts and styles are left out unless they fail. So are `hot` addresses, asked for
 * hundreds of times a second (to prepare a line costs a quarter of a beat): of those the failures alone are told.
 */
export function requestLog(logger: Logger, hot: readonly RegExp[] = []): RequestHandler {
  const tellAll = tellEach(logger)
  return (req, res, next) => {
    if (!hot.some((path) => path.test(req.path))) return tellAll(req, res, next)
    const begun = performance.now()
    res.once('finish', () => {
      const { statusCode: status } = res
      if (status < 400) return
      const { method, originalUrl: url } = req
      const line = { req: { id: req.headers['x-request-id'], method, url, ip: req.socket.remoteAddress }, res: { status } }
      logger[status >= 500 ? 'error' : 'warn']({ ...line, responseTime: Math.round(performance.now() - begun), msg: 'request errored' })
    })
    next()
  }
}

function tellEach(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (req) => String(req.headers['x-request-id']),
    autoLogging: { ignore: (req) => /^\/(_next\/static|healthz|readyz|metrics)/.test(req.url ?? '') },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'warn' : 'info'),
    serializers: {
      req: (req: { id: string; method: string; url: string; remoteAddress: string }) => ({
        id: req.id,
        method: req.method,
        url: req.url,
        ip: req.remoteAddress,
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      err: ({ raw }: { raw: unknown }) => errorOf(raw),
    },
    quietReqLogger: true,
  })
}

function quoted(name: string): string {
  return `["${name}"]`
}
