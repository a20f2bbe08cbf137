import { dayOfUtc, DAY_MS } from '@/kernel/clock'
import { hasPart, readPart, type Parts } from './parts'
import { builtInFormat, formatOfCode, type CellFormat } from './formats'

/** For each cell style, what it makes of a number. */
export async function readFormats(parts: Parts, path: string | null): Promise<CellFormat[]> {
  const custom = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  if (path === null || !hasPart(parts, path)) return formats
  let inCellFormats = false
  await readPart(parts, path, {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), formatOfCode(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) {
        const format = Number(attributes['numFmtId'] ?? 0)
        formats.push(custom.get(format) ?? builtInFormat(format))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return formats
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

/** The time of day behind a serial number to the second, `08:30` or `08:30:15`; `00:00` for a bare day. */
export function timeOfSerial(serial: number): string {
  const fraction = Math.max(0, serial - Math.floor(serial + 1e-9))
  const seconds = Math.min(86_399, Math.round(fraction * 86_400))
  const two = (part: number) => String(part).padStart(2, '0')
  const rest = seconds % 60
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}
