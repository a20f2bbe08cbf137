import { expect, it } from 'vitest'
import { leadsNowhereElse } from '@/kernel/loopback'

it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', ''])(
  'an address on paper leads nowhere else: "%s"',
  (address) => {
    expect(leadsNowhereElse(address)).toBe(true)
  },
)

it.each(['http://10.1.2.3:3000', 'https://liangong.example.org'])('%s leads to the server from anywhere', (address) => {
  expect(leadsNowhereElse(address)).toBe(false)
})
