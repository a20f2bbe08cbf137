import { matchText } from '@/kernel/text'

/**
 * Codes of an element specification: ranges are capital letters joined by hyphens (`A`, `A-B`, `A-B-A`), a point adds a
 * number that restarts in its range (`A-B-A-001`). Three range levels are usual, up to six are read.
 */
const RANGE = /^[A-Z](?:-[A-Z]){0,5}$/
const POINT = /^[A-Z](?:-[A-Z]){0,5}-\d{3,6}$/

export type CodeKind = 'range' | 'point'

/**
 * A code as it is kept: half-width, capitals, plain hyphens, no blanks, numbers of at least three digits.
 * What is no code comes back cleaned but unchanged otherwise, so that it can be shown.
 */
export function normaliseCode(text: string): string {
  const clean = matchText(text)
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−﹣－_]/g, '-')
    .toUpperCase()
  return clean.replace(/-(\d{1,6})$/, (_, digits: string) => `-${digits.replace(/^0+(?=\d)/, '').padStart(3, '0')}`)
}

/** Of a code as {@link normaliseCode} gives it; null when it is none. */
export function codeKind(code: string): CodeKind | null {
  if (RANGE.test(code)) return 'range'
  return POINT.test(code) ? 'point' : null
}

/** `A-B-A-001` → `A-B-A`, `A-B` → `A`, `A` → null. */
export function parentCode(code: string): string | null {
  const cut = code.lastIndexOf('-')
  return cut < 0 ? null : code.slice(0, cut)
}

/** `A-B-A-001` → `001`, `A-B` → `B`. */
export function lastPart(code: string): string {
  return code.slice(code.lastIndexOf('-') + 1)
}

/** `A-B-A-001` → [`A`, `A-B`, `A-B-A`]: every range above, outermost first. */
export function ancestors(code: string): string[] {
  const path: string[] = []
  for (let parent = parentCode(code); parent !== null; parent = parentCode(parent)) path.unshift(parent)
  return path
}

/** Order of the printed table: part by part, letters by alphabet, numbers by size, a range before what stands in it. */
export function compareCodes(left: string, right: string): number {
  const a = left.split('-')
  const b = right.split('-')
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const x = a[index] ?? ''
    const y = b[index] ?? ''
    if (x === y) continue
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y)
    return x < y ? -1 : 1
  }
  return a.length - b.length
}
