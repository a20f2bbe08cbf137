import path from 'node:path'
import { defineErrors, describeError, DomainError, type Details } from './errors'

/** Everything that the outside may set, checked once at the start. Paths are absolute. */
export type Environment = {
  /** 0 lets the system choose a free port. */
  port: number
  host: string
  /** Normalised: `file:` with an absolute, percent-encoded path, or `mongodb…` with a database name. */
  databaseUri: string
  database: 'sqlite' | 'mongodb'
  /** The SQLite file; absent on MongoDB. */
  databaseFile?: string
  dataDir: string
  mediaDir: string
  /** Absent: the server makes one on first start and keeps it in `dataDir`. */
  payloadSecret?: string
  /** Without a trailing slash. */
  publicUrl: string
  /** Origins whose cookies count; the first is that of `publicUrl`. */
  origins: string[]
  smtpUrl?: string
  /** Sender of every mail. */
  mailFrom: string
  demo: boolean
  production: boolean
  /** False only for servers of MongoDB's protocol that have no transactions, and never in production. */
  mongoTransactions: boolean
  /** Bearer token for /metrics; without one only loopback may read them. */
  metricsToken?: string
  /** As Express's `trust proxy`; false believes no forwarded header. */
  trustProxy: false | number | string
  /** Keep a copy of the log in `dataDir/logs`. */
  logFiles: boolean
  logLevel: string
  /** How many writes one session may send in a minute before it is asked to wait. */
  writesPerMinute: number
}

export type Variables = Readonly<Record<string, string | undefined>>
export type Problem = { code: string; details: Details }

/** Carries every wrong value at once, one line each, Chinese and English; `code` is that of the first. */
export class EnvironmentError extends DomainError {
  readonly problems: readonly Problem[]
  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems[0].code, problems[0].details)
    this.name = 'EnvironmentError'
    this.problems = problems
    this.message = problems
      .map(({ code, details }) => `${describeError(code, 'zh', details)} ${describeError(code, 'en', details)}`)
      .join('\n')
  }
}

/**
 * Reads the environment of docs/contracts.md. Empty values count as absent; relative paths start at `cwd`.
 * @throws EnvironmentError with one line for each wrong value
 */
export function parseEnvironment(env: Variables, cwd: string = process.cwd()): Environment {
  const problems: Problem[] = []
  const read = (name: string) => env[name]?.trim() || undefined
  const wrong = (code: string, details: Details) => void problems.push({ code: `environment.${code}`, details })

  const production = read('NODE_ENV') === 'production'
  const dataDir = path.resolve(cwd, read('DATA_DIR') ?? 'data')
  const port = parsePort(read('PORT') ?? '3000', wrong)
  const host = read('HOST') ?? '127.0.0.1'
  if (!/^[a-z0-9.:_-]+$/i.test(host)) wrong('host', { value: host })
  const publicUrl = parsePublicUrl(read('PUBLIC_URL'), port, wrong)
  const mongoTransactions = parseSwitch('MONGODB_TRANSACTIONS', read('MONGODB_TRANSACTIONS'), true, wrong)
  const database = parseDatabase(read('DATABASE_URI') ?? `file:${encodePath(path.join(dataDir, 'liangong.db'))}`, cwd, wrong)
  if (production && !mongoTransactions) wrong('transactionsOff', {})
  else if (production && database.database === 'mongodb' && !namesReplicaSet(database.databaseUri)) wrong('replicaSet', {})

  const environment: Environment = {
    port,
    host,
    ...database,
    dataDir,
    mediaDir: path.resolve(cwd, read('MEDIA_DIR') ?? 'media'),
    ...optional('payloadSecret', parseSecret('PAYLOAD_SECRET', read('PAYLOAD_SECRET'), wrong)),
    publicUrl,
    origins: originsOf(publicUrl, read('PUBLIC_URL') === undefined, port, host),
    ...optional('smtpUrl', parseSmtp(read('SMTP_URL'), wrong)),
    mailFrom: parseMailFrom(read('MAIL_FROM') ?? 'liangong@localhost', wrong),
    demo: parseSwitch('LIANGONG_DEMO', read('LIANGONG_DEMO'), true, wrong),
    production,
    mongoTransactions,
    ...optional('metricsToken', parseSecret('METRICS_TOKEN', read('METRICS_TOKEN'), wrong)),
    trustProxy: parseTrustProxy(read('TRUST_PROXY')),
    logFiles: parseSwitch('LOG_FILES', read('LOG_FILES'), false, wrong),
    logLevel: parseLogLevel(read('LOG_LEVEL') ?? 'info', wrong),
    writesPerMinute: parseCount('WRITES_PER_MINUTE', read('WRITES_PER_MINUTE') ?? '600', wrong),
  }
  const [first, ...rest] = problems
  if (first) throw new EnvironmentError([first, ...rest])
  return environment
}

type Wrong = (code: string, details: Details) => void

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }
}

function parsePort(value: string, wrong: Wrong): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  wrong('port', { value })
  return 3000
}

function parseSwitch(name: string, value: string | undefined, fallback: boolean, wrong: Wrong): boolean {
  if (value === undefined) return fallback
  if (['1', 'on', 'true', 'yes'].includes(value.toLowerCase())) return true
  if (['0', 'off', 'false', 'no'].includes(value.toLowerCase())) return false
  wrong('switch', { name, value })
  return fallback
}

function parsePublicUrl(value: string | undefined, port: number, wrong: Wrong): string {
  const fallback = `http://localhost:${port}`
  if (value === undefined) return fallback
  const url = URL.canParse(value) ? new URL(value) : undefined
  // The site lives at the root; a path here would silently break every link.
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  wrong('publicUrl', { value })
  return fallback
}

function originsOf(publicUrl: string, isDefault: boolean, port: number, host: string): string[] {
  if (!isDefault) return [publicUrl]
  const own = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host)
    ? []
    : [`http://${host.includes(':') ? `[${host}]` : host}:${port}`]
  return [publicUrl, `http://127.0.0.1:${port}`, ...own]
}

type Database = Pick<Environment, 'databaseUri' | 'database' | 'databaseFile'>

function parseDatabase(value: string, cwd: string, wrong: Wrong): Database {
  if (value.startsWith('file:')) {
    const file = fileOf(value)
    if (file) {
      const databaseFile = path.resolve(cwd, file)
      return { database: 'sqlite', databaseFile, databaseUri: `file:${encodePath(databaseFile)}` }
    }
  }
  const mongo = /^(mongodb(?:\+srv)?:\/\/(?:[^@/?]+@)?[^@/?\s]+)(?:\/([^/?\s]*))?(\?\S*)?$/.exec(value)
  if (mongo) return { database: 'mongodb', databaseUri: `${mongo[1]}/${mongo[2] || 'liangong'}${mongo[3] ?? ''}` }
  wrong('databaseUri', { value: withoutPassword(value) })
  return { database: 'sqlite', databaseUri: value }
}

/** The path inside a `file:` URI; undefined for memory, other hosts, queries and bad encoding, none of which we can promise anything for. */
function fileOf(uri: string): string | undefined {
  const rest = uri.slice('file:'.length).replace(/^\/\/(?:localhost)?\//, '/')
  if (rest === '' || rest.startsWith('//') || rest.endsWith('/') || rest.includes(':memory:') || /[?#\0]/.test(rest)) return undefined
  try {
    return decodeURIComponent(rest)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function encodePath(file: string): string {
  return encodeURI(file).replace(/[?#]/g, encodeURIComponent)
}

function namesReplicaSet(uri: string): boolean {
  return uri.startsWith('mongodb+srv:') || /[?&]replicaSet=[^&]+/i.test(uri)
}

function withoutPassword(value: string): string {
  return value.replace(/\/\/[^@/]*@/, '//***@')
}

function parseSecret(name: string, value: string | undefined, wrong: Wrong): string | undefined {
  if (value !== undefined && value.length < 16) wrong('secret', { name })
  return value
}

function parseSmtp(value: string | undefined, wrong: Wrong): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) wrong('smtpUrl', { value: withoutPassword(value) })
  return value
}

function parseMailFrom(value: string, wrong: Wrong): string {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(value)) wrong('mailFrom', { value })
  return value
}

function parseTrustProxy(value: string | undefined): false | number | string {
  if (value === undefined || /^(0|off|false|no)$/i.test(value)) return false
  return /^\d+$/.test(value) ? Number(value) : value
}

function parseCount(name: string, value: string, wrong: Wrong): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) wrong('count', { name, value })
  return Number(value)
}

function parseLogLevel(value: string, wrong: Wrong): string {
  if (!['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].includes(value)) wrong('logLevel', { value })
  return value
}

defineErrors({
  'environment.port': {
    status: 500,
    zh: 'PORT“{value}”不是 0 到 65535 之间的端口号。',
    en: 'PORT "{value}" is not a port number from 0 to 65535.',
  },
  'environment.host': { status: 500, zh: 'HOST“{value}”不是主机名或 IP 地址。', en: 'HOST "{value}" is not a host name or an IP address.' },
  'environment.databaseUri': {
    status: 500,
    zh: 'DATABASE_URI“{value}”须为 file:路径 或 mongodb://主机/库名。',
    en: 'DATABASE_URI "{value}" must be file:PATH or mongodb://HOST/NAME.',
  },
  'environment.replicaSet': {
    status: 500,
    zh: '生产环境的 MongoDB 必须是副本集，DATABASE_URI 须写明 replicaSet=名称，否则没有事务。',
    en: 'In production MongoDB must be a replica set and DATABASE_URI must name it (replicaSet=NAME); without one there are no transactions.',
  },
  'environment.transactionsOff': {
    status: 500,
    zh: '生产环境不允许 MONGODB_TRANSACTIONS=off。',
    en: 'MONGODB_TRANSACTIONS=off is not allowed in production.',
  },
  'environment.switch': { status: 500, zh: '{name}“{value}”须为 1 或 0。', en: '{name} "{value}" must be 1 or 0.' },
  'environment.count': { status: 500, zh: '{name}“{value}”须为正整数。', en: '{name} "{value}" must be a positive whole number.' },
  'environment.secret': { status: 500, zh: '{name} 至少需要 16 个字符。', en: '{name} needs at least 16 characters.' },
  'environment.publicUrl': {
    status: 500,
    zh: 'PUBLIC_URL“{value}”须为不带路径的 http(s) 地址。',
    en: 'PUBLIC_URL "{value}" must be an http(s) address without a path.',
  },
  'environment.smtpUrl': {
    status: 500,
    zh: 'SMTP_URL“{value}”须为 smtp:// 或 smtps:// 地址。',
    en: 'SMTP_URL "{value}" must be an smtp:// or smtps:// address.',
  },
  'environment.mailFrom': { status: 500, zh: 'MAIL_FROM“{value}”不是邮件地址。', en: 'MAIL_FROM "{value}" is not a mail address.' },
  'environment.logLevel': {
    status: 500,
    zh: 'LOG_LEVEL“{value}”须为 trace、debug、info、warn、error、fatal 或 silent。',
    en: 'LOG_LEVEL "{value}" must be trace, debug, info, warn, error, fatal or silent.',
  },
})
