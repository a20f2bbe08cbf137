import { expect, it } from 'vitest'
import { sizeText } from '@/kernel/size'

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1 KB'],
  [1_536, '1.5 KB'],
  [1_048_576, '1 MB'],
  [20 * 1024 * 1024, '20 MB'],
  [2_621_440, '2.5 MB'],
])('%s bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
