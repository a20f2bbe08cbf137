import { describe, expect, it } from 'vitest'
import { siteWords } from '@/platform/i18n'
import { ERROR_PAGES } from '@/platform/i18n/error-pages'

type Leaf = { path: string; text: string }

describe("the site's sentences", () => {
  const chinese = leaves(siteWords('zh'), '')
  const english = leaves(siteWords('en'), '')

  it('are there in both languages, none empty', () => {
    expect(english.map(({ path }) => path)).toEqual(chinese.map(({ path }) => path))
    expect(Object.keys(ERROR_PAGES.en)).toEqual(Object.keys(ERROR_PAGES.zh))
    expect([...chinese, ...english].filter(({ text }) => text.trim() === '')).toEqual([])
  })

  it('are not left in Chinese for English readers, but for seals and the name of the other language', () => {
    const left = english.filter(
      ({ path, text }) => /\p{Script=Han}/u.test(text) && !/^(otherLanguage$|book\.states\.|reader\.erratumMark)/.test(path),
    )
    expect(left).toEqual([])
  })
})

function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value === 'function') return [{ path, text: String((value as (...args: number[]) => unknown)(2, 3)) }]
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
}
