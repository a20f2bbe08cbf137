import type { NumberMeaning } from '../model'

/** What a number format makes of numbers. `show` gives the text on the screen, null where it cannot be told. */
export type CellFormat = { day: boolean; means: NumberMeaning | null; show: ((number: number) => string | null) | null }

/** General, and text: the number itself is shown. */
export const PLAIN_FORMAT: CellFormat = { day: false, means: null, show: null }

/** Built-in number formats that show a calendar day (ECMA-376 part 1, 18.8.30, with the East Asian ones 27–31, 36, 50–54, 57, 58). */
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const TIMES: Readonly<Record<number, string>> = { 20: 'h:mm', 21: 'h:mm:ss', 46: '[h]:mm:ss' }
const OTHER_TIMES = new Set([18, 19, 32, 33, 34, 35, 45, 47, 55, 56])
const NUMBERS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  48: '##0.0E+0',
}

/** The format with a built-in number; one that is not known shows the number as it is. */
export function builtInFormat(id: number): CellFormat {
  if (DAYS.has(id)) return { day: true, means: null, show: null }
  const time = TIMES[id]
  if (time) return formatOfCode(time)
  if (OTHER_TIMES.has(id)) return { day: false, means: 'time', show: () => null }
  const code = NUMBERS[id]
  return code ? formatOfCode(code) : PLAIN_FORMAT
}

/** Whether a number format's code shows a year or a day of the month once quoted text, escapes and brackets are gone. */
export function showsDay(code: string): boolean {
  const bare = bareOf(code)
  return /[yd]/i.test(bare) && !/general/i.test(bare)
}

export function formatOfCode(code: string): CellFormat {
  if (showsDay(code)) return { day: true, means: null, show: null }
  const bare = bareOf(code)
  if (code.trim() === '' || /^\s*(general|@|G\/通用格式)\s*$/i.test(code)) return PLAIN_FORMAT
  if (/\[(h+|m+|s+)\]/i.test(code) || (/[hs]|上午|am\/pm/i.test(bare) && !/general/i.test(bare)))
    return { day: false, means: 'time', show: (number) => showTime(code, number) }
  if (bare.includes('%')) return { day: false, means: 'percent', show: (number) => `${plain(number * 100)}%` }
  if (/[0#?],+(?![0#?,])/.test(bare)) return { day: false, means: 'scaled', show: () => null }
  return { day: false, means: null, show: (number) => showNumber(code, number) }
}

function bareOf(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
}

/** `38:10:03`, as a spreadsheet turns what looks like a time into one. */
function showTime(code: string, number: number): string | null {
  const match = /^(\[h+\]|h+):mm(:ss)?(;@)?$/i.exec(code.replace(/\[\$[^\]]*\]/g, ''))
  if (!match || number < 0) return null
  const seconds = Math.round(number * 86_400)
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const shown = match[1]?.startsWith('[') ? hours : hours % 24
  return `${/hh/i.test(match[1] ?? '') ? two(shown) : shown}:${two(Math.floor(seconds / 60) % 60)}${match[2] ? `:${two(seconds % 60)}` : ''}`
}

type Token = { literal: string } | { digit: '0' | '#' | '?' } | { mark: '.' | ',' } | { general: true }

/** Formats of digits and fixed text (`000000`, `0.00`, `#,##0`, `0-00-00-00`, `"No." 0`); null for any other. */
function showNumber(code: string, number: number): string | null {
  const sections = splitSections(code)
  if (sections.length > 4 || /\[[<>=]/.test(code)) return null
  const isOwn = number < 0 && sections.length > 1
  const section = isOwn ? sections[1] : number === 0 && sections.length > 2 ? sections[2] : sections[0]
  const tokens = tokensOf(section ?? '')
  if (!tokens) return null
  const sign = number < 0 && !isOwn ? '-' : ''
  const shown = fill(tokens, Math.abs(number))
  // What a format hides altogether is not read as nothing.
  return shown === null || shown.trim() === '' ? null : `${sign}${shown}`
}

function splitSections(code: string): string[] {
  const sections = ['']
  for (const piece of code.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|./gs) ?? [])
    if (piece === ';') sections.push('')
    else sections[sections.length - 1] += piece
  return sections
}

function tokensOf(section: string): Token[] | null {
  const tokens: Token[] = []
  for (const piece of section.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general|./gis) ?? []) {
    if (/^general$/i.test(piece)) tokens.push({ general: true })
    else if (piece.startsWith('"')) tokens.push({ literal: piece.slice(1, -1) })
    else if (piece.startsWith('\\') && piece.length > 1) tokens.push({ literal: piece.slice(1) })
    else if (piece.startsWith('_')) tokens.push({ literal: ' ' })
    else if (piece.startsWith('*')) continue
    else if (piece.startsWith('[')) {
      const money = /^\[\$([^\]-]*)/.exec(piece)?.[1]
      if (money) tokens.push({ literal: money })
    } else if (piece === '0' || piece === '#' || piece === '?') tokens.push({ digit: piece })
    else if (piece === '.' || piece === ',') tokens.push({ mark: piece })
    else if (/[-+() :$¥￥€!^&'~{}<>=、，。（）]/.test(piece) || /\p{Script=Han}/u.test(piece)) tokens.push({ literal: piece })
    else return null
  }
  return tokens
}

function fill(tokens: readonly Token[], number: number): string | null {
  const literal = (token: Token) => ('literal' in token ? token.literal : '')
  if (tokens.some((token) => 'general' in token))
    return tokens.some((token) => 'digit' in token || 'mark' in token)
      ? null
      : tokens.map((token) => ('general' in token ? plain(number) : literal(token))).join('')
  const point = tokens.findIndex((token) => 'mark' in token && token.mark === '.')
  const whole = point < 0 ? tokens : tokens.slice(0, point)
  const after = point < 0 ? [] : tokens.slice(point + 1)
  if (after.some((token) => 'mark' in token)) return null
  const places = after.filter((token) => 'digit' in token).length
  const [digits = '', decimals = ''] = number.toFixed(Math.min(places, 15)).split('.')
  const isGrouped = whole.some((token) => 'mark' in token)
  const slots = whole.filter((token) => 'digit' in token).length
  if (slots === 0) return number === 0 || tokens.every((token) => 'literal' in token) ? tokens.map(literal).join('') : null
  const before = [...(digits === '0' ? '' : digits)]
  let shown = ''
  let left = slots
  let taken = 0
  const take = (filler: string) => {
    const digit = before.pop() ?? filler
    shown = `${digit !== '' && isGrouped && taken > 0 && taken % 3 === 0 ? `${digit},` : digit}${shown}`
    taken += digit === '' ? 0 : 1
  }
  for (const token of [...whole].reverse()) {
    if ('literal' in token) shown = `${token.literal}${shown}`
    else if ('digit' in token) {
      take(token.digit === '0' ? '0' : token.digit === '?' ? ' ' : '')
      left -= 1
      if (left === 0) while (before.length > 0) take('')
    }
  }
  let place = 0
  let lastKept = decimals.length
  const kinds = after.flatMap((token) => ('digit' in token ? [token.digit] : []))
  while (lastKept > 0 && kinds[lastKept - 1] === '#' && decimals[lastKept - 1] === '0') lastKept -= 1
  const tail = after.map((token) => ('digit' in token ? (place++ < lastKept ? (decimals[place - 1] ?? '') : '') : literal(token))).join('')
  return `${shown}${point < 0 ? '' : '.'}${tail}`
}

/** Spreadsheets keep and show 15 significant digits; the 16th and 17th in the file are noise of binary fractions. */
export function plain(number: number): string {
  return String(Number(number.toPrecision(15)))
}
