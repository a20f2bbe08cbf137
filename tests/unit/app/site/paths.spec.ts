import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPasswordPath, isMissingPage, localPath, query, safeNext } from '@/platform/site/paths'
import { cookieOf, readLastRead, readPreferences, withLastRead } from '@/platform/site/preferences'
import { codeOfChoice, firstValues, pageOf } from '@/platform/site/search-params'

describe('the addresses of the two languages', () => {
  it.each([
    ['zh', '/', '/'],
    ['en', '/', '/en'],
    ['zh', '/textbooks', '/textbooks'],
    ['en', '/textbooks?q=a', '/en/textbooks?q=a'],
  ] as const)('%s %s is %s', (language, path, expected) => {
    expect(localPath(language, path)).toBe(expected)
  })

  it('leaves empty filters out of a query and escapes the rest', () => {
    expect(query({ q: '炉 & 渣', level: undefined, page: 2, kind: '' })).toBe('?q=%E7%82%89+%26+%E6%B8%A3&page=2')
    expect(query({})).toBe('')
  })
})

describe('the way to a password of one’s own', () => {
  it.each([
    ['/study', '/first-password?next=%2Fstudy'],
    ['/en/study/record?from=2026-01-01', '/en/first-password?next=%2Fen%2Fstudy%2Frecord%3Ffrom%3D2026-01-01'],
    ['/admin?_rsc=x1', '/first-password?next=%2Fadmin'],
    ['/login?next=%2Fstudy', '/first-password?next=%2Fstudy'],
    ['/en/login', '/en/first-password'],
    ['/login?next=https%3A%2F%2Fevil.example', '/first-password'],
    ['/first-password?next=%2Fstudy', '/first-password'],
    ['//evil.example/x', '/first-password?next=%2Fx'],
  ])('from %s is %s', (address, path) => {
    expect(firstPasswordPath(address)).toBe(path)
  })

  it('speaks the language that is asked for, wherever one comes from', () => {
    expect(firstPasswordPath('/admin', 'en')).toBe('/en/first-password?next=%2Fadmin')
  })

  it('is not taken from within the page for missing pages', () => {
    expect(['/missing?path=%2Fx', '/en/missing?path=%2Fx', '/missing', '/missing-parts', '/a/missing'].map(isMissingPage)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('where a visitor goes after signing in', () => {
  it.each(['/account', '/textbooks?level=4#top', '/en/notices/7', '/admin'])('keeps the path %s of this site', (next) => {
    expect(safeNext(next, '/fallback')).toBe(next)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/a\nb',
    '\\\\evil.example',
    '',
    'account',
    '/login',
    '/en/login?next=/x',
    '/logout',
    undefined,
    42,
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (next) => {
    expect(safeNext(next, '/fallback')).toBe('/fallback')
  })

  it('never leaves this site, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (next) => {
          const target = new URL(safeNext(next, '/'), 'http://here.test')
          expect(target.origin).toBe('http://here.test')
        },
      ),
    )
  })
})

describe('what a reader prefers', () => {
  it('takes known values from the cookies and ignores all others', () => {
    expect(readPreferences(cookieOf('a=b; lg-theme=dark; lg-size=xl'))).toEqual({ theme: 'dark', size: 'xl' })
    expect(readPreferences(cookieOf('lg-theme="><script>; lg-size=%E0%A4%A'))).toEqual({ theme: 'auto', size: 'm' })
    expect(readPreferences(cookieOf(null))).toEqual({ theme: 'auto', size: 'm' })
  })

  it('reads the last places and drops what is malformed', () => {
    expect(readLastRead('furnace~1~3|../x~1~1|steel~2~12|a~b~c')).toEqual([
      { urlName: 'furnace', editionNo: 1, chapter: 3 },
      { urlName: 'steel', editionNo: 2, chapter: 12 },
    ])
    expect(readLastRead(undefined)).toEqual([])
    expect(readLastRead(Array.from({ length: 20 }, (_, n) => `b${n}~1~1`).join('|'))).toHaveLength(8)
  })

  it('puts what was read last in front, each book once and at most eight', () => {
    const place = { urlName: 'steel', editionNo: 2, chapter: 12 }
    expect(withLastRead(undefined, place)).toBe('steel~2~12')
    expect(withLastRead('furnace~1~3|steel~1~1|steelworks~1~1', place)).toBe('steel~2~12|furnace~1~3|steelworks~1~1')
    const many = withLastRead(Array.from({ length: 20 }, (_, n) => `b${n}~1~1`).join('|'), place)
    expect(readLastRead(many)).toEqual([place, ...Array.from({ length: 7 }, (_, n) => ({ urlName: `b${n}`, editionNo: 1, chapter: 1 }))])
  })
})

describe('filters from an address', () => {
  it('takes the first value, trimmed, and drops empty ones', async () => {
    expect(await firstValues(Promise.resolve({ q: ['  炉 ', 'x'], level: ' ', page: undefined }))).toEqual({
      q: '炉',
      level: undefined,
      page: undefined,
    })
  })

  it.each([
    ['3', 3],
    ['0', 1],
    ['-2', 1],
    ['1e9', 1],
    ['9999999', 1],
    [undefined, 1],
  ])('page %s is page %i', (value, page) => {
    expect(pageOf(value)).toBe(page)
  })

  it('takes the code of a suggestion and leaves other text alone', () => {
    expect(codeOfChoice('6-17-01-06 高炉炼铁工')).toBe('6-17-01-06')
    expect(codeOfChoice('高炉')).toBe('高炉')
    expect(codeOfChoice(undefined)).toBeUndefined()
  })
})
