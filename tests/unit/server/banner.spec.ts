import { describe, expect, it } from 'vitest'
import type { Environment } from '@/kernel/environment'
import { banner } from '@/server/banner'
import { isReachable } from '@/server/demo'

const environment = { publicUrl: 'http://10.1.2.3:3000', database: 'mongodb', dataDir: 'data' } as Environment
const shown = (open: Parameters<typeof banner>[0]['open']) =>
  banner({ environment, port: 3000, accounts: [], open, seconds: 1, addresses: [] })

describe('the banner of a server that others can reach', () => {
  it('warns in both languages of accounts that the published passwords open at once, and says what ends it', () => {
    const text = shown({ direct: ['admin', 'staff1', 'staff2', 'auditor1'], first: [] })
    expect(text).toContain('演示账号仍可用文档公开的密码登录')
    expect(text).toContain('the published passwords (Liangong-username) still open demonstration accounts')
    expect(text).toContain('no new password is asked for: admin, staff1, staff2 …')
    expect(text).toContain('在“人员”中停用这些账号')
    expect(text).toContain('switch these accounts off or set other passwords')
    expect(text).not.toContain('whoever comes first')
  })

  it('says of accounts that must choose another password that whoever comes first chooses it', () => {
    const text = shown({ direct: [], first: ['admin'] })
    expect(text).toContain('whoever comes first chooses it: admin')
    expect(text).not.toContain('no new password is asked for')
  })

  it('says nothing where none is open', () => {
    expect(shown(null)).not.toContain('⚠')
  })
})

it.each([
  ['127.0.0.1', 'http://localhost:3000', false],
  ['0.0.0.0', 'http://localhost:3000', true],
  ['192.168.1.7', 'http://localhost:3000', true],
  ['127.0.0.1', 'https://liangong.example.org', true],
])('HOST %s with PUBLIC_URL %s is reachable for others: %s', (host, publicUrl, expected) => {
  expect(isReachable({ host, publicUrl })).toBe(expected)
})
