import { describe, expect, it } from 'vitest'
import { EnvironmentError, parseEnvironment, type Environment, type Variables } from '@/kernel/environment'

const cwd = '/srv/liangong'

describe('the environment', () => {
  it('gives the defaults of the contract when nothing is set', () => {
    expect(parseEnvironment({}, cwd)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      database: 'sqlite',
      databaseFile: '/srv/liangong/data/liangong.db',
      databaseUri: 'file:/srv/liangong/data/liangong.db',
      dataDir: '/srv/liangong/data',
      mediaDir: '/srv/liangong/media',
      publicUrl: 'http://localhost:3000',
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
      mailFrom: 'liangong@localhost',
      demo: true,
      production: false,
      mongoTransactions: true,
      trustProxy: false,
      logFiles: false,
      logLevel: 'info',
      writesPerMinute: 600,
    } satisfies Environment)
  })

  const accepted: [rule: string, env: Variables, expected: Partial<Environment>][] = [
    ['puts the database into DATA_DIR', { DATA_DIR: 'var' }, { dataDir: `${cwd}/var`, databaseFile: `${cwd}/var/liangong.db` }],
    ['resolves a relative database file', { DATABASE_URI: 'file:./x/y.db' }, { databaseFile: `${cwd}/x/y.db` }],
    ['keeps an absolute database file', { DATABASE_URI: 'file:/a/y.db' }, { databaseFile: '/a/y.db' }],
    ['reads the long form of a file address', { DATABASE_URI: 'file:///a/y.db' }, { databaseFile: '/a/y.db' }],
    [
      'decodes a database path and encodes it again',
      { DATABASE_URI: 'file:/a%20b/炼%3F.db' },
      { databaseFile: '/a b/炼?.db', databaseUri: 'file:/a%20b/%E7%82%BC%3F.db' },
    ],
    [
      'encodes a DATA_DIR with a question mark',
      { DATA_DIR: '/a?b' },
      { databaseFile: '/a?b/liangong.db', databaseUri: 'file:/a%3Fb/liangong.db' },
    ],
    [
      'names a MongoDB database where the address has none',
      { DATABASE_URI: 'mongodb://h1:1,h2:2?w=1' },
      { database: 'mongodb', databaseUri: 'mongodb://h1:1,h2:2/liangong?w=1' },
    ],
    [
      'accepts a replica set in production',
      { NODE_ENV: 'production', DATABASE_URI: 'mongodb://u:p@h/db?replicaSet=rs0' },
      { database: 'mongodb', production: true },
    ],
    [
      'accepts MongoDB without transactions outside production',
      { DATABASE_URI: 'mongodb://h/db', MONGODB_TRANSACTIONS: 'off' },
      { mongoTransactions: false },
    ],
    ['lets the system choose the port', { PORT: '0' }, { port: 0 }],
    ['takes empty values as absent', { PORT: ' ', SMTP_URL: '' }, { port: 3000 }],
    ['reads LIANGONG_DEMO=0', { LIANGONG_DEMO: '0' }, { demo: false }],
    [
      'drops the trailing slash of PUBLIC_URL and trusts only its origin',
      { PUBLIC_URL: 'https://lg.example.cn/' },
      { publicUrl: 'https://lg.example.cn', origins: ['https://lg.example.cn'] },
    ],
    [
      'adds the origin of an own HOST',
      { HOST: '10.0.0.5', PORT: '80' },
      { origins: ['http://localhost:80', 'http://127.0.0.1:80', 'http://10.0.0.5:80'] },
    ],
    ['reads the number of trusted proxies', { TRUST_PROXY: '1' }, { trustProxy: 1 }],
    ['reads named proxies', { TRUST_PROXY: 'loopback' }, { trustProxy: 'loopback' }],
    ['keeps a secret of 16 characters', { PAYLOAD_SECRET: '0123456789abcdef' }, { payloadSecret: '0123456789abcdef' }],
  ]
  it.each(accepted)('%s', (_, env, expected) => {
    expect(parseEnvironment(env, cwd)).toMatchObject(expected)
  })

  const refused: [env: Variables, code: string][] = [
    [{ PORT: '70000' }, 'environment.port'],
    [{ PORT: '3000x' }, 'environment.port'],
    [{ PORT: '-1' }, 'environment.port'],
    [{ HOST: 'a b' }, 'environment.host'],
    [{ DATABASE_URI: 'postgres://h/db' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file:' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file::memory:' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file:/a/' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file:/a.db?mode=ro' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file:/a%zz.db' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'file://server/a.db' }, 'environment.databaseUri'],
    [{ DATABASE_URI: 'mongodb://' }, 'environment.databaseUri'],
    [{ NODE_ENV: 'production', DATABASE_URI: 'mongodb://h/db' }, 'environment.replicaSet'],
    [{ NODE_ENV: 'production', MONGODB_TRANSACTIONS: 'off' }, 'environment.transactionsOff'],
    [{ LIANGONG_DEMO: 'maybe' }, 'environment.switch'],
    [{ PAYLOAD_SECRET: 'short' }, 'environment.secret'],
    [{ METRICS_TOKEN: 'short' }, 'environment.secret'],
    [{ PUBLIC_URL: 'ftp://x' }, 'environment.publicUrl'],
    [{ PUBLIC_URL: 'https://x/path' }, 'environment.publicUrl'],
    [{ SMTP_URL: 'http://x' }, 'environment.smtpUrl'],
    [{ MAIL_FROM: 'nobody' }, 'environment.mailFrom'],
    [{ WRITES_PER_MINUTE: '0' }, 'environment.count'],
    [{ LOG_LEVEL: 'loud' }, 'environment.logLevel'],
  ]
  it.each(refused)('refuses %j with %s', (env, code) => {
    const error = failure(env)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/[一-鿿].*[a-z]/)
    expect(error.message.split('\n')).toHaveLength(1)
  })

  it('names every wrong value at once, one line each', () => {
    const error = failure({ PORT: 'x', SMTP_URL: 'x', DATABASE_URI: 'x' })
    expect(error.problems.map(({ code }) => code).sort()).toEqual(['environment.databaseUri', 'environment.port', 'environment.smtpUrl'])
    expect(error.message.split('\n')).toHaveLength(3)
  })

  it('keeps passwords out of what it prints', () => {
    expect(failure({ DATABASE_URI: 'postgres://u:geheim@h/db', SMTP_URL: 'http://u:geheim@h' }).message).not.toContain('geheim')
  })
})

function failure(env: Variables): EnvironmentError {
  try {
    parseEnvironment(env, cwd)
  } catch (error) {
    if (error instanceof EnvironmentError) return error
    throw error
  }
  throw new Error(`accepted ${JSON.stringify(env)}`)
}
