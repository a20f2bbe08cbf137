import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainPath } from '@/server/edge/plain-path'
import { isRestSignIn, isSignIn } from '@/server/edge/sign-in-paths'

const post = (originalUrl: string) => ({ method: 'POST', originalUrl })

describe('the path of an address', () => {
  it.each([
    ['/', '/'],
    ['/api/users/LOGIN', '/api/users/login'],
    ['/api/users/log%69n', '/api/users/login'],
    ['/api/users/%6C%4F%67in/', '/api/users/login'],
    ['//api///users\\login', '/api/users/login'],
    ['/login?next=%2Fstudy', '/login'],
    ['/login#x', '/login'],
    ['http://host.test:3000/en/login?x', '/en/login'],
    ['/textbooks/%E7%82%BC%E9%92%A2', '/textbooks/炼钢'],
    ['*', '/*'],
  ])('of %s is %s', (address, path) => expect(plainPath(address)).toBe(path))

  it.each([
    '/api/users%2flogin',
    '/api/users%5Clogin',
    '/api/users/log%2569n',
    '/login%3Fx',
    '/login%23x',
    '/a%00b',
    '/%ff',
    '/a%',
    '/api/x/../users/login',
    '/api/./users/login',
    '/api/x/%2e%2e/users/login',
    '/api/x\\..\\users',
  ])('of %s is none, since the next reader may find another', (address) => expect(plainPath(address)).toBeUndefined())

  it('is the same however its letters are written', () => {
    const spelled = (path: string) =>
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: path.length, maxLength: path.length }).map((ways) =>
        [...path]
          .map((letter, at) => {
            if (letter === '/' || ways[at] === 0) return letter
            const upper = letter.toUpperCase()
            return ways[at] === 1 ? upper : `%${upper.charCodeAt(0).toString(16)}`
          })
          .join(''),
      )
    fc.assert(fc.property(spelled('/api/users/reset-password'), (address) => isRestSignIn(post(address), 'reset-password')))
    fc.assert(fc.property(spelled('/login'), (address) => isSignIn(post(address))))
  })
})

describe('a try to sign in', () => {
  it.each([
    '/api/users/login',
    '/api/users/forgot-password',
    '/api/users/reset-password',
    '/api/users/unlock',
    '/api/users/first-register',
    '/api/users/verify/abc',
    '/login',
    '/en/login',
    '/zh/login',
    '/assets/login', // a page of the site in a language that there is not: its action runs all the same
    '/en/first-password',
    '/admin/create-first-user',
  ])('is a POST to %s', (address) => {
    expect(isSignIn(post(address))).toBe(true)
    expect(isSignIn({ method: 'GET', originalUrl: address })).toBe(false)
  })

  it.each(['/api/users', '/api/users/change-password', '/study/sign-in/x', '/api/notices/login', '/textbooks/a/login', '/'])(
    'is no POST to %s',
    (address) => expect(isSignIn(post(address))).toBe(false),
  )
})
