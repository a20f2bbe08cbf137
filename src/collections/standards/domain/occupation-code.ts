import { matchText } from '@/kernel/text'

/** Codes of the national classification (职业分类大典): 大类-中类-小类-细类, and without the last part for a group. */
const OCCUPATION = /^\d-\d{2}-\d{2}-\d{2}$/
const GROUP = /^\d-\d{2}-\d{2}$/

/** Half-width, plain hyphens, no blanks. */
export function normaliseOccupationCode(text: string): string {
  return matchText(text)
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−－_]/g, '-')
}

export function isOccupationCode(code: string): boolean {
  return OCCUPATION.test(code)
}

export function isGroupCode(code: string): boolean {
  return GROUP.test(code)
}

/** `6-17-09-02` → `6-17-09` */
export function groupOf(code: string): string {
  return code.slice(0, code.lastIndexOf('-'))
}

/** Whether a group is the one that an occupation stands in. */
export function isGroupOf(group: string, code: string): boolean {
  return isGroupCode(group) && groupOf(code) === group
}
