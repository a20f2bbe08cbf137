import { describe, expect, it } from 'vitest'
import { createLogger, mask } from '@/server/log'

describe('the log', () => {
  const record = (value: object): string => {
    const lines: string[] = []
    createLogger({ logLevel: 'info', logFiles: false, dataDir: '/nowhere' }, { write: (line) => lines.push(line) }).info(value)
    return lines.join('')
  }

  it.each(['password', 'token', 'secret', 'authorization', 'cookie', 'set-cookie', 'idNumber', 'apiKey'])(
    'never holds a %s, however deep',
    (name) => {
      for (const value of [{ [name]: 'geheim' }, { a: { [name]: 'geheim' } }, { a: { b: { [name]: 'geheim' } } }]) {
        const line = record(value)
        expect(line).not.toContain('geheim')
        expect(JSON.parse(line)).toBeTypeOf('object')
      }
    },
  )
  it('masks identity numbers anywhere in a line', () => {
    const line = record({ msg: 'import of 11010519491231002X failed', n: '110105194912310021' })
    expect(line).not.toMatch(/19491231/)
    expect(JSON.parse(line)).toBeTypeOf('object')
  })
  it('keeps ordinary numbers', () => {
    expect(record({ amountFen: 123456789012, time: 1 })).toContain('123456789012')
  })
  it('masks tokens inside addresses', () => {
    expect(mask('"/admin/reset/abc123?x=1"')).toBe('"/admin/reset/***?x=1"')
    expect(mask('"/x?a=1&token=abc&b=2"')).toBe('"/x?a=1&token=***&b=2"')
  })
})
