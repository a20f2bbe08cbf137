import { describe, expect, it } from 'vitest'
import { boundedQuestion, MOST_ROWS } from '@/platform/http/query-guard'

const bounded = (query: string) => boundedQuestion(new URLSearchParams(query))?.toString()

describe('how many rows one answer holds', () => {
  it.each(['', 'limit=1', `limit=${MOST_ROWS}`, 'limit=25&page=3', 'pagination=true', 'limit=5&pagination=false', 'limit='])(
    'is left as asked where it is bounded: %s',
    (query) => {
      expect(bounded(query)).toBeUndefined()
    },
  )

  it.each(['limit=0', 'limit=-1', 'limit=1001', 'limit=999999999', 'limit=10&limit=0'])(
    'is bounded where all are asked for: %s',
    (query) => {
      expect(bounded(query)).toBe(`limit=${MOST_ROWS}`)
    },
  )

  it('has its total told where the pages were switched off', () => {
    expect(bounded('pagination=false&where[a][equals]=1&sort=-b')).toBe(
      new URLSearchParams({ 'where[a][equals]': '1', sort: '-b', limit: String(MOST_ROWS) }).toString(),
    )
    expect(bounded('limit=0&pagination=false')).toBe(`limit=${MOST_ROWS}`)
  })
})
