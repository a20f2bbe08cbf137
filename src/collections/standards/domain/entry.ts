import { lastPart, parentCode } from './codes'

/** The members that follow from a code, so that no two of them can contradict each other. */
export function entryCodes(kind: 'range', code: string): { code: string; order: string }
export function entryCodes(kind: 'point', code: string): { fullCode: string; code: string; rangePath: string; order: string }
export function entryCodes(kind: 'range' | 'point', code: string): Record<string, string>
export function entryCodes(kind: 'range' | 'point', code: string): Record<string, string> {
  if (kind === 'range') return { code, order: sortKey(code) }
  return { fullCode: code, code: lastPart(code), rangePath: parentCode(code) ?? '', order: sortKey(code) }
}

/** Text whose plain order is the order of the printed table: numbers of six digits. */
export function sortKey(code: string): string {
  return code.replace(/\d+$/, (digits) => digits.padStart(6, '0'))
}
