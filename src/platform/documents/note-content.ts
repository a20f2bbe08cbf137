import type { Inline } from './model'
import { isSafeHref } from './safe-href'

const MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code'])

/** Whether a stored JSON value is the content of a note; it may have come from any client, so every member is looked at. */
export function isNoteContent(value: unknown, depth = 0): value is Inline[] {
  return Array.isArray(value) && depth < 4 && value.every((inline) => isNoteInline(inline, depth))
}

function isNoteInline(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kind, ...rest } = value as Record<string, unknown>
  const members = Object.keys(rest)
  const only = (...allowed: string[]) => members.every((member) => allowed.includes(member))
  switch (kind) {
    case 'text':
      return typeof rest.text === 'string' && members.every((member) => member === 'text' || (MARKS.has(member) && rest[member] === true))
    case 'break':
      return members.length === 0
    case 'link':
      return only('href', 'content') && typeof rest.href === 'string' && isSafeHref(rest.href) && isNoteContent(rest.content, depth + 1)
    case 'formula':
      return only('text', 'mathml') && typeof rest.text === 'string' && (rest.mathml === undefined || typeof rest.mathml === 'string')
    case 'image':
      return only('asset', 'alt') && typeof rest.asset === 'string' && typeof rest.alt === 'string'
    default:
      return false
  }
}
