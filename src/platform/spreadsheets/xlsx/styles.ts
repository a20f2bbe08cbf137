import { dayOfUtc, DAY_MS } from '@/kernel/clock'
import { hasPart, readPart, type Parts } from './parts'

/** Built-in number formats that show a calendar day (ECMA-376 part 1, 18.8.30, with the East Asian ones 27–31, 34–36, 50–58). */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** For each cell style: does it show its number as a day? */
export async function readDayStyles(parts: Parts): Promise<boolean[]> {
  const custom = new Map<number, boolean>()
  const days: boolean[] = []
  if (!hasPart(parts, 'xl/styles.xml')) return days
  let inCellFormats = false
  await readPart(parts, 'xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), showsDay(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) {
        const format = Number(attributes['numFmtId'] ?? 0)
        days.push(custom.get(format) ?? DAY_FORMATS.has(format))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return days
}

/** Whether a number format's code shows a year or a day of the month once quoted text, escapes and brackets are gone. */
export function showsDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return /[yd]/i.test(bare) && !/general/i.test(bare)
}

/**
 * The day behind a spreadsheet's serial number, as `YYYY-MM-DD`; null outside 1900 to 9999.
 * The 1900 system counts a 29 February 1900 that never was: serial 60 has no day.
 */
export function dayOfSerial(serial: number, uses1904: boolean): string | null {
  const whole = Math.floor(serial + 1e-9)
  if (!Number.isFinite(serial) || whole < (uses1904 ? 0 : 1) || whole > 2_958_465 || (!uses1904 && whole === 60)) return null
  const epoch = uses1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return dayOfUtc(epoch + whole * DAY_MS)
}
