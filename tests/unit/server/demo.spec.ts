import { describe, expect, it } from 'vitest'
import { isLoopback } from '@/kernel/loopback'

describe('published passwords', () => {
  it.each(['localhost', 'liangong.localhost', '127.0.0.1', '127.8.0.1', '[::1]'])(
    'may stay where only this machine answers: %s',
    (name) => {
      expect(isLoopback(new URL(`http://${name}:3000`).hostname)).toBe(true)
    },
  )

  it.each(['liangong.example.org', '192.168.1.7', '10.0.0.127', 'localhost.example.org', '[2001:db8::1]', '127.0.0.1.example.org'])(
    'have to be changed under a name that others reach: %s',
    (name) => {
      expect(isLoopback(new URL(`http://${name}/`).hostname)).toBe(false)
    },
  )
})
