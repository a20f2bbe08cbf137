import { describe, expect, it } from 'vitest'
import { afterEcho } from '@/platform/admin/echo'

describe('what a draft expects back of its form', () => {
  it('is forgotten once it came, with what the form left out before it', () => {
    expect(afterEcho(['a', 'b', 'c'], 'b')).toEqual(['c'])
    expect(afterEcho(['c'], 'c')).toEqual([])
  })
  it('leaves a value that comes a second time to whoever brought it', () => {
    const later = afterEcho(['100', '60'], '60')
    expect(later).toEqual([])
    expect(afterEcho(later ?? [], '100')).toBeNull()
  })
})
