import { describe, expect, it } from 'vitest'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLogger, mask } from '@/server/log'
import { openLogFiles } from '@/server/log-files'

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

describe('the log files', () => {
  it('hold the lines of one day of the centre each', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'liangong-logs-'))
    try {
      let at = Date.parse('2026-11-28T15:59:59.000Z')
      const files = openLogFiles(path.join(directory, 'logs'), () => at)
      files.write('before midnight in Shanghai\n')
      at += 1_000
      files.write('after midnight\n')
      files.write('again\n')
      await files.end()
      const lines = (day: string) => readFile(path.join(directory, 'logs', `liangong-${day}.log`), 'utf8')
      await expect.poll(() => lines('2026-11-28')).toBe('before midnight in Shanghai\n')
      expect(await lines('2026-11-29')).toBe('after midnight\nagain\n')
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})
