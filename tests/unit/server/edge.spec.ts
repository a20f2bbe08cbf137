import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyRule, JSON_LIMIT, LONG_JSON_LIMIT, UPLOAD_LIMIT } from '@/server/edge/body-guard'
import { contentSecurityPolicy } from '@/server/edge/content-security'
import { forbiddenKeyScanner, holdsForbiddenKey } from '@/server/edge/forbidden-keys'
import { routeGroup } from '@/server/edge/metrics'
import { isOwnOrigin } from '@/platform/http/caller'
import { disposition } from '@/platform/http/disposition'

describe('the content security policy', () => {
  const options = { nonce: 'abc', isHttps: false, isDevelopment: false, isAdmin: false }
  const policy = contentSecurityPolicy(options)

  it('runs inline scripts only with the nonce of this request, and never evaluates text', () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
    expect(policy).not.toMatch(/style-src [^;]*unsafe-inline/)
  })
  it('lets the admin style itself and nothing more', () => {
    const admin = contentSecurityPolicy({ ...options, isAdmin: true })
    expect(admin).toContain("style-src 'self' 'unsafe-inline';")
    expect(admin.replace(/style-src [^;]*/, '')).toBe(policy.replace(/style-src [^;]*/, ''))
  })
  it('names no outside host', () => {
    expect(policy).not.toMatch(/https?:|\*/)
  })
  it('asks for https only where the public address has it', () => {
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(contentSecurityPolicy({ ...options, isHttps: true })).toContain('upgrade-insecure-requests')
  })
})

describe('prototype keys in a body', () => {
  const refused = [
    '{"__proto__":{"a":1}}',
    '{"a":[{"__proto__" : 1}]}',
    '{"\\u005f_proto__":1}',
    '{"\\u005F\\u005f\\u0070\\u0072\\u006F\\u0074\\u006f\\u005f\\u005f":1}',
  ]
  it.each(refused)('refuses %s', (json) => {
    expect(JSON.stringify(JSON.parse(json)).includes('__proto__')).toBe(true)
    expect(holdsForbiddenKey(Buffer.from(json))).toBe(true)
  })
  const accepted = ['{"proto":1}', '{"text":"the key \\"__proto__\\" is refused"}', '{"__proto":1,"x":"__"}', '{"题干":"原型"}']
  it.each(accepted)('lets %s pass', (json) => {
    expect(holdsForbiddenKey(Buffer.from(json))).toBe(false)
  })
  it('finds the key wherever a stream is cut', () => {
    const body = Buffer.from(`{"文":"本","a":{${refused[3]!.slice(1)}}`)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const isForbidden = forbiddenKeyScanner()
        let found = false
        for (let at = 0, index = 0; at < body.length; index += 1) {
          const size = sizes[index % sizes.length]!
          found = isForbidden(body.subarray(at, at + size)) || found
          at += size
        }
        return found
      }),
    )
  })
})

describe('the size of a body', () => {
  it.each([
    ['JSON', '/api/users', 'application/json', false, JSON_LIMIT, true],
    ['JSON with a vendor type', '/api/users', 'application/vnd.x+json; charset=utf-8', false, JSON_LIMIT, true],
    ['a body without a type', '/api/users', '', false, JSON_LIMIT, true],
    ['a form', '/api/users', 'application/x-www-form-urlencoded', false, JSON_LIMIT, true],
    ['a chapter', '/api/chapters/7', 'application/json', false, LONG_JSON_LIMIT, true],
    ['an action of the admin', '/admin', 'text/plain;charset=UTF-8', true, LONG_JSON_LIMIT, true],
    ['an upload', '/api/media', 'multipart/form-data; boundary=x', false, UPLOAD_LIMIT, false],
    ['a raw file', '/api/imports', 'application/octet-stream', false, UPLOAD_LIMIT, false],
  ] as const)('of %s is capped', (_, path, contentType, isServerAction, maxBytes, hold) => {
    expect(bodyRule({ path, contentType, isServerAction })).toEqual({ maxBytes, hold })
  })
})

describe('the origin of a request', () => {
  it.each([
    ['is ours when it names the host that was asked', { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }, true],
    ['is ours when the browser says so as well', { origin: 'http://h', host: 'h', 'sec-fetch-site': 'same-origin' }, true],
    ['is foreign on another port', { origin: 'http://10.0.0.5:4000', host: '10.0.0.5:3000' }, false],
    ['is foreign when the browser says so', { origin: 'http://h', host: 'h', 'sec-fetch-site': 'cross-site' }, false],
    ['is foreign when it is null', { origin: 'null', host: 'null' }, false],
    ['is unknown when absent', { host: 'h' }, false],
  ])('%s', (_, headers, expected) => {
    expect(isOwnOrigin(headers)).toBe(expected)
  })
})

describe('names of files and routes', () => {
  it('keeps a Chinese file name whole and leaves no way out of the header', () => {
    expect(disposition('attachment', '转炉"炼钢\r\n工.docx')).toBe(
      `attachment; filename="______.docx"; filename*=UTF-8''%E8%BD%AC%E7%82%89%20%E7%82%BC%E9%92%A2%E5%B7%A5.docx`,
    )
  })
  it.each([
    ['/api/users/7', '/api/users'],
    ['/api/users/8/transitions', '/api/users'],
    ['/api/%00', '/api'],
    ['/admin/collections/x', '/admin'],
    ['/_next/static/a.js', '/_next'],
    ['/books/7', '/site'],
  ])('counts %s under %s', (path, group) => {
    expect(routeGroup(path)).toBe(group)
  })
})
