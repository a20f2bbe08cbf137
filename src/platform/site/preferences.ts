/** How a reader wants the page: kept in cookies and read on the server, so that the first paint is already right. */
export type Preferences = { theme: Theme; size: Size }

export const THEMES = ['auto', 'light', 'dark'] as const
export const SIZES = ['s', 'm', 'l', 'xl'] as const
export type Theme = (typeof THEMES)[number]
export type Size = (typeof SIZES)[number]

export const THEME_COOKIE = 'lg-theme'
export const SIZE_COOKIE = 'lg-size'
/** Where this reader stopped, newest first: `urlName~edition~chapter`, joined by `|`. Written by the reader's script ({@link withLastRead}). */
export const LAST_READ_COOKIE = 'lg-last'

/** Unknown values count as not set. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    theme: THEMES.find((theme) => theme === cookie(THEME_COOKIE)) ?? 'auto',
    size: SIZES.find((size) => size === cookie(SIZE_COOKIE)) ?? 'm',
  }
}

export type LastRead = { urlName: string; editionNo: number; chapter: number }

const MOST_LAST_READ = 8

/** The cookie once `place` was read: a book stands in it once. */
export function withLastRead(value: string | undefined, { urlName, editionNo, chapter }: LastRead): string {
  const others = (value ?? '').split('|').filter((entry) => entry && !entry.startsWith(`${urlName}~`))
  return [`${urlName}~${editionNo}~${chapter}`, ...others].slice(0, MOST_LAST_READ).join('|')
}

/** What can be trusted of the cookie: well-formed places, at most eight. */
export function readLastRead(value: string | undefined): LastRead[] {
  return (value ?? '')
    .split('|')
    .slice(0, MOST_LAST_READ)
    .flatMap((entry): LastRead[] => {
      const match = /^([a-z0-9-]{1,100})~(\d{1,3})~(\d{1,4})$/.exec(entry)
      return match?.[1] ? [{ urlName: match[1], editionNo: Number(match[2]), chapter: Number(match[3]) }] : []
    })
}

/** The value of `name` in a Cookie header. */
export function cookieOf(header: string | null): (name: string) => string | undefined {
  const pairs = new Map(
    (header ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())] as const
    }),
  )
  return (name) => pairs.get(name)
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
